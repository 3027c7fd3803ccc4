// Where a TIFF file ends, of which nothing in the file itself says so.
#pragma once

#include <cstddef>
#include <string_view>

namespace formradar::scan {

// Behind the last byte that any of its directories speaks of. `npos` for a camera's raw file, whose notes speak of more than
// anybody can follow.
[[nodiscard]] std::size_t end_of_tiff(std::string_view bytes);

} // namespace formradar::scan
