// Formulas without arrays, so that every spreadsheet computes them; agreement as a sum over the sets of neighbouring bars.
#include "report/xlsx_formulas.hpp"

#include <array>
#include <cmath>
#include <vector>

#include "formradar/results/statistics.hpp"
#include "report/xlsx_book.hpp"

namespace formradar::report {
namespace {

using Cells = std::vector<std::string>;

std::string list_of(const Cells& cells, unsigned set, bool inside) {
    std::string list;
    for (unsigned i = 0; i < cells.size(); ++i) {
        if (((set >> i & 1U) != 0) == inside) {
            list += (list.empty() ? "" : ",") + cells.at(i);
        }
    }
    return list;
}

// Size x agreement of a layer in which the scores of this set were given equally often.
double weight_of(unsigned set, std::size_t steps) {
    auto counts = results::Counts::of_steps(static_cast<int>(steps));
    int size = 0;
    for (unsigned i = 0; i < counts.size(); ++i) {
        counts.at(i) = static_cast<int>(set >> i & 1U);
        size += counts.at(i);
    }
    return size * results::agreement(counts);
}

unsigned sets_of(std::size_t steps) {
    return 1U << static_cast<unsigned>(steps);
}

// The least number that makes all weights whole: 18 for five steps. Whole numbers are exact in every spreadsheet, and short.
int common_denominator(std::size_t steps) {
    constexpr double inexact = 1e-6;
    for (int times = 1;; ++times) {
        bool whole = true;
        for (unsigned set = 1; set < sets_of(steps); ++set) {
            const double weight = times * weight_of(set, steps);
            whole = whole && std::abs(weight - std::round(weight)) < inexact;
        }
        if (whole) {
            return times;
        }
    }
}

// The bar chart is a sum of layers; a set of scores is a layer from the highest bar outside it up to the lowest one inside it.
std::string layers(const Cells& cells, int denominator) {
    std::string sum;
    for (unsigned set = 1; set < sets_of(cells.size()); ++set) {
        const auto weight = std::lround(denominator * weight_of(set, cells.size()));
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
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        below += (below.empty() ? "" : "+") + cells.at(i);
        sum += "+(" + place + ">" + below + ")";
    }
    return sum;
}

std::string first_given(const Cells& cells, bool from_low) {
    const std::size_t last = cells.size() - 1;
    std::string formula = from_low ? std::to_string(cells.size()) : "1";
    for (std::size_t i = 0; i < last; ++i) {
        const std::size_t at = from_low ? last - 1 - i : i + 1;
        formula = "IF(" + cells.at(at) + ">0," + std::to_string(at + 1) + "," + formula + ")";
    }
    return formula;
}

} // namespace

FormulasOfCounts formulas_of_counts(const CellsOfCounts& where) {
    const auto [row, column, scores, steps] = where;
    static const auto denominators = [] {
        std::array<int, form::most_steps + 1> all{};
        for (std::size_t each = form::fewest_steps; each < all.size(); ++each) {
            all.at(each) = common_denominator(each);
        }
        return all;
    }();
    const int denominator = denominators.at(steps);
    Cells cells;
    for (std::size_t i = 0; i < steps; ++i) {
        cells.push_back(column_name(column + i) + std::to_string(row + 1));
    }
    const std::string counts = cells.front() + ":" + cells.back();
    const std::string head = std::to_string(scores + 1);
    const std::string values = "$" + column_name(column) + "$" + head + ":$" + column_name(column + steps - 1) + "$" + head;
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
            .agreement = guarded("2", "(0" + layers(cells, denominator) + ")/" + std::to_string(denominator) + "/" + n)};
}

} // namespace formradar::report
