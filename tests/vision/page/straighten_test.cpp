// What people look at shows the same as what is measured, whatever way the page lies in its picture.
#include "formradar/vision/page/straighten.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace formradar::vision {
namespace {

// Letters of a kind: bars of a millimetre, with soft edges, drawn where the map has them in the picture.
GrayImage picture_of(const PageMap& map, int width, int height) {
    GrayImage picture(width, height, 240);
    for (double y = 60; y < 80; y += 0.04) {
        for (double x = 40; x < 150; x += 0.04) {
            const bool bar = std::fmod(x, 3) < 1 && std::fmod(y, 5) < 4;
            const auto at = map({x, y});
            if (bar && at.x > 0 && at.y > 0 && at.x < width && at.y < height) {
                picture.row(static_cast<int>(at.y))[static_cast<std::size_t>(at.x)] = 50;
            }
        }
    }
    return picture;
}

double mean_difference(const GrayImage& a, const GrayImage& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels().size(); ++i) {
        sum += std::abs(a.pixels()[i] - b.pixels()[i]);
    }
    return sum / static_cast<double>(a.pixels().size());
}

void expect_alike(const Homography& camera) {
    const PageMap map{.camera = camera, .bend = {}};
    const auto picture = picture_of(map, 2481, 3508);
    const Rect<Mm> part{35, 55, 120, 30};
    const auto measured = straighten(picture, map, part, 6);
    const auto looked_at = straighten_to_look_at(picture, map, part, 6);
    ASSERT_EQ(looked_at.width(), measured.width());
    ASSERT_EQ(looked_at.height(), measured.height());
    EXPECT_LT(mean_difference(looked_at, measured), 9);
    EXPECT_LT(*std::ranges::min_element(looked_at.pixels()), 90);
    EXPECT_GT(*std::ranges::max_element(looked_at.pixels()), 230);
}

TEST(StraightenToLookAt, a_scan_that_lies_a_little_askew) {
    expect_alike({{11.8, -0.3, 20, 0.3, 11.8, 30, 0, 0, 1}});
}

TEST(StraightenToLookAt, a_scan_on_its_side) {
    expect_alike({{0.1, -11.8, 2400, 11.8, 0.1, 20, 0, 0, 1}});
}

TEST(StraightenToLookAt, a_photo_seen_from_the_side) {
    expect_alike({{12.5, -0.6, 100, 0.4, 12.9, 50, 0.0002, 0.0003, 1}});
}

TEST(StraightenToLookAt, with_few_pixels_it_is_the_same) {
    const PageMap map{.camera = {{6.2, 0.1, 5, -0.1, 6.2, 20, 0, 0, 1}}, .bend = {}};
    const auto picture = picture_of(map, 1240, 1754);
    EXPECT_EQ(straighten_to_look_at(picture, map, {35, 55, 120, 30}, 6), straighten(picture, map, {35, 55, 120, 30}, 6));
}

TEST(StraightenToLookAt, a_part_that_lies_outside_of_the_picture_is_no_fault) {
    const PageMap map{.camera = {{11.8, 0, -3000, 0, 11.8, 0, 0, 0, 1}}, .bend = {}};
    const GrayImage picture(800, 900, 200);
    EXPECT_EQ(straighten_to_look_at(picture, map, {10, 10, 20, 10}, 6).width(), 120);
    EXPECT_EQ(straighten_to_look_at(picture, map, {240, 60, 100, 40}, 6).width(), 600);
}

} // namespace
} // namespace formradar::vision
