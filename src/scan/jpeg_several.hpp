// Pictures that follow the first one in a JPEG file: MPO files of cameras, files put one behind the other, and what phones add.
#pragma once

#include <string_view>
#include <vector>

namespace formradar::scan {

// Where each picture is, the first one with what follows it. What only helps to show the first one (its brightness for bright
// screens, its depth) is left out.
[[nodiscard]] std::vector<std::string_view> pictures_in_jpeg(std::string_view bytes);

} // namespace formradar::scan
