// results.html: what results.pdf says, for a screen reader, a mail or a small screen. One file, no script.
#pragma once

#include <string>

#include "formradar/report/results_pages.hpp"

namespace formradar::report {

// The handwriting is in results.pdf alone. The same input gives the same bytes.
[[nodiscard]] std::string results_html(const ReportInput&);

} // namespace formradar::report
