// Statements, groups, sheets and pages as people decided them.
#include "results/rulings.hpp"

#include <algorithm>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/composed.hpp"
#include "formradar/results/settle.hpp"
#include "results/match.hpp"

namespace formradar::results {
namespace {

using record::Decision;
using record::Reading;
using record::Ruling;
using record::Score;
using record::State;
using record::Status;

Reason reason(const Decision& decision) {
    std::vector<Reason> by = {decision.who.empty() ? Reason{Cause::by_a_person} : said(decision.who)};
    for (const auto& part : {decision.when, decision.why}) {
        if (!part.empty()) {
            by.push_back(said(part));
        }
    }
    return {Cause::decided, {by}};
}

// What the reader was sure of has no reason; what a person decided has.
template <class Mark>
bool was_certain(const Work& work, const Mark& mark) {
    return work.reading.status == Status::read && !mark.needs_review && mark.reason.empty();
}

Effect effect_of(bool certain, bool same) {
    return !certain ? Effect::decided : same ? Effect::unchanged : Effect::overrides;
}

Effect decide_statement(Work& work, const Decision& decision, const form::Session& session) {
    const auto& scale = session.form.scale;
    if (decision.ruling == Ruling::value && decision.number > scale.steps) {
        throw NotApplicable{{Cause::row_beyond_scale, {shown(decision.value), figure(scale.steps)}}};
    }
    auto& scores = work.reading.scores;
    const auto score = std::ranges::find(scores, decision.statement, &Score::statement);
    if (decision.ruling == Ruling::not_applicable && session.form.not_applicable.empty()) {
        throw NotApplicable{{Cause::row_scores_only, {shown(decision.value)}}};
    }
    const auto value = decision.ruling == Ruling::value ? std::optional(decision.number) : std::nullopt;
    const auto state = value ? State::marked : decision.ruling == Ruling::not_applicable ? State::not_applicable : State::empty;
    const auto effect = effect_of(was_certain(work, *score), score->state == state && score->score == value);
    score->state = state;
    score->score = value;
    score->needs_review = false;
    score->confidence = 1;
    score->reason = reason(decision);
    work.decided.insert(decision.statement);
    work.whole = work.whole && (work.reading.sheet.empty() || work.decided.size() < scores.size());
    return effect;
}

Effect decide_group(Work& work, const Decision& decision, const form::Session& session) {
    Reading& reading = work.reading;
    const auto group = group_meant(decision, session);
    auto mark = reading.group_mark.value_or(record::GroupMark{});
    const auto effect = effect_of(reading.group_mark && was_certain(work, mark), reading.group == group);
    const auto& groups = session.form.groups;
    const auto found = std::ranges::find(groups, group);
    reading.group = group;
    mark.state = group.empty() ? State::empty : State::marked;
    mark.group.reset();
    if (found != groups.end()) {
        mark.group = static_cast<int>(found - groups.begin()) + 1;
    }
    mark.needs_review = false;
    mark.confidence = 1;
    mark.reason = reason(decision);
    reading.group_mark = mark;
    return effect;
}

// "A7F", "A7F-1" or "K7QX2M-A7F-1".
struct Identity {
    std::string sheet;
    int page = 0;
};

Identity identity_in(const Decision& decision, const form::Session& session) {
    auto parts = split(decision.value, '-');
    if (parts.size() == 3 && parts.front() == session.id) {
        parts.erase(parts.begin());
    }
    const auto pages = std::max<std::size_t>(session.layout.pages.size(), 1);
    const auto value = shown(decision.value);
    if (parts.size() > 2) {
        throw NotApplicable{{Cause::row_no_identity, {value}}};
    }
    const std::string sheet(trimmed(parts[0]));
    const bool known = std::ranges::find(session.sheets, sheet, &form::Sheet::id) != session.sheets.end();
    if (!known && !(session.photocopy && sheet == form::photocopy_sheet)) {
        throw NotApplicable{{Cause::row_no_such_sheet, {session.id, shown(sheet)}}};
    }
    const double page = parts.size() == 2 ? parse_number(trimmed(parts[1])).value_or(0) : pages == 1 ? 1 : 0;
    if (page < 1 || page > static_cast<double>(pages) || page != static_cast<int>(page)) {
        throw NotApplicable{{Cause::row_which_page, {value, figure(pages)}}};
    }
    return {sheet, static_cast<int>(page)};
}

// Of a page of which nothing was read every statement, and the group, are asked.
void ask_all(Reading& reading, const form::Session& session) {
    const auto page = static_cast<std::size_t>(reading.page.value_or(0));
    if (!reading.scores.empty() || page < 1 || page > session.layout.pages.size()) {
        return;
    }
    const Reason why{Cause::nothing_read};
    for (const auto& row : session.layout.pages[page - 1].rows) {
        reading.scores.push_back(
            {.statement = row.statement, .state = State::unclear, .score = {}, .needs_review = true, .reason = why});
    }
    if (!session.layout.pages[page - 1].groups.empty() && !reading.group_mark && reading.group.empty()) {
        reading.group_mark =
            record::GroupMark{.state = State::unclear, .group = {}, .needs_review = true, .reason = why, .ink = {}};
    }
}

// Whether the statements that were read are those of the page: a page whose code is lost is taken for the one that it looks like.
bool are_of_page(const Reading& reading, const form::Session& session) {
    const auto page = static_cast<std::size_t>(reading.page.value_or(0));
    if (page < 1 || page > session.layout.pages.size()) {
        return false;
    }
    return std::ranges::equal(reading.scores, session.layout.pages[page - 1].rows, {}, &Score::statement, &form::Row::statement);
}

// The group that is marked on the sheet, or else the one that it was printed for.
std::string group_on(const Reading& reading, const form::Session& session) {
    const auto& mark = reading.group_mark;
    const auto marked = mark && !mark->needs_review ? static_cast<std::size_t>(mark->group.value_or(0)) : 0;
    if (marked >= 1 && marked <= session.form.groups.size()) {
        return session.form.groups[marked - 1];
    }
    const auto sheet = std::ranges::find(session.sheets, reading.sheet, &form::Sheet::id);
    return sheet != session.sheets.end() ? sheet->group : "";
}

// Its code was read, and no person has named it: what was said of the scan that had its name before is not about this one.
bool is_named_by_its_code(const Reading& reading, const form::Session& session) {
    const bool by_person = reading.reason.cause == Cause::decided || reading.reason.cause == Cause::said;
    const bool printed = std::ranges::find(session.sheets, reading.sheet, &form::Sheet::id) != session.sheets.end();
    return reading.verified && printed && reading.page && !by_person;
}

Effect decide_sheet(Work& work, const Decision& decision, const form::Session& session) {
    const Identity identity = identity_in(decision, session);
    Reading& reading = work.reading;
    const bool same = reading.sheet == identity.sheet && reading.page == identity.page;
    if (!same && is_named_by_its_code(reading, session)) {
        throw NotApplicable{{Cause::row_of_other_sheet,
                             {named_pages(decision), reading.sheet, figure(*reading.page),
                              within({Cause::place_sheet_page, {identity.sheet, figure(identity.page)}})}}};
    }
    const auto effect = effect_of(reading.status == Status::read && !reading.sheet.empty(), same);
    // Without identity the scores may have been read all the same; where they were not, naming the sheet does not help them.
    work.whole = reading.sheet.empty() ? reading.scores.empty() : work.whole;
    reading.session = session.id;
    reading.form = session.form.id;
    reading.sheet = identity.sheet;
    reading.page = identity.page;
    reading.verified = true;
    reading.reason = reason(decision);
    if (!reading.scores.empty() && !are_of_page(reading, session)) {
        reading.scores.clear();
        reading.group_mark.reset();
    }
    reading.group = group_on(reading, session);
    ask_all(reading, session);
    return effect;
}

Effect count_page(Work& work, const Decision& decision, const form::Session& session) {
    auto& reading = work.reading;
    if (reading.back && reading.sheet.empty()) { // of nobody: what is written on it goes with the results, and nothing is counted
        work.whole = false;
        reading.status = Status::blank;
        reading.reason = reason(decision);
        return Effect::decided;
    }
    if (reading.sheet.empty()) {
        throw NotApplicable{{Cause::row_of_unknown_sheet}};
    }
    ask_all(reading, session);
    if (session.photocopy) { // it is a paper of its own
        reading.copies = record::Copies::each;
        if (reading.status == Status::read) { // which says nothing of its marks
            return Effect::decided;
        }
    }
    const auto effect = effect_of(reading.status == Status::read && !anything_waits(reading) && reading.reason.empty(), true);
    work.whole = false;
    reading.reason = reason(decision);
    for (Score& score : reading.scores) {
        // Where the reader saw one mark or none the person takes it over; two marks or unclear ink still need a score.
        const bool seen =
            score.state == State::empty || score.state == State::not_applicable || (score.state == State::marked && score.score);
        score.needs_review = score.needs_review && !seen;
    }
    return effect;
}

// A row that names a file alone may have been written when another paper was in it.
Effect leave_out(Work& work, const Decision& decision) {
    auto& reading = work.reading;
    const bool certain = reading.status == Status::read && reading.reason.empty();
    work.whole = false;
    reading.status = Status::foreign;
    reading.awaits = record::Awaits::decided;
    reading.reason = reason(decision);
    return effect_of(certain && decision.sheet.empty(), false);
}

Effect decide_page(Work& work, const Decision& decision, const form::Session& session) {
    switch (decision.ruling) {
        using enum Ruling;
        case ignore:
            return leave_out(work, decision);
        case copy:
            work.reading.copy = decision.number;
            work.reading.copies = record::Copies::told;
            return Effect::decided;
        case both:
            if (work.reading.copies != record::Copies::told) {
                work.reading.copies = decision.sheet == record::every_sheet ? record::Copies::likely : record::Copies::each;
            }
            return Effect::decided;
        case read:
        case value:
        case empty:
        case not_applicable:
            break;
    }
    return count_page(work, decision, session);
}

} // namespace

Effect apply_to(Work& work, const Decision& decision, const form::Session& session) {
    switch (decision.subject) {
        using enum record::Subject;
        case statement:
            return decide_statement(work, decision, session);
        case group:
            return decide_group(work, decision, session);
        case sheet:
            return decide_sheet(work, decision, session);
        case page:
            return decide_page(work, decision, session);
    }
    return Effect::decided;
}

bool has_subject(const Reading& reading, const Decision& decision) {
    return decision.subject != record::Subject::statement ||
           std::ranges::find(reading.scores, decision.statement, &Score::statement) != reading.scores.end();
}

std::string group_meant(const Decision& decision, const form::Session& session) {
    const auto meant = form::composed(decision.value);
    const auto is_it = [&](const std::string& group) { return form::composed(group) == meant; };
    const auto group = std::ranges::find_if(session.form.groups, is_it);
    if (group != session.form.groups.end()) {
        return *group;
    }
    const auto sheet = std::ranges::find_if(session.sheets, is_it, &form::Sheet::group);
    if (sheet != session.sheets.end() && !sheet->group.empty()) {
        return sheet->group;
    }
    if (decision.ruling == Ruling::empty) {
        return {};
    }
    throw NotApplicable{{Cause::row_no_group, {shown(decision.value)}}};
}

} // namespace formradar::results
