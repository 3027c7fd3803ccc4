// Paper that went through the scanner folded or in jerks: a strip of it is missing, is there twice, or lies aside.
#include <gtest/gtest.h>

#include "formradar/core/causes.hpp"
#include "read/sheets.hpp"
#include "support/on_picture.hpp"

namespace formradar::read {
namespace {

using namespace simulator;

enum class Accident { lost, doubled, aside, narrowed, widened };

struct Strip {
    Accident accident = Accident::lost;
    double from = 0, size = 0; // mm
};

// What comes right of `from` on the page lies further left or right.
GrayImage jerked_across(const GrayImage& whole, int from, int by) {
    GrayImage picture(whole.width(), whole.height(), 250);
    for (int y = 0; y < picture.height(); ++y) {
        const auto source = whole.row(y);
        const auto row = picture.row(y);
        for (int x = 0; x < picture.width(); ++x) {
            if (const int at = x < from ? x : x + by; at < whole.width()) {
                row[static_cast<std::size_t>(x)] = source[static_cast<std::size_t>(at)];
            }
        }
    }
    return picture;
}

// What comes below `from` on the page lies higher, lower, or further right.
GrayImage jerked(const GrayImage& whole, const Strip& strip, double px_per_mm) {
    const int from = static_cast<int>(strip.from * px_per_mm), by = static_cast<int>(strip.size * px_per_mm);
    if (strip.accident == Accident::narrowed || strip.accident == Accident::widened) {
        return jerked_across(whole, from, strip.accident == Accident::narrowed ? by : -by);
    }
    const bool lost = strip.accident == Accident::lost, aside = strip.accident == Accident::aside;
    GrayImage picture(whole.width(), whole.height(), 250);
    for (int y = 0; y < picture.height(); ++y) {
        const int source = y < from || aside ? y : lost ? y + by : y - by;
        if (source >= whole.height()) {
            continue;
        }
        const auto row = whole.row(source);
        const auto shift = static_cast<std::size_t>(y >= from && aside ? by : 0);
        std::ranges::copy(row.first(row.size() - shift), picture.row(y).begin() + static_cast<std::ptrdiff_t>(shift));
    }
    return picture;
}

class Creased : public testing::TestWithParam<Strip> {};

TEST_P(Creased, no_row_is_taken_for_another_one) {
    for (const std::uint64_t seed : {41, 42, 43}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        auto sheet = made(plain_order(programme(), seed), seed);
        sheet.image = jerked(sheet.image, GetParam(), sheet.geometry.px_per_mm);
        expect_no_silent_error(tried(sheet, programme()));
    }
}

INSTANTIATE_TEST_SUITE_P(Strips, Creased,
                         testing::Values(Strip{Accident::lost, 168, 14.5}, Strip{Accident::lost, 172, 12.4},
                                         Strip{Accident::lost, 195, 15}, Strip{Accident::lost, 231, 14.5},
                                         Strip{Accident::doubled, 153, 24.5}, Strip{Accident::doubled, 199, 14.5},
                                         Strip{Accident::doubled, 200, 24.5}, Strip{Accident::doubled, 214, 14.5},
                                         Strip{Accident::aside, 146, 24.3}, Strip{Accident::aside, 207, 12.4},
                                         Strip{Accident::aside, 236, 23.5}, Strip{Accident::aside, 239, 12.5},
                                         Strip{Accident::doubled, 167, 12}, Strip{Accident::doubled, 167, 12.43},
                                         Strip{Accident::widened, 168, 12.5}, Strip{Accident::widened, 153, 14.5},
                                         Strip{Accident::widened, 144, 14.1}, Strip{Accident::narrowed, 169, 12.2},
                                         Strip{Accident::narrowed, 172, 14.5}, Strip{Accident::narrowed, 180, 14.5}));

TEST(Creased, a_row_that_slipped_makes_the_page_a_doubt_that_says_why) {
    int doubts = 0;
    for (const std::uint64_t seed : {41, 42, 43}) {
        auto sheet = made(plain_order(programme(), seed), seed);
        sheet.image = jerked(sheet.image, {Accident::lost, 168, 14.5}, sheet.geometry.px_per_mm);
        const auto reading = tried(sheet, programme()).reading;
        EXPECT_NE(reading.status, record::Status::read);
        doubts += reading.reason.cause == Cause::creased ? 1 : 0;
    }
    EXPECT_GE(doubts, 1);
}

// The same paper with a strip at its end lost has all of its rows in their places.
TEST(Creased, a_page_that_is_only_cut_is_read) {
    auto sheet = made(plain_order(programme(), 41), 41);
    sheet.image = jerked(sheet.image, {Accident::lost, 285, 14}, sheet.geometry.px_per_mm);
    expect_read(tried(sheet, programme()));
}

} // namespace
} // namespace formradar::read
