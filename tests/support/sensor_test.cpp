// What sensors and files do to grey.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "support/degrade.hpp"

namespace formradar::simulator {
namespace {

double mean(const GrayImage& image) {
    const auto pixels = image.pixels();
    return std::accumulate(pixels.begin(), pixels.end(), 0.0) / static_cast<double>(pixels.size());
}

TEST(Sense, one_bit_leaves_black_and_white) {
    GrayImage image(64, 64, 140);
    Rng rng(1);
    sense(image, {.blur = 0, .noise = 20, .depth = Depth::one_bit, .threshold = 0.55}, rng);
    EXPECT_TRUE(std::ranges::all_of(image.pixels(), [](auto v) { return v == 0 || v == 255; }));
}

TEST(Sense, dithering_keeps_the_mean) {
    for (const auto depth : {Depth::dithered, Depth::ordered}) {
        GrayImage image(128, 128, 90);
        Rng rng(1);
        sense(image, {.blur = 0, .noise = 0, .depth = depth}, rng);
        EXPECT_NEAR(mean(image), 90, 6);
        EXPECT_TRUE(std::ranges::all_of(image.pixels(), [](auto v) { return v == 0 || v == 255; }));
    }
}

TEST(Sense, noise_has_the_deviation_asked_for) {
    GrayImage image(300, 300, 128);
    Rng rng(1);
    sense(image, {.blur = 0, .noise = 6}, rng);
    double sum = 0;
    for (const auto value : image.pixels()) {
        sum += (value - 128.0) * (value - 128.0);
    }
    EXPECT_NEAR(std::sqrt(sum / (300 * 300)), 6, 0.3);
}

TEST(AddStreaks, a_streak_covers_its_columns_only) {
    GrayImage image(100, 50, 240);
    Rng rng(1);
    add_streaks(image, {{.at = 0.5, .width = 3, .grey = 0, .strength = 1}}, rng);
    EXPECT_LT(image.row(20)[51], 80);
    EXPECT_EQ(image.row(20)[40], 240);
    EXPECT_EQ(image.row(20)[60], 240);
}

TEST(Compress, the_picture_stays_nearly_the_same) {
    GrayImage image(80, 80, 200);
    compress(image, 80);
    EXPECT_EQ(image.width(), 80);
    EXPECT_NEAR(mean(image), 200, 2);
}

} // namespace
} // namespace formradar::simulator
