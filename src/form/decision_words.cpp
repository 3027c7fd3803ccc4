// Words looked up in every language: whoever prints a Dutch form answers in Dutch.
#include "formradar/form/decision_words.hpp"

#include <algorithm>
#include <string>

#include "formradar/core/text.hpp"
#include "formradar/form/composed.hpp"
#include "formradar/form/words.hpp"

namespace formradar::form {
namespace {

// Of languages that messages are in and forms are not yet.
constexpr DecisionWords german = {{{"leer", "nicht ausgefüllt", "offen"},
                                   {"gelesen", "lesen", "zählt"},
                                   {"ignorieren", "weglassen"},
                                   {"beide", "jedes", "jeder"},
                                   {"kopie", "exemplar"},
                                   {"alle", "sämtliche"},
                                   {"gruppe"},
                                   {"bogen", "formular", "blatt"},
                                   {"seite"},
                                   {"trifft nicht zu", "weiß nicht", "k. a.", "k.a."}}};
constexpr DecisionWords french = {{{"vide", "non rempli"},
                                   {"lu", "lue", "lire", "compte"},
                                   {"ignorer", "ignoré", "omettre"},
                                   {"les deux", "chacun", "chacune"},
                                   {"copie", "exemplaire"},
                                   {"tous", "toutes"},
                                   {"groupe"},
                                   {"feuille", "fiche", "formulaire"},
                                   {"page"},
                                   {"sans objet", "ne sait pas", "s.o."}}};

std::optional<DecisionWord> word_among(const DecisionWords& words, std::string_view word) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (std::ranges::find(words.at(i), word) != words.at(i).end()) {
            return static_cast<DecisionWord>(i);
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<DecisionWord> decision_word(std::string_view text) {
    auto word = composed(trimmed(text));
    std::ranges::transform(word, word.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (word.empty()) {
        return std::nullopt;
    }
    for (const auto* language : all_words()) {
        if (const auto found = word_among(language->decisions, word)) {
            return found;
        }
    }
    const auto found = word_among(german, word);
    return found ? found : word_among(french, word);
}

} // namespace formradar::form
