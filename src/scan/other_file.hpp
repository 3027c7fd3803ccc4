// Files that are no picture: what they are, and whether there may be sheets in them nevertheless.
#pragma once

#include <string_view>

#include "formradar/core/failure.hpp"

namespace formradar::scan {

// Of the kind no_scan when nobody has to do anything about it (a film, a text, notes of a computer on a folder), else unreadable
// (a picture of a kind that is not supported, an archive with pictures in it, a page of the web that is called scan.jpg).
// `name`: of the file; it counts where the content does not say enough.
[[nodiscard]] Refusal refusal_of_other(std::string_view bytes, std::string_view name);

// Programs that fetch files give them such a name until they are complete.
[[nodiscard]] bool is_unfinished_download(std::string_view name);

} // namespace formradar::scan
