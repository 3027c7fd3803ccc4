// JBIG2 pictures as PDF files carry them.
#include "scan/jbig2.hpp"

#include <gtest/gtest.h>

#include <random>

#include "scan/jbig2_data.hpp"
#include "scan/make_jbig2.hpp"
#include "scan/pictures.hpp"
#include "support/reasons.hpp"

namespace formradar::scan {
namespace {

GrayImage stripes(int width, int height) {
    GrayImage image(width, height, 255);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.row(y)[static_cast<std::size_t>(x)] = (x / 7 + y / 5) % 3 == 0 || (x < width / 4 && y < height / 4) ? 0 : 255;
        }
    }
    return image;
}

const GrayImage picture = stripes(117, 93);

TEST(Jbig2, a_region_of_its_own) {
    const auto made = make_jbig2(picture);
    const auto decoded = decode_jbig2({.bytes = made.bytes}, {});
    ASSERT_TRUE(decoded) << decoded.error().detail;
    EXPECT_EQ(decoded->image, picture);
    EXPECT_TRUE(decoded->suspect.empty());
}

TEST(Jbig2, black_for_white) {
    const auto made = make_jbig2(picture);
    const auto decoded = decode_jbig2({.bytes = made.bytes, .globals = {}, .inverted = true}, {});
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->image.row(0)[0], 255);
}

TEST(Jbig2, with_what_several_pictures_share_and_without_it) {
    const auto made = make_jbig2(picture, true);
    const auto decoded = decode_jbig2({.bytes = made.bytes, .globals = made.globals}, {});
    ASSERT_TRUE(decoded) << decoded.error().detail;
    EXPECT_EQ(decoded->image, picture);
    EXPECT_FALSE(decode_jbig2({.bytes = made.bytes}, {}));
}

TEST(Jbig2, cut_short_anywhere_it_is_refused) {
    const auto made = make_jbig2(picture);
    for (std::size_t length = 0; length < made.bytes.size(); ++length) {
        EXPECT_FALSE(decode_jbig2({.bytes = std::string_view(made.bytes).substr(0, length)}, {})) << length;
    }
}

TEST(Jbig2, a_picture_over_the_limit_is_refused) {
    auto made = make_jbig2(picture);
    EXPECT_FALSE(decode_jbig2({.bytes = made.bytes}, {.max_megapixels = 0.005}));
    made.bytes[11] = '\x7F'; // its width, then over two thousand million
    EXPECT_FALSE(decode_jbig2({.bytes = made.bytes}, {}));
}

TEST(Jbig2, flipped_bytes_never_do_worse_than_a_refusal) {
    const auto made = make_jbig2(picture, true);
    std::mt19937 random(20261128);
    for (int i = 0; i < 200; ++i) {
        auto damaged = made;
        auto& part = i % 2 == 0 ? damaged.bytes : damaged.globals;
        part[random() % part.size()] = static_cast<char>(random());
        const auto decoded = decode_jbig2({.bytes = damaged.bytes, .globals = damaged.globals}, {.max_megapixels = 2});
        EXPECT_TRUE(!decoded || !decoded->image.empty());
    }
}

TEST(Jbig2, a_segment_that_is_begun_has_to_be_there) {
    const auto made = make_jbig2(picture, true);
    EXPECT_EQ(jbig2_parts(made.bytes), (Jbig2Parts{.whole = true, .regions = 1}));
    EXPECT_EQ(jbig2_parts(made.globals), (Jbig2Parts{.whole = true, .regions = 0}));
    EXPECT_EQ(jbig2_parts(made.bytes + std::string(9, '\0')), (Jbig2Parts{.whole = true, .regions = 1}));
    EXPECT_FALSE(jbig2_parts(made.bytes.substr(0, made.bytes.size() - 1)).whole);
    EXPECT_FALSE(jbig2_parts(made.bytes.substr(0, 7)).whole);
}

} // namespace
} // namespace formradar::scan
