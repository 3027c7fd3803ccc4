// Pages are counted by status and by whom they wait for; each kind that waits has its sentence of advice.
#include "app/account.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "app/folder_names.hpp"
#include "formradar/core/text.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

constexpr std::size_t longest_list = 8;
constexpr std::size_t longest_row = 12; // of sheets' numbers

std::size_t count(std::span<const record::Reading> readings, record::Status status, record::Awaits awaits) {
    return static_cast<std::size_t>(std::ranges::count_if(
        readings, [&](const record::Reading& reading) { return reading.status == status && reading.awaits == awaits; }));
}

std::size_t single_doubts(std::span<const record::Reading> readings) {
    std::size_t total = 0;
    for (const auto& reading : readings) {
        if (reading.status == record::Status::read) {
            total += static_cast<std::size_t>(std::ranges::count(reading.scores, true, &record::Score::needs_review));
            total += reading.group_mark && reading.group_mark->needs_review ? 1 : 0;
        }
    }
    return total;
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

std::string table(std::span<const record::Reading> readings, const Messages& say) {
    std::string lines;
    for (const auto status : record::all_statuses) {
        for (const auto awaits :
             {record::Awaits::person, record::Awaits::another_run, record::Awaits::decided, record::Awaits::nobody}) {
            if (const auto number = count(readings, status, awaits)) {
                lines += padded(std::to_string(number), 6, true) + "  " + padded(std::string(name_of(status)), 12, false) +
                         advice_for(status, awaits, single_doubts(readings), say) + "\n";
            }
        }
    }
    return lines;
}

// Pages that doubts.html does not show: by name, with the reason. `waiting`: those that somebody has to do something about.
std::string list_of(std::span<const record::Reading> readings, bool waiting, const Messages& say) {
    std::string lines;
    std::size_t listed = 0;
    for (const auto& reading : readings) {
        const bool named = waiting ? reading.status == record::Status::foreign || reading.status == record::Status::unreadable
                                   : reading.awaits == record::Awaits::nobody;
        if (!named || waits(reading) != waiting || ++listed > longest_list) {
            continue;
        }
        const auto number = std::to_string(reading.source.page_in_file);
        const auto page = reading.source.page_in_file > 1 ? " " + say(Msg::page_number, {{"page", number}}) : "";
        lines += "  " + machine::printable(reading.source.path) + page + ": " + reading.reason + "\n";
    }
    const auto more = listed - std::min(listed, longest_list);
    return lines + (more > 0 ? "  " + say.number(more, Msg::more_page, Msg::more_pages) + "\n" : "");
}

bool in_doubts_html(const record::Reading& reading) {
    return waits(reading) && reading.status != record::Status::foreign && reading.status != record::Status::unreadable;
}

std::string what_to_do(std::span<const record::Reading> readings, const std::string& folder, const std::string& decisions,
                       const Messages& say) {
    if (!std::ranges::any_of(readings, in_doubts_html)) {
        return "";
    }
    return say(Msg::look_at_doubts,
               {{"doubts", machine::join(folder, doubts_file)}, {"decisions", machine::join(decisions, decisions_file)}}) +
           "\n";
}

std::size_t files_in(std::span<const record::Reading> readings) {
    std::set<std::string_view> paths;
    for (const auto& reading : readings) {
        paths.insert(reading.source.path);
    }
    return paths.size();
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
    if (returned.printed == 0) {
        return "";
    }
    std::vector<std::string> names;
    for (const auto& [id, group] : returned.missing) {
        names.push_back(id + (group.empty() ? "" : " (" + shown(group) + ")"));
    }
    const auto back = returned.printed - names.size();
    const auto of_all = say(back == 1 ? Msg::is_back : Msg::are_back,
                            {{"back", std::to_string(back)}, {"sheets", say.number(returned.printed, Msg::sheet, Msg::sheets)}});
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

std::string rows(std::span<const record::RowMistake> mistakes, const std::string& folder, const Messages& say) {
    std::string text;
    for (const auto& [line, what] : mistakes.first(std::min(mistakes.size(), longest_row))) {
        text += say(Msg::row_of_decisions, {{"file", machine::join(folder, decisions_file)}, {"line", std::to_string(line)}}) +
                ": " + what + "\n";
    }
    const auto more = mistakes.size() - std::min(mistakes.size(), longest_row);
    return text + (more > 0 ? say.number(more, Msg::more_row, Msg::more_rows) + "\n" : "");
}

// "5 sheets, 3 unused": those without a single mark are of nobody who took part.
std::string sheets_of(const Conclusion& conclusion, const Messages& say) {
    std::set<std::pair<std::string_view, std::string_view>> unused;
    for (const auto& reading : conclusion.readings) {
        if (reading.status == record::Status::unused) {
            unused.emplace(reading.sheet, conclusion.results.photocopy ? std::string_view(reading.source.path) : "");
        }
    }
    const auto used = conclusion.results.sheets.size();
    return say.number(used + unused.size(), Msg::sheet, Msg::sheets) +
           (unused.empty() ? "" : ", " + say(Msg::unused, {{"n", std::to_string(unused.size())}}));
}

} // namespace

std::string counts_of(std::span<const record::Reading> readings, const Messages& say) {
    const auto files = say.number(files_in(readings), Msg::file, Msg::files);
    return say(Msg::pages_in_files, {{"pages", say.number(readings.size(), Msg::page, Msg::pages)}, {"files", files}}) + "\n" +
           table(readings, say) + list_of(readings, true, say) + list_of(readings, false, say);
}

std::string account_of(std::span<const record::Reading> readings, const std::string& folder, const std::string& decisions,
                       const Messages& say) {
    return counts_of(readings, say) + what_to_do(readings, folder, decisions, say);
}

std::string account_of(const Conclusion& conclusion, const std::string& folder, const std::string& decisions,
                       const Messages& say) {
    std::string text = say(Msg::session_head, {{"session", conclusion.results.session},
                                               {"title", conclusion.results.title},
                                               {"sheets", sheets_of(conclusion, say)}}) +
                       ", " + account_of(conclusion.readings, folder, decisions, say);
    for (const auto& [sheet, page] : conclusion.missing) {
        text += say(Msg::scan_missing_page, {{"page", std::to_string(page)}, {"sheet", sheet}}) + "\n";
    }
    text += copied_sheets(conclusion, say) + rows(conclusion.unapplied, decisions, say) + rows(conclusion.notes, decisions, say);
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
