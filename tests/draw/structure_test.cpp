// Parts of a page, as they are begun and ended while it is drawn.
#include "formradar/draw/structure.hpp"

#include <gtest/gtest.h>

namespace formradar::draw {
namespace {

TEST(structure, a_part_has_what_is_drawn_while_it_lives) {
    Drawing drawing;
    drawing.shapes.emplace_back(Text{});
    {
        const Part row(drawing, Role::row);
        const Part head(drawing, Role::row_head, "whole");
        drawing.shapes.emplace_back(Text{});
        drawing.shapes.emplace_back(Text{});
    }
    drawing.shapes.emplace_back(Text{});
    EXPECT_EQ(drawing.structure, (std::vector<Element>{{Role::row, 1, 3, ""}, {Role::row_head, 1, 3, "whole"}}));
}

TEST(structure, a_text_is_a_cell_in_a_row_and_a_paragraph_elsewhere) {
    Drawing drawing;
    EXPECT_EQ(role_of_text(drawing), Role::paragraph);
    const Part row(drawing, Role::row);
    EXPECT_EQ(role_of_text(drawing), Role::cell);
    {
        const Part cell(drawing, Role::cell);
        EXPECT_EQ(role_of_text(drawing), Role::paragraph);
        const Part figure(drawing, Role::figure, "seen");
        EXPECT_EQ(role_of_text(drawing), Role::ornament);
    }
    EXPECT_EQ(role_of_text(drawing), Role::cell);
}

} // namespace
} // namespace formradar::draw
