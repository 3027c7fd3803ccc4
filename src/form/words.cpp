// The languages looked up; dates and page numbers written out.
#include "formradar/form/words.hpp"

#include <algorithm>

#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"

namespace formradar::form {
const Words& words_of(std::string_view language) {
    const auto all = all_words();
    const auto found = std::ranges::find(all, language, [](const Words* words) { return words->language; });
    if (found == all.end()) {
        throw Error("no printed words for the language \"" + std::string(language) + "\"; use " + known_languages());
    }
    return **found;
}

std::string known_languages() {
    std::string text;
    const auto all = all_words();
    for (std::size_t i = 0; i < all.size(); ++i) {
        text += i == 0 ? "" : i + 1 == all.size() ? " or " : ", ";
        text += "\"" + std::string(all[i]->language) + "\"";
    }
    return text;
}

std::string page_of(const Words& words, std::size_t page, std::size_t pages) {
    return std::string(words.page) + " " + std::to_string(page) + " " + std::string(words.of) + " " + std::to_string(pages);
}

std::string long_date(const Words& words, std::string_view iso) {
    const auto parts = split(iso, '-');
    const auto month = parts.size() == 3 ? parse_number(parts[1]) : std::nullopt;
    const auto day = parts.size() == 3 ? parse_number(parts[2]) : std::nullopt;
    if (!month || !day || *month < 1 || *month > 12) {
        return std::string(iso);
    }
    return fixed(*day, 0) + " " + std::string(words.months.at(static_cast<std::size_t>(*month) - 1)) + " " +
           std::string(parts[0]);
}

} // namespace formradar::form
