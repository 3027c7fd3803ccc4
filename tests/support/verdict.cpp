// The rules of verdict.hpp.
#include "support/verdict.hpp"

#include <algorithm>

namespace formradar::simulator {
namespace {

std::string said(record::State state, std::optional<int> score) {
    return std::string(formradar::record::name_of(state)) + (score ? " " + std::to_string(*score) : "");
}

Outcome judge_group(std::optional<int> meant, const record::GroupMark& mark) {
    if (mark.needs_review) {
        return Outcome::doubt;
    }
    const auto right = meant ? mark.state == record::State::marked && mark.group == meant : mark.state == record::State::empty;
    return right ? Outcome::right : Outcome::silent;
}

bool is_mark(record::State state) {
    return state == record::State::marked || state == record::State::not_applicable;
}

std::string complaint(const Meant& meant, const record::Score& score) {
    return "statement " + std::to_string(meant.statement) + " (" + std::string(name_of(meant.kind)) + "): meant " +
           said(meant.state, meant.score) + ", read " + said(score.state, score.score);
}

bool is_filled(const SheetTruth& truth) {
    return truth.group ||
           std::ranges::any_of(truth.scores, [](const Meant& meant) { return meant.state != record::State::empty; });
}

// Said to hold nothing, and nobody is asked: as app::waits has it, a foreign page waits unless it is said to await nobody.
bool is_passed_over(const record::Reading& reading) {
    const bool unawaited = reading.status == record::Status::foreign && reading.awaits == record::Awaits::nobody;
    return reading.status == record::Status::unused || reading.status == record::Status::blank || unawaited;
}

// What somebody answered is lost without a word: an error of the whole page.
PageVerdict not_counted(const SheetTruth& truth, const record::Reading& reading) {
    PageVerdict verdict;
    if (is_filled(truth) && is_passed_over(reading)) {
        verdict.wrong_as_a_whole = true;
        verdict.errors.push_back("a filled page said to be " + std::string(record::name_of(reading.status)));
    }
    return verdict;
}

} // namespace

bool same_answer(const Meant& meant, const record::Score& score) {
    if (meant.state == record::State::unclear) {
        return score.needs_review;
    }
    return score.state == meant.state && (meant.state != record::State::marked || score.score == meant.score);
}

Outcome judge_answer(const Meant& meant, const record::Score& score) {
    if (same_answer(meant, score) && (!is_mark(meant.state) || !score.needs_review)) {
        return Outcome::right;
    }
    return score.needs_review ? Outcome::doubt : Outcome::silent;
}

PageVerdict hold_against(const SheetTruth& truth, const record::Reading& reading) {
    if (reading.status != record::Status::read) {
        return not_counted(truth, reading);
    }
    PageVerdict verdict{.counted = true};
    if (reading.session != truth.session || reading.sheet != truth.sheet || reading.page != truth.page ||
        reading.scores.size() != truth.scores.size()) {
        verdict.wrong_as_a_whole = true;
        verdict.errors.push_back("read as sheet " + reading.session + "-" + reading.sheet + "-" +
                                 std::to_string(reading.page.value_or(0)) + " with " + std::to_string(reading.scores.size()) +
                                 " rows");
        return verdict;
    }
    for (std::size_t i = 0; i < truth.scores.size(); ++i) {
        verdict.scores.push_back(judge_answer(truth.scores[i], reading.scores[i]));
        if (verdict.scores.back() == Outcome::silent) {
            verdict.errors.push_back(complaint(truth.scores[i], reading.scores[i]));
        }
    }
    if (reading.group_mark) {
        verdict.group = judge_group(truth.group, *reading.group_mark);
        if (verdict.group == Outcome::silent) {
            verdict.errors.push_back("group: meant " + std::to_string(truth.group.value_or(0)) + ", read " +
                                     std::to_string(reading.group_mark->group.value_or(0)));
        }
    }
    return verdict;
}

} // namespace formradar::simulator
