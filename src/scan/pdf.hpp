// PDF files: pages that are one picture are decoded, others are rendered.
#pragma once

#include <string_view>

#include "scan/pages.hpp"

namespace formradar::scan {

[[nodiscard]] OpenedPages open_pdf(std::string_view bytes, const OpenOptions&);

} // namespace formradar::scan
