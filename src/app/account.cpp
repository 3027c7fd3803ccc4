// Pages are counted by status and by whom they wait for; each kind that waits has its sentence of advice.
#include "app/account.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "app/counting.hpp"
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

std::string advice_for(record::Status status, std::size_t singles) {
    switch (status) {
        case record::Status::read:
            return singles == 0 ? "counted" : "counted, but for " + counted(singles, "mark") + " in doubt";
        case record::Status::doubt:
            return "not counted until a person has looked";
        case record::Status::duplicate:
            return "the same sheet again with the same answers: counted once";
        case record::Status::conflict:
            return "the same sheet again with other answers: a person has to choose";
        case record::Status::foreign:
            return "not of this session, or another kind of paper: not counted";
        case record::Status::blank:
            return "empty sides: nothing to do";
        case record::Status::unused:
            return "sheets without a single mark: not counted (were they filled in? then scan them in colour)";
        case record::Status::unreadable:
            return "could not be read: scan these pages again";
    }
    return "";
}

std::string advice_for(record::Status status, record::Awaits awaits, std::size_t singles) {
    switch (awaits) {
        case record::Awaits::nobody:
            return "no pictures of paper: nothing to do";
        case record::Awaits::another_run:
            return "may still be on their way: run this again";
        case record::Awaits::person:
            break;
    }
    return advice_for(status, singles);
}

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::string fill(width > text.size() ? width - text.size() : 0, ' ');
    return right ? fill + text : text + fill;
}

std::string table(std::span<const record::Reading> readings) {
    std::string lines;
    for (const auto status : record::all_statuses) {
        for (const auto awaits : {record::Awaits::person, record::Awaits::another_run, record::Awaits::nobody}) {
            if (const auto number = count(readings, status, awaits)) {
                lines += padded(std::to_string(number), 6, true) + "  " + padded(std::string(name_of(status)), 12, false) +
                         advice_for(status, awaits, single_doubts(readings)) + "\n";
            }
        }
    }
    return lines;
}

// Pages that doubts.html does not show: by name, with the reason. `waiting`: those that somebody has to do something about.
std::string list_of(std::span<const record::Reading> readings, bool waiting) {
    std::string lines;
    std::size_t listed = 0;
    for (const auto& reading : readings) {
        const bool named = waiting ? reading.status == record::Status::foreign || reading.status == record::Status::unreadable
                                   : reading.awaits == record::Awaits::nobody;
        if (!named || waits(reading) != waiting || ++listed > longest_list) {
            continue;
        }
        const auto page = reading.source.page_in_file > 1 ? " page " + std::to_string(reading.source.page_in_file) : "";
        lines += "  " + machine::printable(reading.source.path) + page + ": " + reading.reason + "\n";
    }
    return lines +
           (listed > longest_list ? "  and " + counted(listed - longest_list, "more page") + ": see readings.jsonl\n" : "");
}

bool in_doubts_html(const record::Reading& reading) {
    return waits(reading) && reading.status != record::Status::foreign && reading.status != record::Status::unreadable;
}

std::string what_to_do(std::span<const record::Reading> readings, const std::string& folder, const std::string& decisions) {
    if (!std::ranges::any_of(readings, in_doubts_html)) {
        return "";
    }
    return "Look at " + machine::join(folder, doubts_file) + ", write what you decide in " +
           machine::join(decisions, decisions_file) + ", and run this again.\n";
}

std::size_t files_in(std::span<const record::Reading> readings) {
    std::set<std::string_view> paths;
    for (const auto& reading : readings) {
        paths.insert(reading.source.path);
    }
    return paths.size();
}

// The first of them, and how many more there are.
std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), longest_row); ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return text + (names.size() > longest_row ? " and " + std::to_string(names.size() - longest_row) + " more" : "");
}

std::string how_many_are_back(const Returned& returned) {
    if (returned.printed == 0) {
        return "";
    }
    std::vector<std::string> names;
    for (const auto& [id, group] : returned.missing) {
        names.push_back(id + (group.empty() ? "" : " (" + shown(group) + ")"));
    }
    const auto back = returned.printed - names.size();
    const auto of_all = std::to_string(back) + " of " + counted(returned.printed, "sheet");
    const std::string are = back == 1 ? " is" : " are";
    return of_all + are + " back" + (names.empty() ? "" : "; missing: " + listed(names)) + ".\n";
}

std::string copied_sheets(const Conclusion& conclusion) {
    const auto& sheets = conclusion.copied;
    if (sheets.empty()) {
        return "";
    }
    const bool one = sheets.size() == 1;
    const auto row = "\"" + std::string(one ? sheets.front() : "*") + ",,page,,both,,,,,\"";
    return (one ? "Sheet " : "Sheets ") + listed(sheets) +
           " came back more than once with different answers: " + (one ? "it looks like copies" : "they look like copies") +
           ", each filled in by somebody else. To count each as a person of its own, write one line in decisions.csv: " + row +
           "\n";
}

std::string rows(std::span<const record::RowMistake> mistakes, const std::string& folder) {
    std::string text;
    for (const auto& [line, what] : mistakes.first(std::min(mistakes.size(), longest_row))) {
        text += machine::join(folder, decisions_file) + " line " + std::to_string(line) + ": " + what + "\n";
    }
    const bool all = mistakes.size() <= longest_row;
    return text + (all ? "" : "and " + counted(mistakes.size() - longest_row, "more line") + ": see doubts.html\n");
}

// "5 sheets, 3 unused": those without a single mark are of nobody who took part.
std::string sheets_of(const Conclusion& conclusion) {
    std::set<std::pair<std::string_view, std::string_view>> unused;
    for (const auto& reading : conclusion.readings) {
        if (reading.status == record::Status::unused) {
            unused.emplace(reading.sheet, conclusion.results.photocopy ? std::string_view(reading.source.path) : "");
        }
    }
    const auto used = conclusion.results.sheets.size();
    return counted(used + unused.size(), "sheet") + (unused.empty() ? "" : ", " + std::to_string(unused.size()) + " unused");
}

} // namespace

std::string counts_of(std::span<const record::Reading> readings) {
    return counted(readings.size(), "page") + " in " + counted(files_in(readings), "file") + "\n" + table(readings) +
           list_of(readings, true) + list_of(readings, false);
}

std::string account_of(std::span<const record::Reading> readings, const std::string& folder, const std::string& decisions) {
    return counts_of(readings) + what_to_do(readings, folder, decisions);
}

std::string account_of(const Conclusion& conclusion, const std::string& folder, const std::string& decisions) {
    std::string text = "Session " + conclusion.results.session + ", \"" + conclusion.results.title +
                       "\": " + sheets_of(conclusion) + ", " + account_of(conclusion.readings, folder, decisions);
    for (const auto& [sheet, page] : conclusion.missing) {
        text += "Page " + std::to_string(page) + " of sheet " + sheet + " is missing: scan it, too.\n";
    }
    text += copied_sheets(conclusion) + rows(conclusion.unapplied, decisions) + rows(conclusion.notes, decisions);
    if (conclusion.results.tally.unverified > 0) {
        text += "The session file was not found: that these sheets were printed by it could not be verified.\n";
    }
    text += how_many_are_back(conclusion.returned);
    if (conclusion.results.sheets.empty()) {
        return text +
               "No sheet was found, so there are no results to show. Are these the right files, with the filled-in sides "
               "scanned? " +
               "Put the scans in " + machine::join(folder, scans_folder) + " and run this again.\n";
    }
    return text + "Results: " + machine::join(folder, results_file) + "\n";
}

} // namespace formradar::app
