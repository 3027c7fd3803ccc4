// The columns and heights that every page of a form keeps to, and how much air its parts get.
#pragma once

#include "formradar/draw/palette.hpp"
#include "formradar/form/box_size.hpp"
#include "formradar/form/layout.hpp"

namespace formradar::form {

inline constexpr double clear_left = 4;    // mm left of a row's first box that stay free
inline constexpr double group_clear = 4.5; // mm free around a group's box
inline constexpr double group_text = 2;    // mm from a group's box to its name

// Of Noto Sans, over the size of the type.
inline constexpr double leading = 1.3;        // from a line to the next
inline constexpr double title_leading = 1.18; // large type needs less
inline constexpr double cap_height = 0.714;   // capitals and digits

inline constexpr draw::Colour black{}; // boxes and text: solid on any printer, where other colours are screened
inline constexpr draw::Colour pale_rule{0xD9, 0xD9, 0xD9};    // pale_rule_darkness
inline constexpr draw::Colour writing_line{0xA0, 0xA0, 0xA0}; // seen by the writer, weak beside the writing

// Sizes of type on a form, in mm of em square.
struct Type {
    double title = 6.7; // 19 pt: a form's title is longer than a report's
    double lead = draw::type::lead;
    double body = draw::type::body;
    double small = draw::type::small; // instructions, the scale's words
    double digit = draw::type::small; // single letters need more than words do: 8 points
    double note = draw::type::tiny;
};

[[nodiscard]] Type type_of(Print);

// All in mm. Left and right line up with the outer edges of the two codes.
struct Grid {
    Size<Mm> paper;
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;      // of what reaches over the whole width: above the lower code and its id
    double head_right = 0;  // of what stands beside the upper code
    double head_bottom = 0; // below the upper code and the id printed under it
    double foot_left = 0;   // of what stands beside the lower code
    double foot = 0;        // of what stands beside the lower code
    double first_box = 0;   // left edge of the first box of every row
    double box_pitch = 0;   // from a box to the next in its row
    double last_box = 0;    // left edge of the box of the highest score
    Type type;
    double statement_text = 0; // from the left edge to a statement's text, after its number
    double other_box = 0;      // left edge of the box for no score, where there is one
    double statement_right = 0;

    [[nodiscard]] double width() const { return right - left; }
};

[[nodiscard]] Grid grid_of(Paper, const Form& = {}, Print = Print::usual);

// How generous a page is: lay_out takes the most generous one that needs the fewest pages.
struct Spacing {
    double row = 0;     // mm between the boxes of two rows with short texts; digits stand in it
    double text = 0;    // mm between the texts of two rows with long texts
    double section = 0; // mm above a section
    double block = 0;   // mm above an open question
    double writing = 0; // mm from one writing line to the next
    int lines = 0;      // to write on, for each open question
};

[[nodiscard]] Spacing spacing_of(double generosity); // 0 (tight) to 1

} // namespace formradar::form
