// The blocks with boxes: how to mark, the scale, a statement with its row, the groups.
#include <algorithm>
#include <cmath>
#include <utility>

#include "form/block.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"

namespace formradar::form {
namespace {

constexpr double example_side = 4;    // mm: boxes in the instructions
constexpr double example_pitch = 5.5; // mm from one instruction to the next
constexpr double example_text = 13;   // mm from the left edge to the instructions' text
constexpr double scale_air = 1.2;     // mm between the scale's words and the row below them
constexpr double digit_air = 0.9;     // mm from a digit to its box
constexpr double label_margin = 0.12; // mm that a label's rectangle is larger than the letters' nominal extent
constexpr double group_head = 5;      // mm from the baseline of the groups' heading to the boxes
constexpr std::size_t most_columns = 4;

constexpr draw::TextStyle body{.size = draw::type::body};
constexpr draw::TextStyle small{.size = draw::type::small};
constexpr draw::TextStyle number{.font = draw::Font::bold, .size = draw::type::body, .colour = draw::palette::navy};
constexpr draw::TextStyle digit{.size = draw::type::tiny, .colour = draw::palette::slate};

void add_example(Block& block, Point<Mm> corner, bool filled) {
    const Rect<Mm> rect{corner.x, corner.y, example_side, example_side};
    block.shapes.emplace_back(draw::Rectangle{
        .rect = rect, .fill = filled ? std::optional{black} : std::nullopt, .stroke = draw::Stroke{.width = box_line}});
    if (filled) {
        return;
    }
    const auto inner = rect.grown(-0.6);
    const draw::Stroke pen{.colour = draw::palette::navy, .width = 0.5};
    block.shapes.emplace_back(draw::Line{.points = {{inner.x, inner.y}, {inner.right(), inner.bottom()}}, .stroke = pen});
    block.shapes.emplace_back(draw::Line{.points = {{inner.x, inner.bottom()}, {inner.right(), inner.y}}, .stroke = pen});
}

// How to mark: a crossed box. How to correct: a black box and another one crossed.
Block instructions(const Words& words, const Grid& grid) {
    Block block;
    const double text = grid.left + example_text;
    for (const auto line : {words.mark, words.correct}) {
        const bool correcting = line == words.correct;
        const double top = block.height + (example_pitch - example_side) / 2;
        if (correcting) {
            add_example(block, {grid.left, top}, true);
        }
        add_example(block, {grid.left + example_side + 2, top}, false);
        auto lines = text_block(line, small, {text, grid.statement_right});
        const double taken = std::max(lines.height, example_pitch);
        auto placed = moved(lines, block.height + (example_pitch - small.size * leading) / 2);
        block.shapes.insert(block.shapes.end(), placed.shapes.begin(), placed.shapes.end());
        block.height += taken;
    }
    return block;
}

// The words for the ends of the scale, the lower one flush with the first box, the upper one with the last.
Block scale_ends(const Form& form, const Grid& grid) {
    const double half = (grid.right - grid.first_box) / 2 - 1.5;
    auto low = text_block(form.scale.low, small, {grid.first_box, grid.first_box + half});
    auto high = text_block(form.scale.high, small, {grid.right - half, grid.right});
    for (auto& shape : high.shapes) {
        auto& text = std::get<draw::Text>(shape);
        text.align = draw::Align::right;
        text.baseline.x = grid.right;
    }
    const double height = std::max(low.height, high.height);
    auto block = moved(low, height - low.height);
    auto other = moved(high, height - high.height);
    block.shapes.insert(block.shapes.end(), other.shapes.begin(), other.shapes.end());
    block.height = height;
    return block;
}

Box score_box(int value, double left, double top) {
    Box box{.rect = {left, top, box_side, box_side}, .value = value, .label = {}};
    const double width = draw::text_width(std::to_string(value), digit.font, digit.size);
    const double cap = digit.size * cap_height;
    box.label = Rect<Mm>{left + (box_side - width) / 2, top - digit_air - cap, width, cap}.grown(label_margin);
    return box;
}

draw::Text digit_of(const Box& box) {
    return {.baseline = {box.rect.centre().x, box.rect.y - digit_air},
            .text = std::to_string(box.value),
            .style = digit,
            .align = draw::Align::centre};
}

// Between a statement and the one above it, beside the boxes: it guides the eye, and proves what a scan can show. As far from the
// one text as from the other: texts stand as much below the middle of their blocks as the boxes under their digits.
void add_pale_rule(Block& block, Column column) {
    constexpr double down = (digit_air + draw::type::tiny * cap_height) / 2;
    block.shapes.emplace_back(draw::Line{.points = {{column.left, down}, {column.right, down}},
                                         .stroke = {.colour = pale_rule, .width = pale_rule_width}});
    block.places.pale.push_back({column.left, down - pale_rule_width / 2, column.width(), pale_rule_width});
}

} // namespace

Block scale_block(const Form& form, const Words& words, const Grid& grid) {
    auto left = instructions(words, grid);
    auto right = scale_ends(form, grid);
    const double height = std::max(left.height, right.height);
    auto block = moved(left, height - left.height);
    auto ends = moved(right, height - right.height);
    block.shapes.insert(block.shapes.end(), ends.shapes.begin(), ends.shapes.end());
    block.height = height + scale_air;
    block.above = 2;
    block.part = {Part::scale_low};
    return block;
}

Block statement_block(const Form& form, std::size_t index, const Grid& grid, const Spacing& spacing) {
    auto text = text_block(form.statements[index].text, body, {grid.left + statement_text, grid.statement_right});
    const double height = std::max(box_side + spacing.row, text.height + spacing.text);
    const double centre = std::max((height + digit_air + draw::type::tiny * cap_height) / 2, height - height / 2);
    auto block = moved(text, centre - text.height / 2);
    block.height = height;
    block.part = {Part::statement, index};
    const double first_line = std::get<draw::Text>(block.shapes.front()).baseline.y;
    block.shapes.emplace_back(
        draw::Text{.baseline = {grid.left, first_line}, .text = std::to_string(index + 1), .style = number});
    if (index > 0) {
        add_pale_rule(block, {grid.left + statement_text, grid.statement_right});
    }
    Row row{.statement = static_cast<int>(index) + 1, .boxes = {}};
    for (int value = lowest_score; value <= highest_score; ++value) {
        auto& box = row.boxes.at(static_cast<std::size_t>(value - lowest_score));
        box = score_box(value, grid.first_box + (value - lowest_score) * box_pitch, centre - box_side / 2);
        block.shapes.emplace_back(digit_of(box));
    }
    block.places.rows.push_back(row);
    return block;
}

namespace {

struct GroupColumns {
    std::size_t count = 1;
    double width = 0; // mm, of a column with the room to the next
    [[nodiscard]] double text() const { return width - group_side - group_text - group_clear; }
};

// As many columns as let every name stand on one line; else one column with names that wrap.
GroupColumns columns_for(const std::vector<std::string>& groups, double width) {
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
    const draw::TextStyle heading{.font = draw::Font::bold, .size = draw::type::body, .colour = draw::palette::navy};
    const auto columns = columns_for(form.groups, grid.right - grid.foot_left);
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
