// The eight orientations and stretched rows.
#include "scan/turn.hpp"

#include <gtest/gtest.h>

namespace formradar::scan {
namespace {

GrayImage picture(int width, std::initializer_list<std::uint8_t> pixels) {
    GrayImage image(width, static_cast<int>(pixels.size()) / width);
    std::ranges::copy(pixels, image.pixels().begin());
    return image;
}

// An upright page "1 2 / 3 4 / 5 6" as a camera stores it in each orientation.
TEST(Turned, every_orientation_comes_out_upright) {
    const auto upright = picture(2, {1, 2, 3, 4, 5, 6});
    EXPECT_EQ(turned(picture(2, {1, 2, 3, 4, 5, 6}), 1), upright);
    EXPECT_EQ(turned(picture(2, {2, 1, 4, 3, 6, 5}), 2), upright);
    EXPECT_EQ(turned(picture(2, {6, 5, 4, 3, 2, 1}), 3), upright);
    EXPECT_EQ(turned(picture(2, {5, 6, 3, 4, 1, 2}), 4), upright);
    EXPECT_EQ(turned(picture(3, {1, 3, 5, 2, 4, 6}), 5), upright);
    EXPECT_EQ(turned(picture(3, {2, 4, 6, 1, 3, 5}), 6), upright);
    EXPECT_EQ(turned(picture(3, {6, 4, 2, 5, 3, 1}), 7), upright);
    EXPECT_EQ(turned(picture(3, {5, 3, 1, 6, 4, 2}), 8), upright);
}

TEST(Turned, unknown_orientations_change_nothing) {
    const auto image = picture(2, {1, 2, 3, 4});
    EXPECT_EQ(turned(image, 0), image);
    EXPECT_EQ(turned(image, 9), image);
}

TEST(WithHeight, rows_lie_between_their_neighbours) {
    EXPECT_EQ(with_height(picture(1, {0, 100}), 4), picture(1, {0, 25, 75, 100}));
    EXPECT_EQ(with_height(picture(1, {7}), 3), picture(1, {7, 7, 7}));
}

} // namespace
} // namespace formradar::scan
