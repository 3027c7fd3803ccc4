// Sentences that depend on how many steps the scale has: the limits of the rules, and which scores there are.
#include <algorithm>

#include "formradar/core/text.hpp"
#include "report/sentences.hpp"

namespace formradar::report {
namespace {

// With as many decimals as it has: "4", "3,5", "2,875".
std::string exactly(const form::ReportWords& words, double limit) {
    std::string text = number(words, limit, 3);
    while (text.ends_with('0')) {
        text.pop_back();
    }
    if (text.ends_with(words.decimal_sign)) {
        text.pop_back();
    }
    return text;
}

// "1, 2, 3, 4 or 5".
std::string scores_from(int first, int last, const form::ReportWords& words) {
    std::string text = std::to_string(first);
    for (int score = first + 1; score <= last; ++score) {
        text += (score < last ? ", " : " " + std::string(words.or_word) + " ") + std::to_string(score);
    }
    return text;
}

} // namespace

std::string on_this_scale(const Telling& telling, std::string_view sentence) {
    const auto& words = telling.words;
    const int steps = telling.results.form.scale.steps;
    const int camp = results::camp_size(steps);
    const double point = results::on_scale(2, steps) - 1;
    return filled(sentence, {{"scores", scores_from(form::lowest_score, steps, words)},
                             {"low", scores_from(form::lowest_score, camp, words)},
                             {"high", scores_from(steps - camp + 1, steps, words)},
                             {"top", std::to_string(steps)},
                             {"good", exactly(words, results::goes_well(steps))},
                             {"work", exactly(words, results::needs_work(steps))},
                             {"enough", exactly(words, results::good_enough(steps))},
                             {"clear", exactly(words, point / 2)},
                             {"same", exactly(words, point / 4)}});
}

std::string agreement_note(const Telling& telling) {
    const auto& words = telling.words.agreement;
    return on_this_scale(telling, telling.results.form.scale.steps == 2 ? words.a_note_of_two : words.a_note);
}

std::string scale_text(const form::Scale& scale) {
    constexpr std::size_t most_letters = 45; // of all labels, that a line has room for
    std::size_t letters = 0;
    for (const auto& label : scale.labels) {
        letters += code_points(label).size();
    }
    const std::string between = "   ·   ";
    if (scale.labels.empty() || letters > most_letters) {
        return "1 = " + scale.low + between + std::to_string(scale.steps) + " = " + scale.high;
    }
    std::string text;
    for (std::size_t i = 0; i < scale.labels.size(); ++i) {
        text += (text.empty() ? "" : between) + std::to_string(i + 1) + " = " + scale.labels[i];
    }
    return text;
}

} // namespace formradar::report
