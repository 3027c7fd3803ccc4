// Text made safe for HTML; bytes as base64.
#pragma once

#include <string>
#include <string_view>

namespace formradar::report {

[[nodiscard]] std::string escaped(std::string_view text); // & < > " ' and control characters; broken UTF-8 becomes U+FFFD
[[nodiscard]] std::string base64(std::string_view bytes); // RFC 4648, padded
[[nodiscard]] std::string bytes_of_hex(std::string_view); // of an even number of lower-case digits

} // namespace formradar::report
