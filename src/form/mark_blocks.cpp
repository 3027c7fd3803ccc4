// The blocks with boxes: a statement with its row, the groups.
#include <algorithm>
#include <cmath>
#include <utility>

#include "form/block.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"

namespace formradar::form {
namespace {

constexpr double digit_air = 0.9;               // mm from a digit to its box at least
constexpr double above_label = 0.3;             // mm from a label to the box above it
constexpr double group_head = 5;                // mm from the baseline of the groups' heading to the boxes
constexpr double ascent = 0.78, descent = 0.24; // of small letters with their stems, over the size of the type
constexpr std::size_t most_columns = 4;

draw::TextStyle number_in(const Grid& grid) {
    return {.font = draw::Font::bold, .size = grid.type.body, .colour = draw::palette::navy};
}

draw::TextStyle digit_in(const Grid& grid) {
    return {.size = grid.type.digit, .colour = draw::palette::slate};
}

// mm from the digits' baseline to the boxes: words stand on it as well, with what reaches below it.
double air_of(const draw::TextStyle& digit) {
    return std::max(digit_air, digit.size * descent + label_margin);
}

// mm between two boxes, one above the other, so that a label fits there.
double room_of(const draw::TextStyle& digit) {
    return above_label + label_margin + digit.size * ascent + air_of(digit);
}

Box score_box(int value, Point<Mm> corner, const draw::TextStyle& digit) {
    const auto [left, top] = corner;
    Box box{.rect = {left, top, box_side, box_side}, .value = value, .label = {}};
    const double width = draw::text_width(std::to_string(value), digit.font, digit.size);
    const double cap = digit.size * cap_height;
    box.label = Rect<Mm>{left + (box_side - width) / 2, top - air_of(digit) - cap, width, cap}.grown(label_margin);
    return box;
}

// What stands over the box for no score: its word, where that is short enough, flush with the box's right edge.
std::string other_label(const Form& form, const draw::TextStyle& digit) {
    constexpr double widest = 14.5; // mm: the box before it ends 16.5 from here, or 15.5
    const bool fits = draw::text_width(form.not_applicable, digit.font, digit.size) <= widest;
    return fits ? form.not_applicable : "–";
}

Box other_box(const Form& form, const Grid& grid, double top) {
    const auto digit = digit_in(grid);
    Box box{.rect = {grid.other_box, top, box_side, box_side}, .value = no_score, .label = {}};
    const double width = draw::text_width(other_label(form, digit), digit.font, digit.size);
    const double below = digit.size * descent, height = digit.size * (ascent + descent);
    box.label = Rect<Mm>{box.rect.right() - width, top - air_of(digit) + below - height, width, height}.grown(label_margin);
    return box;
}

draw::Text label_of(const Box& box, const Form& form, const draw::TextStyle& digit) {
    return {.baseline = {box.rect.right(), box.rect.y - air_of(digit)},
            .text = other_label(form, digit),
            .style = digit,
            .align = draw::Align::right};
}

draw::Text digit_of(const Box& box, const draw::TextStyle& digit) {
    return {.baseline = {box.rect.centre().x, box.rect.y - air_of(digit)},
            .text = std::to_string(box.value),
            .style = digit,
            .align = draw::Align::centre};
}

// Between a statement and the one above it, beside the boxes: it guides the eye, and proves what a scan can show. As far from the
// one text as from the other: texts stand as much below the middle of their blocks as the boxes under their digits.
void add_pale_rule(Block& block, Column column, const draw::TextStyle& digit) {
    const double down = (air_of(digit) + digit.size * cap_height) / 2;
    block.shapes.emplace_back(draw::Line{.points = {{column.left, down}, {column.right, down}},
                                         .stroke = {.colour = pale_rule, .width = pale_rule_width}});
    block.places.pale.push_back({column.left, down - pale_rule_width / 2, column.width(), pale_rule_width});
}

} // namespace

Block section_block(const Section& section, const Grid& grid, const Spacing& spacing) {
    const draw::TextStyle heading{.font = draw::Font::bold, .size = grid.type.lead, .colour = draw::palette::navy};
    auto block = text_block(section.title, heading, {grid.left, grid.statement_right});
    block.above = spacing.section / 2;
    return block;
}

namespace {

// A line to write on below the statement, with a word in front of it that says so.
void add_remark(Block& block, const Form& form, std::size_t index, const Grid& grid, const Spacing& spacing) {
    constexpr double after_word = 1.5, below_line = 1.4; // mm
    const draw::TextStyle style{.size = grid.type.note, .colour = draw::palette::slate};
    const auto word = words_of(form.language).remark;
    const double left = grid.left + grid.statement_text;
    const double line = block.height + spacing.writing - below_line;
    const double from = left + draw::text_width(word, style.font, style.size) + after_word;
    block.shapes.emplace_back(draw::Text{.baseline = {left, line}, .text = std::string(word), .style = style});
    block.shapes.emplace_back(draw::Line{.points = {{from, line}, {grid.statement_right, line}},
                                         .stroke = {.colour = writing_line, .width = writing_line_width}});
    block.places.answers.push_back({.question = static_cast<int>(form.open_questions.size() + index) + 1,
                                    .rect = {from, block.height, grid.statement_right - from, spacing.writing}});
    block.height += spacing.writing;
}

} // namespace

Block statement_block(const Form& form, std::size_t index, const Grid& grid, const Spacing& spacing) {
    auto text = text_block(form.statements[index].text, body_in(grid), {grid.left + grid.statement_text, grid.statement_right});
    const auto digit = digit_in(grid);
    const double height = std::max(box_side + std::max(spacing.row, room_of(digit)), text.height + spacing.text);
    const double centre = std::max((height + air_of(digit) + digit.size * cap_height) / 2, height - height / 2);
    auto block = moved(text, centre - text.height / 2);
    block.height = height;
    block.part = {Part::statement, index};
    const double first_line = std::get<draw::Text>(block.shapes.front()).baseline.y;
    block.shapes.emplace_back(
        draw::Text{.baseline = {grid.left, first_line}, .text = std::to_string(index + 1), .style = number_in(grid)});
    if (index > 0 && form.section_at(index) == nullptr) {
        add_pale_rule(block, {grid.left + grid.statement_text, grid.statement_right}, digit);
    }
    Row row{.statement = static_cast<int>(index) + 1, .boxes = {}};
    for (int value = lowest_score; value <= form.scale.steps; ++value) {
        row.boxes.push_back(
            score_box(value, {grid.first_box + (value - lowest_score) * grid.box_pitch, centre - box_side / 2}, digit));
        block.shapes.emplace_back(digit_of(row.boxes.back(), digit));
    }
    if (!form.not_applicable.empty()) {
        row.boxes.push_back(other_box(form, grid, centre - box_side / 2));
        block.shapes.emplace_back(label_of(row.boxes.back(), form, digit));
    }
    block.places.rows.push_back(row);
    if (form.remarks) {
        block.height = std::max(centre + box_side / 2, centre + text.height / 2) + 0.5;
        add_remark(block, form, index, grid, spacing);
    }
    return block;
}

namespace {

struct GroupColumns {
    std::size_t count = 1;
    double width = 0; // mm, of a column with the room to the next
    [[nodiscard]] double text() const { return width - group_side - group_text - group_clear; }
};

// As many columns as let every name stand on one line; else one column with names that wrap.
GroupColumns columns_for(const std::vector<std::string>& groups, double width, const draw::TextStyle& body) {
    double longest = 0;
    for (const auto& group : groups) {
        longest = std::max(longest, draw::text_width(group, body.font, body.size));
    }
    GroupColumns columns{.count = std::min(groups.size(), most_columns)};
    for (; columns.count > 1; --columns.count) {
        columns.width = (width + group_clear) / static_cast<double>(columns.count);
        if (longest <= columns.text()) {
            return columns;
        }
    }
    columns.width = width + group_clear;
    return columns;
}

} // namespace

Block group_block(const Form& form, const Words& words, const Grid& grid) {
    const draw::TextStyle body = body_in(grid);
    const draw::TextStyle heading{.font = draw::Font::bold, .size = grid.type.body, .colour = draw::palette::navy};
    const auto columns = columns_for(form.groups, grid.right - grid.foot_left, body);
    auto block = text_block(words.group_head, heading, {grid.foot_left, grid.right});
    block.part = {Part::groups};
    const double head_baseline = std::get<draw::Text>(block.shapes.back()).baseline.y;
    block.asked = std::exchange(block.shapes, {});
    double top = head_baseline + group_head;
    for (std::size_t i = 0; i < form.groups.size(); ++i) {
        const auto column = i % columns.count;
        const double left = grid.foot_left + static_cast<double>(column) * columns.width;
        const double text_left = left + group_side + group_text;
        auto name = text_block(form.groups[i], body, {text_left, text_left + columns.text()});
        const double height = std::max(group_side, name.height);
        const double centre = top + height / 2;
        double width = 0;
        for (const auto& shape : name.shapes) {
            width = std::max(width, draw::text_width(std::get<draw::Text>(shape).text, body.font, body.size));
        }
        const Rect<Mm> label{text_left, centre - name.height / 2, width, name.height};
        block.places.groups.push_back({.rect = {left, centre - group_side / 2, group_side, group_side},
                                       .value = static_cast<int>(i) + 1,
                                       .label = label.grown(label_margin)});
        auto placed = moved(name, centre - name.height / 2);
        block.shapes.insert(block.shapes.end(), placed.shapes.begin(), placed.shapes.end());
        block.height = top + height;
        if (column + 1 == columns.count) {
            top += height + group_clear;
        }
    }
    return block;
}

} // namespace formradar::form
