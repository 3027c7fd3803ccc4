// Pieces of documents for a browser, with and without a server.
#pragma once

#include <string>

namespace formradar::report {

[[nodiscard]] std::string head_of_page(const std::string& language, const std::string& title,
                                       const std::string& kind); // not closed
[[nodiscard]] std::string data_of_page(const std::string& json);
[[nodiscard]] std::string top_of_page(const std::string& title, const std::string& subtitle, const std::string& beside);

} // namespace formradar::report
