// Formulas without arrays, so that every spreadsheet computes them; agreement as a sum over the sets of neighbouring bars.
#include "report/xlsx_formulas.hpp"

#include <array>

#include "formradar/results/statistics.hpp"
#include "report/xlsx_book.hpp"

namespace formradar::report {
namespace {

using Cells = std::array<std::string, 5>;

std::string list_of(const Cells& cells, unsigned set, bool inside) {
    std::string list;
    for (unsigned i = 0; i < cells.size(); ++i) {
        if (((set >> i & 1U) != 0) == inside) {
            list += (list.empty() ? "" : ",") + cells.at(i);
        }
    }
    return list;
}

// Times 18, so that it is a whole number: size x agreement of a layer in which the scores of this set were given equally often.
int weight_of(unsigned set) {
    results::Counts counts{};
    int size = 0;
    for (unsigned i = 0; i < counts.size(); ++i) {
        counts.at(i) = static_cast<int>(set >> i & 1U);
        size += counts.at(i);
    }
    const double weight = 18 * size * results::agreement(counts);
    return static_cast<int>(weight + (weight < 0 ? -0.5 : 0.5));
}

// The bar chart is a sum of layers; a set of scores is a layer from the highest bar outside it up to the lowest one inside it.
std::string layers(const Cells& cells) {
    std::string sum;
    for (unsigned set = 1; set < 32; ++set) {
        const int weight = weight_of(set);
        const std::string outside = list_of(cells, set, false);
        if (weight != 0) {
            sum += (weight > 0 ? "+" : "") + std::to_string(weight) + "*MAX(0,MIN(" + list_of(cells, set, true) + ")-MAX(0" +
                   (outside.empty() ? "" : "," + outside) + "))";
        }
    }
    return sum;
}

// One point for each score that the one at this place, counted from the lowest, lies above.
std::string above(const Cells& cells, const std::string& place) {
    std::string sum, below;
    for (std::size_t i = 0; i < 4; ++i) {
        below += (below.empty() ? "" : "+") + cells.at(i);
        sum += "+(" + place + ">" + below + ")";
    }
    return sum;
}

std::string first_given(const Cells& cells, bool from_low) {
    std::string formula = from_low ? "5" : "1";
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t at = from_low ? 3 - i : i + 1;
        formula = "IF(" + cells.at(at) + ">0," + std::to_string(at + 1) + "," + formula + ")";
    }
    return formula;
}

} // namespace

FormulasOfCounts formulas_of_counts(std::size_t row, std::size_t column, std::size_t scores) {
    Cells cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        cells.at(i) = column_name(column + i) + std::to_string(row + 1);
    }
    const std::string counts = cells.front() + ":" + cells.back();
    const std::string head = std::to_string(scores + 1);
    const std::string values = "$" + column_name(column) + "$" + head + ":$" + column_name(column + 4) + "$" + head;
    const std::string n = "SUM(" + counts + ")", sum = "SUMPRODUCT(" + counts + "," + values + ")";
    const auto guarded = [&](const std::string& least, const std::string& formula) {
        return "=IF(" + n + "<" + least + ",\"\"," + formula + ")";
    };
    const std::string squares = "SUMPRODUCT(" + counts + "," + values + "," + values + ")";
    return {.n = "=" + n,
            .mean = guarded("1", sum + "/" + n),
            .median = guarded("1", "1+(0" + above(cells, "INT((" + n + "+1)/2)") + above(cells, "(INT(" + n + "/2)+1)") + ")/2"),
            .sd = guarded("2", "SQRT(MAX(0," + squares + "-" + sum + "^2/" + n + ")/(" + n + "-1))"),
            .lowest = guarded("1", first_given(cells, true)),
            .highest = guarded("1", first_given(cells, false)),
            .agreement = guarded("2", "(0" + layers(cells) + ")/18/" + n)};
}

} // namespace formradar::report
