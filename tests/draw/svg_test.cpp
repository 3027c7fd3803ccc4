#include "formradar/draw/svg.hpp"

#include <gmock/gmock.h>

namespace formradar::draw {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string svg_of(Shape shape) {
    return render_svg({.paper = {160, 120.5}, .shapes = {std::move(shape)}});
}

TEST(RenderSvg, has_the_size_of_the_paper) {
    EXPECT_THAT(render_svg({.paper = {160, 120.5}}),
                AllOf(HasSubstr("width=\"160mm\" height=\"120.5mm\""), HasSubstr("viewBox=\"0 0 160 120.5\"")));
}

TEST(RenderSvg, keeps_text_as_text_and_escapes_it) {
    const std::string svg =
        svg_of(Text{.baseline = {10, 20}, .text = "één <b> & \"c\"\x01", .style = {.font = Font::bold, .size = 4}});
    EXPECT_THAT(svg, HasSubstr("x=\"10\" y=\"20\" font-size=\"4\" font-weight=\"bold\""));
    EXPECT_THAT(svg, HasSubstr(">één &lt;b&gt; &amp; &quot;c&quot;</text>"));
}

TEST(RenderSvg, replaces_bytes_that_are_no_text) {
    EXPECT_THAT(svg_of(Text{.text = "a\xE9"}), HasSubstr(">a\uFFFD<"));
}

TEST(RenderSvg, turns_and_aligns_text) {
    EXPECT_THAT(svg_of(Text{.baseline = {1, 2}, .text = "x", .align = Align::centre, .turn = 90}),
                AllOf(HasSubstr("text-anchor=\"middle\""), HasSubstr("rotate(90 1 2)")));
}

TEST(RenderSvg, says_colours_and_opacity) {
    EXPECT_THAT(svg_of(Disc{.fill = Colour{22, 52, 92, 0.25}}),
                AllOf(HasSubstr("fill=\"#16345c\""), HasSubstr("fill-opacity=\"0.25\"")));
    EXPECT_THAT(svg_of(Disc{.stroke = Stroke{.width = 0.5, .dash = 1.2}}),
                AllOf(HasSubstr("fill=\"none\""), HasSubstr("stroke-width=\"0.5\""), HasSubstr("stroke-dasharray=\"1.2\"")));
}

TEST(RenderSvg, draws_nothing_for_a_shape_without_colour) {
    EXPECT_THAT(svg_of(Disc{}), Not(HasSubstr("<path")));
}

} // namespace
} // namespace formradar::draw
