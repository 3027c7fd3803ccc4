// What a file is, by its content.
#pragma once

#include <string>
#include <string_view>

namespace formradar::scan {

enum class Kind { jpeg, png, tiff, pdf, heic, avif, webp, other };

[[nodiscard]] Kind kind_of(std::string_view bytes);
[[nodiscard]] std::string_view name_of(Kind);
// For files of the kind `other`: "a Word document", "an empty file", "a text file", ...
[[nodiscard]] std::string describe_other(std::string_view bytes);

} // namespace formradar::scan
