// Pictures that follow the first one in a JPEG file: MPO files of cameras, files put one behind the other, and what phones add.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace formradar::scan {

// Where each picture is, the first one with what follows it. What only helps to show the first one (its brightness for bright
// screens, its depth) is left out, but never a photo that has such help of its own.
[[nodiscard]] std::vector<std::string_view> pictures_in_jpeg(std::string_view bytes);

// Behind the last of them, and what helps to show it; `npos` where that one has no end.
[[nodiscard]] std::size_t end_of_jpeg(std::string_view bytes);

} // namespace formradar::scan
