// Decisions are applied to the readings, the sheets that count are settled, and what still waits is counted.
#include "app/conclude.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "app/settled_pages.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/report/questions.hpp"
#include "formradar/results/adding_up.hpp"
#include "formradar/results/apply.hpp"

namespace formradar::app {
namespace {

// Which of the printed sheets and pages were found.
class Found {
public:
    explicit Found(const form::Session& session) : session_(session), sheets_(session.sheets.size()) {
        for (std::size_t i = 0; i < session.sheets.size(); ++i) {
            indexes_.emplace(session.sheets[i].id, i);
        }
    }

    void add(const record::Reading& reading) {
        const auto index = indexes_.find(reading.sheet);
        if (index == indexes_.end()) {
            return;
        }
        auto& sheet = sheets_[index->second];
        sheet.is_back = sheet.is_back || (reading.session == session_.id && reading.status != record::Status::foreign);
        if (reading.page && std::ranges::find(sheet.pages, *reading.page) == sheet.pages.end()) {
            sheet.pages.push_back(*reading.page);
        }
    }

    [[nodiscard]] Returned returned() const {
        if (session_.photocopy || session_.sheets.empty()) {
            return {};
        }
        Returned returned{.printed = session_.sheets.size(), .missing = {}};
        for (std::size_t i = 0; i < sheets_.size(); ++i) {
            if (!sheets_[i].is_back) {
                returned.missing.push_back(session_.sheets[i]);
            }
        }
        return returned;
    }

    [[nodiscard]] std::vector<std::string> unseen() const {
        return report::unseen_pages(session_, [&](std::size_t sheet, int page) {
            const auto& pages = sheets_[sheet].pages;
            return std::ranges::find(pages, page) != pages.end();
        });
    }

private:
    struct SheetFound {
        bool is_back = false;
        std::vector<int> pages;
    };
    const form::Session& session_;
    std::map<std::string_view, std::size_t> indexes_;
    std::vector<SheetFound> sheets_;
};

// What is found out of all readings on the way.
class Pass {
public:
    explicit Pass(const form::Session& session) : adding_(session), found_(session) {}

    void add(const record::Reading& reading) {
        adding_.add(reading);
        found_.add(reading);
        if (auto doubt = doubt_in(reading, account_.pages())) {
            doubts_.push_back(std::move(*doubt));
        }
        account_.add(reading);
    }

    [[nodiscard]] Conclusion conclusion(results::SmallGroups small_groups) && {
        auto missing = adding_.missing();
        std::ranges::sort(doubts_);
        return {.readings = {},
                .account = std::move(account_),
                .results = std::move(adding_).results({.small_groups = small_groups}),
                .unapplied = {},
                .notes = {},
                .missing = std::move(missing),
                .copied = {},
                .alike = {},
                .returned = found_.returned(),
                .doubts = std::move(doubts_),
                .unseen = found_.unseen(),
                .decisions = 0};
    }

private:
    results::AddingUp adding_;
    Found found_;
    std::vector<DoubtNote> doubts_;
    Account account_;
};

std::vector<record::RowMistake> by_line(std::vector<record::RowMistake> mistakes,
                                        const std::vector<record::RowMistake>& further) {
    mistakes.insert(mistakes.end(), further.begin(), further.end());
    std::ranges::sort(mistakes, {}, &record::RowMistake::line);
    return mistakes;
}

} // namespace

std::optional<DoubtNote> doubt_in(const record::Reading& reading, std::size_t place) {
    if (!report::needs_person(reading)) {
        return std::nullopt;
    }
    return DoubtNote{.unnamed = reading.sheet.empty(),
                     .sheet = reading.sheet,
                     .page = reading.page,
                     .place = place,
                     .conflict = reading.status == record::Status::conflict};
}

bool is_of_another(const record::Reading& reading, const form::Session& session) {
    return !reading.session.empty() && reading.session != session.id;
}

void set_aside(record::Reading& reading) {
    reading.status = record::Status::foreign;
    reading.reason = {Cause::other_session, {reading.sheet, reading.session}};
}

Conclusion conclude(std::vector<record::Reading> readings, const form::Session& session, record::Decisions decisions,
                    results::SmallGroups small_groups) {
    for (auto& reading : readings) {
        if (is_of_another(reading, session) && reading.status != record::Status::foreign) {
            set_aside(reading);
        }
    }
    auto decided = results::apply_decisions(std::move(readings), decisions.rows, session);
    auto settled = results::settle(std::move(decided.readings), session);
    Pass pass(session);
    std::ranges::for_each(settled.readings, [&](const record::Reading& reading) { pass.add(reading); });
    auto conclusion = std::move(pass).conclusion(small_groups);
    conclusion.results.checked = decided.checked;
    conclusion.readings = std::move(settled.readings);
    conclusion.unapplied = by_line(std::move(decisions.mistakes), decided.unapplied);
    conclusion.notes = std::move(decided.notes);
    conclusion.copied = std::move(settled.copied);
    conclusion.alike = std::move(settled.alike);
    conclusion.decisions = decided.applied;
    return conclusion;
}

Conclusion conclude(const SettledPages& pages, const form::Session& session, const record::Decisions& decisions,
                    results::SmallGroups small_groups) {
    Pass pass(session);
    for (std::size_t place = 0; place < pages.size(); ++place) {
        pass.add(pages.reading(place));
    }
    auto conclusion = std::move(pass).conclusion(small_groups);
    conclusion.results.checked = pages.checked();
    conclusion.unapplied = by_line(decisions.mistakes, pages.unapplied());
    conclusion.notes = pages.notes();
    conclusion.copied = pages.copied();
    conclusion.alike = pages.alike();
    conclusion.decisions = pages.applied();
    return conclusion;
}

bool waits(const record::Reading& reading) {
    const bool not_counted = reading.status == record::Status::foreign || reading.status == record::Status::unreadable;
    const bool settled = reading.awaits == record::Awaits::nobody || reading.awaits == record::Awaits::decided;
    return report::needs_person(reading) || (not_counted && !settled);
}

bool anything_waits(const Conclusion& conclusion) {
    return conclusion.results.sheets.empty() || !conclusion.unapplied.empty() || !conclusion.missing.empty() ||
           conclusion.account.waits();
}

std::size_t marks_in_doubt(const record::Reading& reading) {
    const auto scores = std::ranges::count(reading.scores, true, &record::Score::needs_review);
    return static_cast<std::size_t>(scores) + (reading.group_mark && reading.group_mark->needs_review ? 1 : 0);
}

Waiting waiting_in(const Conclusion& conclusion) {
    const auto waiting = conclusion.account.waiting();
    return {.marks = waiting.marks, .pages = waiting.pages, .again = waiting.again, .rows = conclusion.unapplied.size()};
}

} // namespace formradar::app
