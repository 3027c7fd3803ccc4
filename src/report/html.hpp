// Text made safe for HTML and for a row of decisions.csv; bytes as base64.
#pragma once

#include <string>
#include <string_view>

namespace formradar::report {

[[nodiscard]] std::string escaped(std::string_view text);   // & < > " ' and control characters; broken UTF-8 becomes U+FFFD
[[nodiscard]] std::string base64(std::string_view bytes);   // RFC 4648, padded
[[nodiscard]] std::string csv_field(std::string_view text); // quoted where needed, else as it is: to be read back by us

} // namespace formradar::report
