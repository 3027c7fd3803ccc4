// Backs of sheets: empty, punched, stapled, folded, with the front shining through, and written on.
#include <gtest/gtest.h>

#include "formradar/core/causes.hpp"
#include "formradar/read/handwriting.hpp"
#include "read/sheets.hpp"
#include "support/on_picture.hpp"
#include "support/reasons.hpp"

namespace formradar::read {
namespace {

using namespace simulator;
using record::Status;

constexpr double px_per_mm = 150 / 25.4;

record::Reading read(const GrayImage& image) {
    return read_page(image, catalog_of(programme()), {.crops = false}).reading;
}

// A back as a sheet, so that one can draw on it.
FilledSheet back(int level, std::uint64_t seed) {
    auto sheet = made(plain_order(programme(), seed), seed);
    Rng rng(seed);
    for (auto& pixel : sheet.image.pixels()) {
        pixel = static_cast<std::uint8_t>(std::clamp(level + static_cast<int>(rng.normal(0, 2)), 0, 255));
    }
    return sheet;
}

void write_words(FilledSheet& sheet, Point<Mm> from, double darkness) {
    for (int i = 0; i < 14; ++i) {
        const double x = from.x + 3.0 * i;
        draw_on(sheet, {{x, from.y + (i % 3)}, {x + 1.5, from.y + 4 - (i % 2)}, 0.5, darkness});
        draw_on(sheet, {{x + 1.5, from.y + 4 - (i % 2)}, {x + 2.6, from.y + 1}, 0.5, darkness});
    }
}

TEST(Back, with_punch_holes_is_blank) {
    for (const int holes : {2, 4}) {
        for (const double radius : {2.6, 3.0, 3.4}) {
            auto sheet = back(248, 70);
            for (int i = 0; i < holes; ++i) {
                blacken(sheet.image, {12 * px_per_mm, (148.5 + (i - (holes - 1) / 2.0) * 80) * px_per_mm}, radius * px_per_mm);
            }
            const auto reading = read(sheet.image);
            EXPECT_EQ(reading.status, Status::blank) << holes << " " << radius << " " << reading.reason;
        }
    }
}

TEST(Back, with_a_staple_is_blank) {
    for (const double slant : {0.0, 4.0, 8.0}) {
        auto sheet = back(245, 71);
        draw_on(sheet, {{18, 16}, {27, 16 + slant}, 0.9, 0.75});
        EXPECT_EQ(read(sheet.image).status, Status::blank) << read(sheet.image).reason;
    }
}

TEST(Back, with_folds_is_blank) {
    for (const double darkness : {0.15, 0.3, 0.5}) {
        auto sheet = back(243, 72);
        draw_on(sheet, {{0, 149}, {210, 147}, 0.6, darkness});
        draw_on(sheet, {{104, 0}, {106, 297}, 0.5, darkness});
        EXPECT_EQ(read(sheet.image).status, Status::blank) << darkness << " " << read(sheet.image).reason;
    }
}

TEST(Back, through_which_the_front_shines_is_blank) {
    for (const double share : {0.04, 0.08, 0.15, 0.25, 0.35}) {
        const auto front = made(plain_order(programme(), 73), 73);
        const auto reading = read(seen_through(front.image, share));
        EXPECT_EQ(reading.status, Status::blank) << share << " " << reading.reason;
    }
}

TEST(Back, written_on_waits_for_a_person) {
    for (const double y : {40.0, 120.0, 250.0}) {
        auto sheet = back(247, 74);
        write_words(sheet, {40, y}, 0.7);
        const auto reading = read(sheet.image);
        EXPECT_EQ(reading.status, Status::doubt) << y << " " << reading.reason;
        EXPECT_EQ(reading.reason.cause, Cause::back_written);
    }
}

TEST(Back, with_pale_pencil_waits_for_a_person) {
    for (const double darkness : {0.15, 0.2, 0.3}) {
        auto sheet = back(247, 75);
        write_words(sheet, {40, 100}, darkness);
        const auto reading = read(sheet.image);
        EXPECT_EQ(reading.status, Status::doubt) << darkness << " " << reading.reason;
    }
}

TEST(Back, that_was_written_on_where_the_front_shines_through_waits_for_a_person) {
    auto sheet = made(plain_order(programme(), 76), 76);
    sheet.image = seen_through(sheet.image, 0.15);
    write_words(sheet, {40, 100}, 0.7);
    EXPECT_EQ(read(sheet.image).status, Status::doubt) << read(sheet.image).reason;
}

TEST(Back, with_pencil_where_the_front_shines_through_waits_for_a_person) {
    for (const double darkness : {0.27, 0.4}) {
        auto sheet = made(plain_order(programme(), 78), 78);
        sheet.image = seen_through(sheet.image, 0.1);
        write_words(sheet, {40, 100}, darkness);
        EXPECT_EQ(read(sheet.image).status, Status::doubt) << darkness << " " << read(sheet.image).reason;
    }
}

// What goes with the results: the words and little else, and nothing of the front.
TEST(Back, gives_what_is_written_on_it) {
    for (const double shining : {0.0, 0.12}) {
        auto sheet = shining > 0 ? made(plain_order(programme(), 79), 79) : back(247, 79);
        if (shining > 0) {
            sheet.image = seen_through(sheet.image, shining);
        }
        write_words(sheet, {40, 100}, 0.7);
        const auto page = read_page(sheet.image, catalog_of(programme()), {.answers = true});
        EXPECT_TRUE(page.reading.back);
        const auto quotes = quotes_of(page.answers);
        ASSERT_EQ(quotes.size(), 1U) << shining;
        EXPECT_EQ(quotes[0].question, record::on_a_back);
        EXPECT_NEAR(quotes[0].image.width() / 6.0, 14 * 3 + 8, 8) << shining;
        EXPECT_LT(quotes[0].image.height() / 6.0, 20) << shining;
    }
    EXPECT_TRUE(read_page(back(247, 80).image, catalog_of(programme()), {.answers = true}).answers.empty());
}

TEST(Back, that_is_empty_is_blank) {
    for (const int level : {200, 235, 250, 255}) {
        EXPECT_EQ(read(back(level, 77).image).status, Status::blank) << level;
    }
}

} // namespace
} // namespace formradar::read
