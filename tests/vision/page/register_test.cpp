// Pages of nothing but anchors: found whatever the turn, refused when too few are left.
#include "formradar/vision/page/register.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "formradar/draw/render_image.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/vision/page/straighten.hpp"
#include "support/reasons.hpp"

namespace formradar::vision {
namespace {

constexpr double px_per_mm = 4;

std::vector<Frame> a4_frame() {
    return {{form::size_of(form::Paper::a4), form::anchors_of(form::Paper::a4)}};
}

void wipe(GrayImage& page, const Anchor& anchor) {
    const auto reach = anchor.size;
    for (int y = static_cast<int>((anchor.centre.y - reach) * px_per_mm); y < (anchor.centre.y + reach) * px_per_mm; ++y) {
        for (int x = static_cast<int>((anchor.centre.x - reach) * px_per_mm); x < (anchor.centre.x + reach) * px_per_mm; ++x) {
            if (x >= 0 && y >= 0 && x < page.width() && y < page.height()) {
                page.row(y)[static_cast<std::size_t>(x)] = 255;
            }
        }
    }
}

GrayImage page_of_anchors() {
    const auto paper = form::size_of(form::Paper::a4);
    GrayImage page(static_cast<int>(paper.width * px_per_mm), static_cast<int>(paper.height * px_per_mm), 255);
    for (const auto& anchor : form::anchors_of(form::Paper::a4)) {
        const auto radius = anchor.size / 2;
        for (int y = 0; y < page.height(); ++y) {
            const auto dy = (y + 0.5) / px_per_mm - anchor.centre.y;
            if (std::abs(dy) > radius) {
                continue;
            }
            for (int x = 0; x < page.width(); ++x) {
                const auto dx = (x + 0.5) / px_per_mm - anchor.centre.x;
                const auto within = anchor.shape == AnchorShape::square ? std::abs(dx) <= radius : std::hypot(dx, dy) <= radius;
                if (within) {
                    page.row(y)[static_cast<std::size_t>(x)] = 20;
                }
            }
        }
    }
    return page;
}

// The page as a camera sees it that is turned by `degrees`.
struct Turned {
    GrayImage image;
    PageMap truth;
};

Turned turned(const GrayImage& page, double degrees) {
    const auto paper = form::size_of(form::Paper::a4);
    const auto turn = degrees * std::numbers::pi / 180, c = std::cos(turn), s = std::sin(turn);
    const double side = 360 * px_per_mm;
    const Point<Px> middle{page.width() / 2.0, page.height() / 2.0};
    // Picture to page, as straighten samples it: one unit of the square a millimetre.
    const Homography back{{c * px_per_mm, s * px_per_mm, middle.x - (c + s) * 180 * px_per_mm, -s * px_per_mm, c * px_per_mm,
                           middle.y - (c - s) * 180 * px_per_mm, 0, 0, 1}};
    Turned result{straighten(page, {back, {}}, {0, 0, 360, 360}, px_per_mm), {}};
    const Point<Mm> centre{paper.width / 2, paper.height / 2};
    result.truth.camera = {{c * px_per_mm, -s * px_per_mm, side / 2 - px_per_mm * (c * centre.x - s * centre.y), s * px_per_mm,
                            c * px_per_mm, side / 2 - px_per_mm * (s * centre.x + c * centre.y), 0, 0, 1}};
    return result;
}

class EveryTurn : public testing::TestWithParam<int> {};

TEST_P(EveryTurn, the_page_is_found_within_a_tenth_of_a_millimetre) {
    const auto picture = turned(page_of_anchors(), GetParam());
    const auto frames = a4_frame();
    const auto found = register_page(picture.image, frames, {});
    ASSERT_TRUE(found) << found.error().detail;
    EXPECT_FALSE(found->mirrored);
    EXPECT_EQ(found->found.size(), frames[0].anchors.size());
    EXPECT_NEAR(found->px_per_mm, px_per_mm, 0.02);
    for (const auto& anchor : frames[0].anchors) {
        EXPECT_LT(distance(found->map(anchor.centre), picture.truth(anchor.centre)), 0.1 * px_per_mm);
    }
}

INSTANTIATE_TEST_SUITE_P(Degrees, EveryTurn, testing::Values(0, 17, 45, 90, 133, 180, 270, 300));

TEST(RegisterPage, six_anchors_are_enough) {
    auto page = page_of_anchors();
    const auto frames = a4_frame();
    for (const std::size_t lost : {1U, 4U, 6U, 9U}) {
        wipe(page, frames[0].anchors.at(lost));
    }
    const auto found = register_page(page, frames, {});
    ASSERT_TRUE(found) << found.error().detail;
    EXPECT_EQ(found->found.size(), 6U);
}

TEST(RegisterPage, five_anchors_are_refused) {
    auto page = page_of_anchors();
    const auto frames = a4_frame();
    for (const std::size_t lost : {1U, 3U, 4U, 6U, 9U}) {
        wipe(page, frames[0].anchors.at(lost));
    }
    EXPECT_FALSE(register_page(page, frames, {}));
}

TEST(RegisterPage, a_page_seen_from_behind_is_said_to_be_mirrored) {
    auto page = page_of_anchors();
    for (int y = 0; y < page.height(); ++y) {
        std::ranges::reverse(page.row(y));
    }
    const auto found = register_page(page, a4_frame(), {});
    ASSERT_TRUE(found) << found.error().detail;
    EXPECT_TRUE(found->mirrored);
}

TEST(RegisterPage, white_and_black_pages_are_refused_with_a_reason) {
    for (const auto level : std::to_array<std::uint8_t>({255, 0, 128})) {
        const auto found = register_page(GrayImage(800, 1100, level), a4_frame(), {});
        ASSERT_FALSE(found);
        EXPECT_FALSE(found.error().detail.empty());
    }
}

TEST(RegisterPage, a_picture_of_a_few_pixels_is_refused) {
    EXPECT_FALSE(register_page(GrayImage(8, 8, 200), a4_frame(), {}));
}

} // namespace
} // namespace formradar::vision
