// Readings with people's decisions applied.
#include <algorithm>
#include <set>

#include "formradar/core/text.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/results/apply.hpp"
#include "formradar/results/settle.hpp"

namespace formradar::results {
namespace {

// A reading on its way.
struct Work {
    record::Reading reading;
    bool whole = false;    // in doubt as a whole; deciding single scores does not lift that, deciding all of them does
    std::set<int> decided; // statements
};

// Why a decision was not applied; never leaves this file.
struct NotApplicable {
    std::string why;
};

bool names(const record::Decision& decision, const record::Reading& reading) {
    const bool sheet = decision.sheet.empty() || decision.sheet == reading.sheet;
    const bool page = decision.page == 0 || decision.page == reading.page || decision.sheet.empty();
    const bool source = decision.source.empty() || decision.source == reading.source.path;
    const bool in_file = decision.page_in_file == 0 || decision.page_in_file == reading.source.page_in_file;
    return sheet && page && source && in_file;
}

std::string reason(const record::Decision& decision) {
    std::string text = "decided by " + (decision.who.empty() ? std::string("a person") : decision.who);
    for (const std::string& part : {decision.when, decision.why}) {
        text += part.empty() ? "" : ", " + part;
    }
    return text;
}

void decide_statement(Work& work, const record::Decision& decision) {
    auto& scores = work.reading.scores;
    const auto score = std::ranges::find(scores, decision.statement, &record::Score::statement);
    score->state = decision.value == "empty" ? record::State::empty : record::State::marked;
    score->score.reset();
    if (decision.value != "empty") {
        score->score = decision.value.front() - '0';
    }
    score->needs_review = false;
    score->confidence = 1;
    score->reason = reason(decision);
    work.decided.insert(decision.statement);
    work.whole = work.whole && (work.reading.sheet.empty() || work.decided.size() < scores.size());
}

void decide_group(Work& work, const record::Decision& decision, const form::Form& form) {
    record::Reading& reading = work.reading;
    const auto found = std::ranges::find(form.groups, decision.value);
    const bool none = decision.value == "empty";
    reading.group = none ? "" : decision.value;
    record::GroupMark mark = reading.group_mark.value_or(record::GroupMark{});
    mark.state = none ? record::State::empty : record::State::marked;
    mark.group.reset();
    if (found != form.groups.end()) {
        mark.group = static_cast<int>(found - form.groups.begin()) + 1;
    }
    mark.needs_review = false;
    mark.confidence = 1;
    mark.reason = reason(decision);
    reading.group_mark = mark;
}

// "A7F", "A7F-1" or "K7QX2M-A7F-1".
struct Identity {
    std::string sheet;
    int page = 0;
};

Identity identity_in(const record::Decision& decision, const form::Session& session) {
    auto parts = split(decision.value, '-');
    if (parts.size() == 3 && parts.front() == session.id) {
        parts.erase(parts.begin());
    }
    const auto pages = std::max<std::size_t>(session.layout.pages.size(), 1);
    const std::string expected = "; it must be a sheet's id and page, as " + std::string("A7F-1");
    if (parts.size() > 2) {
        throw NotApplicable{"\"" + decision.value + "\" is no sheet of this session" + expected};
    }
    const bool known = std::ranges::find(session.sheets, std::string(parts[0]), &form::Sheet::id) != session.sheets.end();
    if (!known && !(session.photocopy && parts[0] == form::photocopy_sheet)) {
        throw NotApplicable{"session " + session.id + " has no sheet \"" + std::string(parts[0]) + "\""};
    }
    const double page = parts.size() == 2 ? parse_number(parts[1]).value_or(0) : pages == 1 ? 1 : 0;
    if (page < 1 || page > static_cast<double>(pages) || page != static_cast<int>(page)) {
        throw NotApplicable{"\"" + decision.value + "\" does not say which of the form's " + std::to_string(pages) +
                            " pages it is" + expected};
    }
    return {std::string(parts[0]), static_cast<int>(page)};
}

void decide_sheet(Work& work, const record::Decision& decision, const form::Session& session) {
    const Identity identity = identity_in(decision, session);
    record::Reading& reading = work.reading;
    // Without identity the scores may have been read all the same; where they were not, naming the sheet does not help them.
    work.whole = reading.sheet.empty() ? reading.scores.empty() : work.whole;
    reading.session = session.id;
    reading.form = session.form.id;
    reading.sheet = identity.sheet;
    reading.page = identity.page;
    reading.verified = true;
    reading.reason = reason(decision);
}

void decide_page(Work& work, const record::Decision& decision) {
    if (decision.value == "read" && work.reading.sheet.empty()) {
        throw NotApplicable{"nobody knows which sheet it is: name its sheet in a row before this one"};
    }
    work.whole = false;
    work.reading.reason = reason(decision);
    if (decision.value == "ignore") {
        work.reading.status = record::Status::foreign;
        return;
    }
    for (record::Score& score : work.reading.scores) {
        // Where the reader saw one mark or none the person takes it over; two marks or unclear ink still need a score.
        score.needs_review =
            score.needs_review && score.state != record::State::empty && !(score.state == record::State::marked && score.score);
    }
}

void apply_one(Work& work, const record::Decision& decision, const form::Session& session) {
    switch (decision.subject) {
        using enum record::Subject;
        case statement:
            return decide_statement(work, decision);
        case group:
            return decide_group(work, decision, session.form);
        case sheet:
            return decide_sheet(work, decision, session);
        case page:
            return decide_page(work, decision);
    }
}

bool has_subject(const record::Reading& reading, const record::Decision& decision) {
    return decision.subject != record::Subject::statement ||
           std::ranges::find(reading.scores, decision.statement, &record::Score::statement) != reading.scores.end();
}

bool known_group(const record::Decision& decision, const form::Session& session) {
    return decision.value == "empty" || std::ranges::find(session.form.groups, decision.value) != session.form.groups.end() ||
           std::ranges::find(session.sheets, decision.value, &form::Sheet::group) != session.sheets.end();
}

std::string named_pages(const record::Decision& decision) {
    std::string text = decision.sheet.empty() ? "" : "sheet " + decision.sheet;
    if (decision.page != 0 && !decision.sheet.empty()) {
        text += " page " + std::to_string(decision.page);
    }
    if (!decision.source.empty()) {
        text += std::string(text.empty() ? "" : " in ") + decision.source;
        text += decision.page_in_file == 0 ? "" : " page " + std::to_string(decision.page_in_file);
    }
    return text;
}

// The group is asked once a sheet, on its first page.
bool concerns(const record::Decision& decision, const record::Reading& reading, const form::Session& session) {
    const bool ours = reading.session.empty() || reading.session == session.id;
    const bool readable = reading.status != record::Status::foreign && reading.status != record::Status::blank &&
                          reading.status != record::Status::unreadable;
    const bool fits = readable || (decision.subject == record::Subject::page && decision.value == "ignore");
    const bool first = decision.subject != record::Subject::group || decision.page != 0 || reading.page <= 1;
    return ours && fits && first && names(decision, reading);
}

void apply(std::vector<Work>& works, const record::Decision& decision, const form::Session& session) {
    if (decision.subject == record::Subject::group && !known_group(decision, session)) {
        throw NotApplicable{"the form has no group \"" + decision.value + "\""};
    }
    if (session.photocopy && decision.source.empty()) {
        throw NotApplicable{"all copies of a photocopied sheet have the same id: name the source"};
    }
    bool named = false;
    bool applied = false;
    for (Work& work : works) {
        if (!concerns(decision, work.reading, session)) {
            continue;
        }
        named = true;
        if (has_subject(work.reading, decision)) {
            apply_one(work, decision, session);
            applied = true;
        }
    }
    if (!named) {
        throw NotApplicable{"no page that could be read was found for " + named_pages(decision)};
    }
    if (!applied) {
        throw NotApplicable{named_pages(decision) + " has no statement " + std::to_string(decision.statement)};
    }
}

} // namespace

Decided apply_decisions(std::vector<record::Reading> readings, const std::vector<record::Decision>& decisions,
                        const form::Session& session) {
    std::vector<Work> works;
    works.reserve(readings.size());
    for (record::Reading& reading : readings) {
        const bool whole = page_in_doubt(reading);
        works.push_back({.reading = std::move(reading), .whole = whole, .decided = {}});
    }
    Decided result;
    for (const record::Decision& decision : decisions) {
        try {
            apply(works, decision, session);
            ++result.applied;
        } catch (const NotApplicable& problem) {
            result.unapplied.push_back({decision.line, problem.why});
        }
    }
    for (Work& work : works) {
        if (page_in_doubt(work.reading) && !work.whole) {
            work.reading.status = record::Status::read;
            work.reading.reason.clear();
        }
        result.readings.push_back(std::move(work.reading));
    }
    return result;
}

} // namespace formradar::results
