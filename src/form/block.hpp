// A piece of a page that is not torn apart: its shapes and places, in mm, from y = 0 at its top; x as on the paper.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "form/grid.hpp"
#include "formradar/draw/drawing.hpp"
#include "formradar/form/form.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/problem.hpp"
#include "formradar/form/words.hpp"

namespace formradar::form {

struct Block {
    PartOfForm part;   // for messages
    double height = 0; // mm
    double above = 0;  // mm of air above it, dropped at the head of a page
    std::vector<draw::Shape> shapes;
    std::vector<draw::Shape> asked; // printed where the group is asked, not where it is known
    PageLayout places;
};

[[nodiscard]] Block moved(const Block&, double down);
[[nodiscard]] Block stacked(Block upper, const Block& below); // one below the other, with the lower one's air between

// Lines of text from `top` on, in a column from `left` to `right`; the block's height is what they take.
struct Column {
    double left = 0;
    double right = 0;
    [[nodiscard]] double width() const { return right - left; }
};
[[nodiscard]] Block text_block(std::string_view text, const draw::TextStyle&, Column, double line_pitch = leading); // over size

// The same with lines of about equal length: for headings. No word is broken that fits on a line.
[[nodiscard]] Block balanced_block(std::string_view text, const draw::TextStyle&, Column, double line_pitch = leading);

// How statements, introductions and questions are set.
[[nodiscard]] inline draw::TextStyle body_in(const Grid& grid) {
    return {.size = grid.type.body};
}

[[nodiscard]] double title_right(const Form&, const Grid&); // of the first page's title, which ends before a logo
[[nodiscard]] Block title_block(const Form&, const Grid&);
[[nodiscard]] Block further_head_block(const Form&, const Grid&, bool with_question); // at the top of pages after the first
[[nodiscard]] Block intro_block(const Form&, const Grid&, const Spacing&);
[[nodiscard]] Block open_question_block(const Form&, std::size_t index, const Grid&, const Spacing&);
[[nodiscard]] Block question_block(const Form&, const Grid&, const Spacing&);
[[nodiscard]] Block scale_block(const Form&, const Words&, const Grid&); // instructions and what the ends of the scale mean
[[nodiscard]] Block section_block(const Section&, const Grid&, const Spacing&); // above its first statement
[[nodiscard]] Block statement_block(const Form&, std::size_t index, const Grid&, const Spacing&);
[[nodiscard]] Block group_block(const Form&, const Words&, const Grid&); // beside the lower code; shares its band

} // namespace formradar::form
