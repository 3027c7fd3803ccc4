// What the cells of a table are called, and which statement one names.
#include "record/table_grid.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/composed.hpp"
#include "record/rows.hpp"
#include "record/table_text.hpp"

namespace formradar::record {
namespace {

// Words that people write before a statement's number.
constexpr std::array number_words = {"s",         "q",        "v",    "u",     "nr",      "vraag", "uitspraak", "stelling",
                                     "statement", "question", "item", "frage", "aussage", "no",    "énoncé",    "nummer"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view without_number(std::string_view text) {
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const bool numbered =
        digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')' || text[digits] == ':');
    return numbered ? trimmed(text.substr(digits + 1)) : text;
}

// "s3", "uitspraak 3", "statement #3", "3."
int number_named(std::string_view text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ')' || text.back() == ':')) {
        text.remove_suffix(1);
    }
    auto digits = text.size();
    while (digits > 0 && is_digit(text[digits - 1])) {
        --digits;
    }
    auto word = trimmed(text.substr(0, digits));
    word = trimmed(word.substr(0, word.find_last_not_of("#_-.") + 1));
    const auto number = parse_number(text.substr(digits));
    const bool known = word.empty() || std::ranges::find(number_words, word) != number_words.end();
    return number && known && *number <= static_cast<double>(form::most_statements) ? static_cast<int>(*number) : 0;
}

// A title above the table says nothing of how its cells are separated.
std::string_view without_title(std::string_view text, std::size_t& lines) {
    constexpr std::string_view separators = ",;\t";
    auto rest = text;
    for (std::size_t passed = 0; !rest.empty(); ++passed) {
        const auto line = rest.substr(0, rest.find('\n'));
        const auto count = std::ranges::count_if(line, [&](char c) { return separators.find(c) != std::string_view::npos; });
        if (count >= 2 || line.starts_with("sep=") || line.starts_with("\"")) {
            lines = passed;
            return rest;
        }
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    }
    return text;
}

} // namespace

const std::string& Grid::at(std::size_t line, std::size_t item) const {
    static const std::string nothing;
    const auto& cells = rows_[across() ? item : line].cells;
    const auto column = across() ? line : item;
    return column < cells.size() ? cells[column] : nothing;
}

Reason Grid::row(std::size_t index) const {
    return {Cause::place_row, {figure(rows_[index].number)}};
}

Reason Grid::column(std::size_t index) {
    return {Cause::place_column, {column_letters(index)}};
}

Reason Grid::cell_name(std::size_t line, std::size_t item) const {
    return {Cause::place_both, {within(row(across() ? item : line)), within(column(across() ? line : item))}};
}

std::string plain_name(std::string_view text) {
    const auto letters = form::composed(text); // as a Mac writes them they are in pieces
    std::string plain;
    for (const char c : without_number(trimmed(letters))) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) {
            plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        } else if (!plain.empty() && plain.back() != ' ') {
            plain += ' ';
        }
    }
    while (!plain.empty() && (plain.back() == '.' || plain.back() == ' ')) {
        plain.pop_back();
    }
    return plain;
}

int statement_named(std::string_view cell, const form::Form& form) {
    const auto name = plain_name(cell);
    const auto count = static_cast<int>(form.statements.size());
    for (int number = 1; number <= count && !name.empty(); ++number) {
        const auto& [label, text] = form.statements[static_cast<std::size_t>(number) - 1];
        if (name == plain_name(label) || name == plain_name(text)) {
            return number;
        }
    }
    const auto number = number_named(name.empty() ? trimmed(cell) : std::string_view(name));
    return number <= count ? number : 0;
}

std::string column_letters(std::size_t index) {
    std::string letters;
    for (++index; index > 0; index = (index - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (index - 1) % 26));
    }
    return letters;
}

Expected<std::vector<TableRow>, Reason> table_rows(std::string_view bytes) {
    const auto text = text_of_table(bytes);
    if (!text) {
        return Unexpected{text.error()};
    }
    std::size_t before = 0;
    std::vector<TableRow> rows;
    for (auto& row : csv_rows(without_title(*text, before))) {
        if (!row.closed) {
            const Reason place{Cause::place_row, {figure(row.line + before)}};
            return Unexpected{Reason{Cause::typed_quote_open, {within(place)}}};
        }
        std::ranges::for_each(row.cells, [](std::string& cell) { cell = std::string(trimmed(cell)); });
        rows.push_back({.number = row.line + before, .cells = std::move(row.cells)});
    }
    return rows;
}

} // namespace formradar::record
