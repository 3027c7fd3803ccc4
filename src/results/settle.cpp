// Which readings are of the same page, and what follows for each of them.
#include "formradar/results/settle.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "formradar/core/causes.hpp"
#include "results/copies.hpp"
#include "results/difference.hpp"

namespace formradar::results {
namespace {

using Readings = std::vector<record::Reading*>;

bool has_identity(const record::Reading& reading) {
    return !reading.sheet.empty() && reading.page;
}

bool is_candidate(const record::Reading& reading) {
    return reading.status == record::Status::read || reading.status == record::Status::doubt ||
           reading.status == record::Status::unused;
}

// Statuses that an earlier settling gave are taken back, so that settling again starts from what was read.
void unsettle(record::Reading& reading) {
    if (reading.status == record::Status::read && reading.unmarked) {
        reading.status = record::Status::unused;
    }
    if (reading.status != record::Status::duplicate && reading.status != record::Status::conflict) {
        reading.own_doubt.clear(); // somebody decided
        return;
    }
    reading.status = !reading.own_doubt.empty() ? record::Status::doubt
                     : reading.unmarked         ? record::Status::unused
                                                : record::Status::read;
    reading.reason = std::exchange(reading.own_doubt, {});
}

ReasonPart place(const record::Source& source) {
    const auto page = figure(source.page_in_file), sheet = figure(source.sheet_in_picture);
    if (source.sheet_in_picture == 1) {
        return source.page_in_file == 1 ? ReasonPart(source.path) : within({Cause::page_of_file, {source.path, page}});
    }
    return source.page_in_file == 1 ? within({Cause::sheet_of_file, {source.path, sheet}})
                                    : within({Cause::sheet_of_page_of_file, {source.path, page, sheet}});
}

int doubts(const record::Reading& reading) {
    const auto waiting = std::ranges::count(reading.scores, true, &record::Score::needs_review);
    return static_cast<int>(waiting) + (reading.group_mark && reading.group_mark->needs_review ? 1 : 0);
}

// `what` they differ in; nothing where they are two papers because one picture shows both.
void mark_conflict(const Readings& pages, const record::Reading& a, const record::Reading& b, const Reason& what) {
    for (record::Reading* page : pages) {
        const record::Reading& other = page == &a ? b : a;
        page->status = record::Status::conflict;
        const auto number = figure(*page->page);
        auto picture = a.source;
        picture.sheet_in_picture = 1; // as a whole
        page->reason = what.empty() ? Reason{Cause::two_papers, {page->sheet, number, place(picture)}}
                                    : Reason{Cause::conflict, {page->sheet, number, place(other.source), within(what)}};
    }
}

// What is known of a page beside the one that counts: no more than what both show.
Reason reason_of(const record::Reading& page, const record::Reading& kept, Cause why) {
    const int unseen = why == Cause::same_page && !page_in_doubt(page) ? not_compared(page, kept) : 0;
    return unseen > 0 ? Reason{Cause::same_page_unclear, {place(kept.source), figure(unseen)}}
                      : Reason{why, {place(kept.source)}};
}

void mark_duplicates(const Readings& pages, const record::Reading& kept, Cause why) {
    for (record::Reading* page : pages) {
        if (page == &kept) {
            continue;
        }
        const Reason reason = reason_of(*page, kept, why);
        page->own_doubt = page_in_doubt(*page) ? page->reason : Reason{};
        page->status = record::Status::duplicate;
        page->reason = page->own_doubt.empty() ? reason : Reason{Cause::also_in_doubt, {within(reason), within(page->own_doubt)}};
    }
}

// An empty copy says nothing beside one that somebody wrote on: forms.pdf among the scans, or a page scanned before it was filled
// in. Gives back the others.
Readings without_empty_copies(const Readings& pages) {
    Readings marked;
    std::ranges::copy_if(pages, std::back_inserter(marked), [](const record::Reading* page) { return !page->unmarked; });
    if (marked.empty()) {
        return pages;
    }
    Readings with_one = {marked.front()};
    std::ranges::copy_if(pages, std::back_inserter(with_one), &record::Reading::unmarked);
    mark_duplicates(with_one, *marked.front(), Cause::empty_copy);
    return marked;
}

// All scans of one page of one sheet. Those in doubt as a whole say nothing about the answers, so they are not compared, and when
// there are no others each waits for a person.
void settle_page(const Readings& all) {
    const auto pages = without_empty_copies(all);
    Readings usable;
    std::ranges::copy_if(pages, std::back_inserter(usable), [](const record::Reading* page) { return !page_in_doubt(*page); });
    if (usable.empty()) {
        return;
    }
    for (std::size_t i = 0; i < usable.size(); ++i) {
        for (std::size_t j = i + 1; j < usable.size(); ++j) {
            const auto what = difference(*usable[i], *usable[j]);
            if (!what.empty() || in_one_picture(*usable[i], *usable[j])) {
                mark_conflict(usable, *usable[i], *usable[j], what);
                return;
            }
        }
    }
    const record::Reading* const best =
        *std::ranges::min_element(usable, {}, [](const record::Reading* page) { return doubts(*page); });
    const bool elsewhere =
        std::ranges::any_of(usable, [&](const record::Reading* page) { return marked_elsewhere(*page, *best); });
    mark_duplicates(pages, *best, elsewhere ? Cause::same_page_elsewhere : Cause::same_page);
}

// How much of it a person decided: what the reader was sure of has no reason, what a person decided has.
int decided(const record::Reading& reading) {
    const auto by_person = [](const auto& mark) { return !mark.needs_review && !mark.reason.empty(); };
    const auto scores = std::ranges::count_if(reading.scores, by_person);
    const bool group = reading.group_mark && by_person(*reading.group_mark), page = reading.reason.cause == Cause::decided;
    return static_cast<int>(scores) + (group ? 1 : 0) + (page ? 1 : 0);
}

// Of the same bytes under several names that one counts of which something was decided: rows name a file. Where rows about two of
// them differ, which holds is not ours to guess.
void settle_content(const Readings& pages) {
    const record::Reading& kept =
        **std::ranges::max_element(pages, {}, [](const record::Reading* page) { return decided(*page); });
    const bool are_named = std::ranges::all_of(pages, [](const record::Reading* page) { return has_identity(*page); });
    for (const record::Reading* page : pages) {
        const bool rivals = are_named && decided(*page) > 0;
        if (const auto what = rivals ? difference(kept, *page) : Reason{}; !what.empty()) {
            return mark_conflict(pages, kept, *page, what);
        }
    }
    mark_duplicates(pages, kept, Cause::same_content);
}

// The same bytes twice are the same paper, whatever it is and whoever it is of.
void settle_contents(std::vector<record::Reading>& readings) {
    std::map<std::tuple<std::string, int, int>, Readings> by_content;
    for (record::Reading& reading : readings) {
        const auto& source = reading.source;
        if (is_candidate(reading) && !source.sha256.empty()) {
            by_content[{source.sha256, source.page_in_file, source.sheet_in_picture}].push_back(&reading);
        }
    }
    for (const auto& [content, pages] : by_content) {
        settle_content(pages);
    }
}

bool is_of_sheet(const record::Reading& reading, const form::Session& session) {
    return is_candidate(reading) && has_identity(reading) && reading.session == session.id;
}

// What people said are copies is told apart before pages are compared. What is in doubt or left out says which pages came
// together.
void settle_copies(std::vector<record::Reading>& readings, const form::Session& session) {
    std::map<std::string, Readings> by_sheet;
    for (record::Reading& reading : readings) {
        const bool there = is_candidate(reading) || is_left_out(reading);
        if (there && has_identity(reading) && reading.session == session.id) {
            by_sheet[reading.sheet].push_back(&reading);
        }
    }
    for (const auto& [sheet, pages] : by_sheet) {
        number_copies(pages, session.layout.pages.size());
    }
}

// Nothing printed tells one photocopy from another: where a person's hand is the same as well, one paper may be there twice. Only
// a person can say so, of each page.
void settle_photocopies(std::vector<record::Reading>& readings, const form::Session& session) {
    std::map<std::optional<int>, Readings> pages; // two pages of a form have no statement in common
    for (record::Reading& reading : readings) {
        if (!is_of_sheet(reading, session)) {
            continue;
        }
        auto& before = pages[reading.page];
        const auto same = [&](const record::Reading* other) { return look_like_one_paper(*other, reading); };
        const bool open = reading.status == record::Status::read && reading.copies == record::Copies::unsaid;
        const auto again = open ? std::ranges::find_if(before, same) : before.end();
        if (again != before.end()) {
            reading.status = record::Status::doubt;
            reading.reason = {Cause::same_paper, {place((*again)->source)}};
        }
        before.push_back(&reading);
    }
}

void settle_sheets(std::vector<record::Reading>& readings, const form::Session& session) {
    std::map<std::tuple<std::string, std::optional<int>, std::optional<int>>, Readings> by_page;
    for (record::Reading& reading : readings) {
        if (is_of_sheet(reading, session)) {
            by_page[{reading.sheet, reading.copy, reading.page}].push_back(&reading);
        }
    }
    for (const auto& [page, pages] : by_page) {
        settle_page(pages);
    }
}

// A page without a mark belongs to the rest of its sheet: only a sheet, or a copy of one, of which no page has one is unused.
// Pages of which nobody knows the sheet are no sheet together.
void settle_unused(std::vector<record::Reading>& readings, const form::Session& session) {
    std::set<std::string> marked;
    for (const record::Reading& reading : readings) {
        const bool there = is_candidate(reading) || reading.status == record::Status::conflict;
        if (there && !reading.unmarked && reading.session == session.id && !reading.sheet.empty()) {
            marked.insert(sheet_name(reading));
        }
    }
    for (record::Reading& reading : readings) {
        if (reading.status == record::Status::unused && reading.session == session.id && marked.contains(sheet_name(reading))) {
            reading.status = record::Status::read;
        }
    }
}

} // namespace

Twice twice(const record::Reading& a, const record::Reading& b) {
    if (look_like_copies(a, b)) {
        return Twice::copies;
    }
    return difference(a, b).empty() ? Twice::same : Twice::changed;
}

bool anything_waits(const record::Reading& reading) {
    return std::ranges::any_of(reading.scores, &record::Score::needs_review) ||
           (reading.group_mark && reading.group_mark->needs_review);
}

bool page_in_doubt(const record::Reading& reading) {
    return reading.status == record::Status::doubt;
}

void SheetsFound::add(const record::Reading& reading) {
    const bool there =
        reading.status != record::Status::unused && (is_candidate(reading) || reading.status == record::Status::conflict);
    if (there && has_identity(reading) && reading.session == session_.id) {
        found_.emplace_back(sheet_name(reading), *reading.page);
    }
}

std::vector<MissingPage> SheetsFound::missing() const {
    std::vector<MissingPage> missing;
    if (session_.photocopy) {
        return missing;
    }
    auto found = found_;
    std::ranges::sort(found);
    const auto pages = static_cast<int>(session_.layout.pages.size());
    for (auto first = found.begin(); first != found.end();) {
        const auto next = std::find_if(first, found.end(), [&](const auto& page) { return page.first != first->first; });
        for (int page = 1; page <= pages; ++page) {
            if (std::find(first, next, std::pair{first->first, page}) == next) {
                missing.push_back({first->first, page});
            }
        }
        first = next;
    }
    return missing;
}

Settled settle(std::vector<record::Reading> readings, const form::Session& session) {
    std::ranges::stable_sort(readings, {}, [](const record::Reading& reading) {
        return std::tie(reading.source.path, reading.source.page_in_file, reading.source.sheet_in_picture);
    });
    for (record::Reading& reading : readings) {
        if (reading.session.empty() || reading.session == session.id) {
            unsettle(reading);
        }
    }
    settle_contents(readings);
    if (session.photocopy) {
        settle_photocopies(readings, session);
        return {.readings = std::move(readings), .missing = {}, .copied = {}, .alike = {}};
    }
    settle_copies(readings, session);
    settle_sheets(readings, session);
    settle_unused(readings, session);
    SheetsFound found(session);
    std::ranges::for_each(readings, [&](const record::Reading& reading) { found.add(reading); });
    auto missing = found.missing();
    auto copied = copied_sheets(readings, session), alike = alike_copies(readings, session);
    return {
        .readings = std::move(readings), .missing = std::move(missing), .copied = std::move(copied), .alike = std::move(alike)};
}

} // namespace formradar::results
