// What PDF pages of one picture are put together from, whatever its filter.
#pragma once

#include <string>
#include <vector>

#include "formradar/core/image.hpp"
#include "hostile/pdf_filters.hpp"
#include "hostile/rows.hpp"
#include "scan/make_pdf.hpp"

namespace formradar::hostile {

inline constexpr const char* grey = "/ColorSpace /DeviceGray /BitsPerComponent 8 ";
inline constexpr const char* colour = "/ColorSpace /DeviceRGB /BitsPerComponent 8 ";
inline constexpr const char* bit = "/ColorSpace /DeviceGray /BitsPerComponent 1 ";

// Further objects are numbered from 6.
[[nodiscard]] std::string page_with(const GrayImage&, const std::string& entries, const std::string& data,
                                    const scan::PdfMore& more = {}, const std::string& page_entries = "");

[[nodiscard]] std::string samples_of(const GrayImage&, const Samples&);
[[nodiscard]] std::string deflated(const std::string& bytes);

// What libtiff makes of the samples in one strip. `options`: of group 3.
[[nodiscard]] std::string by_libtiff(const GrayImage&, int compression, const Samples&, int options = 0);

// Those that the renderer draws.
[[nodiscard]] std::vector<PdfFilter> drawn_pdf_filters();

} // namespace formradar::hostile
