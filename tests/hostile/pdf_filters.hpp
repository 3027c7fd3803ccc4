// A picture as the one of a PDF page, with each filter that such pictures have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/image.hpp"

namespace formradar::hostile {

struct PdfFilter {
    std::string_view name;
    bool one_bit = false;
    std::string (*make)(const GrayImage&) = nullptr;
    bool smoothed = false; // by the renderer: a score may wait that would not
};

[[nodiscard]] std::vector<PdfFilter> all_pdf_filters();

[[nodiscard]] std::string pdf_by_filter(std::string_view name, const GrayImage&); // throws std::out_of_range for no such name

[[nodiscard]] GrayImage black_and_white(const GrayImage&); // as a scanner with a fixed threshold

} // namespace formradar::hostile
