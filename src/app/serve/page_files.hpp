// The files of the pages that only the server shows; made by the build from src/app/serve/page/.
#pragma once

#include "formradar/report/page.hpp"

namespace formradar::app::serve {

[[nodiscard]] std::span<const report::PageFile> served_page_files();

} // namespace formradar::app::serve
