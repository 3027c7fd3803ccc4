// Sheets of random forms, filled in and scanned in an office, come back as they were meant; a failure prints its seed.
#include <gtest/gtest.h>

#include <numbers>

#include "read/sheets.hpp"
#include "support/reasons.hpp"

namespace formradar::read {
namespace {

using namespace simulator;

constexpr int blocks = 10, sheets_each = 20;

// As scanned in an office, the page turned as the seed says.
SheetOrder order_of(const Booklet& booklet, std::uint64_t seed) {
    auto order = plain_order(booklet, seed);
    auto scanner = Rng(seed).fork(1), writer = Rng(seed).fork(2), answers = Rng(seed).fork(3);
    const auto& layout = booklet.session().layout;
    const auto& office = condition_named("office200");
    order.scan = office.draw(scanner, form::size_of(layout.paper));
    order.scan.geometry.rotation = (90.0 * static_cast<double>(seed % 4) + scanner.uniform(-2, 2)) * std::numbers::pi / 180;
    order.scan.geometry.px_per_mm = 150 / 25.4; // half the work of 200 dpi
    order.scan.picture = {};
    order.filling = random_filling(layout.pages[static_cast<std::size_t>(order.page) - 1], office.answers, answers);
    order.habit = random_habit(writer, writer.chance(0.5));
    return order;
}

class RoundTrip : public testing::TestWithParam<int> {};

void expect_read_as_meant(const Booklet& booklet, std::uint64_t first_seed) {
    int rows = 0, doubts = 0;
    for (std::uint64_t i = 0; i < sheets_each; ++i) {
        const auto seed = first_seed + i;
        SCOPED_TRACE("seed " + std::to_string(seed));
        Rng rng(seed);
        const auto sheet = make_sheet(booklet, order_of(booklet, seed), rng);
        const auto result = tried(sheet, booklet);
        expect_no_silent_error(result);
        EXPECT_EQ(result.reading.status, record::Status::read) << result.reading.reason;
        EXPECT_TRUE(result.reading.verified);
        EXPECT_EQ(result.right + result.doubts, result.rows); // none is lost
        rows += result.rows;
        doubts += result.doubts;
    }
    EXPECT_LE(doubts, 2 + rows / 30); // at 150 dpi, with every kind of writer
}

TEST_P(RoundTrip, every_sheet_is_read_without_a_silent_error) {
    const auto block = static_cast<std::uint64_t>(GetParam());
    expect_read_as_meant(block % 2 == 0 ? programme_booklet(block, 8) : random_booklet(block, 8), 1000 * (block + 1));
}

class ScaleRoundTrip : public testing::TestWithParam<int> {};

TEST_P(ScaleRoundTrip, rows_of_other_lengths_are_read_as_well) {
    const auto steps = GetParam();
    const form::Scale scale{.low = "no", .high = "yes", .steps = steps, .labels = {}};
    expect_read_as_meant(scale_booklet(static_cast<std::uint64_t>(steps), 8, scale),
                         50'000 + 100 * static_cast<std::uint64_t>(steps));
}

TEST_P(ScaleRoundTrip, the_answer_that_is_no_score_is_read_as_such) {
    const auto steps = GetParam();
    const form::Scale scale{.low = "no", .high = "yes", .steps = steps, .labels = {}};
    expect_read_as_meant(scale_booklet(static_cast<std::uint64_t>(steps), 8, scale, "don't know"),
                         60'000 + 100 * static_cast<std::uint64_t>(steps));
}

INSTANTIATE_TEST_SUITE_P(Steps, ScaleRoundTrip, testing::Values(2, 3, 4, 5, 6, 7));
INSTANTIATE_TEST_SUITE_P(Blocks, RoundTrip, testing::Range(0, blocks));

} // namespace
} // namespace formradar::read
