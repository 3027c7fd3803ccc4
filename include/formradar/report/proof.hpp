// Outputs read back: what is not whole never takes the place of an earlier file. Each says what is wrong, or nothing.
#pragma once

#include <string_view>

#include "formradar/core/reason.hpp"

namespace formradar::report {

[[nodiscard]] Reason fault_in_workbook(std::string_view bytes); // every part unpacks, has its check sum, and is XML
[[nodiscard]] Reason fault_in_pdf(std::string_view bytes);      // its table names every object where it is
[[nodiscard]] Reason fault_in_png(std::string_view bytes);      // every chunk has its check sum, up to the last

} // namespace formradar::report
