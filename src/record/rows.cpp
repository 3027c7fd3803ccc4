// First rows as texts, then their cells.
#include "record/rows.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "formradar/core/text.hpp"
#include "record/table_text.hpp"

namespace formradar::record {
namespace {

constexpr std::string_view separators = ",;\t|";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Record {
    std::size_t line = 0;
    std::string_view text; // without the end of its last line
    bool closed = true;
};

// Where the cell that a quote opens at `at` is closed: the place of its last quote.
std::size_t closing_quote(std::string_view text, std::size_t at) {
    for (auto quote = text.find('"', at + 1); quote != std::string_view::npos; quote = text.find('"', quote + 1)) {
        if (quote + 1 == text.size() || text[quote + 1] != '"') {
            return quote;
        }
        ++quote;
    }
    return std::string_view::npos;
}

// The row that `text` starts with. A quote counts at the start of a cell only, whatever separates the cells.
Record first_record(std::string_view text, std::size_t line) {
    bool starts_cell = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') {
            return {.line = line, .text = text.substr(0, i)};
        }
        if (text[i] == '"' && starts_cell) {
            i = closing_quote(text, i);
            if (i == std::string_view::npos) {
                return {.line = line, .text = text.substr(0, text.find('\n')), .closed = false};
            }
        }
        const char c = text[i];
        starts_cell = c == ',' || c == ';' || c == '\t' || c == '|'; // the separators, of every letter of a long file
    }
    return {.line = line, .text = text};
}

std::size_t lines_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
}

std::vector<Record> records_of(std::string_view text) {
    std::vector<Record> records;
    for (std::size_t line = 1; !text.empty();) {
        records.push_back(first_record(text, line));
        const auto& taken = records.back().text;
        line += lines_of(taken);
        text.remove_prefix(std::min(text.size(), taken.size() + 1));
    }
    std::erase_if(records, [](const Record& record) { return trimmed(record.text).empty(); });
    return records;
}

std::vector<std::string> cells_of(std::string_view text, char separator) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        auto& cell = cells.back();
        const bool next_too = i + 1 < text.size() && text[i + 1] == '"';
        if (quoted && c == '"' && next_too) {
            cell += '"';
            ++i;
        } else if (c == '"' && (quoted || cell.empty())) {
            quoted = !quoted;
        } else if (c == separator && !quoted) {
            cells.emplace_back();
        } else {
            cell += c;
        }
    }
    return cells;
}

// What has cells that are quoted as a whole has no separator outside quotes: then those inside count.
char separator_of(std::string_view text) {
    char best = separators.front();
    std::size_t most = 1;
    for (const char separator : separators) {
        const auto count = cells_of(text, separator).size();
        if (count > most) {
            most = count;
            best = separator;
        }
    }
    const bool whole = most == 1 && text.starts_with('"');
    return whole ? separator_of(cells_of(text, '\n').front()) : best;
}

// "sep=;" on a line of its own, in quotes or not, tells a spreadsheet what to separate by.
std::optional<char> named_separator(std::string_view line) {
    const auto cell = cells_of(line, '\n').front();
    const bool named = cell.size() >= 4 && (cell.starts_with("sep=") || cell.starts_with("SEP=") || cell.starts_with("Sep="));
    const auto rest = named ? std::string_view(cell).substr(4) : std::string_view{};
    return named && rest.find_first_not_of(separators) == std::string_view::npos && rest.size() <= 1
               ? std::optional{rest.empty() ? ',' : rest.front()}
               : std::nullopt;
}

struct Apart {
    std::vector<std::string> cells;
    char separator = ',';
};

Apart apart_by(std::string_view text, char separator) {
    return {.cells = cells_of(text, separator), .separator = separator};
}

// In quotes as a whole, as a spreadsheet saves a line that was pasted into one of its cells.
Apart unwrapped(Apart row) {
    const auto filled = [](const std::string& cell) { return !trimmed(cell).empty(); };
    if (std::ranges::count_if(row.cells, filled) != 1) {
        return row;
    }
    const auto& only = *std::ranges::find_if(row.cells, filled);
    auto inner = apart_by(only, separator_of(only));
    return inner.cells.size() > 2 ? inner : row;
}

// Marks that people and programs put round a text.
constexpr std::array<std::string_view, 12> quotes = {"\"",     "'",      "`",      "\u00B4", "\u2018", "\u2019",
                                                     "\u201A", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"};

std::size_t quote_before(std::string_view text) {
    const auto* const mark = std::ranges::find_if(quotes, [&](auto quote) { return text.starts_with(quote); });
    return mark == quotes.end() ? 0 : mark->size();
}

std::size_t quote_behind(std::string_view text) {
    const auto* const mark = std::ranges::find_if(quotes, [&](auto quote) { return text.ends_with(quote); });
    return mark == quotes.end() ? 0 : mark->size();
}

// What a program adds that takes each cell for a text: marks round it, or one before it. They are no part of a row whose
// filled cells all have them; of one cell alone they are.
std::vector<std::string> without_quotes(std::vector<std::string> cells) {
    std::vector<std::string_view> filled;
    for (const auto& cell : cells) {
        if (const auto text = trimmed(cell); !text.empty()) {
            filled.push_back(text);
        }
    }
    const auto all = [&](auto holds) { return filled.size() > 2 && std::ranges::all_of(filled, holds); };
    const bool round = all([](std::string_view cell) {
        const auto before = quote_before(cell), behind = quote_behind(cell);
        return before > 0 && behind > 0 && before + behind <= cell.size();
    });
    if (!round && !all([](std::string_view cell) { return cell.starts_with('\''); })) {
        return cells;
    }
    for (auto& cell : cells) {
        auto text = trimmed(cell);
        text.remove_prefix(quote_before(text));
        text.remove_suffix(round ? quote_behind(text) : 0);
        cell = std::string(text);
    }
    return without_quotes(std::move(cells));
}

class Splitter {
public:
    explicit Splitter(char separator) : separator_(separator) {}

    [[nodiscard]] Apart operator()(std::string_view text) {
        auto row = taken_apart(text);
        row.cells = without_quotes(std::move(row.cells));
        return row;
    }

private:
    [[nodiscard]] Apart taken_apart(std::string_view text) {
        auto row = unwrapped(apart_by(text, separator_));
        if (columns_ <= 1) {
            columns_ = row.cells.size();
        }
        for (const char other : separators) {
            if (row.cells.size() != columns_ && cells_of(text, other).size() == columns_) {
                return apart_by(text, other);
            }
        }
        return row;
    }

    char separator_;
    std::size_t columns_ = 0; // of the first row that has several
};

// Where each line starts, by the ends that text_of_table makes "\n" of; last of all where the bytes end.
std::vector<std::size_t> line_starts(std::string_view bytes) {
    std::vector<std::size_t> starts{bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0};
    for (std::size_t i = starts.front(); i < bytes.size(); ++i) {
        const bool pair = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
        if (!pair && (bytes[i] == '\r' || bytes[i] == '\n')) {
            starts.push_back(i + 1);
        }
    }
    starts.push_back(bytes.size());
    return starts;
}

} // namespace

std::vector<CsvRow> csv_rows(std::string_view text) {
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    auto records = records_of(text);
    if (records.empty()) {
        return {};
    }
    const auto named = named_separator(records.front().text);
    if (named) {
        records.erase(records.begin());
    }
    // A table's name above it holds none.
    const auto telling = std::ranges::find_if(
        records, [](const auto& record) { return cells_of(record.text, separator_of(record.text)).size() > 1; });
    Splitter split_row(named ? *named : separator_of((telling == records.end() ? records.begin() : telling)->text));
    std::vector<CsvRow> rows;
    for (const auto& record : records) {
        auto [cells, separator] = split_row(record.text);
        CsvRow row{.line = record.line,
                   .lines = lines_of(record.text),
                   .cells = std::move(cells),
                   .separator = separator,
                   .closed = record.closed};
        if (std::ranges::any_of(row.cells, [](const std::string& cell) { return !trimmed(cell).empty(); })) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::vector<PlacedRow> placed_rows(std::string_view bytes) {
    const auto text = text_of_table(bytes);
    if (!text) {
        return {};
    }
    const auto starts = line_starts(bytes);
    std::vector<PlacedRow> placed;
    for (auto& row : csv_rows(*text)) {
        const auto first = row.line - 1, next = first + row.lines;
        placed.push_back({.row = std::move(row), .begin = starts.at(first), .end = starts.at(next)});
    }
    return placed;
}

} // namespace formradar::record
