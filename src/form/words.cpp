// Every word that a printed form has of itself, by language.
#include "formradar/form/words.hpp"

#include <algorithm>

#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"

namespace formradar {
namespace {

constexpr std::array<Words, 2> all_words = {{
    {.language = "en",
     .page = "Page",
     .of = "of",
     .group_head = "Your group: cross one box.",
     .preset = "Known already:",
     .mark = "Put one cross for every statement.",
     .correct = "A mistake? Make the box black and cross another one.",
     .months = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
                "December"}},
    {.language = "nl",
     .page = "Pagina",
     .of = "van",
     .group_head = "Uw groep: kruis één vakje aan.",
     .preset = "Al bekend:",
     .mark = "Zet bij elke uitspraak één kruisje.",
     .correct = "Vergist u zich? Maak het vakje zwart en kruis een ander aan.",
     .months = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
                "december"}},
}};

constexpr std::array<std::string_view, all_words.size()> all_languages = {all_words[0].language, all_words[1].language};

} // namespace

std::span<const std::string_view> languages() {
    return all_languages;
}

const Words& words_of(std::string_view language) {
    const auto* const found = std::ranges::find(all_words, language, &Words::language);
    if (found == all_words.end()) {
        throw Error("no printed words for the language \"" + std::string(language) + "\"; use nl or en");
    }
    return *found;
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

} // namespace formradar
