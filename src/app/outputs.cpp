// All files of one session are made first and put into place together.
#include "app/outputs.hpp"

#include "app/answer_files.hpp"
#include "app/doubt_files.hpp"
#include "app/folder_names.hpp"
#include "app/messages.hpp"
#include "app/put_results.hpp"
#include "app/version.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/decide.hpp"
#include "formradar/record/reason_words.hpp"
#include "formradar/report/csv.hpp"
#include "formradar/report/doubts_html.hpp"
#include "formradar/report/json.hpp"
#include "formradar/report/proof.hpp"
#include "formradar/report/questions.hpp"
#include "formradar/report/results_html.hpp"
#include "formradar/report/results_json.hpp"
#include "formradar/report/results_pages.hpp"
#include "formradar/results/radar.hpp"

namespace formradar::app {
namespace {

report::ReportInput report_of(const Output& output) {
    return {.results = &output.conclusion.results,
            .comparison = output.comparison,
            .quotes = nullptr,
            .account = {.files = static_cast<int>(output.conclusion.account.files()),
                        .decisions = output.conclusion.decisions,
                        .version = std::string(program_version())}};
}

std::string pdf_of(const Output& output, const Answers& answers) {
    const auto quotes = quotes_shown(output.pages, answers);
    auto input = report_of(output);
    input.quotes = output.handwriting ? &quotes : nullptr;
    input.given = answers_given(answers);
    return draw::render_pdf(report::draw_report(input));
}

std::vector<std::string> notes_of(const Conclusion& conclusion, const Messages& say) {
    std::vector<std::string> notes;
    for (const auto& [line, why] : conclusion.notes) {
        const auto row = say(Msg::row_of_decisions, {{"file", std::string(decisions_file)}, {"line", std::to_string(line)}});
        notes.push_back(row + ": " + record::words_of(why, say.language()) + ".");
    }
    for (const auto& [sheet, page] : conclusion.missing) {
        notes.push_back(say(Msg::scan_missing_page, {{"page", std::to_string(page)}, {"sheet", sheet}}));
    }
    return notes;
}

report::DoubtsInput doubts_input(const Output& output) {
    return {.session = &output.session,
            .pages = {},
            .unapplied = output.conclusion.unapplied,
            .notes = notes_of(output.conclusion, Messages(output.session.form.language)),
            .not_back = output.conclusion.returned.missing,
            .name_of = [&](const std::string& path) { return name_in_decisions(output.decisions, path); }};
}

void remove_file(machine::Files& files, const std::string& path) {
    if (files.info(path).kind == machine::FileKind::file) {
        files.remove(path);
    }
}

// Of an earlier run that did find sheets.
void remove_pictures(machine::Files& files, const std::string& folder) {
    std::vector<std::string> names = {std::string(workbook_file), std::string(page_file), std::string(results_file)};
    for (std::size_t part = 0; part < form::most_statements / results::fewest_axes; ++part) {
        names.push_back(chart_file(part, "svg"));
        names.push_back(chart_file(part, "png"));
    }
    for (const auto& name : names) {
        remove_file(files, machine::join(folder, name));
    }
}

// What people decided so far, for doubts.html to go on with; empty while there is no row.
std::string decided_so_far(const machine::Files& files, const std::string& path) {
    const auto kept = files.info(path).kind == machine::FileKind::file ? record::with_decisions(files.read(path), {})
                                                                       : Expected<std::string, record::Unmet>(std::string());
    return kept && trimmed(*kept) != record::decisions_header ? *kept : "";
}

} // namespace

void put_readings(Generation& fresh, const ShownPages& pages) {
    fresh.put_long(readings_file, [&](const auto& sink) {
        for (std::size_t place = 0; place < pages.size; ++place) {
            sink(pages.line(place) + "\n");
        }
    });
}

void write_outputs(machine::Files& files, const std::string& folder, const Output& output) {
    const auto& results = output.conclusion.results;
    const auto answers = output.handwriting ? answers_of(output.pages) : Answers{};
    Generation fresh(files, folder);
    put_readings(fresh, output.pages);
    const auto decisions = machine::join(output.decisions.folder, decisions_file);
    const auto doubts = put_doubts(fresh, output.pages, output.conclusion.doubts, doubts_input(output),
                                   {.unseen = output.conclusion.unseen, .decisions = decided_so_far(files, decisions)});
    fresh.put(scores_file, report::scores_csv(results, output.with_groups));
    fresh.put(json_file, report::results_json(results, output.comparison));
    bool has_answers = false;
    if (!results.sheets.empty()) {
        put_workbook(fresh, files, results, output.with_groups);
        put_charts(fresh, results);
        fresh.put(page_file, report::results_html(report_of(output)));
        fresh.put(results_file, pdf_of(output, answers), report::fault_in_pdf);
        has_answers = put_answers(fresh, output.pages, results, answers);
    }
    if (output.also) {
        output.also(fresh);
    }
    fresh.switch_over();
    remove_further_doubts(files, folder, doubts);
    if (!has_answers) {
        remove_file(files, machine::join(folder, answers_file));
    }
    if (results.sheets.empty()) {
        remove_pictures(files, folder);
    }
    offer_decisions_file(files, output.decisions);
}

std::string json_lines(std::span<const record::Reading> readings) {
    std::string lines;
    for (const auto& reading : readings) {
        lines += report::to_json_line(reading) + "\n";
    }
    return lines;
}

void write_unclaimed(machine::Files& files, const std::string& folder, const UnclaimedOutput& output) {
    const report::DoubtsInput input{.session = nullptr,
                                    .pages = {},
                                    .unapplied = {},
                                    .notes = {Messages(output.language)(Msg::pages_of_no_session)},
                                    .language = std::string(output.language)};
    Generation fresh(files, folder);
    fresh.put_long(readings_file, output.lines);
    const auto doubts = put_doubts(fresh, output.pages, output.doubts, input, {});
    fresh.switch_over();
    remove_further_doubts(files, folder, doubts);
}

} // namespace formradar::app
