// Rows of decisions.csv to decisions; every row that cannot be understood is named with the reason.
#include "formradar/record/decisions.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "formradar/core/text.hpp"
#include "formradar/form/form.hpp"
#include "record/rows.hpp"

namespace formradar::record {
namespace {

std::string lower(std::string_view text) {
    std::string result(trimmed(text));
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

std::string upper(std::string_view text) {
    std::string result(trimmed(text));
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return result;
}

std::optional<int> whole_number(std::string_view text) {
    text = trimmed(text);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// A spreadsheet keeps the apostrophe that csv_cell puts before what could be a formula.
std::string plain(std::string_view cell) {
    cell = trimmed(cell);
    constexpr std::string_view formula = "=+-@";
    if (cell.size() > 1 && cell[0] == '\'' && formula.find(cell[1]) != std::string_view::npos) {
        cell.remove_prefix(1);
    }
    return std::string(cell);
}

class NamedRow {
public:
    NamedRow(const std::map<std::string, std::size_t>& columns, const CsvRow& row) : columns_(columns), row_(row) {}

    [[nodiscard]] std::string at(const std::string& column) const {
        const auto found = columns_.find(column);
        return found == columns_.end() || found->second >= row_.cells.size() ? "" : plain(row_.cells[found->second]);
    }

private:
    const std::map<std::string, std::size_t>& columns_;
    const CsvRow& row_;
};

// What is wrong with a row; never leaves this file.
struct Wrong {
    std::string what;
};

int number_in(const NamedRow& row, const std::string& column, int highest) {
    const std::string text = row.at(column);
    if (text.empty()) {
        return 0;
    }
    const auto number = whole_number(text);
    if (!number || *number < 1 || *number > highest) {
        throw Wrong{"\"" + column + "\" is \"" + text + "\"; it must be a whole number from 1 to " + std::to_string(highest)};
    }
    return *number;
}

void parse_subject(Decision& decision, const std::string& text) {
    const std::string word = lower(text);
    constexpr std::array<std::pair<std::string_view, Subject>, 3> words = {
        {{"group", Subject::group}, {"sheet", Subject::sheet}, {"page", Subject::page}}};
    const auto* const found = std::ranges::find(words, word, &std::pair<std::string_view, Subject>::first);
    if (found != words.end()) {
        decision.subject = found->second;
        return;
    }
    const auto number = whole_number(word);
    if (!number || *number < 1 || *number > static_cast<int>(form::most_statements)) {
        throw Wrong{"\"statement\" is \"" + text + "\"; it must be a statement's number, or group, sheet or page"};
    }
    decision.statement = *number;
}

bool is_score(std::string_view text) {
    return text.size() == 1 && text[0] >= '1' && text[0] <= '5';
}

void parse_value(Decision& decision, const std::string& text) {
    decision.value = text;
    const std::string word = lower(text);
    if (word == "empty") {
        decision.value = word;
    }
    if (text.empty()) {
        throw Wrong{"\"new\" is empty; write what you decided"};
    }
    if (decision.subject == Subject::statement && word != "empty" && !is_score(text)) {
        throw Wrong{"\"new\" is \"" + text + "\"; for a statement it must be 1, 2, 3, 4, 5 or empty"};
    }
    if (decision.subject == Subject::page) {
        decision.value = word;
        if (word != "read" && word != "ignore") {
            throw Wrong{"\"new\" is \"" + text + "\"; for a page it must be read or ignore"};
        }
    }
    if (decision.subject == Subject::sheet) {
        decision.value = upper(text);
    }
}

Decision parse_row(const NamedRow& row, const CsvRow& csv) {
    if (!csv.closed || !std::ranges::all_of(csv.cells, is_utf8)) {
        throw Wrong{csv.closed ? "the row is not UTF-8; save the file as CSV UTF-8" : "a quote is opened and never closed"};
    }
    Decision decision;
    decision.line = csv.line;
    decision.sheet = upper(row.at("sheet"));
    decision.page = number_in(row, "page", 31);
    decision.source = row.at("source");
    decision.page_in_file = number_in(row, "page_in_file", 1'000'000);
    if (decision.sheet.empty() && decision.source.empty()) {
        throw Wrong{"neither \"sheet\" nor \"source\" says which page is meant"};
    }
    parse_subject(decision, row.at("statement"));
    parse_value(decision, row.at("new"));
    decision.old = row.at("old");
    decision.who = row.at("who");
    decision.when = row.at("when");
    decision.why = row.at("why");
    return decision;
}

constexpr std::array<std::string_view, 10> known = {"sheet", "page", "statement", "old",    "new",
                                                    "who",   "when", "why",       "source", "page_in_file"};

// The place of each column by its name; mistakes in the header are added to `mistakes`.
std::map<std::string, std::size_t> columns_of(const CsvRow& header, std::vector<RowMistake>& mistakes) {
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const std::string name = lower(header.cells[i]);
        if (name.empty()) {
            continue;
        }
        if (std::ranges::find(known, name) == known.end()) {
            mistakes.push_back(
                {header.line, "no such column: \"" + name + "\"; the columns are " + std::string(decisions_header)});
        } else if (!columns.emplace(name, i).second) {
            mistakes.push_back({header.line, "the column \"" + name + "\" is there twice; the first holds"});
        }
    }
    for (const char* needed : {"statement", "new"}) {
        if (!columns.contains(needed)) {
            mistakes.push_back({header.line, "the column \"" + std::string(needed) + "\" is missing; no decision was read"});
        }
    }
    return columns;
}

} // namespace

Decisions parse_decisions(std::string_view csv) {
    Decisions result;
    const std::vector<CsvRow> rows = csv_rows(csv);
    if (rows.empty()) {
        return result;
    }
    const auto columns = columns_of(rows.front(), result.mistakes);
    if (!columns.contains("statement") || !columns.contains("new")) {
        return result;
    }
    for (std::size_t i = 1; i < rows.size(); ++i) {
        try {
            result.rows.push_back(parse_row(NamedRow(columns, rows[i]), rows[i]));
        } catch (const Wrong& wrong) {
            result.mistakes.push_back({rows[i].line, wrong.what});
        }
    }
    return result;
}

} // namespace formradar::record
