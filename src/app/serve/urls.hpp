// Addresses and form bodies as texts: percent signs undone, names and values taken apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formradar::app::serve {

// Nothing for a percent sign without two hex digits, and for a zero byte.
[[nodiscard]] std::optional<std::string> undone(std::string_view text);

[[nodiscard]] std::string path_of(std::string_view target);  // undone; empty when it is no path
[[nodiscard]] std::string query_of(std::string_view target); // as it is

// "a=1&b=x%20y", in this order; "+" is a space. A pair that cannot be undone is left out.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs_in(std::string_view text);
[[nodiscard]] std::string value_of(std::string_view name, std::string_view text); // of the first pair with this name, else empty

} // namespace formradar::app::serve
