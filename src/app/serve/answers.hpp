// Answers with the header fields that keep a page to itself.
#pragma once

#include <string>
#include <string_view>

#include "app/serve/http.hpp"

namespace formradar::app::serve {

[[nodiscard]] Answer refused();                           // 403, and nothing else
[[nodiscard]] Answer plain(int status, std::string said); // one sentence
[[nodiscard]] Answer json(std::string body, int status = 200);
[[nodiscard]] Answer page(std::string html); // scripts, styles and pictures of its own only
[[nodiscard]] Answer asset(std::string_view type, std::string body);
[[nodiscard]] Answer picture(std::string_view type, std::string body); // that never changes: the browser may keep it
[[nodiscard]] Answer file(std::string_view name, std::string body);    // a result, opened or saved as its kind is
[[nodiscard]] Answer events();

} // namespace formradar::app::serve
