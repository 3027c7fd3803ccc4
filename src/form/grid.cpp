// The columns and heights that every page of a form keeps to, and how much air its parts get.
#include "form/grid.hpp"

#include <cmath>

namespace formradar::form {
namespace {

constexpr double cell = 24.0 / 25;      // mm: a module of the code
constexpr double quiet = 4 * cell;      // mm free around a code
constexpr double margin = 20;           // mm kept free of content at the head and the foot
constexpr double beside_code = 3;       // mm more than the quiet zone, so that a code stands on its own
constexpr double id_line = 3;           // mm for the readable id, under the upper code and above the lower one
constexpr double above_id = 1.5;        // mm from what is above to the lower id
constexpr double usual_pitch = 12.5;    // mm from a box to the next in its row
constexpr double close_pitch = 11.5;    // the same where there are many
constexpr double before_other = 4;      // mm more before the box for no score: it is no step of the scale
constexpr double generous_lines = 0.75; // three writing lines from here on

} // namespace

Type type_of(Print print) {
    switch (print) {
        using enum Print;
        case usual:
            return {};
        case first:
            return {.digit = draw::type::tiny};
        case large:
            return {.title = 8.5, .lead = 6.4, .body = 5.7, .small = 5.65, .digit = 4.2, .note = 4.2};
    }
    return {};
}

Grid grid_of(Paper paper, const Form& form, Print print) {
    const auto size = size_of(paper);
    const auto codes = codes_of(paper);
    Grid grid{.paper = size, .left = codes[1].x, .right = codes[0].right(), .top = margin};
    grid.bottom = codes[1].y - quiet - id_line - above_id;
    grid.head_right = codes[0].x - quiet - beside_code;
    grid.head_bottom = codes[0].bottom() + quiet + id_line;
    grid.foot_left = codes[1].right() + quiet + beside_code;
    grid.foot = size.height - margin - 0.5;
    grid.type = type_of(print);
    grid.statement_text = 2 * grid.type.body; // two digits and a space
    grid.box_pitch = form.boxes_in_row() <= usual_steps + 1 ? usual_pitch : close_pitch;
    grid.other_box = grid.right - box_side;
    grid.last_box = grid.other_box - (form.not_applicable.empty() ? 0 : grid.box_pitch + before_other);
    grid.first_box = grid.last_box - (form.scale.steps - 1) * grid.box_pitch;
    grid.statement_right = grid.first_box - clear_left - 2;
    return grid;
}

Spacing spacing_of(double generosity) {
    const auto between = [&](double tight, double generous) { return std::lerp(tight, generous, generosity); };
    return {.row = between(4.4, 8.5),
            .text = between(2, 5.5),
            .section = between(3.5, 9),
            .block = between(1, 4.5),
            .writing = between(7, 8.5),
            .lines = generosity > generous_lines ? 3 : 2};
}

} // namespace formradar::form
