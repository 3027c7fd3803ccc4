// Answers in handwriting cleaned.
#include "formradar/read/handwriting.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace formradar::read {
namespace {

// Grey paper, darker towards the right as under a lamp, with two printed lines.
GrayImage paper() {
    GrayImage image(600, 90);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            image.row(y)[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(230 - x / 6);
        }
    }
    for (const int y : {40, 41, 80, 81}) {
        std::ranges::fill(image.row(y), std::uint8_t{90});
    }
    return image;
}

void write(GrayImage& image, int x, int top, int bottom) {
    for (int y = top; y < bottom; ++y) {
        std::fill_n(image.row(y).begin() + x, 3, std::uint8_t{30});
    }
}

TEST(handwriting, paper_becomes_white_and_printed_lines_go) {
    EXPECT_TRUE(clean(paper()).image.empty());
    EXPECT_EQ(clean(paper()).ink, 0);
}

TEST(handwriting, lines_that_wander_or_are_broken_are_no_writing) {
    GrayImage image(600, 90, 240);
    for (int x = 0; x < 600; ++x) {
        const int wandering = 40 + x / 80;
        for (const int y : {wandering, wandering + 1}) {
            image.row(y)[static_cast<std::size_t>(x)] = 60;
        }
        if (x % 7 < 3) { // as a fax leaves it
            image.row(80 + x % 2)[static_cast<std::size_t>(x)] = 0;
        }
    }
    EXPECT_EQ(clean(image).ink, 0);
}

TEST(handwriting, a_pencil_becomes_as_dark_as_a_pen) {
    GrayImage image(600, 90, 240);
    for (int y = 30; y < 60; ++y) {
        for (int x = 20; x < 580; x += 14) {
            std::fill_n(image.row(y).begin() + x, 3, std::uint8_t{150});
        }
    }
    const Handwriting written = clean(image);
    ASSERT_FALSE(written.image.empty());
    EXPECT_LE(std::ranges::min(written.image.pixels()), 60);
    EXPECT_EQ(std::ranges::max(written.image.pixels()), 255);
}

TEST(handwriting, ink_stays_dark_also_in_shadow_and_across_a_line) {
    GrayImage image = paper();
    for (int x = 20; x < 580; x += 14) {
        write(image, x, 24, 60);
    }
    const Handwriting written = clean(image);
    ASSERT_FALSE(written.image.empty());
    EXPECT_EQ(written.image.width(), 600);
    EXPECT_LT(written.image.height(), 60) << "rows without ink are cut off";
    const int first_row = 24 - 6;
    for (const int x : {21, 301, 567}) {
        EXPECT_LT(written.image.row(30 - first_row)[static_cast<std::size_t>(x)], 40) << x;
        EXPECT_LT(written.image.row(40 - first_row)[static_cast<std::size_t>(x)], 40) << "the line is not cut out of the letter";
    }
    EXPECT_EQ(written.image.row(40 - first_row)[28], 255);
    EXPECT_EQ(written.image.row(30 - first_row)[590], 255);
}

TEST(handwriting, blank_answers_are_skipped) {
    GrayImage image = paper();
    write(image, 100, 20, 60);
    write(image, 110, 20, 60);
    const std::vector<record::Quote> quotes = quotes_of({{1, paper()}, {2, image}, {3, GrayImage()}});
    ASSERT_EQ(quotes.size(), 1U);
    EXPECT_EQ(quotes[0].question, 2);
}

} // namespace
} // namespace formradar::read
