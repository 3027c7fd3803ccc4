// All files of one session are made first and put into place together.
#include "app/outputs.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "app/folder_names.hpp"
#include "app/put_results.hpp"
#include "app/version.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/decide.hpp"
#include "formradar/report/csv.hpp"
#include "formradar/report/doubts_html.hpp"
#include "formradar/report/json.hpp"
#include "formradar/report/proof.hpp"
#include "formradar/report/questions.hpp"
#include "formradar/report/results_html.hpp"
#include "formradar/report/results_json.hpp"
#include "formradar/report/results_pages.hpp"
#include "formradar/results/radar.hpp"
#include "formradar/scan/encode.hpp"
#include "formradar/scan/open.hpp"

namespace formradar::app {
namespace {

using Key = std::tuple<std::string, int, int>; // path, page, sheet in the picture

Key key_of(const record::Reading& reading) {
    return {reading.source.path, reading.source.page_in_file, reading.source.sheet_in_picture};
}

std::map<Key, const PageOutcome*> by_source(std::span<const PageOutcome> pages) {
    std::map<Key, const PageOutcome*> index;
    for (const auto& page : pages) {
        index.emplace(key_of(page.reading), &page);
    }
    return index;
}

std::vector<record::Quote> quotes_in(const PageOutcome& page) {
    std::vector<record::Quote> quotes;
    for (const auto& answer : page.answers) {
        const auto file = scan::ScanFile::open(answer.png);
        auto picture = file ? file->page(1) : Unexpected{file.error()};
        if (picture) {
            quotes.push_back({.question = answer.question, .image = std::move(picture->image)});
        }
    }
    return quotes;
}

// Of the pages that count: a duplicate would say everything twice.
std::vector<record::Quote> quotes_of(const Output& output) {
    const auto index = by_source(output.pages);
    std::vector<record::Quote> quotes;
    for (const auto& reading : output.conclusion.readings) {
        const auto page = index.find(key_of(reading));
        if (reading.status == record::Status::read && page != index.end()) {
            std::ranges::move(quotes_in(*page->second), std::back_inserter(quotes));
        }
    }
    return quotes;
}

int files_in(std::span<const record::Reading> readings) {
    std::set<std::string_view> paths;
    for (const auto& reading : readings) {
        paths.insert(reading.source.path);
    }
    return static_cast<int>(paths.size());
}

report::ReportInput report_of(const Output& output) {
    return {.results = &output.conclusion.results,
            .comparison = output.comparison,
            .quotes = nullptr,
            .account = {.files = files_in(output.conclusion.readings),
                        .decisions = output.conclusion.decisions,
                        .version = std::string(program_version())}};
}

std::string pdf_of(const Output& output) {
    const auto quotes = output.handwriting ? quotes_of(output) : std::vector<record::Quote>{};
    auto input = report_of(output);
    input.quotes = output.handwriting ? &quotes : nullptr;
    return draw::render_pdf(report::draw_report(input));
}

std::vector<std::string> notes_of(const Conclusion& conclusion) {
    std::vector<std::string> notes;
    for (const auto& [line, what] : conclusion.notes) {
        notes.push_back("decisions.csv line " + std::to_string(line) + " " + what + ".");
    }
    for (const auto& [sheet, page] : conclusion.missing) {
        notes.push_back("Page " + std::to_string(page) + " of sheet " + sheet +
                        " was not found, though another page of it was: scan it, too.");
    }
    return notes;
}

std::string doubts_of(const Output& output, std::string decisions) {
    return report::draw_doubts(
        {.session = &output.session,
         .pages = doubt_pages(output.conclusion.readings, output.pages),
         .unapplied = output.conclusion.unapplied,
         .notes = notes_of(output.conclusion),
         .not_back = output.conclusion.returned.missing,
         .name_of = [&](const std::string& path) { return name_in_decisions(output.decisions, path); }},
        {.unseen = report::unseen_pages(output.session, output.conclusion.readings), .decisions = std::move(decisions)});
}

// Of an earlier run that did find sheets.
void remove_pictures(machine::Files& files, const std::string& folder) {
    std::vector<std::string> names = {std::string(workbook_file), std::string(page_file), std::string(results_file)};
    for (std::size_t part = 0; part < form::most_statements / results::fewest_axes; ++part) {
        names.push_back(chart_file(part, "svg"));
        names.push_back(chart_file(part, "png"));
    }
    for (const auto& name : names) {
        if (files.info(machine::join(folder, name)).kind == machine::FileKind::file) {
            files.remove(machine::join(folder, name));
        }
    }
}

// What people decided so far, for doubts.html to go on with; empty while there is no row.
std::string decided_so_far(const machine::Files& files, const std::string& path) {
    const auto kept = files.info(path).kind == machine::FileKind::file ? record::with_decisions(files.read(path), {})
                                                                       : Expected<std::string, record::Unmet>(std::string());
    return kept && trimmed(*kept) != record::decisions_header ? *kept : "";
}

} // namespace

std::vector<report::DoubtPage> doubt_pages(std::span<const record::Reading> readings, std::span<const PageOutcome> pages) {
    const auto index = by_source(pages);
    std::vector<report::DoubtPage> doubts;
    for (const auto& reading : readings) {
        if (report::needs_person(reading)) {
            const auto page = index.find(key_of(reading));
            doubts.push_back({.reading = reading,
                              .pictures = page == index.end() ? std::vector<report::DoubtPicture>{} : page->second->crops});
        }
    }
    return doubts;
}

std::string json_lines(std::span<const record::Reading> readings) {
    std::string lines;
    for (const auto& reading : readings) {
        lines += report::to_json_line(reading) + "\n";
    }
    return lines;
}

void write_outputs(machine::Files& files, const std::string& folder, const Output& output) {
    const auto& results = output.conclusion.results;
    Generation fresh(files, folder);
    fresh.put(readings_file, json_lines(output.conclusion.readings));
    const auto decisions = machine::join(output.decisions.folder, decisions_file);
    fresh.put(doubts_file, doubts_of(output, decided_so_far(files, decisions)));
    fresh.put(scores_file, report::scores_csv(results, output.with_groups));
    fresh.put(json_file, report::results_json(results, output.comparison));
    if (!results.sheets.empty()) {
        put_workbook(fresh, files, results, output.with_groups);
        put_charts(fresh, results);
        fresh.put(page_file, report::results_html(report_of(output)));
        fresh.put(results_file, pdf_of(output), report::fault_in_pdf);
    }
    fresh.switch_over();
    if (results.sheets.empty()) {
        remove_pictures(files, folder);
    }
    offer_decisions_file(files, output.decisions);
}

void write_unclaimed(machine::Files& files, const std::string& folder, std::span<const record::Reading> all,
                     std::span<const PageOutcome> unclaimed) {
    const auto readings = readings_of(unclaimed);
    const report::DoubtsInput input{
        .session = nullptr,
        .pages = doubt_pages(readings, unclaimed),
        .unapplied = {},
        .notes = {"These pages could not be given to a session. Write what they are in the decisions.csv of "
                  "the session they belong to."}};
    Generation fresh(files, folder);
    fresh.put(readings_file, json_lines(all));
    fresh.put(doubts_file, report::draw_doubts(input));
    fresh.switch_over();
}

} // namespace formradar::app
