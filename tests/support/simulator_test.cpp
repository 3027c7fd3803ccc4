// The same seed gives the same sheet; the truth says where the page really is.
#include "support/simulator.hpp"

#include <gtest/gtest.h>

#include <set>

namespace formradar::simulator {
namespace {

const Booklet& booklet() {
    static const auto made = programme_booklet(1, 8);
    return made;
}

double mean_grey(const GrayImage& image, Point<Px> at, int reach) {
    double sum = 0;
    int count = 0;
    for (int y = static_cast<int>(at.y) - reach; y <= static_cast<int>(at.y) + reach; ++y) {
        for (int x = static_cast<int>(at.x) - reach; x <= static_cast<int>(at.x) + reach; ++x) {
            if (x >= 0 && y >= 0 && x < image.width() && y < image.height()) {
                sum += image.row(y)[static_cast<std::size_t>(x)];
                ++count;
            }
        }
    }
    return count == 0 ? 255 : sum / count;
}

TEST(MakeSheet, the_same_seed_gives_the_same_sheet) {
    const auto& condition = condition_named("low");
    const auto once = make_sheet(booklet(), condition, 5);
    const auto again = make_sheet(booklet(), condition, 5);
    EXPECT_TRUE(once.image == again.image);
    EXPECT_EQ(once.truth, again.truth);
}

TEST(MakeSheet, another_seed_gives_another_sheet) {
    const auto& condition = condition_named("low");
    EXPECT_FALSE(make_sheet(booklet(), condition, 5).image == make_sheet(booklet(), condition, 6).image);
}

bool is_within(const GrayImage& image, Point<Px> p) {
    return p.x > 0 && p.y > 0 && p.x < image.width() && p.y < image.height();
}

class EveryCondition : public testing::TestWithParam<std::string_view> {};

TEST_P(EveryCondition, anchors_are_where_the_truth_says) {
    if (GetParam() == "damage") {
        GTEST_SKIP() << "corners may be gone";
    }
    const auto sheet = make_sheet(booklet(), condition_named(GetParam()), 1);
    int dark = 0;
    int all = 0;
    for (const auto& anchor : form::anchors_of(form::Paper::a4)) {
        const auto at = sheet.geometry.to_picture(anchor.centre);
        const auto beside = sheet.geometry.to_picture(anchor.centre + Point<Mm>{anchor.size * 0.9, 0});
        if (is_within(sheet.image, at) && is_within(sheet.image, beside)) {
            ++all;
            const auto reach = static_cast<int>(0.2 * anchor.size * sheet.geometry.px_per_mm);
            dark += mean_grey(sheet.image, at, reach) + 10 < mean_grey(sheet.image, beside, 1) ? 1 : 0;
        }
    }
    EXPECT_GE(dark, all - 2);
    EXPECT_GE(all, 6);
}

INSTANTIATE_TEST_SUITE_P(Conditions, EveryCondition,
                         testing::Values("office300", "office200", "low", "onebit", "copies", "photo", "hard_photo", "scale"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST(MakeSheet, codes_carry_a_check_value_of_the_session) {
    std::set<std::string> ids;
    for (const auto& sheet : booklet().session().sheets) {
        ids.insert(sheet.id);
        EXPECT_EQ(sheet.id.size(), 3U);
    }
    EXPECT_EQ(ids.size(), booklet().session().sheets.size());
    EXPECT_EQ(booklet().session().secret.size(), 32U);
}

TEST(RandomAnswer, every_awkward_kind_comes_up) {
    Rng rng(1);
    std::set<AnswerKind> seen;
    for (int i = 0; i < 2000; ++i) {
        seen.insert(random_answer(1, {.awkward = 0.8, .empty = 0.02}, rng).kind);
    }
    EXPECT_EQ(seen.size(), awkward_kinds + 1U); // the clear one too
}

TEST(RandomAnswer, a_corrected_box_is_another_one_than_the_score) {
    Rng rng(2);
    for (int i = 0; i < 200; ++i) {
        const auto meant = random_answer(1, {.only = AnswerKind::correction}, rng);
        EXPECT_EQ(meant.boxes[0], meant.score);
        EXPECT_NE(meant.boxes[0], meant.boxes[1]);
    }
}

TEST(RandomAnswer, marks_between_boxes_are_between_neighbours) {
    Rng rng(3);
    for (int i = 0; i < 200; ++i) {
        const auto meant = random_answer(1, {.only = AnswerKind::between}, rng);
        EXPECT_EQ(std::abs(meant.boxes[0] - meant.boxes[1]), 1);
        EXPECT_EQ(meant.state, record::State::unclear);
    }
}

} // namespace
} // namespace formradar::simulator
