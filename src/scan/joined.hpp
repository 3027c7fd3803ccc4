// Files that somebody joined into one, as `cat` does: each begins where the one before it ends.
#pragma once

#include <string_view>
#include <vector>

#include "scan/kind.hpp"

namespace formradar::scan {

// `bytes` itself where nothing was joined. JPEG data that follow each other are pictures of one file: see jpeg_several.hpp.
[[nodiscard]] std::vector<std::string_view> joined_files(std::string_view bytes);

} // namespace formradar::scan
