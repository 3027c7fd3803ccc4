// Which pictures of a TIFF file are pages, whatever they say of themselves, and what is made of a camera's raw file.
#include <gtest/gtest.h>

#include "scan/make_tiff.hpp"
#include "scan/pictures.hpp"
#include "support/reasons.hpp"

namespace formradar::scan {
namespace {

constexpr int linear_raw = 34892;

TiffPage page(const GrayImage& image, std::vector<std::pair<std::uint32_t, int>> more = {}) {
    TiffPage made{.width = image.width(), .height = image.height(), .tags = std::move(more), .palette = {}};
    made.tags.insert(made.tags.end(), {{TIFFTAG_BITSPERSAMPLE, 8}, {TIFFTAG_SAMPLESPERPIXEL, 1}});
    if (std::ranges::none_of(made.tags, [](const auto& tag) { return tag.first == TIFFTAG_PHOTOMETRIC; })) {
        made.tags.emplace_back(TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    }
    for (int y = 0; y < image.height(); ++y) {
        made.rows.emplace_back(image.row(y).begin(), image.row(y).end());
    }
    return made;
}

const std::pair<std::uint32_t, int> reduced = {TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE};

TEST(TiffPages, a_smaller_copy_is_no_page_and_another_sheet_is_one) {
    const auto large = slope(840, 1188);
    auto other = slope(420, 594);
    for (int y = 300; y < 330; ++y) { // a mark that the large one does not have
        std::ranges::fill(other.row(y).subspan(200, 30), std::uint8_t{0});
    }
    EXPECT_EQ(ScanFile::open(make_tiff({page(large), page(slope(420, 594), {reduced})}))->pages(), 1);
    EXPECT_EQ(ScanFile::open(make_tiff({page(slope(420, 594), {reduced}), page(large)}))->pages(), 1);
    const auto bytes = make_tiff({page(large), page(other, {reduced})});
    const auto file = ScanFile::open(bytes);
    ASSERT_EQ(file->pages(), 2);
    EXPECT_EQ(file->page(2)->image, other);
}

TEST(TiffPages, a_file_of_nothing_but_smaller_copies_has_pages) {
    const auto bytes = make_tiff({page(slope(420, 594), {reduced}), page(slope(594, 420), {reduced})});
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 2);
    EXPECT_EQ(file->page(1)->image, slope(420, 594));
}

TEST(TiffPages, the_camera_s_own_picture_of_a_raw_file_is_read_when_it_is_large_enough) {
    const auto raw = page(slope(1200, 1600), {{TIFFTAG_PHOTOMETRIC, linear_raw}});
    const auto bytes = make_tiff({page(slope(900, 1200), {reduced}), raw});
    const auto read = page_of(bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->image, slope(900, 1200));
    const auto small = make_tiff({page(slope(90, 120), {reduced}), raw});
    ASSERT_EQ(ScanFile::open(small)->pages(), 1);
    const auto refused = page_of(small);
    ASSERT_FALSE(refused);
    EXPECT_NE(words_of(refused.error().detail).find("save it as JPEG"), std::string::npos);
}

TEST(TiffPages, pictures_below_others_are_found) {
    const auto bytes = make_tiff_with_children(page(slope(90, 120), {reduced}), {page(slope(400, 500)), page(slope(500, 400))});
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 2);
    EXPECT_EQ(file->page(1)->image, slope(400, 500));
    EXPECT_EQ(file->page(2)->image, slope(500, 400));
}

TEST(TiffPages, a_raw_file_below_a_thumbnail_is_one_page) {
    const auto raw = page(slope(827, 1169), {{TIFFTAG_PHOTOMETRIC, linear_raw}});
    const auto bytes = make_tiff_with_children(page(slope(181, 256), {reduced}), {raw});
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->pages(), 1);
    EXPECT_FALSE(file->page(1));
}

} // namespace
} // namespace formradar::scan
