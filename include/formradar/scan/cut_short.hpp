// Whether the end of a file is still missing, as while it is being copied.
#pragma once

#include <string_view>

namespace formradar::scan {

// By what files of its kind end with; what decoders make of it does not count.
[[nodiscard]] bool looks_cut_short(std::string_view bytes);

} // namespace formradar::scan
