// Two sheets drawn in together, spreads, one above the other, four in a photo: every sheet is read or named.
#include <gtest/gtest.h>

#include <algorithm>
#include <numbers>

#include "read/sheets.hpp"
#include "support/on_picture.hpp"
#include "support/reasons.hpp"

namespace formradar::read {
namespace {

using namespace simulator;
using record::Status;

std::vector<record::Reading> read_all(const GrayImage& picture) {
    std::vector<record::Reading> readings;
    for (auto& page : read_picture(picture, catalog_of(programme()), {.crops = false})) {
        readings.push_back(std::move(page.reading));
    }
    return readings;
}

const record::Reading* reading_of(const std::vector<record::Reading>& readings, const FilledSheet& sheet) {
    const auto found = std::ranges::find(readings, sheet.truth.sheet, &record::Reading::sheet);
    return found == readings.end() ? nullptr : &*found;
}

void expect_read_right(const std::vector<record::Reading>& readings, const FilledSheet& sheet) {
    const auto* reading = reading_of(readings, sheet);
    ASSERT_NE(reading, nullptr) << sheet.truth.sheet;
    EXPECT_EQ(reading->status, Status::read) << sheet.truth.sheet << ": " << reading->reason;
    const auto verdict = hold_against(sheet.truth, *reading);
    EXPECT_FALSE(verdict.has_silent_error());
    EXPECT_GE(std::ranges::count(verdict.scores, Outcome::right), std::ssize(sheet.truth.scores) - 1);
}

// Named, and nothing wrong is said of it.
void expect_named(const std::vector<record::Reading>& readings, const FilledSheet& sheet) {
    const auto* reading = reading_of(readings, sheet);
    ASSERT_NE(reading, nullptr) << sheet.truth.sheet;
    if (reading->status == Status::read) {
        EXPECT_FALSE(hold_against(sheet.truth, *reading).has_silent_error());
    }
}

void expect_numbered(const std::vector<record::Reading>& readings) {
    for (std::size_t i = 0; i < readings.size(); ++i) {
        EXPECT_EQ(readings[i].source.sheet_in_picture, static_cast<int>(i) + 1);
    }
}

FilledSheet sheet(std::uint64_t seed) {
    return made(plain_order(programme(), seed), seed);
}

TEST(Spread, of_two_sheets_is_read_from_left_to_right) {
    const auto left = sheet(40), right = sheet(41);
    ASSERT_NE(left.truth.sheet, right.truth.sheet);
    for (const int gap : {0, 60}) {
        const int width = left.image.width() + gap + right.image.width();
        const auto readings = read_all(
            composed(width, left.image.height(), 120, {{&left.image, 0, 0}, {&right.image, left.image.width() + gap, 0}}));
        ASSERT_EQ(readings.size(), 2U);
        EXPECT_EQ(readings.front().sheet, left.truth.sheet);
        expect_read_right(readings, left);
        expect_read_right(readings, right);
        expect_numbered(readings);
    }
}

TEST(Spread, that_lies_on_its_side_is_read) {
    auto order = plain_order(programme(), 42);
    order.scan.geometry.rotation = std::numbers::pi / 2;
    const auto upper = made(order, 42);
    order = plain_order(programme(), 43);
    order.scan.geometry.rotation = std::numbers::pi / 2;
    const auto lower = made(order, 43);
    const auto readings = read_all(composed(upper.image.width(), upper.image.height() + lower.image.height(), 250,
                                            {{&upper.image, 0, 0}, {&lower.image, 0, upper.image.height()}}));
    ASSERT_EQ(readings.size(), 2U);
    expect_read_right(readings, upper);
    expect_read_right(readings, lower);
}

TEST(FourSheets, in_one_picture_are_read) {
    std::vector<FilledSheet> sheets;
    for (const std::uint64_t seed : {44U, 45U, 46U, 47U}) {
        sheets.push_back(sheet(seed));
    }
    const int width = sheets[0].image.width(), height = sheets[0].image.height(), gap = 40;
    const auto readings = read_all(composed(2 * width + 3 * gap, 2 * height + 3 * gap, 90,
                                            {{&sheets[0].image, gap, gap},
                                             {&sheets[1].image, width + 2 * gap, gap},
                                             {&sheets[2].image, gap, height + 2 * gap},
                                             {&sheets[3].image, width + 2 * gap, height + 2 * gap}}));
    ASSERT_EQ(readings.size(), 4U);
    for (const auto& each : sheets) {
        expect_read_right(readings, each);
    }
    expect_numbered(readings);
}

TEST(TwoPhotos, of_a_front_above_an_empty_back_are_one_sheet) {
    const auto front = sheet(48);
    const GrayImage back(front.image.width(), front.image.height(), 246);
    const auto readings = read_all(
        composed(front.image.width(), 2 * front.image.height(), 200, {{&front.image, 0, 0}, {&back, 0, front.image.height()}}));
    ASSERT_EQ(readings.size(), 1U);
    expect_read_right(readings, front);
}

// An empty side as scanned, with words in a pen of that darkness on it.
GrayImage back_with_words(const FilledSheet& front, double darkness) {
    auto back = front;
    Rng rng(7);
    for (auto& pixel : back.image.pixels()) {
        pixel = static_cast<std::uint8_t>(std::clamp(246 + static_cast<int>(rng.normal(0, 2)), 0, 255));
    }
    for (int i = 0; darkness > 0 && i < 14; ++i) {
        const double x = 40 + 3.0 * i, y = 100;
        draw_on(back, {{x, y + (i % 3)}, {x + 1.5, y + 4 - (i % 2)}, 0.5, darkness});
        draw_on(back, {{x + 1.5, y + 4 - (i % 2)}, {x + 2.6, y + 1}, 0.5, darkness});
    }
    return back.image;
}

TEST(TwoPhotos, of_a_front_and_a_written_back_are_a_sheet_and_a_doubt) {
    const auto front = sheet(48);
    const int width = front.image.width(), height = front.image.height();
    for (const double darkness : {0.0, 0.7}) {
        const auto back = back_with_words(front, darkness);
        for (const bool below : {true, false}) {
            for (const bool front_first : {true, false}) {
                const auto& one = front_first ? front.image : back;
                const auto& other = front_first ? back : front.image;
                const auto readings = read_all(composed(below ? width : 2 * width, below ? 2 * height : height, 250,
                                                        {{&one, 0, 0}, {&other, below ? 0 : width, below ? height : 0}}));
                ASSERT_EQ(readings.size(), darkness > 0 ? 2U : 1U) << below << front_first << readings.back().reason;
                expect_read_right(readings, front);
                EXPECT_EQ(readings.back().back, darkness > 0);
                EXPECT_EQ(readings.back().status, darkness > 0 ? Status::doubt : Status::read);
                expect_numbered(readings);
            }
        }
    }
}

// A table as light as paper, with things on it, and the lid of a larger scanner.
TEST(OneSheet, that_does_not_fill_half_of_its_picture_is_one_line) {
    const auto front = sheet(49);
    const auto things = back_with_words(front, 0.8);
    const int width = front.image.width(), height = front.image.height(), free = width / 4;
    const auto on_a_table = composed(2 * width, height + 2 * free, 246, {{&things, width, free}, {&front.image, free, free}});
    EXPECT_EQ(read_all(on_a_table).size(), 1U);
    const auto in_the_middle = composed(2 * width, height, 246, {{&things, width, 0}, {&front.image, width / 2, 0}});
    EXPECT_EQ(read_all(in_the_middle).size(), 1U);
    auto grey = things;
    std::ranges::transform(grey.pixels(), grey.pixels().begin(),
                           [](auto level) { return static_cast<std::uint8_t>(level * 0.7); });
    const auto on_a_grey_table = composed(2 * width, height, 170, {{&grey, width, 0}, {&front.image, 0, 0}});
    EXPECT_EQ(read_all(on_a_grey_table).size(), 1U);
}

class DoubleFeed : public testing::TestWithParam<int> {};

TEST_P(DoubleFeed, names_the_sheet_of_which_some_is_in_sight) {
    constexpr double px_per_mm = 150 / 25.4;
    const auto upper = sheet(50), lower = sheet(51);
    const int in_sight = static_cast<int>(GetParam() * px_per_mm), height = upper.image.height();
    const auto readings =
        read_all(composed(upper.image.width(), height + in_sight, 255, {{&lower.image, 6, in_sight}, {&upper.image, 0, 0}}));
    ASSERT_EQ(readings.size(), 2U);
    expect_read_right(readings, upper);
    expect_named(readings, lower);
    EXPECT_NE(reading_of(readings, lower)->status, Status::blank);
}

// A row or two of it and no more: of its marks one, of its code a part.
TEST(SheetBeside, of_which_only_rows_are_in_sight_is_named) {
    constexpr double px_per_mm = 150 / 25.4;
    const auto whole = sheet(56), other = sheet(57);
    const auto& rows = programme().session().layout.pages.front().rows;
    const int width = whole.image.width(), height = whole.image.height();
    for (const std::size_t row : {std::size_t{1}, rows.size() / 2, rows.size() - 1}) {
        const auto top = static_cast<int>((rows[row - 1].boxes[0].rect.y - 5) * px_per_mm);
        const auto bottom = static_cast<int>((rows[row].boxes[0].rect.bottom() + 3) * px_per_mm);
        const int in_sight = bottom - top;
        const auto readings =
            read_all(composed(width, height + in_sight, 235, {{&other.image, 0, -top}, {&whole.image, 0, in_sight}}));
        ASSERT_EQ(readings.size(), 2U) << row;
        expect_read_right(readings, whole);
        EXPECT_EQ(readings.back().status, Status::doubt) << row;
    }
}

// Whoever has to find the sheet reads the id that is printed on it.
TEST(SheetBeside, that_was_not_named_is_shown_at_5_px_a_millimetre) {
    constexpr double px_per_mm = 150 / 25.4, legible = 5;
    const auto whole = sheet(56), other = sheet(57);
    const auto& rows = programme().session().layout.pages.front().rows;
    const int width = whole.image.width(), height = whole.image.height();
    const auto top = static_cast<int>((rows.front().boxes[0].rect.y - 5) * px_per_mm);
    const auto in_sight = static_cast<int>((rows[1].boxes[0].rect.bottom() + 3) * px_per_mm) - top;
    const auto picture = composed(width, height + in_sight, 235, {{&other.image, 0, -top}, {&whole.image, 0, in_sight}});
    const auto pages = read_picture(picture, catalog_of(programme()));
    ASSERT_EQ(pages.size(), 2U);
    ASSERT_FALSE(pages.back().crops.empty());
    const auto& shown = pages.back().crops.front().image;
    EXPECT_EQ(pages.back().reading.sheet, "");
    EXPECT_NEAR(shown.height() * px_per_mm / picture.height(), legible, 0.1);
}

TEST(SheetBeside, is_no_text_and_no_drawing_on_a_desk) {
    const auto made = sheet(58);
    GrayImage desk(made.image.width() + 500, made.image.height(), 225);
    for (int y = 40; y < desk.height() - 40; ++y) { // lines as on squared paper, and letters as bars
        for (int x = 20; x < 480; ++x) {
            const bool squared = y < 800 && (x % 41 < 2 || y % 41 < 2);
            const bool text = y > 900 && y % 30 < 14 && x % 19 < 7;
            desk.row(y)[static_cast<std::size_t>(x)] = squared || text ? 70 : 225;
        }
    }
    for (int cell = 0; cell < 9 * 8; ++cell) { // a calendar
        const int left = 20 + cell % 9 * 46, top = 1300 + cell / 9 * 46;
        for (int i = 0; i < 41; ++i) {
            for (const auto& [x, y] : {std::pair{i, 0}, {i, 40}, {0, i}, {40, i}, {i, 1}, {1, i}}) {
                if (top + y < desk.height()) {
                    desk.row(top + y)[static_cast<std::size_t>(left + x)] = 70;
                }
            }
        }
    }
    const auto readings = read_all(composed(desk.width(), desk.height(), 225, {{&desk, 0, 0}, {&made.image, 500, 0}}));
    ASSERT_EQ(readings.size(), 1U) << readings.back().reason;
    expect_read_right(readings, made);
}

INSTANTIATE_TEST_SUITE_P(Millimetres, DoubleFeed, testing::Values(50, 60, 90, 130, 200));

TEST(OverlappingSheets, say_nothing_wrong_of_the_rows_that_are_hidden) {
    for (const int row : {-1, 0, 1, 2}) { // the upper one's rows come to lie where the lower one's are
        const auto lower = sheet(52), upper = sheet(53);
        const auto& rows = programme().session().layout.pages.front().rows;
        const double pitch = rows.size() > 1 ? rows[1].boxes[0].rect.y - rows[0].boxes[0].rect.y : 14;
        const int down = static_cast<int>((100 + row * pitch) * 150 / 25.4);
        const auto readings = read_all(
            composed(lower.image.width(), lower.image.height() + down, 255, {{&lower.image, 0, 0}, {&upper.image, 0, down}}));
        expect_named(readings, lower);
        expect_named(readings, upper);
    }
}

// Of the size of one sheet: what lies below the other shows nothing outside of it.
class OneOverTheOther : public testing::TestWithParam<int> {};

TEST_P(OneOverTheOther, is_not_taken_for_the_only_sheet) {
    const auto lower = sheet(54), upper = sheet(55);
    const int up = static_cast<int>(GetParam() * 150 / 25.4);
    const auto readings =
        read_all(composed(lower.image.width(), lower.image.height(), 255, {{&lower.image, 0, 0}, {&upper.image, 0, -up}}));
    ASSERT_GE(readings.size(), 2U);
    expect_named(readings, lower);
    expect_named(readings, upper);
}

INSTANTIATE_TEST_SUITE_P(MillimetresAboveIt, OneOverTheOther, testing::Values(60, 90, 120, 150, 180));

TEST(OneSheet, on_a_table_or_a_lid_is_one_line) {
    for (const auto* name : {"photo", "hard_photo", "office200", "damage"}) {
        for (std::uint64_t seed = 60; seed < 66; ++seed) {
            const auto made = make_sheet(programme(), condition_named(name), seed);
            const auto readings = read_all(made.image);
            EXPECT_EQ(readings.size(), 1U) << name << " " << seed << ": " << readings.back().reason;
        }
    }
}

} // namespace
} // namespace formradar::read
