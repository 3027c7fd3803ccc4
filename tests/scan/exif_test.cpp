// EXIF blocks of both byte orders, whole and damaged.
#include "scan/exif.hpp"

#include <gtest/gtest.h>

#include <string>

namespace formradar::scan {
namespace {

using namespace std::string_literals;

const std::string big =
    "MM\0*\0\0\0\x08"
    "\0\x03"
    "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"
    "\x01\x1A\0\x05\0\0\0\x01\0\0\0\x32"
    "\x01\x28\0\x03\0\0\0\x01\0\x02\0\0"
    "\0\0\0\0"
    "\0\0\x01\x2C\0\0\0\x01"s;

TEST(Exif, big_endian) {
    EXPECT_EQ(parse_exif("Exif\0\0"s + big), (Exif{.orientation = 6, .dpi = 300}));
}

TEST(Exif, little_endian_per_centimetre) {
    const auto block =
        "II*\0\x08\0\0\0"
        "\x03\0"
        "\x12\x01\x03\0\x01\0\0\0\x08\0\0\0"
        "\x1A\x01\x05\0\x01\0\0\0\x32\0\0\0"
        "\x28\x01\x03\0\x01\0\0\0\x03\0\0\0"
        "\0\0\0\0"
        "\x64\0\0\0\x01\0\0\0"s;
    EXPECT_EQ(parse_exif(block), (Exif{.orientation = 8, .dpi = 254}));
}

TEST(Exif, an_orientation_out_of_range_is_upright) {
    auto block = big;
    block[19] = 9;
    EXPECT_EQ(parse_exif(block).orientation, 1);
}

TEST(Exif, cut_at_any_place_it_gives_what_is_there) {
    for (std::size_t length = 0; length < big.size(); ++length) {
        const auto exif = parse_exif(std::string_view(big).substr(0, length));
        EXPECT_TRUE(exif.orientation == 1 || exif.orientation == 6);
    }
    EXPECT_EQ(parse_exif("no block"), Exif{});
    EXPECT_EQ(parse_exif("II*\0\xFF\xFF\xFF\xFF"s), Exif{});
}

} // namespace
} // namespace formradar::scan
