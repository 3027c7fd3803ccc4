// A sentence is put together in every language at once: who says it knows which one is wanted.
#include "form/wrong.hpp"

#include <string>
#include <utility>
#include <vector>

#include "form/wrong_table.hpp"
#include "formradar/core/phrase.hpp"

namespace formradar::form {
namespace {

std::string worded_in(const Language& language, Wrong wrong, std::initializer_list<Detail> details) {
    std::vector<Filling> fillings;
    for (const auto& [place, text] : details) {
        fillings.push_back({place, text.in(language.code)});
    }
    return filled_in(language.messages[static_cast<std::size_t>(wrong)].text, fillings);
}

} // namespace

Wording worded(Wrong wrong, std::initializer_list<Detail> details) {
    std::string english;
    std::vector<InLanguage> others;
    for (const auto& language : wrong_table()) {
        auto text = worded_in(language, wrong, details);
        if (language.code == "en") {
            english = std::move(text);
        } else {
            others.push_back({language.code, std::move(text)});
        }
    }
    return {std::move(english), std::move(others)};
}

} // namespace formradar::form
