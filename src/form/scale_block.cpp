// How to mark, and what the steps of the scale mean.
#include <algorithm>
#include <optional>
#include <utility>

#include "form/block.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"

namespace formradar::form {
namespace {

constexpr double example_side = 4;    // mm: boxes in the instructions
constexpr double example_pitch = 5.5; // mm from one instruction to the next
constexpr double example_text = 13;   // mm from the left edge to the instructions' text
constexpr double scale_air = 1.2;     // mm between the scale's words and the row below them
constexpr double legend_air = 1.5;    // mm between the instructions and the scale's words below them
constexpr std::size_t most_lines = 3; // of a word over a box
constexpr double over_the_edge = 1;   // mm that a word may reach beyond the last box

draw::TextStyle small_in(const Grid& grid) {
    return {.size = grid.type.small};
}

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
    const draw::TextStyle small = small_in(grid);
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

// Words of the scale over its boxes.
struct Word {
    std::string_view text;
    Column column;
    draw::Align align = draw::Align::centre;
};

std::vector<Word> words_of_scale(const Scale& scale, const Grid& grid) {
    if (scale.labels.empty()) { // the lower one flush with the first box, the upper one with the last
        const double right = grid.last_box + box_side;
        const double half = (right - grid.first_box) / 2 - 1.5;
        return {{scale.low, {grid.first_box, grid.first_box + half}, draw::Align::left},
                {scale.high, {right - half, right}, draw::Align::right}};
    }
    std::vector<Word> words;
    double centre = grid.first_box + box_side / 2;
    for (const auto& label : scale.labels) {
        const double half = std::min(grid.box_pitch / 2 - 0.5, grid.right + over_the_edge - centre);
        words.push_back({label, {centre - half, centre + half}});
        centre += grid.box_pitch;
    }
    return words;
}

// In few lines, with no part of a word on a line of its own.
bool fits(const Word& word, const draw::TextStyle& style) {
    std::size_t lines = 0;
    for (const auto part : split(word.text, ' ')) {
        if (draw::wrap(part, style.font, style.size, word.column.width()).size() > 1) {
            return false;
        }
    }
    lines = draw::wrap(word.text, style.font, style.size, word.column.width()).size();
    return lines <= most_lines;
}

void align(Block& block, const Word& word) {
    const double x = word.align == draw::Align::left    ? word.column.left
                     : word.align == draw::Align::right ? word.column.right
                                                        : (word.column.left + word.column.right) / 2;
    for (auto& shape : block.shapes) {
        auto& text = std::get<draw::Text>(shape);
        text.align = word.align;
        text.baseline.x = x;
    }
}

// Each word ends just above the boxes.
Block over_boxes(const std::vector<Word>& words, const draw::TextStyle& style) {
    std::vector<Block> blocks;
    double height = 0;
    for (const auto& word : words) {
        blocks.push_back(text_block(word.text, style, word.column));
        align(blocks.back(), word);
        height = std::max(height, blocks.back().height);
    }
    Block all;
    for (const auto& block : blocks) {
        auto placed = moved(block, height - block.height);
        all.shapes.insert(all.shapes.end(), placed.shapes.begin(), placed.shapes.end());
    }
    all.height = height;
    return all;
}

// "1 = never · 2 = seldom": where the words are too long to stand over boxes.
Block legend(const Scale& scale, const Grid& grid) {
    std::string text;
    const auto add = [&](int score, std::string_view word) {
        text += (text.empty() ? "" : " · ") + std::to_string(score) + "\u00A0=\u00A0" + std::string(word);
    };
    for (std::size_t i = 0; i < scale.labels.size(); ++i) {
        add(static_cast<int>(i) + lowest_score, scale.labels[i]);
    }
    if (scale.labels.empty()) {
        add(lowest_score, scale.low);
        add(scale.steps, scale.high);
    }
    return text_block(text, small_in(grid), {grid.left, grid.last_box + box_side});
}

// The word over the box for no score: in the middle, or, where it is too wide for that, flush with the box's right edge.
Word word_of_other(const Form& form, const Grid& grid) {
    const double centre = grid.other_box + box_side / 2, half = box_side / 2 + over_the_edge;
    const Word middle{form.not_applicable, {centre - half, centre + half}};
    constexpr double clear = 1.5; // mm, of the scale's own words
    return fits(middle, small_in(grid))
               ? middle
               : Word{form.not_applicable, {grid.last_box + box_side + clear, grid.right + over_the_edge}, draw::Align::right};
}

// Beside the instructions, just above the boxes.
Block side_by_side(const Block& instructions, const Block& words) {
    const double height = std::max(instructions.height, words.height);
    auto block = moved(instructions, height - instructions.height);
    auto right = moved(words, height - words.height);
    block.shapes.insert(block.shapes.end(), right.shapes.begin(), right.shapes.end());
    block.height = height;
    return block;
}

} // namespace

Block scale_block(const Form& form, const Words& words, const Grid& grid) {
    auto over = words_of_scale(form.scale, grid);
    // The usual scale is printed as it always was, so that sheets of earlier versions are known.
    const bool usual = form.scale.labels.empty() && form.scale.steps == usual_steps;
    const bool over_scale = usual || std::ranges::all_of(over, [&](const Word& word) { return fits(word, small_in(grid)); });
    over = over_scale ? std::move(over) : std::vector<Word>{};
    auto block = instructions(words, grid);
    if (!over_scale) {
        auto below = legend(form.scale, grid);
        below.above = legend_air;
        block = stacked(std::move(block), below);
    }
    if (!form.not_applicable.empty()) {
        over.push_back(word_of_other(form, grid));
    }
    block = side_by_side(block, over_boxes(over, small_in(grid)));
    block.height += scale_air;
    block.above = 2;
    block.part = {Part::scale_low};
    return block;
}

} // namespace formradar::form
