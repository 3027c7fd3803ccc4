#include "draw/pack.hpp"

#include <gmock/gmock.h>

namespace formradar::draw {
namespace {

using testing::ElementsAre;

GrayImage row_of(std::initializer_list<int> greys) {
    GrayImage image(static_cast<int>(greys.size()), 1);
    std::ranges::transform(greys, image.pixels().begin(), [](int grey) { return static_cast<std::uint8_t>(grey); });
    return image;
}

TEST(PackedImage, takes_one_bit_for_black_and_white) {
    const PackedImage packed = packed_image(row_of({255, 0, 255, 255, 0, 0, 0, 0, 255}));
    EXPECT_EQ(packed.bits, 1);
    EXPECT_THAT(packed.bytes, ElementsAre(0b10110000, 0b10000000));
}

TEST(PackedImage, takes_four_bits_for_sixteen_greys) {
    const PackedImage packed = packed_image(row_of({0, 17, 255}));
    EXPECT_EQ(packed.bits, 4);
    EXPECT_THAT(packed.bytes, ElementsAre(0x01, 0xF0));
}

TEST(PackedImage, keeps_all_greys_when_there_are_more) {
    const PackedImage packed = packed_image(row_of({0, 18, 255}));
    EXPECT_EQ(packed.bits, 8);
    EXPECT_THAT(packed.bytes, ElementsAre(0, 18, 255));
}

TEST(PackedImage, starts_each_row_on_a_byte) {
    GrayImage image(3, 2, 255);
    image.row(1)[0] = 0;
    EXPECT_THAT(packed_image(image).bytes, ElementsAre(0b11100000, 0b01100000));
}

} // namespace
} // namespace formradar::draw
