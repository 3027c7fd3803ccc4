// Pages are counted by status and by whom they wait for; each kind that waits has its sentence of advice.
#include "app/account.hpp"

#include <algorithm>
#include <numeric>

#include "app/conclude.hpp"
#include "app/folder_names.hpp"
#include "formradar/core/text.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::app {
namespace {

constexpr std::size_t longest_list = 8;
constexpr std::size_t longest_row = 12; // of sheets' numbers

// The order in which they are listed.
constexpr std::array all_awaits = {record::Awaits::person, record::Awaits::another_run, record::Awaits::decided,
                                   record::Awaits::nobody};

template <class All, class One>
std::size_t index_of(const All& all, One one) {
    return static_cast<std::size_t>(std::ranges::find(all, one) - all.begin());
}

std::string advice_for(record::Status status, std::size_t singles, const Messages& say) {
    switch (status) {
        case record::Status::read:
            return singles == 0 ? say(Msg::status_read)
                                : say(Msg::status_read_doubts, {{"marks", say.number(singles, Msg::mark, Msg::marks)}});
        case record::Status::doubt:
            return say(Msg::status_doubt);
        case record::Status::duplicate:
            return say(Msg::status_duplicate);
        case record::Status::conflict:
            return say(Msg::status_conflict);
        case record::Status::foreign:
            return say(Msg::status_foreign);
        case record::Status::blank:
            return say(Msg::status_blank);
        case record::Status::unused:
            return say(Msg::status_unused);
        case record::Status::unreadable:
            return say(Msg::status_unreadable);
    }
    return "";
}

std::string advice_for(record::Status status, record::Awaits awaits, std::size_t singles, const Messages& say) {
    switch (awaits) {
        case record::Awaits::nobody:
            return say(Msg::status_no_paper);
        case record::Awaits::another_run:
            return say(Msg::status_on_its_way);
        case record::Awaits::decided:
            return say(Msg::status_decided);
        case record::Awaits::person:
            break;
    }
    return advice_for(status, singles, say);
}

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::string fill(width > text.size() ? width - text.size() : 0, ' ');
    return right ? fill + text : text + fill;
}

// Of pages that doubts.html does not show.
bool is_named(const record::Reading& reading) {
    return reading.status == record::Status::foreign || reading.status == record::Status::unreadable;
}

// The first of them, and how many more there are.
std::string listed(const std::vector<std::string>& names, const Messages& say) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), longest_row); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    const auto more = names.size() - std::min(names.size(), longest_row);
    return text + (more > 0 ? " " + say(Msg::and_more, {{"n", std::to_string(more)}}) : "");
}

std::string how_many_are_back(const Returned& returned, const Messages& say) {
    if (!returned.printed) {
        return "";
    }
    std::vector<std::string> names;
    for (const auto& [id, group] : returned.missing) {
        names.push_back(id + (group.empty() ? "" : " (" + shown(group) + ")"));
    }
    const auto back = *returned.printed - names.size();
    const auto of_all = say(back == 1 ? Msg::is_back : Msg::are_back,
                            {{"back", std::to_string(back)}, {"sheets", say.number(*returned.printed, Msg::sheet, Msg::sheets)}});
    return of_all + (names.empty() ? "" : "; " + say(Msg::back_missing, {{"names", listed(names, say)}})) + ".\n";
}

std::string copied_sheets(const Conclusion& conclusion, const Messages& say) {
    const auto& sheets = conclusion.copied;
    if (sheets.empty()) {
        return "";
    }
    const bool one = sheets.size() == 1;
    const auto row = "\"" + std::string(one ? sheets.front() : "*") + ",,page,,both,,,,,\"";
    return say(one ? Msg::copied_sheet : Msg::copied_sheets, {{"names", listed(sheets, say)}, {"row", row}}) + "\n";
}

std::string alike_copies(const Conclusion& conclusion, const Messages& say) {
    const auto& sheets = conclusion.alike;
    const auto what = sheets.size() == 1 ? Msg::alike_copies_one : Msg::alike_copies_many;
    return sheets.empty() ? "" : say(what, {{"names", listed(sheets, say)}}) + "\n";
}

std::string rows(std::span<const record::RowMistake> mistakes, const std::string& folder, const Messages& say) {
    std::string text;
    for (const auto& [line, why] : mistakes.first(std::min(mistakes.size(), longest_row))) {
        text += say(Msg::row_of_decisions, {{"file", machine::join(folder, decisions_file)}, {"line", std::to_string(line)}}) +
                ": " + record::words_of(why, say.language()) + "\n";
    }
    const auto more = mistakes.size() - std::min(mistakes.size(), longest_row);
    return text + (more > 0 ? say.number(more, Msg::more_row, Msg::more_rows) + "\n" : "");
}

// "5 sheets, 3 unused": those without a single mark are of nobody who took part.
std::string sheets_of(const Conclusion& conclusion, const Messages& say) {
    const auto unused = conclusion.account.unused(conclusion.results.photocopy);
    const auto used = conclusion.results.sheets.size();
    return say.number(used + unused, Msg::sheet, Msg::sheets) +
           (unused == 0 ? "" : ", " + say(Msg::unused, {{"n", std::to_string(unused)}}));
}

} // namespace

void Account::List::add(const record::Reading& reading) {
    if (++count <= longest_list) {
        first.emplace_back(reading.source, reading.reason);
    }
}

std::string Account::List::told(const Messages& say) const {
    std::string lines;
    for (const auto& [source, reason] : first) {
        const auto number = std::to_string(source.page_in_file);
        const auto page = source.page_in_file > 1 ? " " + say(Msg::page_number, {{"page", number}}) : "";
        lines.append("  ")
            .append(machine::printable(source.path))
            .append(page)
            .append(": ")
            .append(record::words_of(reason, say.language()))
            .append("\n");
    }
    const auto more = count - first.size();
    return lines + (more > 0 ? "  " + say.number(more, Msg::more_page, Msg::more_pages) + "\n" : "");
}

void Account::add(const record::Reading& reading) {
    ++counts_.at(index_of(record::all_statuses, reading.status)).at(index_of(all_awaits, reading.awaits));
    files_ += pages_ == 0 || reading.source.path != last_file_ ? 1 : 0;
    ++pages_;
    last_file_ = reading.source.path;
    if (reading.status == record::Status::unused) {
        unused_.emplace(reading.sheet, reading.source.path);
    }
    const bool counts = reading.status == record::Status::read;
    const bool waiting = app::waits(reading);
    marks_ += counts ? marks_in_doubt(reading) : 0;
    looks_ += waiting && !counts && !is_named(reading) ? 1 : 0;
    waits_ = waits_ || waiting;
    in_doubts_html_ = in_doubts_html_ || (waiting && !is_named(reading));
    if (waiting && is_named(reading)) {
        waiting_.add(reading);
    } else if (!waiting && reading.awaits == record::Awaits::nobody) {
        passed_.add(reading);
    }
}

std::size_t Account::pages(record::Status status) const {
    const auto& counts = counts_.at(index_of(record::all_statuses, status));
    return std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}

std::size_t Account::unused(bool photocopy) const {
    if (photocopy) {
        return unused_.size();
    }
    std::size_t sheets = 0;
    const std::string* last = nullptr;
    for (const auto& [sheet, file] : unused_) {
        sheets += last == nullptr || *last != sheet ? 1 : 0;
        last = &sheet;
    }
    return sheets;
}

std::string Account::counts(const Messages& say) const {
    const auto files = say.number(files_, Msg::file, Msg::files);
    std::string text = say(Msg::pages_in_files, {{"pages", say.number(pages_, Msg::page, Msg::pages)}, {"files", files}}) + "\n";
    for (const auto status : record::all_statuses) {
        for (const auto awaits : all_awaits) {
            if (const auto number = counts_.at(index_of(record::all_statuses, status)).at(index_of(all_awaits, awaits))) {
                text += padded(std::to_string(number), 6, true) + "  " + padded(std::string(name_of(status)), 12, false) +
                        advice_for(status, awaits, marks_, say) + "\n";
            }
        }
    }
    return text + not_read(say);
}

std::string Account::told(const std::string& folder, const std::string& decisions, const Messages& say) const {
    const auto look = [&] {
        return say(Msg::look_at_doubts,
                   {{"doubts", machine::join(folder, doubts_file)}, {"decisions", machine::join(decisions, decisions_file)}}) +
               "\n";
    };
    return counts(say) + (in_doubts_html_ ? look() : "");
}

Account account_of(std::span<const record::Reading> readings) {
    Account account;
    std::ranges::for_each(readings, [&](const record::Reading& reading) { account.add(reading); });
    return account;
}

std::string account_of(const Conclusion& conclusion, const std::string& folder, const std::string& decisions,
                       const Messages& say) {
    std::string text = say(Msg::session_head, {{"session", conclusion.results.session},
                                               {"title", conclusion.results.title},
                                               {"sheets", sheets_of(conclusion, say)}}) +
                       ", " + conclusion.account.told(folder, decisions, say);
    for (const auto& [sheet, page] : conclusion.missing) {
        text += say(Msg::scan_missing_page, {{"page", std::to_string(page)}, {"sheet", sheet}}) + "\n";
    }
    text += copied_sheets(conclusion, say) + alike_copies(conclusion, say) + rows(conclusion.unapplied, decisions, say) +
            rows(conclusion.notes, decisions, say);
    if (conclusion.results.tally.unverified > 0) {
        text += say(Msg::not_verified) + "\n";
    }
    text += how_many_are_back(conclusion.returned, say);
    if (conclusion.results.sheets.empty()) {
        return text + say(Msg::no_sheet_found, {{"folder", machine::join(folder, scans_folder)}}) + "\n";
    }
    return text + say(Msg::results_are, {{"file", machine::join(folder, results_file)}}) + "\n";
}

} // namespace formradar::app
