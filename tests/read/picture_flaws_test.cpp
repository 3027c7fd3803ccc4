// What is measured in bad photos of sheets that were filled in, and what it makes a phone say. Good ones are told nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "formradar/report/advice_json.hpp"
#include "formradar/vision/page/picture_quality.hpp"
#include "read/sheets.hpp"
#include "support/reasons.hpp"

namespace formradar::read {
namespace {

using namespace simulator;
using report::AdviceKind;

// A phone's photo with the whole sheet on a dark table, 6 px a millimetre.
SheetOrder photo_order(std::uint64_t seed, std::string_view condition = "photo") {
    auto order = plain_order(programme(), seed);
    Rng rng(seed);
    order.scan = condition_named(condition).draw(rng, order.scan.geometry.layout);
    order.scan.geometry.px_per_mm = 6;
    order.scan.ground = Ground::dark_table;
    order.scan.margin = 15;
    return order;
}

report::PhotoRead photo_of(const FilledSheet& sheet) {
    auto page = read_page(sheet.image, catalog_of(programme()), {.crops = false});
    return {.reading = std::move(page.reading), .flaws = std::move(page.flaws)};
}

std::set<AdviceKind> told(const report::PhotoRead& photo) {
    std::set<AdviceKind> kinds;
    for (const auto& advice : report::advice_for(photo)) {
        kinds.insert(advice.kind);
    }
    return kinds;
}

bool is_fine(const record::Reading& reading) {
    return reading.status == record::Status::read && std::ranges::none_of(reading.scores, &record::Score::needs_review) &&
           !(reading.group_mark && reading.group_mark->needs_review);
}

// The picture without so many millimetres at its left and its top.
FilledSheet cut(FilledSheet sheet, double left, double top) {
    const int x = static_cast<int>(left * sheet.geometry.px_per_mm), y = static_cast<int>(top * sheet.geometry.px_per_mm);
    GrayImage part(sheet.image.width() - x, sheet.image.height() - y);
    for (int row = 0; row < part.height(); ++row) {
        std::ranges::copy(sheet.image.row(row + y).subspan(static_cast<std::size_t>(x)), part.row(row).begin());
    }
    sheet.image = std::move(part);
    return sheet;
}

class BadPhoto : public testing::TestWithParam<std::uint64_t> {};

TEST_P(BadPhoto, out_of_focus_is_called_blurred) {
    auto order = photo_order(GetParam());
    order.scan.sensor.blur = 8; // px: 1.3 mm
    const auto photo = photo_of(made(order, GetParam()));
    ASSERT_FALSE(is_fine(photo.reading));
    EXPECT_EQ(told(photo), std::set{AdviceKind::blur}) << report::advice_json(std::vector{photo}) << photo.flaws.blur.value_or(0);
}

TEST_P(BadPhoto, of_a_moving_hand_is_called_blurred) {
    auto order = photo_order(GetParam());
    order.scan.sensor.motion = 20;
    const auto photo = photo_of(made(order, GetParam()));
    ASSERT_FALSE(is_fine(photo.reading));
    EXPECT_EQ(told(photo), std::set{AdviceKind::blur}) << report::advice_json(std::vector{photo}) << photo.flaws.blur.value_or(0);
}

TEST_P(BadPhoto, in_the_dark_is_called_dark) {
    auto order = photo_order(GetParam());
    order.scan.light = {.level = 0.05};
    const auto photo = photo_of(made(order, GetParam()));
    ASSERT_FALSE(is_fine(photo.reading));
    EXPECT_TRUE(told(photo).contains(AdviceKind::dark)) << report::advice_json(std::vector{photo}) << photo.flaws.paper;
}

INSTANTIATE_TEST_SUITE_P(Seeds, BadPhoto, testing::Range<std::uint64_t>(1, 5));

// Where too little is left to be sure that it is a form of ours, all of it is asked for and no corner named.
TEST(PictureFlaws, photos_without_a_corner_are_told_so) {
    int named = 0;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto photo = photo_of(cut(made(photo_order(seed), seed), 55, 80));
        ASSERT_FALSE(is_fine(photo.reading)) << seed;
        const auto kinds = told(photo);
        EXPECT_TRUE(kinds == std::set{AdviceKind::corner} || kinds == std::set{AdviceKind::unknown})
            << seed << report::advice_json(std::vector{photo}) << photo.reading.reason;
        named += kinds.contains(AdviceKind::corner) ? 1 : 0;
    }
    EXPECT_GE(named, 3);
}

// A hard pencil in a room with little light: read as it is, and not where a hand's shadow lies over the rows.
TEST(PictureFlaws, shadow_over_rows_is_named_where_it_made_them_doubtful) {
    int named = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        auto order = photo_order(seed);
        Rng pens(seed);
        order.habit.pen = random_pen(PenKind::hard_pencil, pens);
        order.habit.pressure = 0.6;
        order.scan.geometry.rotation = 0;
        order.scan.sensor.noise = 6;
        order.scan.light = {.level = 0.45};
        EXPECT_TRUE(told(photo_of(made(order, seed))).empty()) << seed;
        order.scan.light.shadows = {{.share = 0.2, .direction = -1.57, .offset = 0.2, .softness = 0.01}};
        const auto photo = photo_of(made(order, seed));
        EXPECT_EQ(told(photo).empty(), is_fine(photo.reading)) << seed;
        for (const auto& advice : report::advice_for(photo)) {
            EXPECT_EQ(advice.kind, AdviceKind::shadow) << seed;
            named += static_cast<int>(advice.statements.size());
        }
    }
    EXPECT_GE(named, 8) << "no shadow made a row doubtful: the test shows nothing";
}

// Lamp at one side, hands that shake a little, paper that is bent: nothing is told of what was read, and something of all else.
TEST(PictureFlaws, advice_is_given_where_something_waits_and_nowhere_else) {
    for (const auto* condition : {"photo", "hard_photo"}) {
        for (std::uint64_t seed = 21; seed <= 28; ++seed) {
            SCOPED_TRACE(std::string(condition) + " " + std::to_string(seed));
            const auto photo = photo_of(made(photo_order(seed, condition), seed));
            EXPECT_EQ(report::advice_for(photo).empty(), is_fine(photo.reading)) << photo.reading.reason;
        }
    }
}

TEST(PictureFlaws, sharp_photos_are_far_from_what_is_called_blurred) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto sheet = made(photo_order(seed), seed);
        const auto spread = vision::edge_spread(sheet.image);
        ASSERT_TRUE(spread);
        EXPECT_LT(*spread / sheet.geometry.px_per_mm, 0.18) << seed;
    }
}

TEST(PictureFlaws, paper_without_edges_has_no_sharpness) {
    EXPECT_FALSE(vision::edge_spread(GrayImage(1240, 1754, 240)));
    EXPECT_FALSE(vision::edge_spread(GrayImage()));
    EXPECT_FALSE(vision::edge_spread(GrayImage(1, 1, 0)));
}

// Another paper in the hand is not called a bad photo of ours.
TEST(PictureFlaws, a_letter_is_not_recognised_and_no_corner_of_it_is_missed) {
    GrayImage letter(1240, 1754, 245);
    Rng rng(5);
    for (int line = 0; line < 38; ++line) {
        for (int x = 140; x < 1060;) { // strokes of letters, with spaces
            const int width = rng.chance(0.15) ? 14 : rng.integer(2, 5);
            for (int y = 120 + 38 * line; y < 120 + 38 * line + rng.integer(10, 18) && width < 14; ++y) {
                std::fill_n(letter.row(y).begin() + x, width, std::uint8_t{40});
            }
            x += width + rng.integer(3, 7);
        }
    }
    report::PhotoRead photo;
    auto page = read_page(letter, catalog_of(programme()), {.crops = false});
    photo = {.reading = std::move(page.reading), .flaws = std::move(page.flaws)};
    EXPECT_EQ(photo.reading.status, record::Status::foreign);
    EXPECT_EQ(told(photo), std::set{AdviceKind::unknown}) << report::advice_json(std::vector{photo});
}

} // namespace
} // namespace formradar::read
