// PNG files as pages: a still picture is one, an animated one says that there are more in it.
#pragma once

#include <string_view>

#include "scan/pages.hpp"

namespace formradar::scan {

[[nodiscard]] OpenedPages open_png(std::string_view bytes, const OpenOptions&);

// Of an animation, besides the picture that every program shows.
[[nodiscard]] int further_pictures_in_png(std::string_view bytes);

} // namespace formradar::scan
