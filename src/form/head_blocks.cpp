// The blocks at the head of a page and of its sections: title, introduction, open questions.
#include "form/block.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/form/logo.hpp"

namespace formradar::form {
namespace {

constexpr double session_line = 6.5; // mm at the head, where session and date are printed on each sheet
constexpr double above_logo = 1;     // mm below that line, so that the logo's top is that of the title's capitals
constexpr double beside_logo = 6;    // mm from the title to the logo
constexpr double intro_air = 1.5;    // mm at least between title and introduction
constexpr double answer_air = 0.3;   // mm from a question's last line to the room for its answer
constexpr double below_line = 1.4;   // mm that letters reach below the last writing line

draw::TextStyle heading_in(const Grid& grid) {
    return {.font = draw::Font::bold, .size = grid.type.lead, .colour = draw::palette::navy};
}

Block placed(Block block, PartOfForm part, double above) {
    block.part = part;
    block.above = above;
    return block;
}

// Set in lines so short that they are read with ease: about 80 letters.
Column measure(const Grid& grid) {
    return {grid.left, grid.head_right};
}

} // namespace

double title_right(const Form& form, const Grid& grid) {
    return form.logo.empty() ? grid.head_right : grid.head_right - logo_size(form.logo).width - beside_logo;
}

Block title_block(const Form& form, const Grid& grid) {
    const draw::TextStyle style{.font = draw::Font::bold, .size = grid.type.title, .colour = draw::palette::navy};
    Block head;
    head.height = session_line;
    auto block = stacked(std::move(head), balanced_block(form.title, style, {grid.left, title_right(form, grid)}, title_leading));
    if (!form.logo.empty()) {
        const auto logo = logo_size(form.logo);
        const double top = session_line + above_logo;
        block.shapes.emplace_back(
            draw::Picture{.rect = {grid.head_right - logo.width, top, logo.width, logo.height}, .image = form.logo});
        block.height = std::max(block.height, top + logo.height);
    }
    return placed(std::move(block), {Part::title}, 0);
}

Block further_head_block(const Form& form, const Grid& grid, bool with_question) {
    Block head;
    head.height = session_line;
    const Column column{grid.left, grid.head_right};
    auto block = stacked(std::move(head), balanced_block(form.title, heading_in(grid), column));
    if (with_question) {
        block = stacked(std::move(block), placed(text_block(form.question, body_in(grid), column), {Part::question}, 1));
    }
    block.height = std::max(block.height, grid.head_bottom - grid.top);
    return placed(std::move(block), {Part::title}, 0);
}

Block intro_block(const Form& form, const Grid& grid, const Spacing& spacing) {
    return placed(text_block(form.intro, body_in(grid), measure(grid)), {Part::intro}, intro_air + spacing.section / 4);
}

Block open_question_block(const Form& form, std::size_t index, const Grid& grid, const Spacing& spacing) {
    auto block =
        text_block(form.open_questions[index], {.font = draw::Font::bold, .size = grid.type.body}, {grid.left, grid.right});
    const double top = block.height + answer_air;
    for (int line = 1; line <= spacing.lines; ++line) {
        const double y = top + line * spacing.writing;
        block.shapes.emplace_back(
            draw::Line{.points = {{grid.left, y}, {grid.right, y}}, .stroke = {.colour = writing_line, .width = 0.2}});
    }
    const double room = spacing.lines * spacing.writing + below_line;
    block.places.answers.push_back({.question = static_cast<int>(index) + 1, .rect = {grid.left, top, grid.width(), room}});
    block.height = top + room;
    return placed(std::move(block), {Part::open_question, index}, index == 0 ? spacing.section : spacing.block);
}

Block question_block(const Form& form, const Grid& grid, const Spacing& spacing) {
    return placed(balanced_block(form.question, heading_in(grid), {grid.left, grid.right}), {Part::question}, spacing.section);
}

} // namespace formradar::form
