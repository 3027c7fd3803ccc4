// Rows of decisions.csv added, replaced and taken out, without touching any other byte.
#include "formradar/record/decide.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "record/table_text.hpp"

namespace formradar::record {
namespace {

// How a file is written, as its header shows it.
struct Dialect {
    std::string separator = ",";
    std::string line_end = "\r\n";
    std::vector<std::string> columns;
};

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0; // after the line's end
};

// Where each row is; a line's end inside quotes belongs to the row. By the number of the row's first line, from 1.
std::map<std::size_t, Range> rows_in(std::string_view text) {
    std::map<std::size_t, Range> rows;
    std::size_t line = 1, first = 1, begin = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        quoted = text[i] == '"' ? !quoted : quoted;
        const bool ends = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
        if (!ends) {
            continue;
        }
        ++line;
        if (!quoted) {
            rows[first] = {begin, i + 1};
            begin = i + 1;
            first = line;
        }
    }
    if (begin < text.size()) {
        rows[first] = {begin, text.size()};
    }
    return rows;
}

std::string bare(std::string_view cell) {
    constexpr std::string_view mark = "\xEF\xBB\xBF"; // that a spreadsheet puts before UTF-8
    std::string text(trimmed(cell.starts_with(mark) ? cell.substr(mark.size()) : cell));
    std::erase(text, '"');
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

Dialect dialect_of(std::string_view header) {
    Dialect dialect;
    const auto end = header.find_first_of("\r\n");
    if (end != std::string_view::npos) {
        dialect.line_end = std::string(header.substr(end));
    }
    const auto line = header.substr(0, end);
    for (const char separator : {';', '\t', '|', ','}) {
        if (std::ranges::count(line, separator) >= 1) {
            dialect.separator = separator;
            break;
        }
    }
    for (const auto name : split(line, dialect.separator.front())) {
        dialect.columns.push_back(bare(name));
    }
    return dialect;
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

// Whether a row that is there is about the field that is meant: it may name it by sheet or by source alone.
bool about_same(const Decision& row, const Decision& meant) {
    const bool field = row.subject == meant.subject && row.statement == meant.statement;
    const bool by_source = !row.source.empty() && row.source == meant.source &&
                           same_or_open(row.page_in_file, meant.page_in_file) &&
                           same_or_open(row.sheet_in_picture, meant.sheet_in_picture);
    const bool by_sheet = row.source.empty() && row.sheet == meant.sheet && same_or_open(row.page, meant.page);
    return field && (by_source || by_sheet);
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
        const auto parsed = parse_decisions(text_);
        const auto rows = rows_in(text_);
        const auto header = header_of(rows);
        if (!header) {
            return Unmet{.now = {}, .broken = {Cause::row_no_header}};
        }
        dialect_ = dialect_of(std::string_view(text_).substr(header->begin, header->end - header->begin));
        for (const auto* needed : {"statement", "new", "source", "sheet"}) {
            if (std::ranges::find(dialect_.columns, needed) == dialect_.columns.end()) {
                return Unmet{.now = {}, .broken = {Cause::row_column_missing, {std::string(needed)}}};
            }
        }
        std::vector<Decision> found;
        std::ranges::copy_if(parsed.rows, std::back_inserter(found),
                             [&](const Decision& row) { return about_same(row, wish.decision); });
        const auto now = value_of(found);
        if (now != wish.was) {
            return Unmet{.now = now, .broken = {}};
        }
        change(wish.decision, found, rows);
        return std::nullopt;
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    // Rows that contradict each other hold for nothing.
    static std::string value_of(const std::vector<Decision>& rows) {
        const bool one =
            !rows.empty() && std::ranges::all_of(rows, [&](const Decision& row) { return row.value == rows[0].value; });
        return one ? rows.front().value : "";
    }

    [[nodiscard]] std::optional<Range> header_of(const std::map<std::size_t, Range>& rows) const {
        for (const auto& [line, range] : rows) {
            const auto row = std::string_view(text_).substr(range.begin, range.end - range.begin);
            if (!bare(row).empty() && !bare(row).starts_with("sep=")) {
                return range;
            }
        }
        return std::nullopt;
    }

    void change(Decision decision, const std::vector<Decision>& found, const std::map<std::size_t, Range>& rows) {
        if (!found.empty()) {
            decision.old = decision.old.empty() ? found.front().old : decision.old;
            decision.why = decision.why.empty() ? found.front().why : decision.why;
        }
        const auto row = decision.value.empty() ? "" : row_of(decision, dialect_);
        for (std::size_t i = found.size(); i-- > 0;) { // from the end, so that what is before stays where it is
            const auto range = rows.at(found[i].line);
            text_.replace(range.begin, range.end - range.begin, i == 0 ? row : "");
        }
        if (found.empty() && !row.empty()) {
            const bool ends = text_.ends_with('\n') || text_.ends_with('\r');
            text_ += (ends ? "" : dialect_.line_end) + row;
        }
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
