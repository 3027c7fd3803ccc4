// What a file is, by its content.
#pragma once

#include <string_view>

namespace formradar::scan {

enum class Kind { jpeg, png, tiff, pdf, heic, avif, webp, jpx, other };

[[nodiscard]] Kind kind_of(std::string_view bytes);
[[nodiscard]] std::string_view name_of(Kind);

} // namespace formradar::scan
