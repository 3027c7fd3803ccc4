// Rows of decisions.csv added, replaced and taken out, without touching any other byte.
#include "formradar/record/decide.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/sheet_ids.hpp"
#include "record/cell.hpp"
#include "record/headings.hpp"
#include "record/parse_rows.hpp"
#include "record/rows.hpp"
#include "record/table_text.hpp"

namespace formradar::record {
namespace {

// How a file is written, as its header shows it.
struct Dialect {
    std::string separator = ",";
    std::string line_end = "\r\n";
    std::vector<std::string> columns;
};

using PlacedRows = std::vector<PlacedRow>;

Dialect dialect_of(const PlacedRow& header, std::string_view text) {
    Dialect dialect{.separator = std::string(1, header.row.separator), .columns = {}};
    const auto written = text.substr(header.begin, header.end - header.begin);
    if (const auto end = written.find_last_not_of("\r\n") + 1; end < written.size()) {
        dialect.line_end = std::string(written.substr(end));
    }
    std::ranges::transform(header.row.cells, std::back_inserter(dialect.columns),
                           [](const std::string& cell) { return as_name(without_unseen(cell)); });
    return dialect;
}

// A table's name may stand above the names of its columns.
PlacedRows::const_iterator header_in(const PlacedRows& rows) {
    const auto header = std::ranges::find_if(rows, [](const PlacedRow& placed) {
        const auto names = [&](std::string_view name) {
            return std::ranges::any_of(placed.row.cells, [&](const auto& cell) { return as_name(without_unseen(cell)) == name; });
        };
        return names("statement") && names("new");
    });
    return header == rows.end() ? rows.begin() : header;
}

std::string cell_of(const std::string& text) {
    const bool formula = !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
    std::string safe = (formula ? "'" : "") + text;
    if (safe.find_first_of("\"\r\n,;\t|") == std::string::npos && trimmed(safe) == safe) {
        return safe;
    }
    std::string quoted = "\"";
    for (const char c : safe) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

std::string number_or_nothing(std::optional<int> number) {
    return number ? std::to_string(*number) : "";
}

// "1", or "1#2" for the second of several sheets in a picture.
std::string page_cell_of(const Decision& decision) {
    const auto sheet = decision.sheet_in_picture;
    return number_or_nothing(decision.page_in_file) + (sheet ? "#" + std::to_string(*sheet) : "");
}

std::string row_of(const Decision& decision, const Dialect& dialect) {
    const std::map<std::string, std::string> cells = {{"sheet", decision.sheet},
                                                      {"page", number_or_nothing(decision.page)},
                                                      {"statement", statement_cell_of(decision)},
                                                      {"old", decision.old},
                                                      {"new", decision.value},
                                                      {"who", decision.who},
                                                      {"when", decision.when},
                                                      {"why", decision.why},
                                                      {"source", decision.source},
                                                      {"page_in_file", page_cell_of(decision)}};
    std::string row;
    for (std::size_t i = 0; i < dialect.columns.size(); ++i) {
        const auto cell = cells.find(dialect.columns[i]);
        row += (i == 0 ? "" : dialect.separator) + (cell == cells.end() ? "" : cell_of(cell->second));
    }
    return row + dialect.line_end;
}

bool same_or_open(std::optional<int> one, std::optional<int> other) {
    return !one || one == other;
}

// Without the page's place in the file a row is about what the file has of its sheet.
bool may_be_of_sheet(const Decision& row, const Decision& meant) {
    if (row.page_in_file || row.sheet.empty() || meant.sheet.empty()) {
        return true;
    }
    const bool same_page = !row.page || !meant.page || row.page == meant.page;
    const bool within_printed = row.sheet.find(meant.sheet) != std::string::npos; // all that is printed on the sheet
    return same_page && (within_printed || form::means_sheet(row.sheet, meant.sheet));
}

// Whether a row that is there is about the field that is meant: it may name it by sheet or by source alone.
bool about_same(const Decision& row, const Decision& meant) {
    const bool field = row.subject == meant.subject && row.statement == meant.statement;
    const bool by_source = !row.source.empty() && row.source == meant.source &&
                           same_or_open(row.page_in_file, meant.page_in_file) &&
                           same_or_open(row.sheet_in_picture, meant.sheet_in_picture) && may_be_of_sheet(row, meant);
    const bool by_sheet = row.source.empty() && row.sheet == meant.sheet && same_or_open(row.page, meant.page);
    return field && (by_source || by_sheet);
}

// Whether a row says which page is meant, in the columns that its file has.
bool tells_page(const Decision& row, const Decision& meant) {
    const bool by_file =
        !row.source.empty() && row.page_in_file == meant.page_in_file && row.sheet_in_picture == meant.sheet_in_picture;
    const bool once_a_sheet = meant.subject == Subject::statement || meant.subject == Subject::group;
    const bool by_sheet = !row.sheet.empty() && (once_a_sheet || row.page == meant.page);
    return by_file || by_sheet;
}

using Cells = std::vector<std::string>;

std::vector<Cells> cells_in(const PlacedRows& rows) {
    std::vector<Cells> cells;
    std::ranges::transform(rows, std::back_inserter(cells), [](const PlacedRow& placed) { return placed.row.cells; });
    return cells;
}

// The cells of all rows when of those in `places` the first is put in other words, or one is added at the end, and the rest goes.
std::vector<Cells> cells_with(const PlacedRows& rows, const std::vector<PlacedRows::const_iterator>& places,
                              const std::vector<Cells>& fresh) {
    auto cells = cells_in(rows);
    for (std::size_t i = places.size(); i-- > 0;) {
        const auto place = cells.erase(cells.begin() + (places[i] - rows.begin()));
        cells.insert(place, fresh.begin(), i == 0 ? fresh.end() : fresh.begin());
    }
    cells.insert(cells.end(), fresh.begin(), places.empty() ? fresh.end() : fresh.begin());
    return cells;
}

bool has_quote(std::string_view text) {
    return text.find('"') != std::string_view::npos;
}

std::string in_capitals(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

// What a row is about stands in its cells as it is, whatever stands round it: of thousands of rows few are worth a closer look.
std::vector<CsvRow> header_and_likely(const PlacedRows& rows, PlacedRows::const_iterator header, const Decision& meant) {
    const auto is_likely = [&](const std::string& cell) {
        return (!meant.source.empty() && cell.find(meant.source) != std::string::npos) ||
               (!meant.sheet.empty() && in_capitals(cell).find(meant.sheet) != std::string::npos);
    };
    std::vector<CsvRow> likely;
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        if (row <= header || meant.sheet == every_sheet || std::ranges::any_of(row->row.cells, is_likely)) {
            likely.push_back(row->row);
        }
    }
    return likely;
}

// A quote that is never closed hides where the rows below it begin.
Reason open_quote_in(const PlacedRows& rows) {
    const auto open = std::ranges::find_if(rows, [](const PlacedRow& placed) { return !placed.row.closed; });
    return open == rows.end() ? Reason{Cause::row_quote_open}
                              : Reason{Cause::typed_quote_open, {within(Reason{Cause::place_row, {figure(open->row.line)}})}};
}

class Editor {
public:
    explicit Editor(std::string_view csv) : text_(csv) {
        if (trimmed(csv).empty()) {
            text_ = std::string(decisions_header) + "\r\n";
        } else if (!is_utf8(csv) || csv.find('\0') != std::string_view::npos) { // saved by a program that writes another encoding
            const auto readable = text_of_table(csv);
            text_ = "\xEF\xBB\xBF" + (readable ? *readable : "");
            broken_ = readable ? Reason{} : readable.error();
        }
    }

    [[nodiscard]] std::optional<Unmet> take(const Wish& wish) {
        if (!broken_.empty()) {
            return Unmet{.now = {}, .broken = broken_};
        }
        const auto rows = placed_rows(text_);
        const auto header = header_in(rows);
        if (header == rows.end()) {
            return Unmet{.now = {}, .broken = {Cause::row_no_header}};
        }
        dialect_ = dialect_of(*header, text_);
        for (const auto* needed : {"statement", "new", "source", "sheet"}) {
            if (std::ranges::find(dialect_.columns, needed) == dialect_.columns.end()) {
                return Unmet{.now = {}, .broken = {Cause::row_column_missing, {std::string(needed)}}};
            }
        }
        std::vector<Decision> found;
        std::ranges::copy_if(parse_rows(header_and_likely(rows, header, wish.decision)).rows, std::back_inserter(found),
                             [&](const Decision& row) { return about_same(row, wish.decision); });
        const auto now = value_of(found);
        if (now != wish.was) {
            return Unmet{.now = now, .broken = {}};
        }
        auto why_not = change(wish.decision, found, rows, header->end);
        return why_not.empty() ? std::nullopt : std::optional(Unmet{.now = {}, .broken = std::move(why_not)});
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    // Rows that contradict each other hold for nothing.
    static std::string value_of(const std::vector<Decision>& rows) {
        const bool one =
            !rows.empty() && std::ranges::all_of(rows, [&](const Decision& row) { return row.value == rows[0].value; });
        return one ? rows.front().value : "";
    }

    // Nothing is changed where that is not the whole difference: then the reason why not.
    [[nodiscard]] Reason change(Decision decision, const std::vector<Decision>& found, const PlacedRows& rows,
                                std::size_t header_end) {
        if (!found.empty()) {
            decision.old = decision.old.empty() ? found.front().old : decision.old;
            decision.why = decision.why.empty() ? found.front().why : decision.why;
        }
        std::vector<Cells> row_cells; // of the new row, as it is read where no other is
        const auto row = decision.value.empty() ? "" : row_of(decision, dialect_);
        if (!row.empty()) {
            const auto alone = with_row_at_end(text_.substr(0, header_end), row);
            if (auto why_not = misread(alone, decision); !why_not.empty()) {
                return why_not;
            }
            row_cells.push_back(placed_rows(alone).back().row.cells);
        }
        std::vector<PlacedRows::const_iterator> places;
        for (const auto& one : found) {
            places.push_back(std::ranges::find(rows, one.line, [](const PlacedRow& placed) { return placed.row.line; }));
        }
        auto text = text_;
        bool quoted = has_quote(row);
        for (std::size_t i = places.size(); i-- > 0;) { // from the end, so that what is before stays where it is
            const auto begin = places[i]->begin, size = places[i]->end - begin;
            quoted = quoted || has_quote(std::string_view(text).substr(begin, size));
            text.replace(begin, size, i == 0 ? row : "");
        }
        if (found.empty() && !row.empty()) {
            text = with_row_at_end(std::move(text), row);
        }
        // Where other rows begin and end, only quotes can change.
        if (quoted && cells_in(placed_rows(text)) != cells_with(rows, places, row_cells)) {
            return open_quote_in(rows);
        }
        text_ = std::move(text);
        return {};
    }

    [[nodiscard]] std::string with_row_at_end(std::string text, const std::string& row) const {
        const bool ends = text.ends_with('\n') || text.ends_with('\r');
        return std::move(text) + (ends ? "" : dialect_.line_end) + row;
    }

    // Why the only row of a file does not say what is meant.
    static Reason misread(std::string_view alone, const Decision& meant) {
        const auto parsed = parse_decisions(alone);
        if (parsed.rows.size() != 1) {
            return parsed.mistakes.empty() ? Reason{Cause::row_no_header} : parsed.mistakes.back().why;
        }
        const bool tells = tells_page(parsed.rows.front(), meant);
        const std::string column = meant.source.empty() ? "page" : "page_in_file";
        return tells ? Reason{} : Reason{Cause::row_column_missing, {column}};
    }

    std::string text_;
    Reason broken_; // why the file cannot be understood
    Dialect dialect_;
};

} // namespace

std::string statement_cell_of(const Decision& decision) {
    switch (decision.subject) {
        using enum Subject;
        case statement:
            return std::to_string(decision.statement);
        case group:
            return "group";
        case sheet:
            return "sheet";
        case page:
            return "page";
    }
    return "";
}

std::string without_rows(std::string_view csv, const std::set<std::size_t>& lines) {
    std::string kept;
    std::size_t at = 0;
    for (const auto& [row, begin, end] : placed_rows(csv)) {
        if (lines.contains(row.line)) {
            kept += csv.substr(at, begin - at);
            at = end;
        }
    }
    return kept += csv.substr(at);
}

Expected<std::string, Unmet> with_decisions(std::string_view csv, const std::vector<Wish>& wishes) {
    Editor editor(csv);
    for (const auto& wish : wishes) {
        if (auto unmet = editor.take(wish)) {
            return Unexpected{std::move(*unmet)};
        }
    }
    return editor.text();
}

} // namespace formradar::record
