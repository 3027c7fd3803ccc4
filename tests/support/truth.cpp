// Answers at random, with the awkward kinds about as often as each other.
#include "support/truth.hpp"

#include <algorithm>

#include "formradar/form/layout.hpp"

namespace formradar::simulator {
namespace {

AnswerKind random_awkward(Rng& rng) {
    return all_kinds[static_cast<std::size_t>(rng.integer(1, awkward_kinds))];
}

AnswerKind random_kind(const AnswerMix& mix, Rng& rng) {
    if (mix.only && (mix.share_of_only >= 1 || rng.chance(mix.share_of_only))) {
        return *mix.only;
    }
    if (rng.chance(mix.awkward)) {
        return random_awkward(rng);
    }
    return rng.chance(mix.empty) ? AnswerKind::none : AnswerKind::clear;
}

int another(int score, int boxes, Rng& rng) {
    const auto other = rng.integer(form::lowest_score, boxes - 1);
    return other >= score ? other + 1 : other;
}

int neighbour(int score, int boxes, Rng& rng) {
    if (score == form::lowest_score) {
        return score + 1;
    }
    return score == boxes || rng.chance(0.5) ? score - 1 : score + 1;
}

} // namespace

std::string_view name_of(AnswerKind kind) {
    switch (kind) {
        case AnswerKind::clear:
            return "clear";
        case AnswerKind::correction:
            return "correction";
        case AnswerKind::repenned:
            return "repenned";
        case AnswerKind::remarked:
            return "remarked";
        case AnswerKind::struck:
            return "struck";
        case AnswerKind::circle:
            return "circle";
        case AnswerKind::dash:
            return "dash";
        case AnswerKind::dot:
            return "dot";
        case AnswerKind::faint:
            return "faint";
        case AnswerKind::erased:
            return "erased";
        case AnswerKind::outside:
            return "outside";
        case AnswerKind::note:
            return "note";
        case AnswerKind::specks:
            return "specks";
        case AnswerKind::between:
            return "between";
        case AnswerKind::two:
            return "two";
        case AnswerKind::none:
            return "none";
        case AnswerKind::digit:
            return "digit";
        case AnswerKind::written:
            return "written";
        case AnswerKind::encircled:
            return "encircled";
        case AnswerKind::long_tick:
            return "long_tick";
        case AnswerKind::lined:
            return "lined";
    }
    return "";
}

Meant random_answer(int statement, const AnswerMix& mix, Rng& rng) {
    Meant meant{.statement = statement, .kind = random_kind(mix, rng)};
    const auto score = rng.integer(form::lowest_score, mix.boxes);
    const auto next_to_it = meant.kind == AnswerKind::between;
    meant.boxes = {score, next_to_it ? neighbour(score, mix.boxes, rng) : another(score, mix.boxes, rng)};
    switch (meant.kind) {
        case AnswerKind::none:
        case AnswerKind::specks:
            meant.state = record::State::empty;
            break;
        case AnswerKind::two:
            meant.state = record::State::multiple;
            break;
        case AnswerKind::between:
            meant.state = record::State::unclear;
            break;
        default:
            meant.score = score;
    }
    if (mix.last_is_no_score) {
        const auto is_other = [&](int box) { return box == mix.boxes; };
        meant.state = meant.score && is_other(*meant.score) ? record::State::not_applicable : meant.state;
        meant.score = meant.state == record::State::not_applicable ? std::nullopt : meant.score;
        std::ranges::replace_if(meant.boxes, is_other, form::no_score);
    }
    return meant;
}

} // namespace formradar::simulator
