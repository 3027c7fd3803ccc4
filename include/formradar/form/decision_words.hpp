// The words that people may write in decisions.csv: the types; the words are those of a language (form/words.hpp).
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace formradar::form {

// What a cell of decisions.csv may say besides a number or a name; record/decisions.hpp says what each does.
enum class DecisionWord { empty, read, ignore, both, copy, every, group, sheet, page, not_applicable };

// For each of the above, in this order, up to four words, in small letters; the first one is what is offered.
using DecisionWords = std::array<std::array<std::string_view, 4>, 10>;

// What the text means in any of the languages, whatever its case.
[[nodiscard]] std::optional<DecisionWord> decision_word(std::string_view text);

} // namespace formradar::form
