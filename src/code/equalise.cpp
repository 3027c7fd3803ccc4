// A linear filter over 5 x 5 cells, fitted so that the finder, timing and alignment patterns come out as they were printed. Blur,
// a grid that is a little off, weak contrast and light from one side are all undone by it at once.
#include "code/equalise.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "code/cells.hpp"
#include "formradar/code/qr.hpp"

namespace formradar::code {
namespace {

constexpr int reach = 2;
constexpr std::size_t taps = 25;           // 5 x 5
constexpr std::size_t unknowns = taps + 3; // and a constant, and a slope in each direction
using Features = std::array<double, unknowns>;

// The greys as 0 for the middle and 1 for the spread, and white around the code.
struct Cells {
    std::vector<double> values;
    double quiet = 1;

    explicit Cells(const std::vector<double>& means) : values(means) {
        double sum = 0;
        double squares = 0;
        for (const double mean : means) {
            sum += mean;
            squares += mean * mean;
        }
        const auto n = static_cast<double>(means.size());
        const double spread = std::sqrt(std::max(squares / n - sum / n * (sum / n), 1e-9));
        for (double& value : values) {
            value = (value - sum / n) / spread;
        }
        auto sorted = values;
        std::ranges::sort(sorted);
        quiet = sorted[sorted.size() * 9 / 10];
    }

    [[nodiscard]] Features features(int column, int row) const {
        Features features{};
        std::size_t i = 0;
        for (int y = row - reach; y <= row + reach; ++y) {
            for (int x = column - reach; x <= column + reach; ++x) {
                const bool inside = x >= 0 && y >= 0 && x < code_cells && y < code_cells;
                features.at(i++) = inside ? values[cell_index(x, y)] : quiet;
            }
        }
        features.at(i++) = 1;
        features.at(i++) = 2.0 * column / code_cells - 1;
        features.at(i) = 2.0 * row / code_cells - 1;
        return features;
    }
};

using Equations = std::array<std::array<double, unknowns + 1>, unknowns>; // the right side last

void add(Equations& equations, const Features& features, double wanted) {
    for (std::size_t i = 0; i < unknowns; ++i) {
        for (std::size_t j = 0; j < unknowns; ++j) {
            equations.at(i).at(j) += features.at(i) * features.at(j);
        }
        equations.at(i).at(unknowns) += features.at(i) * wanted;
    }
}

// Gauss and Jordan's elimination. No pivoting: the equations are symmetric, and made positive definite before.
Features solved(Equations equations) {
    for (std::size_t i = 0; i < unknowns; ++i) {
        for (std::size_t k = 0; k < unknowns; ++k) {
            const double factor = k == i ? 0 : equations.at(k).at(i) / equations.at(i).at(i);
            for (std::size_t j = i; factor != 0 && j <= unknowns; ++j) {
                equations.at(k).at(j) -= factor * equations.at(i).at(j);
            }
        }
    }
    Features weights{};
    for (std::size_t i = 0; i < unknowns; ++i) {
        weights.at(i) = equations.at(i).at(unknowns) / equations.at(i).at(i);
    }
    return weights;
}

double applied(const Features& weights, const Features& features) {
    double sum = 0;
    for (std::size_t i = 0; i < unknowns; ++i) {
        sum += weights.at(i) * features.at(i);
    }
    return sum;
}

struct Known {
    Features features;
    double wanted; // -1 for black, 1 for white
};

// Cells that are painted over whatever is below them are known.
std::vector<Known> known_cells(const Cells& cells) {
    std::vector<bool> on_black(cells.values.size(), true);
    std::vector<bool> on_white(cells.values.size(), false);
    paint_patterns(on_black);
    paint_patterns(on_white);
    std::vector<Known> known;
    for (int row = 0; row < code_cells; ++row) {
        for (int column = 0; column < code_cells; ++column) {
            if (on_black[cell_index(column, row)] == on_white[cell_index(column, row)]) {
                known.push_back({cells.features(column, row), on_black[cell_index(column, row)] ? -1.0 : 1.0});
            }
        }
    }
    return known;
}

Features fitted(const std::vector<Known>& known) {
    Equations equations{};
    for (std::size_t i = 0; i < unknowns; ++i) {
        equations.at(i).at(i) = 1; // ridge: weights stay small where the patterns say nothing
    }
    for (const auto& cell : known) {
        add(equations, cell.features, cell.wanted);
    }
    return solved(equations);
}

} // namespace

std::vector<double> equalised(const std::vector<double>& means) {
    const Cells cells(means);
    const auto weights = fitted(known_cells(cells));
    std::vector<double> out;
    for (int row = 0; row < code_cells; ++row) {
        for (int column = 0; column < code_cells; ++column) {
            out.push_back(applied(weights, cells.features(column, row)));
        }
    }
    return out;
}

} // namespace formradar::code
