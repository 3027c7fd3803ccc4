// Group 4 fax data as PDF files hold it: without a file around it.
#pragma once

#include <string>
#include <string_view>

namespace formradar::scan {

struct FaxData {
    std::string_view bytes;
    int width = 0;
    int height = 0;
    bool inverted = false; // what was black on paper is to be white
};

[[nodiscard]] std::string tiff_around(const FaxData&);

} // namespace formradar::scan
