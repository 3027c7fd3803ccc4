// Forms of any size for tests, the same for the same seed.
#include "form/random_form.hpp"

#include <array>
#include <random>

namespace formradar::form::testing {
namespace {

constexpr std::array words = {
    "de",      "een",      "regio",         "samenwerking",         "én",       "structureel", "geïntegreerd",
    "(lijn-)", "partners", "en/of",         "techniekonderwijs",    "vmbo",     "monitoring",  "van",
    "mbo",     "we",       "betrokkenheid", "medezeggenschapsraad", "behoefte", "uniek",       "€"};

class Words {
public:
    explicit Words(unsigned seed) : random_(seed) {}

    std::size_t number(std::size_t low, std::size_t high) { return low + random_() % (high - low + 1); } // the same everywhere
    std::string text(std::size_t low, std::size_t high) {
        std::string text;
        for (std::size_t left = number(low, high); left > 0; --left) {
            text += (text.empty() ? "" : " ") + std::string(words.at(number(0, words.size() - 1)));
        }
        return text;
    }

private:
    std::mt19937 random_;
};

} // namespace

Form random_form(unsigned seed, std::size_t statements) {
    Words words_of(seed);
    Form form{.id = "random-" + std::to_string(seed), .language = seed % 2 == 0 ? "nl" : "en"};
    form.title = words_of.text(1, 12);
    form.intro = words_of.number(0, 2) == 0 ? "" : words_of.text(5, 80);
    form.question = words_of.text(2, 25);
    form.scale = {.low = words_of.text(1, 4), .high = words_of.text(1, 4)};
    form.scale.steps = fewest_steps + static_cast<int>(seed % static_cast<unsigned>(most_steps - fewest_steps + 1));
    form.not_applicable = seed % 3 == 1 ? (seed % 2 == 0 ? "weet niet" : "kan ik niet beoordelen") : "";
    for (int step = 1; seed % 4 == 1 && step <= form.scale.steps; ++step) {
        form.scale.labels.push_back("woord " + std::to_string(step));
    }
    if (!form.scale.labels.empty()) {
        form.scale.low = form.scale.labels.front();
        form.scale.high = form.scale.labels.back();
    }
    for (std::size_t i = 0; i < statements; ++i) {
        form.statements.push_back({.label = "Label " + std::to_string(i), .text = words_of.text(1, 40)});
    }
    for (std::size_t first = 0; seed % 5 == 2 && first < statements; first += 4) {
        form.sections.push_back({.title = "Deel " + std::to_string(first), .first = first});
    }
    form.remarks = seed % 7 == 3;
    const auto groups = words_of.number(0, 10);
    for (std::size_t i = groups == 1 ? 0 : groups; i > 0; --i) {
        form.groups.push_back(words_of.text(1, 3) + " " + std::to_string(i));
    }
    for (std::size_t i = words_of.number(0, 5); i > 0; --i) {
        form.open_questions.push_back(words_of.text(2, 30) + " " + std::to_string(i));
    }
    return form;
}

} // namespace formradar::form::testing
