// Backs of sheets: empty, punched, stapled, folded, with the front shining through, and written on.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

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

TEST(Back, with_folds_that_are_not_quite_straight_is_blank) {
    for (const double off : {1.0, 5.0, 9.0}) { // mm over the paper's width and height
        auto sheet = back(243, 72);
        draw_on(sheet, {{0, 149}, {105, 149 + off / 3}, 0.6, 0.6});
        draw_on(sheet, {{105, 149 + off / 3}, {210, 149 + off}, 0.6, 0.6});
        draw_on(sheet, {{100, 0}, {100 + off, 297}, 0.6, 0.6});
        EXPECT_EQ(read(sheet.image).status, Status::blank) << off << " " << read(sheet.image).reason;
    }
}

TEST(Back, with_a_corner_folded_over_is_blank) {
    for (const double side : {12.0, 25.0, 40.0}) { // mm
        auto sheet = back(246, 81);
        for (double y = 0; y < side; y += 0.1) {
            draw_on(sheet, {{0, y}, {side - y, y}, 0.2, 0.4});
        }
        EXPECT_EQ(read(sheet.image).status, Status::blank) << side << " " << read(sheet.image).reason;
    }
}

// One thread over half of the page, as long and as thin as a fold.
TEST(Back, written_on_without_lifting_the_pen_waits_for_a_person) {
    for (const double darkness : {0.2, 0.3, 0.7}) {
        for (const double height : {4.0, 7.0}) {
            auto sheet = back(247, 82);
            for (int line = 0; line < 3; ++line) {
                Point<Mm> last{30, 60.0 + 12 * line};
                for (int i = 1; i < 60; ++i) {
                    const Point<Mm> next{30 + 1.8 * i, 60.0 + 12 * line + (i % 2) * height * (0.6 + 0.1 * (i % 5))};
                    draw_on(sheet, {last, next, 0.4, darkness});
                    last = next;
                }
            }
            const auto reading = read(sheet.image);
            EXPECT_EQ(reading.status, Status::doubt) << darkness << " " << height << " " << reading.reason;
            EXPECT_TRUE(reading.back);
        }
    }
}

TEST(Back, with_a_drawing_waits_for_a_person) {
    auto sheet = back(247, 83);
    for (int i = 0; i < 60; ++i) { // a circle as wide as a hand
        const auto at = [](int step) {
            const double turn = 2 * std::numbers::pi * step / 60;
            return Point<Mm>{100 + 35 * std::cos(turn), 120 + 35 * std::sin(turn)};
        };
        draw_on(sheet, {at(i), at(i + 1), 0.5, 0.7});
    }
    EXPECT_EQ(read(sheet.image).status, Status::doubt) << read(sheet.image).reason;
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

// One stroke is something that somebody wrote: a dash for "nothing to say", a one, the beginning of a sentence.
TEST(Back, with_one_line_of_a_pen_waits_for_a_person) {
    const std::vector<PenLine> lines = {
        {{60, 100}, {74, 101}, 0.5, 0.8},    {{90, 60}, {90.5, 78}, 0.5, 0.7},  {{40, 200}, {140, 203}, 0.5, 0.8},
        {{120, 130}, {150, 118}, 0.45, 0.6}, {{60, 100}, {74, 101}, 0.32, 0.9}, {{70, 220}, {82, 211}, 0.35, 0.8},
        {{30, 148}, {60, 148.3}, 0.35, 0.9}}; // where paper is folded, and darker // where paper is folded, and darker
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto sheet = back(247, 84);
        draw_on(sheet, lines[i]);
        const auto reading = read(sheet.image);
        EXPECT_EQ(reading.status, Status::doubt) << i << " " << reading.reason;
        EXPECT_TRUE(reading.back);
    }
}

TEST(Back, with_one_line_where_the_front_shines_through_waits_for_a_person) {
    for (const double slant : {0.0, 6.0}) {
        auto sheet = made(plain_order(programme(), 85), 85);
        sheet.image = seen_through(sheet.image, 0.12);
        draw_on(sheet, {{70, 110}, {95, 110 + slant}, 0.5, 0.8});
        EXPECT_EQ(read(sheet.image).status, Status::doubt) << slant << " " << read(sheet.image).reason;
    }
}

TEST(Back, with_a_fold_of_which_a_scan_shows_pieces_is_blank) {
    for (const double y : {98.0, 149.0, 196.0}) {
        auto sheet = back(243, 86);
        for (const double x : {14.0, 60.0, 117.0, 150.0}) {
            draw_on(sheet, {{x, y + x / 100}, {x + 23, y + (x + 23) / 100}, 0.35, 0.45});
        }
        EXPECT_EQ(read(sheet.image).status, Status::blank) << y << " " << read(sheet.image).reason;
    }
    auto sheet = back(243, 87); // and one of which only a piece is seen
    draw_on(sheet, {{80, 149}, {120, 149.5}, 0.4, 0.42});
    EXPECT_EQ(read(sheet.image).status, Status::blank) << read(sheet.image).reason;
}

record::Reading read_with(const GrayImage& image, const FilledSheet& colours) {
    return read_page(image, catalog_of(programme()), {.crops = false, .colour = [&] { return colours.image; }}).reading;
}

// A yellow pen is as bright as paper.
TEST(Back, written_on_in_a_colour_that_grey_does_not_show_waits_for_a_person) {
    for (const int strength : {40, 70, 140}) {
        const auto sheet = back(247, 88);
        auto colours = back(8, 89); // as paper's own, with its noise
        EXPECT_EQ(read_with(sheet.image, colours).status, Status::blank);
        for (int i = 0; i < 10; ++i) {
            cover(colours, {50 + 4.0 * i, 90, 1, 5}, strength);
            cover(colours, {50 + 4.0 * i, 94, 3, 1}, strength);
        }
        const auto reading = read_with(sheet.image, colours);
        EXPECT_EQ(reading.status, Status::doubt) << strength << " " << reading.reason;
        EXPECT_EQ(reading.reason.cause, Cause::pale_writing) << strength;
    }
}

TEST(Back, with_the_colours_of_its_light_its_table_and_its_paper_is_blank) {
    const auto sheet = back(247, 90);
    for (const int level : {0, 30, 90}) {
        auto colours = back(level, 91);
        for (int y = 0; y < colours.image.height(); ++y) {
            for (int x = 0; x < colours.image.width(); ++x) { // warmer to the right; a table on the left
                auto& pixel = colours.image.row(y)[static_cast<std::size_t>(x)];
                pixel = static_cast<std::uint8_t>(x < 80 ? 110 : std::min(255, pixel + 20 * x / colours.image.width()));
            }
        }
        EXPECT_EQ(read_with(sheet.image, colours).status, Status::blank) << level;
    }
}

TEST(Back, that_is_empty_is_blank) {
    for (const int level : {200, 235, 250, 255}) {
        EXPECT_EQ(read(back(level, 77).image).status, Status::blank) << level;
    }
}

} // namespace
} // namespace formradar::read
