#include "draw/coverage.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <numbers>

namespace formradar::draw {
namespace {

using testing::Each;
using testing::ElementsAre;

using Ring = std::vector<Point<Px>>;

Ring rectangle(double left, double top, double right, double bottom) {
    return {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
}

GrayImage painted(int width, int height, const std::vector<Ring>& rings, Winding winding = Winding::nonzero, double alpha = 1) {
    GrayImage image(width, height, 255);
    Coverage coverage(width, height);
    for (const Ring& ring : rings) {
        coverage.add_ring(ring);
    }
    coverage.paint(image, winding, {.grey = 0, .alpha = alpha});
    return image;
}

double ink_of(const GrayImage& image) {
    double ink = 0;
    for (const int grey : image.pixels()) {
        ink += (255 - grey) / 255.0;
    }
    return ink;
}

TEST(Coverage, fills_whole_pixels_black) {
    const GrayImage image = painted(4, 3, {rectangle(1, 1, 3, 2)});
    EXPECT_THAT(image.row(0), Each(255));
    EXPECT_THAT(image.row(1), ElementsAre(255, 0, 0, 255));
    EXPECT_THAT(image.row(2), Each(255));
}

TEST(Coverage, gives_an_edge_pixel_its_share) {
    EXPECT_THAT(painted(4, 1, {rectangle(0.25, 0, 2.5, 1)}).row(0), ElementsAre(64, 0, 128, 255));
    EXPECT_THAT(painted(1, 2, {rectangle(0, 0.2, 1, 1.6)}).pixels(), ElementsAre(51, 102));
    EXPECT_THAT(painted(2, 1, {{{0, 0}, {2, 0}, {0, 1}}}).row(0), ElementsAre(64, 191)); // a triangle: 3/4 and 1/4
}

TEST(Coverage, does_not_care_which_way_round_a_ring_goes) {
    Ring ring = {{1.3, 0.4}, {8.1, 2.2}, {4.4, 7.7}};
    const GrayImage image = painted(10, 10, {ring});
    std::ranges::reverse(ring);
    EXPECT_EQ(painted(10, 10, {ring}), image);
}

TEST(Coverage, has_the_area_of_what_is_painted) {
    Ring circle;
    for (int i = 0; i < 200; ++i) {
        const double angle = i * std::numbers::pi / 100;
        circle.push_back({20.3 + 15 * std::cos(angle), 20.6 + 15 * std::sin(angle)});
    }
    EXPECT_NEAR(ink_of(painted(41, 41, {circle})), 225 * std::numbers::pi, 1);
}

TEST(Coverage, adds_areas_over_each_other_once_or_cuts_them_out) {
    const std::vector<Ring> two = {rectangle(0, 0, 3, 1), rectangle(1, 0, 4, 1)};
    EXPECT_THAT(painted(4, 1, two, Winding::nonzero).row(0), ElementsAre(0, 0, 0, 0));
    EXPECT_THAT(painted(4, 1, two, Winding::even_odd).row(0), ElementsAre(0, 255, 255, 0));
}

TEST(Coverage, leaves_a_hole_where_an_inner_ring_runs_the_other_way) {
    Ring hole = rectangle(1, 0, 2, 1);
    std::ranges::reverse(hole);
    EXPECT_THAT(painted(3, 1, {rectangle(0, 0, 3, 1), hole}).row(0), ElementsAre(0, 255, 0));
}

TEST(Coverage, shows_no_seam_between_neighbours) {
    EXPECT_THAT(painted(6, 6, {rectangle(0, 0, 6, 2.3), rectangle(0, 2.3, 6, 6)}).pixels(), Each(0));
    EXPECT_THAT(painted(6, 6, {rectangle(0, 0, 2.7, 6), rectangle(2.7, 0, 6, 6)}).pixels(), Each(0));
}

TEST(Coverage, leaves_out_what_lies_outside_the_picture) {
    EXPECT_THAT(painted(3, 3, {rectangle(-1e6, -50, 1e6, 50)}).pixels(), Each(0));
    EXPECT_THAT(painted(2, 2, {rectangle(-5, 0, -1, 2), rectangle(2, 0, 9, 2), rectangle(0, -4, 2, -1)}).pixels(), Each(255));
    const GrayImage whole = painted(30, 30, {{{-20, 15}, {15, -20}, {50, 15}, {15, 50}}});
    const GrayImage part = painted(20, 20, {{{-30, 5}, {5, -30}, {40, 5}, {5, 40}}});
    for (int y = 0; y < 20; ++y) {
        EXPECT_TRUE(std::ranges::equal(part.row(y), whole.row(y + 10).subspan(10)));
    }
}

TEST(Coverage, lets_what_lies_below_shine_through) {
    EXPECT_THAT(painted(1, 1, {rectangle(0, 0, 1, 1)}, Winding::nonzero, 0.4).pixels(), ElementsAre(153));
}

TEST(Coverage, is_empty_again_after_painting) {
    GrayImage image(2, 1, 255);
    Coverage coverage(2, 1);
    coverage.add_ring(rectangle(0, 0, 1, 1));
    coverage.paint(image, Winding::nonzero, {});
    image = GrayImage(2, 1, 255);
    coverage.add_ring(rectangle(1, 0, 2, 1));
    coverage.paint(image, Winding::nonzero, {});
    EXPECT_THAT(image.row(0), ElementsAre(255, 0));
}

} // namespace
} // namespace formradar::draw
