// Packed samples to grey, and pictures made smaller while their rows come in.
#include "scan/samples.hpp"

#include <gtest/gtest.h>

#include "scan/picture.hpp"

namespace formradar::scan {
namespace {

std::vector<int> unpacked(const SampleRow& samples, std::vector<std::uint8_t> row, int width) {
    std::vector<std::uint8_t> grey(static_cast<std::size_t>(width));
    samples.to_grey(row.data(), grey.data(), width);
    return {grey.begin(), grey.end()};
}

TEST(SampleRow, bits_beyond_a_whole_byte) {
    const SampleRow samples(1, 1, grey_steps(2, true));
    EXPECT_EQ(samples.bytes(11), 2U);
    EXPECT_EQ(unpacked(samples, {0b10000001, 0b01000000}, 11), (std::vector{0, 255, 255, 255, 255, 255, 255, 0, 255, 0, 255}));
}

TEST(GreySteps, go_from_end_to_end) {
    EXPECT_EQ(grey_steps(4, false), (std::vector<std::uint8_t>{0, 85, 170, 255}));
    EXPECT_EQ(grey_steps(2, true), (std::vector<std::uint8_t>{255, 0}));
}

TEST(RowAssembler, pieces_of_any_length) {
    const std::vector<std::uint8_t> bytes = {1, 2, 3, 4, 5, 6, 7};
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        RowAssembler rows(SampleRow(8, 1, grey_steps(256, false)), 3, 2);
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            rows.add(std::span(bytes).subspan(at, std::min(piece, bytes.size() - at)));
        }
        ASSERT_TRUE(rows.is_complete());
        EXPECT_TRUE(std::ranges::equal(rows.decoded().image.pixels(), std::span(bytes).first(6)));
    }
}

TEST(RowAssembler, rows_that_never_came_are_told) {
    const std::vector<std::uint8_t> bytes = {1, 2, 3, 4};
    RowAssembler rows(SampleRow(8, 1, grey_steps(256, false)), 3, 2);
    rows.add(bytes);
    const auto decoded = rows.decoded();
    EXPECT_EQ(decoded.missing_rows_from, 1);
    EXPECT_EQ(decoded.image.row(1)[0], 255);
}

TEST(Reduction, only_what_is_larger_than_a_page_needs) {
    EXPECT_EQ(reduction(2481, 3508), 1);
    EXPECT_EQ(reduction(3024, 4032), 1);
    EXPECT_EQ(reduction(4961, 7016), 2);
    EXPECT_EQ(reduction(9921, 14031), 4);
    EXPECT_EQ(reduction(1, 100'000), 1);
}

TEST(WrongSize, nothing_and_too_much) {
    EXPECT_EQ(wrong_size(0, 5, {})->kind, RefusalKind::unreadable);
    EXPECT_EQ(wrong_size(20'000, 10'000, {})->kind, RefusalKind::too_large);
    EXPECT_EQ(wrong_size(2481, 3508, {}), std::nullopt);
}

} // namespace
} // namespace formradar::scan
