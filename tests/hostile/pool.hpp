// Sheets as pictures, of which the files of a hostile folder are made, and the names that people and machines give to files.
#pragma once

#include <array>
#include <string>

#include "support/simulator.hpp"

namespace formradar::hostile {

using simulator::Rng;

struct PoolSheet {
    GrayImage image;
    bool one_bit = true; // may be made black and white without losing an answer
};

// Filled in by somebody and scanned; `truth` becomes what was meant.
[[nodiscard]] PoolSheet filled_sheet(const simulator::Booklet&, std::size_t number, Rng, simulator::SheetTruth& truth);
// The sheet as it was printed, scanned: nobody took part with it.
[[nodiscard]] GrayImage empty_sheet(const simulator::Booklet&, std::size_t number, Rng&);

[[nodiscard]] GrayImage trimmed(const GrayImage&, Rng&); // some rows and columns off each side
[[nodiscard]] GrayImage enlarged(const GrayImage&, int factor);
[[nodiscard]] GrayImage side_by_side(const GrayImage& left, const GrayImage& right); // on one large glass
// Two rows of two on a table, somebody's upside down.
[[nodiscard]] GrayImage four_on_a_table(const std::array<const GrayImage*, 4>&, Rng&);

[[nodiscard]] std::string any_file_name(int number, Rng&); // in a folder or not, without its ending

} // namespace formradar::hostile
