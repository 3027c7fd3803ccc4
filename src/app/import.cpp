// A table to readings, as if each person's row were a sheet, and these to results.
#include "app/import.hpp"

#include <algorithm>
#include <ostream>

#include "app/account.hpp"
#include "app/complaint.hpp"
#include "app/folder_names.hpp"
#include "app/forms.hpp"
#include "app/messages.hpp"
#include "app/new_session.hpp"
#include "app/new_sheets.hpp"
#include "app/outputs.hpp"
#include "app/print.hpp"
#include "app/specimen.hpp"
#include "app/version.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/composed.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/reason_words.hpp"
#include "formradar/record/typed_scores.hpp"
#include "formradar/report/sheet.hpp"
#include "formradar/report/workbook_cells.hpp"

namespace formradar::app {
namespace {

constexpr int secret_digits = 32;
constexpr std::string_view zip_mark = "PK\3\4";

struct Table {
    std::string name;   // of its file
    std::string sheet;  // of a workbook; else empty
    std::string sha256; // of the file
    std::vector<record::TableRow> rows;
};

// Of a workbook the sheet that names most of the form's statements, the first of equals.
Table table_in(const machine::Files& files, const std::string& path, const form::Form& form, std::string_view language) {
    const auto bytes = files.read(path);
    Table table{.name = machine::name_of(path), .sheet = {}, .sha256 = code::sha256_hex(bytes), .rows = {}};
    if (!bytes.starts_with(zip_mark)) {
        auto rows = record::table_rows(bytes);
        if (!rows) {
            throw Error(path + ": " + record::words_of(rows.error(), language));
        }
        table.rows = std::move(*rows);
        return table;
    }
    auto sheets = report::workbook_cells(bytes);
    if (!sheets) {
        throw Error(path + ": " + record::words_of(sheets.error(), language));
    }
    const auto named = [&](const report::CellSheet& sheet) { return record::statements_named(sheet.rows, form); };
    auto best = std::ranges::max_element(*sheets, {}, named);
    table.sheet = best->name;
    table.rows = std::move(best->rows);
    return table;
}

std::string shown_name(const Table& table) {
    return machine::printable(table.name) + (table.sheet.empty() ? "" : ", " + shown(table.sheet));
}

record::TypedScores scores_in(const Table& table, const form::Form& form, const std::string& path, std::string_view language) {
    auto scores = record::typed_scores(table.rows, form);
    if (!scores) {
        std::string text;
        for (const auto& mistake : scores.error()) {
            const auto place = path + (table.sheet.empty() ? "" : " (" + shown(table.sheet) + ")");
            text += (text.empty() ? "" : "\n") + place + ": " + record::words_of(mistake, language);
        }
        throw Error(text);
    }
    return std::move(*scores);
}

record::Score typed(int statement, std::optional<int> score) {
    return {.statement = statement,
            .state = score ? record::State::marked : record::State::empty,
            .score = score,
            .needs_review = false,
            .confidence = 1};
}

// A reading for each page that the sheet would have had.
std::vector<record::Reading> readings_of(const Table& table, const record::TypedScores& scores, const form::Session& session,
                                         const std::vector<form::Sheet>& ids) {
    std::vector<record::Reading> readings;
    for (std::size_t i = 0; i < scores.sheets.size(); ++i) {
        const auto& sheet = scores.sheets[i];
        int page = 0;
        for (const auto& layout : session.layout.pages) {
            record::Reading reading;
            reading.source = {.path = table.name,
                              .page_in_file = static_cast<int>(sheet.place),
                              .sha256 = table.sha256,
                              .sheet_in_picture = ++page};
            reading.status = record::Status::read;
            reading.session = session.id;
            reading.form = session.form.id;
            reading.sheet = ids[i].id;
            reading.group = sheet.group;
            reading.page = page;
            reading.verified = true;
            reading.version = program_version();
            for (const auto& row : layout.rows) {
                reading.scores.push_back(typed(row.statement, sheet.scores.at(static_cast<std::size_t>(row.statement) - 1)));
            }
            readings.push_back(std::move(reading));
        }
    }
    return readings;
}

form::Session session_without_paper(const ImportCommand& command, const form::Form& form, const World& world) {
    const auto pages = form::lay_out(form, form::Paper::a4);
    return {.id = new_session_id(false, world),
            .title = command.title.empty() ? form.title : form::composed(command.title),
            .date = command.date.empty() ? world.today() : command.date,
            .form = form,
            .layout = pages.layout,
            .form_hash = report::hash_of(pages, form),
            .batches = {},
            .sheets = {},
            .secret = world.random_hex(secret_digits)};
}

std::string joined(const std::vector<Reason>& names, std::string_view language) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + record::words_of(name, language);
    }
    return text;
}

std::string told_of(const Table& table, const record::TypedScores& scores, const Messages& say) {
    const bool columns = scores.arrangement == record::Arrangement::statements_are_columns;
    const auto sheets = say.number(scores.sheets.size(), Msg::sheet, Msg::sheets);
    std::string text =
        say(columns ? Msg::import_columns : Msg::import_rows, {{"table", shown_name(table)}, {"sheets", sheets}}) + "\n";
    if (!scores.unused.empty()) {
        text += say(Msg::import_unused, {{"names", joined(scores.unused, say.language())}}) + "\n";
    }
    if (scores.without_scores > 0) {
        text += say.number(scores.without_scores, Msg::import_empty_one, Msg::import_empty) + "\n";
    }
    return text;
}

} // namespace

int run_import(const ImportCommand& command, Voice voice, World& world) {
    auto& files = *world.files;
    const auto folder = machine::normal(command.out, files.here());
    check_is_empty(files, folder, command.out);
    check_title(command.title);
    const auto form = form_named(files, command.form, form::Paper::a4);
    const auto table = table_in(files, command.table, form, world.language);
    const auto scores = scores_in(table, form, command.table, world.language);
    const auto session = session_without_paper(command, form, world);
    const auto ids = new_sheets({}, scores.sheets.size(), {}, world);
    const auto conclusion = conclude(readings_of(table, scores, session, ids), session, {}, command.small_groups);
    const NewSession fresh(files, folder, command.out);
    write_outputs(files, folder,
                  {.session = session,
                   .conclusion = conclusion,
                   .pages = shown_of(conclusion, {}),
                   .comparison = nullptr,
                   .handwriting = false,
                   .decisions = {.folder = command.out, .also = "", .base = folder, .session_folder = folder},
                   .with_groups = command.with_groups,
                   .also = [&](Generation& results) { NewSession::put(results, session); }});
    if (!voice.quiet) {
        const Messages say(world.language);
        *world.err << told_of(table, scores, say) << account_of(conclusion, command.out, command.out, say);
    }
    return exit_done;
}

bool has_paper(const form::Session& session) {
    return session.photocopy || !session.sheets.empty();
}

void must_be_a_meeting(const form::Session& session, const std::string& folder) {
    must_have_paper(session, folder);
    if (is_specimen(session)) {
        throw Complaint(Msg::is_test, {{"folder", folder}});
    }
}

void must_have_paper(const form::Session& session, const std::string& folder) {
    if (!has_paper(session)) {
        throw Complaint(Msg::imported, {{"folder", folder}});
    }
}

} // namespace formradar::app
