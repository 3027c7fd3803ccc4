// Deals marks to the rows of a specimen, and keeps them as text.
#include "formradar/form/specimen.hpp"

#include <algorithm>
#include <utility>

#include "formradar/core/text.hpp"
#include "formradar/form/form.hpp"

namespace formradar::form {
namespace {

struct Kind {
    SpecimenMark mark;
    char letter;
    std::string_view name;
    int share; // how many of a deck
};

constexpr std::array kinds = {
    Kind{SpecimenMark::cross, 'c', "cross", 3},
    Kind{SpecimenMark::tick, 't', "tick", 2},
    Kind{SpecimenMark::slash, 's', "slash", 1},
    Kind{SpecimenMark::circle, 'o', "circle", 1},
    Kind{SpecimenMark::filled, 'f', "filled box", 1},
    Kind{SpecimenMark::pencil, 'p', "pencil", 2},
    Kind{SpecimenMark::hard_pencil, 'h', "hard pencil", 2},
    Kind{SpecimenMark::pale_pencil, 'l', "pale pencil", 2},
    Kind{SpecimenMark::corrected, 'x', "correction", 2},
    Kind{SpecimenMark::beside, 'n', "beside the box", 2},
    Kind{SpecimenMark::accident, 'a', "with an accident", 1},
    Kind{SpecimenMark::empty, 'e', "empty", 1},
    Kind{SpecimenMark::twice, 'w', "two crosses", 1},
};

const Kind& kind_of(SpecimenMark mark) {
    return *std::ranges::find(kinds, mark, &Kind::mark);
}

bool has_other(SpecimenMark mark) {
    return mark == SpecimenMark::corrected || mark == SpecimenMark::twice;
}

std::optional<int> score_in(char c) {
    const int score = c - '0';
    return score >= lowest_score && score <= most_steps ? std::optional{score} : std::nullopt;
}

std::optional<SpecimenRow> row_in(std::string_view word) {
    const auto kind = std::ranges::find(kinds, word.empty() ? '\0' : word.front(), &Kind::letter);
    if (kind == kinds.end()) {
        return std::nullopt;
    }
    const std::size_t digits = kind->mark == SpecimenMark::empty ? 0 : has_other(kind->mark) ? 2 : 1;
    if (word.size() != digits + 1) {
        return std::nullopt;
    }
    const SpecimenRow row{.mark = kind->mark,
                          .score = digits > 0 ? score_in(word[1]) : std::nullopt,
                          .other = digits > 1 ? score_in(word[2]) : std::nullopt};
    const bool fits = row.score.has_value() == (digits > 0) && row.other.has_value() == (digits > 1);
    return fits && (digits < 2 || row.score != row.other) ? std::optional{row} : std::nullopt;
}

std::vector<SpecimenMark> shuffled_deck(Dice& dice) {
    std::vector<SpecimenMark> deck;
    for (const auto& kind : kinds) {
        deck.insert(deck.end(), static_cast<std::size_t>(kind.share), kind.mark);
    }
    for (std::size_t i = deck.size(); i > 1; --i) {
        std::swap(deck[i - 1], deck[static_cast<std::size_t>(dice.below(static_cast<int>(i)))]);
    }
    return deck;
}

SpecimenRow row_of(SpecimenMark mark, int scores, Dice& dice) {
    SpecimenRow row{.mark = mark};
    if (mark != SpecimenMark::empty) {
        row.score = lowest_score + dice.below(scores);
    }
    if (has_other(mark)) {
        row.other = lowest_score + (*row.score - lowest_score + 1 + dice.below(scores - 1)) % scores;
    }
    return row;
}

} // namespace

std::string_view name_of(SpecimenMark mark) {
    return kind_of(mark).name;
}

std::string to_text(const SpecimenSheet& sheet) {
    std::string text;
    for (const auto& row : sheet) {
        text += (text.empty() ? "" : " ") + std::string(1, kind_of(row.mark).letter);
        text += row.score ? std::to_string(*row.score) : "";
        text += row.other ? std::to_string(*row.other) : "";
    }
    return text;
}

std::optional<SpecimenSheet> specimen_sheet(std::string_view text) {
    SpecimenSheet sheet;
    for (const auto word : split(text, ' ')) {
        const auto row = row_in(word);
        if (!row) {
            return std::nullopt;
        }
        sheet.push_back(*row);
    }
    return sheet;
}

std::vector<SpecimenSheet> deal_specimen(std::size_t sheets, const Form& form, std::uint64_t seed) {
    Dice dice(seed);
    std::vector<SpecimenMark> deck;
    std::vector<SpecimenSheet> all(sheets);
    for (auto& sheet : all) {
        for (std::size_t statement = 0; statement < form.statements.size(); ++statement) {
            if (deck.empty()) {
                deck = shuffled_deck(dice);
            }
            sheet.push_back(row_of(deck.back(), form.scale.steps, dice));
            deck.pop_back();
        }
    }
    return all;
}

std::uint64_t Dice::next() {
    state_ += 0x9E3779B97F4A7C15U;
    auto value = state_;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

int Dice::below(int count) {
    return static_cast<int>(next() % static_cast<std::uint64_t>(count));
}

double Dice::between(double a, double b) {
    constexpr double steps = 9007199254740992.0; // 2^53
    return a + (b - a) * (static_cast<double>(next() >> 11U) / steps);
}

} // namespace formradar::form
