// TIFF files with one page or many: what scanners and fax servers send.
#pragma once

#include <string_view>

#include "scan/pages.hpp"
#include "scan/picture.hpp"

namespace formradar::scan {

[[nodiscard]] OpenedPages open_tiff(std::string_view bytes, const OpenOptions&);

// The first page only.
[[nodiscard]] Expected<Decoded, Refusal> decode_tiff_page(std::string_view tiff, const OpenOptions&);

} // namespace formradar::scan
