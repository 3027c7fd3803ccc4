// What can be wrong with a form file, in the languages of messages.
#pragma once

#include <initializer_list>
#include <string_view>

#include "formradar/core/wording.hpp"

namespace formradar::form {

enum class Wrong {
#include "form/wrong_keys.inc"
};

// What stands in a place of a sentence: a number or a name, or again what has its words in each language.
struct Detail {
    std::string_view place; // "table", for {table}
    Wording text;
};

[[nodiscard]] Wording worded(Wrong, std::initializer_list<Detail> = {});

} // namespace formradar::form
