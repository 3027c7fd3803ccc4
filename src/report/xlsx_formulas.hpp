// Statistics as formulas over the cells that say how often each score was given.
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

// Where the counts are, rows and columns from 0: as many as the scale has steps, the scores themselves in a row above them.
struct CellsOfCounts {
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t scores = 0; // the row above
    std::size_t steps = 5;
};
[[nodiscard]] FormulasOfCounts formulas_of_counts(const CellsOfCounts&);

} // namespace formradar::report
