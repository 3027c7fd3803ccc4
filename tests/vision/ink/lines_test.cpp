// Streaks and folds are taken out of the ink; marks are not.
#include "vision/ink/lines.hpp"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace formradar::vision {
namespace {

constexpr double px_per_mm = 8;

struct Page {
    cv::Mat mask = cv::Mat::zeros(static_cast<int>(120 * px_per_mm), static_cast<int>(80 * px_per_mm), CV_8U);
    cv::Mat print = mask.clone();

    // In mm.
    void draw(cv::Point2d from, cv::Point2d to, double width) {
        cv::line(mask, from * px_per_mm, to * px_per_mm, 255, static_cast<int>(width * px_per_mm));
    }
    void hide(cv::Rect2d part) {
        const cv::Rect px(part.tl() * px_per_mm, part.br() * px_per_mm);
        print(px) = 255;
        mask(px) = 0;
    }
    std::vector<LongLine> remove() { return remove_lines(mask, print, px_per_mm); }
    [[nodiscard]] int ink() const { return cv::countNonZero(mask); }
};

TEST(RemoveLines, an_empty_mask_has_none) {
    Page page;
    EXPECT_TRUE(page.remove().empty());
}

TEST(RemoveLines, a_streak_down_the_page_is_removed) {
    Page page;
    page.draw({40, 0}, {40, 119}, 0.5);
    const auto lines = page.remove();
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_NEAR(lines[0].thickness, 0.5 * px_per_mm, 1.5);
    EXPECT_LT(page.ink(), 20);
}

TEST(RemoveLines, a_slanted_fold_is_removed) {
    Page page;
    page.draw({5, 20}, {75, 90}, 0.4);
    EXPECT_EQ(page.remove().size(), 1U);
    EXPECT_LT(page.ink(), 60);
}

TEST(RemoveLines, what_is_spared_stays) {
    Page page;
    page.draw({5, 20}, {75, 90}, 0.4);
    page.draw({40, 0}, {40, 119}, 0.5);
    const auto is_slanted = [](const LongLine& line) { return std::abs(line.to.x - line.from.x) > 10 * px_per_mm; };
    const auto before = page.ink();
    EXPECT_EQ(remove_lines(page.mask, page.print, px_per_mm, is_slanted).size(), 1U);
    EXPECT_GT(page.ink(), before / 4);
    EXPECT_EQ(page.remove().size(), 1U); // the other one
}

TEST(RemoveLines, a_tick_of_20_mm_stays) {
    Page page;
    page.draw({30, 60}, {34, 64}, 0.5);
    page.draw({34, 64}, {48, 46}, 0.5);
    const auto before = page.ink();
    EXPECT_TRUE(page.remove().empty());
    EXPECT_EQ(page.ink(), before);
}

TEST(RemoveLines, a_thick_bar_is_no_line) {
    Page page;
    page.draw({40, 20}, {40, 100}, 4);
    const auto before = page.ink();
    page.remove();
    EXPECT_EQ(page.ink(), before);
}

TEST(RemoveLines, a_line_hidden_behind_outlines_is_removed) {
    Page page;
    page.draw({40, 0}, {40, 119}, 0.5);
    for (double y = 10; y < 110; y += 12.5) {
        page.hide({30, y, 20, 1.5});
    }
    EXPECT_EQ(page.remove().size(), 1U);
    EXPECT_LT(page.ink(), 40);
}

TEST(RemoveLines, a_mark_under_a_streak_stays) {
    Page page;
    page.draw({20, 50}, {26, 56}, 0.5);
    page.draw({26, 50}, {20, 56}, 0.5);
    const auto cross = page.ink();
    page.draw({23, 0}, {23, 119}, 0.4);
    EXPECT_FALSE(page.remove().empty());
    EXPECT_GT(page.ink(), 0.6 * cross);
    EXPECT_LT(page.ink(), 1.1 * cross);
}

TEST(RemoveLines, a_fold_that_bows_is_followed_to_its_end) {
    Page page;
    page.draw({0, 50}, {50, 52}, 0.4);
    page.draw({50, 52}, {62, 53.2}, 0.4);
    page.draw({62, 53.2}, {79, 55.6}, 0.4); // 3 mm below the straight line, and shorter than any line by itself
    page.hide({51, 46, 8, 12});
    EXPECT_FALSE(page.remove().empty());
    EXPECT_LT(page.ink(), 40);
}

TEST(RemoveLines, a_mark_beyond_the_end_of_a_fold_stays) {
    Page page;
    page.draw({52, 47}, {58, 53}, 0.5);
    page.draw({58, 47}, {52, 53}, 0.5);
    const auto cross = page.ink();
    page.draw({0, 50}, {40, 50}, 0.4);
    EXPECT_FALSE(page.remove().empty());
    EXPECT_EQ(page.ink(), cross);
}

TEST(RemoveLines, crosses_below_each_other_are_no_line) {
    Page page;
    for (double y = 10; y < 110; y += 12.5) {
        page.draw({37, y}, {43, y + 6}, 0.5);
        page.draw({43, y}, {37, y + 6}, 0.5);
    }
    const auto before = page.ink();
    page.remove();
    EXPECT_EQ(page.ink(), before);
}

} // namespace
} // namespace formradar::vision
