// Statistics as formulas over five cells that say how often 1 to 5 were given.
#pragma once

#include <cstddef>
#include <string>

namespace formradar::report {

struct FormulasOfCounts {
    std::string n;
    std::string mean;
    std::string median;
    std::string sd;
    std::string lowest;
    std::string highest;
    std::string agreement;
};

// The counts are in this row (from 0) from this column on, the scores 1 to 5 themselves in the row `scores` above them.
[[nodiscard]] FormulasOfCounts formulas_of_counts(std::size_t row, std::size_t column, std::size_t scores);

} // namespace formradar::report
