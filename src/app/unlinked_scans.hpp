// Which files are to be read below a folder that is watched: what a link leads to is outside of it.
#pragma once

#include <functional>

#include "app/find_scans.hpp"

namespace formradar::app {

// As find_scans finds them, but links below the paths, as `is_link` knows them, are named and not followed.
[[nodiscard]] FoundScans find_unlinked_scans(const machine::Files&, const std::vector<std::string>& paths,
                                             const std::function<bool(const std::string& path)>& is_link);

} // namespace formradar::app
