// JPEG 2000 pictures of every kind of channel, size and container.
#include "scan/jpx.hpp"

#include <gtest/gtest.h>

#include <random>

#include "scan/jpx_boxes.hpp"
#include "scan/make_jpx.hpp"
#include "scan/pictures.hpp"
#include "support/reasons.hpp"

namespace formradar::scan {
namespace {

const GrayImage grey = slope(119, 168);
const GrayImage black(119, 168, 0);
const GrayImage white(119, 168, 255);

GrayImage decoded(const std::string& bytes, const JpxColours& colours = {}) {
    auto picture = decode_jpx(bytes, {}, colours);
    EXPECT_TRUE(picture) << picture.error().detail;
    return picture ? std::move(picture->image) : GrayImage();
}

TEST(Jpx, grey_of_every_depth_in_a_file_and_bare) {
    EXPECT_EQ(decoded(make_jpx({.channels = {grey}})), grey);
    EXPECT_EQ(decoded(make_jpx({.channels = {grey}, .file = false})), grey);
    EXPECT_EQ(decoded(make_jpx({.channels = {grey}, .bits = 16})), grey);
    EXPECT_LE(difference(decoded(make_jpx({.channels = {grey}, .bits = 4})), grey), 17);
    EXPECT_EQ(decoded(make_jpx({.channels = {black}, .bits = 1})), black);
}

TEST(Jpx, colours_become_as_light_as_in_other_formats) {
    const JpxOrder red{.channels = {white, black, black}, .space = MadeSpace::srgb};
    EXPECT_EQ(decoded(make_jpx(red)).row(0)[0], 76);
    const JpxOrder paper{.channels = {grey, grey, grey}, .space = MadeSpace::srgb, .mixed = true};
    EXPECT_EQ(decoded(make_jpx(paper)), grey);
    const JpxOrder bare{.channels = {grey, grey, grey}, .space = MadeSpace::srgb, .file = false};
    EXPECT_EQ(decoded(make_jpx(bare)), grey);
}

TEST(Jpx, of_brightness_and_colour_the_brightness_is_taken) {
    EXPECT_EQ(decoded(make_jpx({.channels = {grey, black, white}, .space = MadeSpace::sycc})), grey);
}

TEST(Jpx, inks_are_darker_the_more_there_is_of_them) {
    const auto cyan = decoded(make_jpx({.channels = {white, black, black, black}, .space = MadeSpace::cmyk}));
    EXPECT_EQ(cyan.row(0)[0], 255 - 76);
    EXPECT_EQ(decoded(make_jpx({.channels = {black, black, black, white}, .space = MadeSpace::cmyk})), black);
    EXPECT_EQ(decoded(make_jpx({.channels = {black, black, black, black}, .space = MadeSpace::cmyk})), white);
    EXPECT_EQ(decoded(make_jpx({.channels = {black, black, black, black}, .space = MadeSpace::cmyk, .mixed = true})), white);
}

TEST(Jpx, what_is_transparent_is_paper_unless_a_pdf_says_otherwise) {
    const JpxOrder clear{.channels = {black, black}, .space = MadeSpace::grey, .opacity_last = true};
    EXPECT_EQ(decoded(make_jpx(clear)), white);
    EXPECT_EQ(decoded(make_jpx(clear), {.alpha_counts = false}), black);
    const JpxOrder opaque{.channels = {grey, grey, grey, white}, .space = MadeSpace::srgb, .opacity_last = true};
    EXPECT_EQ(decoded(make_jpx(opaque)), grey);
}

TEST(Jpx, a_pdfs_table_of_colours_is_looked_up) {
    std::vector<std::uint8_t> turned_round(256);
    for (std::size_t i = 0; i < 256; ++i) {
        turned_round[i] = static_cast<std::uint8_t>(255 - i);
    }
    EXPECT_EQ(decoded(make_jpx({.channels = {black}}), {.channels = 1, .greys = turned_round}), white);
}

TEST(Jpx, its_own_table_of_colours_is_looked_up) {
    const auto bytes = with_table(make_jpx({.channels = {black}}), {0xFF, 0x00, 0x00});
    EXPECT_TRUE(jpx_notes_of(bytes).has_table);
    EXPECT_EQ(decoded(bytes).row(0)[0], 76);
}

TEST(Jpx, large_pictures_are_decoded_at_the_size_that_is_enough) {
    const auto large = slope(400, 7016);
    const auto once = decoded(make_jpx({.channels = {large}, .rate = 30}));
    EXPECT_EQ(once.width(), 200);
    EXPECT_EQ(once.height(), 3508);
    EXPECT_NEAR(once.row(3000)[150], large.row(6000)[300], 8);
    const auto otherwise = decoded(make_jpx({.channels = {large}, .rate = 30, .sizes = 1})); // it has only the one size
    EXPECT_EQ(otherwise.height(), 3508);
}

TEST(Jpx, in_tiles) {
    EXPECT_EQ(decoded(make_jpx({.channels = {grey, grey, grey}, .space = MadeSpace::srgb, .mixed = true, .tile = 50})), grey);
}

TEST(Jpx, over_the_limit_it_is_refused_before_it_is_decoded) {
    const auto picture = decode_jpx(make_jpx({.channels = {grey}}), {.max_megapixels = 0.01});
    ASSERT_FALSE(picture);
    EXPECT_EQ(picture.error().kind, RefusalKind::too_large);
}

TEST(Jpx, cut_short_anywhere_it_is_refused) {
    const auto bytes = make_jpx({.channels = {slope(600, 800)}, .rate = 10});
    for (std::size_t percent = 0; percent < 100; percent += 3) {
        EXPECT_FALSE(decode_jpx(std::string_view(bytes).substr(0, bytes.size() * percent / 100), {})) << percent;
    }
}

TEST(Jpx, flipped_bytes_never_do_worse_than_a_refusal) {
    const auto bytes = make_jpx({.channels = {grey, grey, grey}, .space = MadeSpace::srgb, .mixed = true});
    std::mt19937 random(20261128);
    for (int i = 0; i < 200; ++i) {
        auto damaged = bytes;
        damaged[random() % damaged.size()] = static_cast<char>(random());
        const auto picture = decode_jpx(damaged, {.max_megapixels = 2});
        EXPECT_TRUE(!picture || !picture->image.empty());
    }
}

TEST(Jpx, notes_of_what_is_no_file_are_empty) {
    EXPECT_EQ(jpx_notes_of(""), JpxNotes{});
    EXPECT_EQ(jpx_notes_of(make_jpx({.channels = {grey}, .file = false})), JpxNotes{});
}

} // namespace
} // namespace formradar::scan
