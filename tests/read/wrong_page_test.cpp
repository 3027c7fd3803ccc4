// What is not one whole sheet seen from its front is never read as one; what has lost two anchors still is.
#include <gtest/gtest.h>

#include <algorithm>

#include "formradar/core/causes.hpp"
#include "formradar/read/trace.hpp"
#include "read/no_page.hpp"
#include "read/sheets.hpp"
#include "support/reasons.hpp"

namespace formradar::read {
namespace {

using namespace simulator;

record::Reading read(const GrayImage& image) {
    return read_page(image, catalog_of(programme()), {.crops = false}).reading;
}

GrayImage noisy(int level) {
    Rng rng(41);
    GrayImage image(1240, 1754);
    for (auto& pixel : image.pixels()) {
        pixel = static_cast<std::uint8_t>(std::clamp(level + static_cast<int>(rng.normal(0, 3)), 0, 255));
    }
    return image;
}

TEST(WrongPage, a_sheet_of_another_session_is_foreign) {
    const auto other = programme_booklet(99, 1);
    Rng rng(42);
    const auto sheet = make_sheet(other, plain_order(other, 42), rng);
    const auto reading = read(sheet.image);
    EXPECT_EQ(reading.status, record::Status::foreign);
    EXPECT_EQ(reading.session, other.session().id);
    EXPECT_TRUE(reading.scores.empty());
}

TEST(WrongPage, blank_paper_is_blank) {
    EXPECT_EQ(read(noisy(248)).status, record::Status::blank);
    EXPECT_EQ(read(GrayImage(1240, 1754, 255)).status, record::Status::blank);
}

TEST(WrongPage, black_paper_is_foreign) {
    EXPECT_EQ(read(noisy(6)).status, record::Status::foreign);
    EXPECT_EQ(read(GrayImage(1240, 1754, 0)).status, record::Status::foreign);
}

TEST(WrongPage, a_mirrored_page_is_a_doubt) {
    auto sheet = made(plain_order(programme(), 43), 43);
    for (int y = 0; y < sheet.image.height(); ++y) {
        std::ranges::reverse(sheet.image.row(y));
    }
    const auto reading = read(sheet.image);
    EXPECT_EQ(reading.status, record::Status::doubt);
    EXPECT_EQ(reading.reason.cause, Cause::mirrored) << reading.reason;
}

TEST(WrongPage, tiny_pictures_are_never_read) {
    for (const int size : {1, 2, 8, 40, 99}) {
        EXPECT_NE(read(GrayImage(size, size, 200)).status, record::Status::read);
    }
}

int long_side_shown(int width, int height, std::optional<double> px_per_mm) {
    const auto page = doubtful_picture(GrayImage(width, height, 200), {Cause::mirrored}, {}, px_per_mm);
    return page.crops.empty() ? 0 : std::max(page.crops.front().image.width(), page.crops.front().image.height());
}

TEST(PictureInDoubt, is_shown_large_enough_to_read_a_code) {
    EXPECT_EQ(long_side_shown(3000, 4000, std::nullopt), 750) << "its id is known";
    EXPECT_EQ(long_side_shown(2000, 4000, 10.0), 2000) << "5 px/mm of what was found";
    EXPECT_EQ(long_side_shown(4000, 3000, 13.5), 1500) << "a page nearly fills it";
    EXPECT_EQ(long_side_shown(8000, 6000, 6.0), 2200) << "no larger than a file of doubts can hold";
    EXPECT_EQ(long_side_shown(700, 990, 3.0), 990) << "never made larger";
    EXPECT_EQ(long_side_shown(1400, 2000, 3.0), 2000) << "nor by a page that is small in it";
    EXPECT_TRUE(doubtful_picture(GrayImage(300, 400, 200), {Cause::mirrored}, {.crops = false}).crops.empty());
}

void whiten(FilledSheet& sheet, const Anchor& anchor) {
    const auto at = sheet.geometry.to_picture(anchor.centre);
    const auto reach = 0.65 * anchor.size * sheet.geometry.px_per_mm;
    for (int y = std::max(0, static_cast<int>(at.y - reach)); y < std::min<double>(sheet.image.height(), at.y + reach); ++y) {
        const auto row = sheet.image.row(y);
        const auto from = std::max(0, static_cast<int>(at.x - reach));
        const auto to = std::min(sheet.image.width(), static_cast<int>(at.x + reach) + 1);
        std::fill(row.begin() + from, row.begin() + to, std::uint8_t{250});
    }
}

// Whether the page has rows or none: how far boxes are off is another thing.
TEST(RegistrationSummary, says_how_far_the_anchors_are_off) {
    const auto sheet = made(plain_order(programme(), 45), 45);
    const auto page = read_page(sheet.image, catalog_of(programme()), {.crops = false, .trace = true});
    ASSERT_EQ(page.reading.status, record::Status::read);
    ASSERT_TRUE(page.reading.registration && page.trace && page.trace->registration);
    EXPECT_GT(page.reading.registration->residual_mm, 0);
    EXPECT_EQ(page.reading.registration->residual_mm, page.trace->registration->residual_mm);
}

class LostAnchor : public testing::TestWithParam<std::size_t> {};

TEST_P(LostAnchor, and_any_other_are_not_missed) {
    const auto sheet = made(plain_order(programme(), 44), 44);
    const auto anchors = form::anchors_of(form::Paper::a4);
    for (auto second = GetParam() + 1; second < anchors.size(); ++second) {
        SCOPED_TRACE("anchors " + std::to_string(GetParam()) + " and " + std::to_string(second));
        auto spoilt = sheet;
        whiten(spoilt, anchors[GetParam()]);
        whiten(spoilt, anchors[second]);
        const auto result = tried(spoilt, programme());
        expect_read(result);
        ASSERT_TRUE(result.reading.registration);
        EXPECT_EQ(result.reading.registration->fiducials, static_cast<int>(anchors.size()) - 2);
    }
}

INSTANTIATE_TEST_SUITE_P(First, LostAnchor, testing::Range<std::size_t>(0, 9));

} // namespace
} // namespace formradar::read
