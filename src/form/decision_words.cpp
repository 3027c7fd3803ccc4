// Words looked up in every language: whoever prints a Dutch form answers in Dutch.
#include "formradar/form/decision_words.hpp"

#include <algorithm>
#include <string>

#include "formradar/core/text.hpp"
#include "formradar/form/composed.hpp"
#include "formradar/form/words.hpp"

namespace formradar::form {

std::optional<DecisionWord> decision_word(std::string_view text) {
    auto word = composed(trimmed(text));
    std::ranges::transform(word, word.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (word.empty()) {
        return std::nullopt;
    }
    for (const auto* language : all_words()) {
        for (std::size_t i = 0; i < language->decisions.size(); ++i) {
            if (std::ranges::find(language->decisions.at(i), word) != language->decisions.at(i).end()) {
                return static_cast<DecisionWord>(i);
            }
        }
    }
    return std::nullopt;
}

} // namespace formradar::form
