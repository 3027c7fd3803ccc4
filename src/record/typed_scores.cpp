// Finds the line that names the statements, and takes the lines after it for people.
#include "formradar/record/typed_scores.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/decision_words.hpp"
#include "record/table_grid.hpp"

namespace formradar::record {
namespace {

constexpr std::size_t most_mistakes = 12; // said at once

// What people put below or beside their scores.
constexpr std::array summary_words = {
    "gemiddelde", "gemiddeld", "gem",     "mean",   "average", "avg",       "mittelwert", "durchschnitt", "moyenne", "totaal",
    "total",      "som",       "sum",     "summe",  "somme",   "n",         "aantal",     "count",        "anzahl",  "nombre",
    "mediaan",    "median",    "médiane", "sd",     "std",     "spreiding", "stdev",      "min",          "max",     "minimum",
    "maximum",    "laagste",   "hoogste", "lowest", "highest", "modus",     "mode"};

bool is_group_word(std::string_view text) {
    constexpr std::array words = {"groep", "group", "gruppe", "groupe", "sector"};
    return std::ranges::find(words, plain_name(text)) != words.end();
}

bool is_open(const std::string& cell) {
    return cell.empty() || cell == "-" || cell == "–" || cell == "—" || form::decision_word(cell) == form::DecisionWord::empty;
}

// "4", "4.0", "4,0".
std::optional<double> number_in(std::string cell) {
    std::ranges::replace(cell, ',', '.');
    return parse_number(cell);
}

std::optional<int> score_in(const std::string& cell, const form::Form& form) {
    const auto number = number_in(cell);
    const bool fits = number && *number == std::floor(*number) && *number >= form::lowest_score && *number <= form.scale.steps;
    return fits ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

bool is_plain_number(std::string_view cell) {
    return !cell.empty() && cell.find_first_not_of("0123456789") == std::string_view::npos;
}

struct Head {
    std::size_t line = 0;
    std::vector<int> statements; // by item; 0: none
    std::size_t named = 0;       // different ones
};

// A number alone names a statement only in a line without other names: beside these it is somebody's score.
Head head_in_line(const Grid& grid, std::size_t line, const form::Form& form) {
    Head head{.line = line, .statements = {}, .named = 0};
    bool has_names = false;
    for (std::size_t item = 0; item < grid.items(); ++item) {
        const auto& cell = grid.at(line, item);
        head.statements.push_back(statement_named(cell, form));
        has_names = has_names || (head.statements.back() > 0 && !is_plain_number(cell));
    }
    std::set<int> different;
    for (std::size_t item = 0; item < grid.items(); ++item) {
        if (has_names && is_plain_number(grid.at(line, item))) {
            head.statements[item] = 0;
        }
        different.insert(head.statements[item]);
    }
    different.erase(0);
    head.named = different.size();
    return head;
}

// Numbers that may as well be somebody's scores.
bool may_be_scores(const Grid& grid, const Head& head, const form::Form& form) {
    for (std::size_t item = 0; item < grid.items(); ++item) {
        const auto& cell = grid.at(head.line, item);
        if (head.statements[item] > 0 && (!is_plain_number(cell) || !score_in(cell, form))) {
            return false;
        }
    }
    return true;
}

// Each number once, in order: the line of numbers that a table of more statements than scores may have.
bool is_numbering(const Grid& grid, std::size_t line, const Head& head) {
    for (std::size_t item = 0; item < grid.items(); ++item) {
        const int statement = head.statements[item];
        if (statement > 0 && grid.at(line, item) != std::to_string(statement)) {
            return false;
        }
    }
    return true;
}

Head best_head(const Grid& grid, const form::Form& form) {
    Head best;
    for (std::size_t line = 0; line < grid.lines(); ++line) {
        auto head = head_in_line(grid, line, form);
        if (head.named > best.named && !may_be_scores(grid, head, form)) {
            best = std::move(head);
        }
    }
    return best;
}

class Taking {
public:
    Taking(const Grid& grid, const Head& head, const form::Form& form) : grid_(grid), head_(head), form_(form) {}

    Expected<TypedScores, std::vector<Reason>> taken() {
        scores_.arrangement = grid_.arrangement();
        check_statements();
        look_at_other_items();
        for (std::size_t line = 0; line < grid_.lines() && mistakes_.size() < most_mistakes; ++line) {
            take_line(line);
        }
        if (mistakes_.empty() && scores_.sheets.empty()) {
            mistakes_.push_back({Cause::typed_nothing});
        }
        return mistakes_.empty() ? Expected<TypedScores, std::vector<Reason>>(std::move(scores_)) : Unexpected{mistakes_};
    }

private:
    [[nodiscard]] const std::string& label(int statement) const {
        return form_.statements[static_cast<std::size_t>(statement) - 1].label;
    }

    void check_statements() {
        std::set<int> seen;
        for (std::size_t item = 0; item < grid_.items(); ++item) {
            const int statement = head_.statements[item];
            if (statement > 0 && !seen.insert(statement).second) {
                mistakes_.push_back({Cause::typed_twice, {within(grid_.cell_name(head_.line, item)), shown(label(statement))}});
            }
        }
        for (int statement = 1; statement <= static_cast<int>(form_.statements.size()); ++statement) {
            if (!seen.contains(statement)) {
                const auto place = within(grid_.line_name(head_.line));
                mistakes_.push_back(
                    perhaps_named({Cause::typed_missing, {figure(statement), shown(label(statement)), place}}, statement));
            }
        }
    }

    // With what may be meant: "(column F, "Integratei", may be meant)".
    [[nodiscard]] Reason perhaps_named(Reason missing, int statement) const {
        for (std::size_t item = 0; item < grid_.items(); ++item) {
            const auto& cell = grid_.at(head_.line, item);
            const auto meant = head_.statements[item] > 0 || cell.empty() ? std::nullopt : closest(cell, {label(statement)});
            if (meant) {
                return {Cause::typed_nearly, {within(std::move(missing)), within(grid_.item_name(item)), shown(cell)}};
            }
        }
        return missing;
    }

    void look_at_other_items() {
        for (std::size_t item = 0; item < grid_.items(); ++item) {
            const auto& cell = grid_.at(head_.line, item);
            if (head_.statements[item] > 0) {
                continue;
            }
            if (is_group_word(cell) && !form_.groups.empty()) {
                group_item_ = item;
            } else if (is_used(item)) {
                auto name = grid_.item_name(item);
                scores_.unused.push_back(cell.empty() ? name : Reason{Cause::place_called, {within(name), shown(cell)}});
            }
        }
    }

    [[nodiscard]] bool is_used(std::size_t item) const {
        for (std::size_t line = 0; line < grid_.lines(); ++line) {
            if (!grid_.at(line, item).empty()) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool names_statements(std::size_t line) const {
        const auto head = head_in_line(grid_, line, form_);
        return head.named * 2 >= head_.named && !may_be_scores(grid_, head, form_);
    }

    [[nodiscard]] bool is_summary(std::size_t line) const {
        for (std::size_t item = 0; item < grid_.items(); ++item) {
            const auto name = plain_name(grid_.at(line, item));
            if (head_.statements[item] == 0 && std::ranges::find(summary_words, name) != summary_words.end()) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::size_t filled(std::size_t line) const {
        std::size_t count = 0;
        for (std::size_t item = 0; item < grid_.items(); ++item) {
            count += head_.statements[item] > 0 && !is_open(grid_.at(line, item)) ? 1U : 0U;
        }
        return count;
    }

    void take_line(std::size_t line) {
        if (line == head_.line || (filled(line) > 0 && names_statements(line))) {
            return;
        }
        if (is_summary(line)) {
            scores_.unused.push_back(grid_.line_name(line));
            return;
        }
        if (line < head_.line) {
            take_before(line);
            return;
        }
        take_person(line);
    }

    // Titles, names and numbers come before the statements; scores there would be somebody's who is left out.
    void take_before(std::size_t line) {
        for (std::size_t item = 0; item < grid_.items(); ++item) {
            if (head_.statements[item] > 0 && score_in(grid_.at(line, item), form_) && !is_numbering(grid_, line, head_)) {
                mistakes_.push_back(
                    {Cause::typed_before, {within(grid_.cell_name(line, item)), within(grid_.line_name(head_.line))}});
                return;
            }
        }
        if (filled(line) > 0) {
            scores_.unused.push_back(grid_.line_name(line));
        }
    }

    void take_person(std::size_t line) {
        TypedSheet sheet{.place = grid_.place_of_line(line),
                         .group = group_of(line),
                         .scores = std::vector<std::optional<int>>(form_.statements.size())};
        for (std::size_t item = 0; item < grid_.items(); ++item) {
            const auto& cell = grid_.at(line, item);
            if (head_.statements[item] == 0 || is_open(cell)) {
                continue;
            }
            const auto score = score_in(cell, form_);
            if (!score) {
                add_wrong_score(line, item);
                continue;
            }
            sheet.scores[static_cast<std::size_t>(head_.statements[item]) - 1] = score;
        }
        if (filled(line) > 0) {
            scores_.sheets.push_back(std::move(sheet));
        } else if (!is_blank(line)) {
            ++scores_.without_scores;
        }
    }

    [[nodiscard]] bool is_blank(std::size_t line) const {
        for (std::size_t item = 0; item < grid_.items(); ++item) {
            if (!grid_.at(line, item).empty()) {
                return false;
            }
        }
        return true;
    }

    void add_wrong_score(std::size_t line, std::size_t item) {
        const auto& cell = grid_.at(line, item);
        const auto number = number_in(cell);
        const bool fraction = number && *number != std::floor(*number);
        const Reason wrong{
            Cause::typed_no_score,
            {within(grid_.cell_name(line, item)), shown(label(head_.statements[item])), shown(cell), figure(form_.scale.steps)}};
        mistakes_.push_back(fraction ? Reason{Cause::typed_average, {within(wrong), within(grid_.line_name(line))}} : wrong);
    }

    std::string group_of(std::size_t line) {
        const auto cell = group_item_ ? grid_.at(line, *group_item_) : "";
        if (is_open(cell)) {
            return "";
        }
        for (const auto& group : form_.groups) {
            if (plain_name(group) == plain_name(cell)) {
                return group;
            }
        }
        const std::vector<std::string_view> known(form_.groups.begin(), form_.groups.end());
        const auto meant = closest(cell, known);
        std::vector<ReasonPart> parts = {within(grid_.cell_name(line, *group_item_)), shown(cell)};
        if (meant) {
            parts.emplace_back(std::string(*meant));
        }
        mistakes_.push_back({meant ? Cause::typed_group_meant : Cause::typed_no_group, std::move(parts)});
        return "";
    }

    const Grid& grid_;
    const Head& head_;
    const form::Form& form_;
    std::optional<std::size_t> group_item_;
    TypedScores scores_;
    std::vector<Reason> mistakes_;
};

} // namespace

std::size_t statements_named(std::span<const TableRow> rows, const form::Form& form) {
    return std::max(best_head(Grid(rows, Arrangement::statements_are_columns), form).named,
                    best_head(Grid(rows, Arrangement::statements_are_rows), form).named);
}

Expected<TypedScores, std::vector<Reason>> typed_scores(std::span<const TableRow> rows, const form::Form& form) {
    const Grid columns(rows, Arrangement::statements_are_columns);
    const Grid across(rows, Arrangement::statements_are_rows);
    const auto head_row = best_head(columns, form);
    const auto head_column = best_head(across, form);
    const bool by_columns = head_row.named >= head_column.named;
    const auto& head = by_columns ? head_row : head_column;
    if (head.named * 2 < form.statements.size()) {
        return Unexpected{std::vector{Reason{Cause::typed_no_names, {figure(form.statements.size())}}}};
    }
    return Taking(by_columns ? columns : across, head, form).taken();
}

} // namespace formradar::record
