// Noise is found where it is; marks are no noise, and a shadow's edge is none.
#include "vision/ink/noise.hpp"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "vision/page/darkness.hpp"

namespace formradar::vision {
namespace {

constexpr double px_per_mm = 7;
constexpr double no_black = 0; // the level of the print over the paper's

// 72 x 108 mm of paper.
struct Paper {
    cv::Mat grey = cv::Mat(756, 504, CV_8U, cv::Scalar(200));
    cv::Mat near_print = cv::Mat::zeros(grey.size(), CV_8U);

    void shade(const cv::Rect& part, double share) { grey(part) *= share; }
    void add_noise(double deviation) {
        cv::RNG random(5);
        cv::Mat noise(grey.size(), CV_16S);
        random.fill(noise, cv::RNG::NORMAL, 0, deviation);
        cv::Mat sum;
        cv::add(grey, noise, sum, cv::noArray(), CV_8U);
        grey = sum;
    }
    [[nodiscard]] Sheet sheet() const {
        return {.grey = grey, .dark = darkness_of(grey, px_per_mm, no_black), .zone = {0, 0, 72, 108}, .px_per_mm = px_per_mm};
    }
    [[nodiscard]] PaperNoise noise() const {
        const auto page = sheet();
        return {page, page.dark, near_print};
    }
};

constexpr int middle = 378;
const cv::Rect upper_half(0, 0, 504, middle), lower_half(0, middle, 504, 756 - middle);

TEST(PaperNoise, is_the_same_everywhere_on_evenly_lit_paper) {
    Paper paper;
    paper.add_noise(8);
    EXPECT_NEAR(paper.noise().typical(), 8 / 200.0, 0.01);
    EXPECT_TRUE(paper.noise().is_even());
}

TEST(PaperNoise, is_higher_in_a_shadow) {
    Paper paper;
    paper.shade(lower_half, 0.35);
    paper.add_noise(8);
    const auto noise = paper.noise();
    ASSERT_FALSE(noise.is_even());
    const double lit = noise.excess({200, 100, 50, 50}), shaded = noise.excess({200, 600, 50, 50});
    EXPECT_GT(shaded, 1.2 * lit);
    const auto even = noise.evened(paper.sheet().dark);
    cv::Scalar mean, above, below;
    cv::meanStdDev(even(cv::Rect(0, 40, 504, 200)), mean, above);
    cv::meanStdDev(even(cv::Rect(0, 500, 504, 200)), mean, below);
    EXPECT_LT(below[0] / above[0], 2.3); // 2.9 before
}

TEST(PaperNoise, is_raised_little_by_marks) {
    Paper paper;
    for (int y = 20; y < 700; y += 90) { // a row of blackened boxes in every strip of paper
        for (int x = 20; x < 450; x += 90) {
            paper.shade({x, y, 49, 49}, 0.2);
        }
    }
    paper.add_noise(8);
    EXPECT_LT(paper.noise().excess({0, 0, 504, 756}), 1.5); // their edges alone would make it many times the paper's
}

TEST(PaperNoise, of_a_quiet_scan_is_even) {
    Paper paper;
    paper.shade(lower_half, 0.9);
    paper.add_noise(1);
    EXPECT_TRUE(paper.noise().is_even());
}

TEST(NoiseOf, next_to_no_paper_is_zero) {
    const Paper paper;
    const auto page = paper.sheet();
    EXPECT_EQ(noise_of(page.dark, cv::Mat(page.dark.size(), CV_8U, cv::Scalar(255))), 0);
}

TEST(Darkness, of_paper_beside_a_shadows_edge_is_none) {
    Paper paper;
    paper.shade(lower_half, 0.4);
    cv::GaussianBlur(paper.grey, paper.grey, {}, 0.8 * px_per_mm);
    const auto page = paper.sheet();
    double most = 0;
    cv::minMaxLoc(page.dark, nullptr, &most);
    EXPECT_LT(most, 0.09); // fainter than a hard pencil
}

} // namespace
} // namespace formradar::vision
