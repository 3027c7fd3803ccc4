// The median of nine pixels, which is found without sorting them, held against sorting them.
#include "code/enhance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

namespace formradar::code {
namespace {

GrayImage noise(int width, int height) {
    std::mt19937 random(7);
    GrayImage image(width, height);
    std::ranges::generate(image.pixels(), [&] { return static_cast<std::uint8_t>(random() % 256); });
    return image;
}

std::uint8_t median_about(const GrayImage& image, int x, int y) {
    std::array<std::uint8_t, 9> around{};
    for (int i = 0; i < 9; ++i) {
        around.at(static_cast<std::size_t>(i)) = image.row(y + i / 3 - 1)[static_cast<std::size_t>(x + i % 3 - 1)];
    }
    std::ranges::sort(around);
    return around[4];
}

TEST(Median3, is_the_fifth_of_nine) {
    const auto image = noise(67, 41);
    const auto out = median3(image);
    for (int y = 1; y + 1 < image.height(); ++y) {
        for (int x = 1; x + 1 < image.width(); ++x) {
            ASSERT_EQ(out.row(y)[static_cast<std::size_t>(x)], median_about(image, x, y)) << x << ", " << y;
        }
    }
}

TEST(Median3, leaves_the_outermost_pixels) {
    const auto image = noise(9, 5);
    const auto out = median3(image);
    for (int x = 0; x < image.width(); ++x) {
        EXPECT_EQ(out.row(0)[static_cast<std::size_t>(x)], image.row(0)[static_cast<std::size_t>(x)]);
        EXPECT_EQ(out.row(4)[static_cast<std::size_t>(x)], image.row(4)[static_cast<std::size_t>(x)]);
    }
    for (int y = 0; y < image.height(); ++y) {
        EXPECT_EQ(out.row(y).front(), image.row(y).front());
        EXPECT_EQ(out.row(y).back(), image.row(y).back());
    }
}

TEST(Median3, of_a_picture_that_has_no_inner_pixel_is_the_picture) {
    for (const auto& image : {GrayImage(), noise(1, 1), noise(2, 9), noise(9, 2), noise(1, 40)}) {
        const auto out = median3(image);
        EXPECT_TRUE(std::ranges::equal(out.pixels(), image.pixels())) << image.width() << " x " << image.height();
    }
}

} // namespace
} // namespace formradar::code
