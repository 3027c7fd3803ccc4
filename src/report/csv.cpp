// Rows of comma-separated values that spreadsheets take as data and never as formulas.
#include "formradar/report/csv.hpp"

#include "formradar/core/harmless.hpp"
#include "formradar/results/disclosure.hpp"

namespace formradar::report {
namespace {

std::string score_of(const results::SheetCell& cell) {
    return cell.kind == results::Cell::scored ? std::to_string(cell.score) : "";
}

// The statements with the answer that is no score: "3 7". Their cells are empty, so that programs which take numbers find none.
std::string without_score(const results::SheetResult& sheet) {
    std::string text;
    for (std::size_t i = 0; i < sheet.cells.size(); ++i) {
        if (sheet.cells[i].kind == results::Cell::not_applicable) {
            text += (text.empty() ? "" : " ") + std::to_string(i + 1);
        }
    }
    return text;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : " | ") + part;
    }
    return text;
}

} // namespace

// A reader that takes another sign for the end of a cell than the comma begins a cell where we do not.
std::string csv_cell(std::string_view text) {
    constexpr std::string_view formula = "=+-@";
    constexpr std::string_view beginnings = ",;|\t\"'";
    std::string cell;
    bool is_beginning = true;
    for (const char c : harmless(text)) {
        if (is_beginning && formula.find(c) != std::string_view::npos) {
            cell += '\'';
        }
        cell += c;
        is_beginning = beginnings.find(c) != std::string_view::npos || (is_beginning && c == ' ');
    }
    if (cell.find_first_of("\",;\t") == std::string::npos) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

std::string scores_csv(const results::Results& results, bool with_groups) {
    const std::vector<std::string> groups = results::groups_by_row(results);
    std::string text = "sheet,group";
    for (std::size_t i = 1; i <= results.statements.size(); ++i) {
        text += ",s" + std::to_string(i);
    }
    const bool other = !results.form.not_applicable.empty();
    text += std::string(",doubts,scans") + (other ? ",not_applicable" : "") + "\r\n";
    for (std::size_t i = 0; i < results.sheets.size(); ++i) {
        const results::SheetResult& sheet = results.sheets[i];
        text += csv_cell(sheet.sheet) + "," + csv_cell(with_groups ? sheet.group : groups[i]);
        for (const results::SheetCell& cell : sheet.cells) {
            text += "," + score_of(cell);
        }
        text += "," + std::to_string(sheet.doubts) + "," + csv_cell(joined(sheet.scans)) +
                (other ? "," + without_score(sheet) : "") + "\r\n";
    }
    return text;
}

} // namespace formradar::report
