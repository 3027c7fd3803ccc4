// Rows of decisions.csv to decisions; every row that cannot be understood is named with the reason.
#include "formradar/record/decisions.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/decision_words.hpp"
#include "formradar/form/form.hpp"
#include "record/cell.hpp"
#include "record/headings.hpp"
#include "record/parse_rows.hpp"
#include "record/rows.hpp"
#include "record/table_text.hpp"

namespace formradar::record {
namespace {

using form::decision_word;
using form::DecisionWord;

constexpr std::string_view gap = "_"; // what is left of ___ in a line that was copied

std::string changed(std::string_view text, char first, char last, int by) {
    std::string result(trimmed(text));
    std::ranges::transform(result, result.begin(),
                           [&](char c) { return c >= first && c <= last ? static_cast<char>(c + by) : c; });
    return result;
}

std::string upper(std::string_view text) {
    return changed(text, 'a', 'z', -32);
}

// A spreadsheet keeps the apostrophe that csv_cell puts before what could be a formula, and ="A7F" is how a text that looks like
// a number is kept from becoming one.
std::string plain(std::string_view cell) {
    cell = without_unseen(cell);
    if (constexpr std::string_view as_text = "=\""; cell.starts_with(as_text) && cell.size() > 2 && cell.ends_with('"')) {
        return std::string(without_unseen(cell.substr(as_text.size(), cell.size() - 3)));
    }
    constexpr std::string_view formula = "=+-@";
    if (cell.size() > 1 && cell[0] == '\'' && formula.find(cell[1]) != std::string_view::npos) {
        cell.remove_prefix(1);
    }
    return std::string(cell);
}

// An answer that was written beside the gap instead of in its place.
std::string without_gap(std::string_view text) {
    while (text.starts_with(gap)) {
        text.remove_prefix(gap.size());
    }
    while (text.ends_with(gap)) {
        text.remove_suffix(gap.size());
    }
    return std::string(trimmed(text));
}

using Columns = std::map<std::string, std::size_t>;

class NamedRow {
public:
    NamedRow(const Columns& columns, const CsvRow& row) : columns_(columns), row_(row) {}

    [[nodiscard]] std::string at(const std::string& column) const {
        const auto found = columns_.find(column);
        return found == columns_.end() || found->second >= row_.cells.size() ? "" : plain(row_.cells[found->second]);
    }

private:
    const Columns& columns_;
    const CsvRow& row_;
};

// What is wrong with a row; never leaves this file.
struct Wrong {
    Reason why;
};

// Nothing for an empty cell.
std::optional<int> number_of(const std::string& text, const std::string& column, int highest) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto number = whole_number(text);
    if (!number || *number < 1 || *number > highest) {
        throw Wrong{{Cause::row_no_number, {column, shown(text), figure(highest)}}};
    }
    return *number;
}

std::optional<int> number_in(const NamedRow& row, const std::string& column, int highest) {
    return number_of(row.at(column), column, highest);
}

void parse_subject(Decision& decision, const std::string& text) {
    const auto word = decision_word(text);
    if (word == DecisionWord::group || word == DecisionWord::sheet || word == DecisionWord::page) {
        decision.subject = word == DecisionWord::group   ? Subject::group
                           : word == DecisionWord::sheet ? Subject::sheet
                                                         : Subject::page;
        return;
    }
    const auto number = whole_number(text);
    if (!number || *number < 1 || *number > static_cast<int>(form::most_statements)) {
        throw Wrong{{Cause::row_no_statement, {shown(text)}}};
    }
    decision.statement = *number;
}

void parse_score(Decision& decision) {
    const auto number = whole_number(decision.value);
    const auto word = decision_word(decision.value);
    const bool no_score = word == DecisionWord::empty || word == DecisionWord::not_applicable;
    if (!no_score && (!number || *number < form::lowest_score || *number > form::most_steps)) {
        throw Wrong{{Cause::row_no_score, {shown(decision.value)}}};
    }
    decision.ruling = word == DecisionWord::empty            ? Ruling::empty
                      : word == DecisionWord::not_applicable ? Ruling::not_applicable
                                                             : Ruling::value;
    decision.number = no_score ? 0 : *number;
}

// "copy 2": the word, and the copy's number.
int copy_number(std::string_view text) {
    const auto space = text.find_last_of(" \t");
    const bool is_copy = space != std::string_view::npos && decision_word(text.substr(0, space)) == DecisionWord::copy;
    const auto number = is_copy ? whole_number(text.substr(space + 1)) : std::nullopt;
    return number && *number > 0 ? *number : 0;
}

void parse_page_ruling(Decision& decision) {
    const auto word = decision_word(decision.value);
    decision.number = copy_number(decision.value);
    if (decision.number > 0) {
        decision.ruling = Ruling::copy;
    } else if (word == DecisionWord::read) {
        decision.ruling = Ruling::read;
    } else if (word == DecisionWord::ignore) {
        decision.ruling = Ruling::ignore;
    } else if (word == DecisionWord::both) {
        decision.ruling = Ruling::both;
    } else {
        throw Wrong{{Cause::row_no_ruling, {shown(decision.value)}}};
    }
}

void parse_value(Decision& decision, const std::string& text) {
    decision.value = without_gap(text);
    if (decision.value.empty()) {
        throw Wrong{{text.empty() ? Cause::row_new_empty : Cause::row_not_answered}};
    }
    switch (decision.subject) {
        using enum Subject;
        case statement:
            return parse_score(decision);
        case group:
            decision.ruling = decision_word(decision.value) == DecisionWord::empty ? Ruling::empty : Ruling::value;
            return;
        case sheet:
            decision.value = upper(decision.value);
            return;
        case page:
            return parse_page_ruling(decision);
    }
}

void parse_names(Decision& decision, const NamedRow& row) {
    decision.sheet = upper(row.at("sheet"));
    if (decision_word(decision.sheet) == DecisionWord::every) {
        decision.sheet = every_sheet;
    }
    decision.page = number_in(row, "page", 31);
    decision.source = row.at("source");
    const auto cell = row.at("page_in_file");
    const auto mark = std::min(cell.find('#'), cell.size());
    decision.page_in_file = number_of(cell.substr(0, mark), "page_in_file", 1'000'000);
    decision.sheet_in_picture = number_of(cell.substr(std::min(mark + 1, cell.size())), "page_in_file", 1'000);
    if (decision.sheet.empty() && decision.source.empty()) {
        throw Wrong{{Cause::row_of_no_page}};
    }
}

Decision parse_row(const NamedRow& row, const CsvRow& csv) {
    if (!csv.closed) {
        throw Wrong{{Cause::row_quote_open}};
    }
    Decision decision;
    decision.line = csv.line;
    parse_names(decision, row);
    parse_subject(decision, row.at("statement"));
    parse_value(decision, row.at("new"));
    if (decision.sheet == every_sheet && decision.ruling != Ruling::both) {
        throw Wrong{{Cause::row_every_sheet}};
    }
    decision.old = row.at("old");
    decision.who = row.at("who");
    decision.when = row.at("when");
    decision.why = row.at("why");
    return decision;
}

std::vector<std::string> known_columns() {
    std::vector<std::string> names;
    for (const auto name : split(decisions_header, ',')) {
        names.emplace_back(name);
    }
    return names;
}

// The place of each column by its name; mistakes in the header are added to `mistakes`.
Columns columns_of(const CsvRow& header, std::vector<RowMistake>& mistakes) {
    const auto known = known_columns();
    std::vector<RowMistake> others;
    Columns columns;
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const auto name = as_name(without_unseen(header.cells[i]));
        if (std::ranges::find(known, name) == known.end()) {
            left.push_back(i);
        } else if (!columns.emplace(name, i).second) {
            mistakes.push_back({header.line, {Cause::row_column_twice, {name}}});
        }
    }
    for (const auto i : left) { // beside our own names another language's may be a column of somebody's own
        const auto name = as_name(without_unseen(header.cells[i])), heading = heading_of(name);
        const bool meant = std::ranges::find(known, heading) != known.end() && columns.emplace(heading, i).second;
        if (!name.empty() && !meant) {
            others.push_back({header.line, {Cause::row_no_column, {shown(name), std::string(decisions_header)}}});
        }
    }
    if (columns.size() < known.size()) { // it may be one of these, misspelt; else it is a column of somebody's own
        std::ranges::move(others, std::back_inserter(mistakes));
    }
    for (const char* needed : {"statement", "new"}) {
        if (!columns.contains(needed)) {
            mistakes.push_back({header.line, {Cause::row_column_missing, {std::string(needed)}}});
        }
    }
    return columns;
}

// Lines copied from doubts.html into a file of their own have no header; their columns are those of the header.
bool is_header(const CsvRow& row) {
    const auto known = known_columns();
    const auto is_known = [&](const std::string& cell) {
        return std::ranges::find(known, heading_of(without_unseen(cell))) != known.end();
    };
    // The words sheet and page may stand in the column `statement` of such a line.
    return row.cells.size() != known.size() || std::ranges::count_if(row.cells, is_known) > 1;
}

// Some spreadsheets write a table's name above it.
bool is_title(const CsvRow& row) {
    return std::ranges::count_if(row.cells, [](const auto& cell) { return !without_unseen(cell).empty(); }) == 1;
}

bool names_columns(const CsvRow& row) {
    const auto has = [&](std::string_view name) {
        return std::ranges::any_of(row.cells, [&](const auto& cell) { return heading_of(without_unseen(cell)) == name; });
    };
    return has("statement") && has("new");
}

Columns usual_columns() {
    Columns columns;
    for (const auto& name : known_columns()) {
        columns.emplace(name, columns.size());
    }
    return columns;
}

} // namespace

Decisions parse_decisions(std::string_view bytes) {
    const auto text = text_of_table(bytes);
    return text ? parse_rows(csv_rows(*text))
                : Decisions{.rows = {}, .mistakes = {{1, {Cause::row_no_table, {within(text.error())}}}}};
}

Decisions parse_rows(std::vector<CsvRow> rows) {
    Decisions result;
    const auto header = std::ranges::find_if(rows, names_columns);
    if (header != rows.end() && std::all_of(rows.begin(), header, is_title)) {
        rows.erase(rows.begin(), header);
    }
    if (rows.empty()) {
        return result;
    }
    const bool headed = is_header(rows.front());
    const auto columns = headed ? columns_of(rows.front(), result.mistakes) : usual_columns();
    if (!columns.contains("statement") || !columns.contains("new")) {
        return result;
    }
    for (auto row = rows.begin() + (headed ? 1 : 0); row != rows.end(); ++row) {
        try {
            result.rows.push_back(parse_row(NamedRow(columns, *row), *row));
        } catch (const Wrong& wrong) {
            result.mistakes.push_back({row->line, wrong.why});
        }
    }
    return result;
}

} // namespace formradar::record
