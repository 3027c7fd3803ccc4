// Rows of all sessions under each other, and what that adds up to.
#include "formradar/results/combine.hpp"

#include <algorithm>
#include <set>

#include "formradar/core/causes.hpp"
#include "formradar/results/disclosure.hpp"
#include "results/groups.hpp"
#include "results/statement_result.hpp"

namespace formradar::results {
namespace {

// What is asked, and how it is answered: titles and introductions may differ.
bool ask_the_same(const form::Form& a, const form::Form& b) {
    return a.id == b.id && a.statements == b.statements && a.scale.steps == b.scale.steps &&
           a.not_applicable.empty() == b.not_applicable.empty();
}

void add_tally(Tally& sum, const Tally& more) {
    for (std::size_t i = 0; i < sum.pages.size(); ++i) {
        sum.pages.at(i) += more.pages.at(i);
    }
    sum.found += more.found;
    if (more.sheets_printed) {
        sum.sheets_printed = sum.sheets_printed.value_or(0) + *more.sheets_printed;
    }
    sum.pages_missing += more.pages_missing;
    sum.unverified += more.unverified;
}

void add_sheets(Results& all, const Results& session) {
    for (SheetResult sheet : session.sheets) {
        sheet.sheet = session.session + "-" + sheet.sheet;
        for (std::string& scan : sheet.scans) {
            scan = session.session + "/" + scan;
        }
        all.sheets.push_back(std::move(sheet));
    }
    for (const std::string& group : session.form.groups) {
        if (std::ranges::find(all.form.groups, group) == all.form.groups.end()) {
            all.form.groups.push_back(group);
        }
    }
}

// Of the group's scores on a statement, how many no single session's results show as that group's.
int hidden_in(const GroupResult& group, std::size_t statement, std::span<const Results> sessions) {
    int hidden = group.statements[statement].n;
    for (const Results& session : sessions) {
        for (const GroupResult& shown : session.groups) {
            hidden -= shown.names == group.names && shown.without_group == 0 ? shown.statements[statement].n : 0;
        }
    }
    return hidden;
}

void withhold_what_follows(Results& all, std::span<const Results> sessions) {
    const Statistics nothing = statistics_of(Counts::of_steps(all.form.scale.steps));
    for (std::size_t i = 0; i < all.statements.size(); ++i) {
        bool any = false;
        for (GroupResult& group : all.groups) {
            const int hidden = hidden_in(group, i, sessions);
            if (hidden > 0 && hidden < fewest_people) {
                group.statements[i] = nothing;
                any = true;
            }
        }
        if (any) {
            withhold(all, i, fewest_people); // what is left out now would else follow from the total
        }
    }
}

} // namespace

Reason why_not_combined(std::span<const Results> sessions) {
    if (sessions.size() < 2) {
        return {Cause::combined_alone};
    }
    std::set<std::string_view> seen;
    for (const Results& session : sessions) {
        if (!seen.insert(session.session).second) {
            return {Cause::combined_twice, {session.session}};
        }
        const Results& first = sessions.front();
        if (first.form.id != session.form.id) {
            return {Cause::combined_forms, {first.session, first.form.id, session.session, session.form.id}};
        }
        if (!ask_the_same(first.form, session.form)) {
            return {Cause::combined_versions, {first.session, session.session, first.form.id}};
        }
    }
    return {};
}

Results combine(std::span<const Results> sessions, const AddUpOptions& options) {
    Results all;
    all.form = sessions.front().form;
    all.title = all.form.title;
    all.paper = sessions.front().paper;
    for (const Results& session : sessions) {
        all.session += (all.session.empty() ? "" : " ") + session.session;
        all.date = std::max(all.date, session.date);
        all.photocopy = all.photocopy || session.photocopy;
        all.unplaced += session.unplaced;
        all.checked.scores += session.checked.scores;
        all.checked.right += session.checked.right;
        add_sheets(all, session);
        add_tally(all.tally, session.tally);
    }
    all.groups_waiting = static_cast<int>(std::ranges::count(all.sheets, true, &SheetResult::group_waits));
    for (std::size_t i = 0; i < all.form.statements.size(); ++i) {
        all.statements.push_back(statement_result(all, i));
    }
    add_groups(all, options);
    withhold_what_follows(all, sessions);
    return all;
}

} // namespace formradar::results
