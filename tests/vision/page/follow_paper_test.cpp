// Boxes on paper that does not lie flat: each is found where it really is.
#include "vision/page/follow_paper.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>

#include "formradar/form/layout.hpp"

namespace formradar::vision {
namespace {

constexpr double px_per_mm = 7;

using Warp = std::function<Point<Mm>(Point<Mm>)>; // where a point of the layout lies in the picture, in mm

std::vector<BoxPlace> rows_of_boxes(double apart) {
    std::vector<BoxPlace> places;
    for (int row = 0; row < 9; ++row) {
        for (int box = 0; box < 5; ++box) {
            places.push_back({.rect = {120 + 12.5 * box, 70 + apart * row, 7, 7}, .label = {}, .line = form::box_line});
        }
    }
    return places;
}

void fill(GrayImage& picture, const Warp& warp, Rect<Mm> rect) {
    constexpr double step = 0.07; // mm: half a pixel
    for (double y = rect.y; y < rect.bottom(); y += step) {
        for (double x = rect.x; x < rect.right(); x += step) {
            const auto at = warp({x, y});
            const int column = static_cast<int>(at.x * px_per_mm), row = static_cast<int>(at.y * px_per_mm);
            if (column >= 0 && column < picture.width() && row >= 0 && row < picture.height()) {
                picture.row(row)[static_cast<std::size_t>(column)] = 30;
            }
        }
    }
}

struct Curled {
    GrayImage picture;
    Frame frame;
    Registration registration;
};

// Only the marks at the rim are known, of which each lies where the warp has it.
Curled curled(const std::vector<BoxPlace>& places, const Warp& warp) {
    const auto paper = form::size_of(form::Paper::a4);
    Curled result{GrayImage(static_cast<int>(paper.width * px_per_mm), static_cast<int>(paper.height * px_per_mm), 230),
                  {paper, form::anchors_of(form::Paper::a4)},
                  {}};
    for (const auto& place : places) {
        const double line = place.line;
        const auto& r = place.rect;
        fill(result.picture, warp, {r.x, r.y, r.width, line});
        fill(result.picture, warp, {r.x, r.bottom() - line, r.width, line});
        fill(result.picture, warp, {r.x, r.y, line, r.height});
        fill(result.picture, warp, {r.right() - line, r.y, line, r.height});
    }
    auto& registration = result.registration;
    registration.map.camera.m = {px_per_mm, 0, 0, 0, px_per_mm, 0, 0, 0, 1};
    registration.px_per_mm = px_per_mm;
    registration.black = 0.85;
    std::vector<Displacement> known;
    for (std::size_t i = 0; i < result.frame.anchors.size(); ++i) {
        const auto centre = result.frame.anchors[i].centre;
        const auto at = warp(centre);
        registration.found.push_back({.anchor = i, .at = {at.x * px_per_mm, at.y * px_per_mm}});
        known.push_back({centre, at - centre});
        registration.residual_mm = std::max(registration.residual_mm, distance(at, centre));
    }
    registration.map.bend = fit_bend(known, paper, 2, 1e-4);
    return result;
}

void expect_found(const std::vector<BoxPlace>& places, const Warp& warp) {
    const auto page = curled(places, warp);
    const LocatedPage located{.picture = page.picture, .frame = page.frame, .registration = page.registration, .streaks = {}};
    const auto followed = follow_paper(located, places, {112, 60, 76, 190}, {});
    ASSERT_EQ(followed.found.size(), places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto centre = places[i].rect.centre();
        const auto px = followed.registration.map(centre + followed.found[i].off);
        EXPECT_LT(distance({px.x / px_per_mm, px.y / px_per_mm}, warp(centre)), 0.2) << "mm, box " << i;
        EXPECT_GT(followed.found[i].outline, 0.9) << "box " << i;
    }
}

TEST(FollowPaper, flat_paper) {
    expect_found(rows_of_boxes(20), [](Point<Mm> p) { return p; });
}

TEST(FollowPaper, paper_that_grew_by_two_percent_along_one_side) {
    expect_found(rows_of_boxes(20), [](Point<Mm> p) { return Point<Mm>{p.x, 3 + 0.98 * p.y}; });
}

TEST(FollowPaper, a_wave_between_the_marks_at_the_rim) {
    expect_found(rows_of_boxes(20), [](Point<Mm> p) {
        return Point<Mm>{p.x, p.y + 1.5 * std::sin(2 * std::numbers::pi * p.y / 297)};
    });
}

// The marks at the rim alone would have the boxes in the middle a row away.
TEST(FollowPaper, a_curl_higher_than_a_row) {
    expect_found(rows_of_boxes(11), [](Point<Mm> p) {
        const double middle = std::sin(std::numbers::pi * p.x / 210) * std::sin(std::numbers::pi * p.y / 297);
        return Point<Mm>{p.x, p.y + 14 * middle};
    });
}

} // namespace
} // namespace formradar::vision
