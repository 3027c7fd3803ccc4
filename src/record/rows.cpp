// A small state machine over the bytes: inside quotes, or not.
#include "record/rows.hpp"

#include <algorithm>

namespace formradar::record {
namespace {

char separator_of(std::string_view text) {
    const std::string_view first = text.substr(0, text.find('\n'));
    return std::ranges::count(first, ';') > std::ranges::count(first, ',') ? ';' : ',';
}

class Rows {
public:
    explicit Rows(char separator) : separator_(separator) {}

    void take(char c) {
        if (quoted_) {
            take_quoted(c);
        } else if (c == '"' && (cell_.empty() || was_quote_)) {
            // A quote right after a closing quote was an escaped one.
            if (was_quote_) {
                cell_ += '"';
            }
            quoted_ = true;
        } else if (c == separator_) {
            end_cell();
        } else if (c == '\n') {
            end_row();
        } else if (c != '\r') {
            cell_ += c;
        }
        was_quote_ = false;
        if (c == '"' && closing_) {
            was_quote_ = true;
        }
        closing_ = false;
        line_ += c == '\n' ? 1 : 0;
        if (c == '\n' && !quoted_) {
            row_.line = line_;
        }
    }

    [[nodiscard]] std::vector<CsvRow> end() && {
        row_.closed = !quoted_;
        end_row();
        return std::move(rows_);
    }

private:
    void take_quoted(char c) {
        if (c == '"') {
            quoted_ = false;
            closing_ = true;
        } else {
            cell_ += c;
        }
    }
    void end_cell() {
        row_.cells.push_back(std::move(cell_));
        cell_.clear();
    }
    void end_row() {
        end_cell();
        if (std::ranges::any_of(row_.cells, [](const std::string& cell) { return !cell.empty(); })) {
            rows_.push_back(std::move(row_));
        }
        row_ = {};
    }

    char separator_;
    bool quoted_ = false;
    bool closing_ = false;   // the byte at hand closes a quoted cell
    bool was_quote_ = false; // the byte before did
    std::size_t line_ = 1;
    std::string cell_;
    CsvRow row_{.line = 1, .cells = {}};
    std::vector<CsvRow> rows_;
};

} // namespace

std::vector<CsvRow> csv_rows(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    Rows rows(separator_of(text));
    for (const char c : text) {
        rows.take(c);
    }
    return std::move(rows).end();
}

} // namespace formradar::record
