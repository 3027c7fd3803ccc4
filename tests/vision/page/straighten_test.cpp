// Averaged before it is turned, a page shows the same as sampled finely, in the same place, whatever way it lies in its picture.
#include "formradar/vision/page/straighten.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

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

// Sampled twice as finely, so that every pixel of the picture is seen, and averaged after it was turned.
GrayImage sampled_finely(const GrayImage& picture, const PageMap& map, Rect<Mm> part, double px_per_mm) {
    const auto fine = straighten(picture, map, part, 2 * px_per_mm);
    GrayImage coarse(fine.width() / 2, fine.height() / 2);
    for (int y = 0; y < coarse.height(); ++y) {
        for (int x = 0; x < coarse.width(); ++x) {
            const auto at = static_cast<std::size_t>(2 * x);
            const auto upper = fine.row(2 * y).subspan(at, 2), lower = fine.row(2 * y + 1).subspan(at, 2);
            coarse.row(y)[at / 2] = static_cast<std::uint8_t>((upper[0] + upper[1] + lower[0] + lower[1] + 2) / 4);
        }
    }
    return coarse;
}

double mean_of(const GrayImage& picture) {
    return std::accumulate(picture.pixels().begin(), picture.pixels().end(), 0.0) / static_cast<double>(picture.pixels().size());
}

// All but the first so many columns and rows, or but the last.
GrayImage without_first(const GrayImage& picture, int columns, int rows) {
    GrayImage rest(picture.width() - 1, picture.height() - 1);
    for (int y = 0; y < rest.height(); ++y) {
        std::ranges::copy(
            picture.row(y + rows).subspan(static_cast<std::size_t>(columns), static_cast<std::size_t>(rest.width())),
            rest.row(y).begin());
    }
    return rest;
}

void expect_alike(const Homography& camera) {
    const PageMap map{.camera = camera, .bend = {}};
    const auto picture = picture_of(map, 2481, 3508);
    const Rect<Mm> part{35, 55, 120, 30};
    const auto fine = sampled_finely(picture, map, part, 6);
    const auto straight = straighten(picture, map, part, 6);
    ASSERT_EQ(straight.width(), fine.width());
    ASSERT_EQ(straight.height(), fine.height());
    EXPECT_LT(mean_difference(straight, fine), 9);
    EXPECT_LT(*std::ranges::min_element(straight.pixels()), 90);
    EXPECT_GT(*std::ranges::max_element(straight.pixels()), 230);
    EXPECT_NEAR(mean_of(straight), mean_of(fine), 0.5); // all ink is there
    // It lies where it did: moved to any side it differs more, and to opposite sides alike.
    const auto moved = [&](int x, int y) {
        return mean_difference(without_first(straight, x, y), without_first(fine, 1 - x, 1 - y));
    };
    const auto right_down = moved(0, 0), left_up = moved(1, 1), right_up = moved(0, 1), left_down = moved(1, 0);
    EXPECT_NEAR(right_down, left_up, 0.1 * left_up);
    EXPECT_NEAR(right_up, left_down, 0.1 * left_down);
    EXPECT_GT(std::min(right_down, right_up), 2 * mean_difference(straight, fine));
}

TEST(Straighten, a_scan_that_lies_a_little_askew) {
    expect_alike({{11.8, -0.3, 20, 0.3, 11.8, 30, 0, 0, 1}});
}

TEST(Straighten, a_scan_on_its_side) {
    expect_alike({{0.1, -11.8, 2400, 11.8, 0.1, 20, 0, 0, 1}});
}

TEST(Straighten, a_photo_seen_from_the_side) {
    expect_alike({{12.5, -0.6, 100, 0.4, 12.9, 50, 0.0002, 0.0003, 1}});
}

TEST(Straighten, a_part_that_lies_outside_of_the_picture_is_no_fault) {
    const PageMap map{.camera = {{11.8, 0, -3000, 0, 11.8, 0, 0, 0, 1}}, .bend = {}};
    const GrayImage picture(800, 900, 200);
    EXPECT_EQ(straighten(picture, map, {10, 10, 20, 10}, 6).width(), 120);
    EXPECT_EQ(straighten(picture, map, {240, 60, 100, 40}, 6).width(), 600);
}

} // namespace
} // namespace formradar::vision
