// Decisions as a form's body brings them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formradar/record/decide.hpp"

namespace formradar::app::serve {

// "who=Anna&sheet=A7F&page=1&statement=3&old=multiple&source=...&page_in_file=1&why=&was=&new=4": each "new" ends a row, and an
// empty one takes back what was decided. None at all where one part cannot be written as it is meant: a text that is too long or
// no UTF-8, what should be a number, a row that names no field, too many rows.
[[nodiscard]] std::vector<record::Wish> wishes_in(std::string_view body, const std::string& today);

[[nodiscard]] std::string said_now(const std::string& value); // {"now": ...}

} // namespace formradar::app::serve
