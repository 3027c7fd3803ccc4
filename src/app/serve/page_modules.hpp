// The files that the pages are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formradar/report/page.hpp"

namespace formradar::app::serve {

// Empty when there is none of that name.
[[nodiscard]] report::PageFile file_of_page(std::string_view name);

// The names of the modules that this one imports, by themselves or by others, each once: a browser that is told asks for all of
// them at once, and not for the next when it has read the one before.
[[nodiscard]] std::vector<std::string> modules_behind(std::string_view name);

} // namespace formradar::app::serve
