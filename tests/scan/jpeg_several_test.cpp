// JPEG files that hold more than one picture.
#include "scan/jpeg_several.hpp"

#include <gtest/gtest.h>

#include "scan/make_jpeg.hpp"
#include "scan/pictures.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_literals;

std::string number(std::size_t value, int length) {
    std::string bytes;
    for (int i = length - 1; i >= 0; --i) {
        bytes += static_cast<char>(value >> static_cast<unsigned>(8 * i) & 0xFFU);
    }
    return bytes;
}

std::string with_segment(const std::string& jpeg, int number_of_segment, const std::string& body) {
    return jpeg.substr(0, 2) + "\xFF" + static_cast<char>(0xE0 + number_of_segment) + number(body.size() + 2, 2) + body +
           jpeg.substr(2);
}

// As cameras write it: an index in the first picture, and room between the two.
std::string mpo(const std::string& first, const std::string& second, const std::string& between) {
    const auto segment = [&](std::size_t second_at) {
        const auto entry = number(0, 4) + number(0, 4);
        return "MPF\0"s + "MM\0*"s + number(8, 4) + number(1, 2) + number(0xB002, 2) + number(7, 2) + number(32, 4) +
               number(26, 4) + number(0, 4) + entry + number(0, 8) + entry + number(second_at, 4) + number(0, 4);
    };
    const auto whole = with_segment(first, 2, segment(0)).size() + between.size();
    constexpr std::size_t index_at = 2 + 4 + 4; // behind the start, the segment's head and its name
    return with_segment(first, 2, segment(whole - index_at)) + between + second;
}

const std::string one = make_jpeg(slope(60, 80));
const std::string other = make_jpeg(GrayImage(60, 80, 99));

TEST(JpegSeveral, one_picture_is_one_whatever_follows_it) {
    EXPECT_EQ(pictures_in_jpeg(one).size(), 1U);
    EXPECT_EQ(pictures_in_jpeg(one + std::string(5000, '\0')).size(), 1U);
    EXPECT_EQ(pictures_in_jpeg(one + "\0\0\0\x18"
                                     "ftypmp42 and a film with \xFF\xD8\xFF in it"s)
                  .size(),
              1U);
    EXPECT_EQ(pictures_in_jpeg(one.substr(0, one.size() / 2)).size(), 1U);
    EXPECT_EQ(pictures_in_jpeg("\xFF\xD8\xFF").size(), 1U);
}

TEST(JpegSeveral, a_picture_behind_the_first_is_found) {
    const auto joined = one + other;
    const auto pictures = pictures_in_jpeg(joined);
    ASSERT_EQ(pictures.size(), 2U);
    EXPECT_EQ(pictures[1], other);
    EXPECT_EQ(pictures_in_jpeg(one + std::string(300, '\0') + other + other).size(), 3U);
}

TEST(JpegSeveral, the_index_of_a_camera_leads_over_what_lies_between) {
    const auto file = mpo(one, other, "padding of the camera's own");
    const auto pictures = pictures_in_jpeg(file);
    ASSERT_EQ(pictures.size(), 2U);
    EXPECT_EQ(pictures[1], other);
}

const std::string xmp = "http://ns.adobe.com/xap/1.0/\0"s;
const std::string iso = "urn:iso:std:iso:ts:21496:-1\0"s;

// As phones write it since Android 14: the photo lists what helps to show it, which holds the numbers.
std::string photo_for_bright_screens(const std::string& photo) {
    return with_segment(photo, 1,
                        xmp + "hdrgm:Version=\"1.0\"> <Container:Directory> Item:Semantic=\"Primary\" Item:Semantic=\"GainMap\"");
}

std::string gain_map(const std::string& picture) {
    return with_segment(picture, 1, xmp + "hdrgm:Version=\"1.0\" hdrgm:GainMapMax=\"2.3\" hdrgm:HDRCapacityMax=\"2.3\"");
}

TEST(JpegSeveral, what_only_helps_to_show_the_first_is_left_out) {
    EXPECT_EQ(pictures_in_jpeg(photo_for_bright_screens(one) + gain_map(other)).size(), 1U);
    EXPECT_EQ(pictures_in_jpeg(one + with_segment(other, 1, "urn:com:apple:photo:2020:aux:hdrgainmap"s) + other).size(), 2U);
    EXPECT_EQ(
        pictures_in_jpeg(with_segment(one, 2, iso + "\0\0\0\0"s) + with_segment(other, 2, iso + std::string(61, '\1'))).size(),
        1U);
    EXPECT_EQ(pictures_in_jpeg(one + with_segment(other, 1, "apdi:AuxiliaryImageType urn:com:apple:photo:2018:aux:depth")).size(),
              1U);
}

// Such photos speak of their help in the same words, and were taken for it.
TEST(JpegSeveral, a_second_photo_with_help_of_its_own_is_a_picture) {
    const auto first = photo_for_bright_screens(one) + gain_map(other), second = photo_for_bright_screens(other) + gain_map(one);
    for (const auto& between : {""s, std::string(7, '\0'), "\r\n"s}) {
        const auto joined = first + between + second + between + first;
        const auto pictures = pictures_in_jpeg(joined);
        ASSERT_EQ(pictures.size(), 3U);
        EXPECT_EQ(pictures[1], photo_for_bright_screens(other));
        EXPECT_EQ(pictures[2], photo_for_bright_screens(one));
    }
    EXPECT_EQ(pictures_in_jpeg(one + with_segment(other, 1, xmp + "hdrgm:Version=\"1.0\"")).size(), 2U);
    EXPECT_EQ(pictures_in_jpeg(one + with_segment(other, 2, iso + "\0\0\0\0"s)).size(), 2U);
    EXPECT_EQ(pictures_in_jpeg(one + with_segment(other, 1, xmp + "GDepth:Format=\"RangeInverse\"")).size(), 2U);
}

TEST(JpegSeveral, the_index_of_each_photo_leads_over_what_lies_between) {
    const auto file = mpo(one, other, "padding of the camera's own");
    const auto joined = file + "\r\n" + file;
    const auto pictures = pictures_in_jpeg(joined);
    ASSERT_EQ(pictures.size(), 4U);
    EXPECT_EQ(pictures[1], other);
    EXPECT_EQ(pictures[3], other);
}

TEST(JpegSeveral, a_picture_behind_other_bytes_is_found) {
    for (const auto& between : {"\r\n"s, "--boundary\r\nContent-Type: image/jpeg\r\n\r\n"s,
                                "\x01\x02\xFF\xD8\xFF no picture \xFF\xD8\xFF\xE0"s, "SEFH\0\0\0"s}) {
        const auto joined = one + between + other;
        const auto pictures = pictures_in_jpeg(joined);
        ASSERT_EQ(pictures.size(), 2U) << between;
        EXPECT_EQ(pictures[1], other);
    }
}

TEST(JpegSeveral, a_damaged_byte_that_looks_like_a_marker_hides_no_picture_behind_it) {
    for (const auto& damage : {"\xFF\xD8\x8A\x3F"s, "\xFF\x01\x8A\x3F"s, "\xFF\xC4\x8A\x3F"s, "\xFF\xE1\x8A\x3F"s}) {
        auto damaged = one;
        damaged.replace(one.size() - 30, damage.size(), damage);
        const auto joined = damaged + other;
        const auto pictures = pictures_in_jpeg(joined);
        ASSERT_EQ(pictures.size(), 2U);
        EXPECT_EQ(pictures[1], other);
    }
}

TEST(JpegSeveral, one_that_was_cut_short_does_not_take_the_next_with_it) {
    const auto joined = one.substr(0, one.size() - 30) + other;
    const auto pictures = pictures_in_jpeg(joined);
    ASSERT_EQ(pictures.size(), 2U);
    EXPECT_EQ(pictures[1], other);
}

TEST(JpegSeveral, thumbnails_in_the_notes_are_no_pictures) {
    EXPECT_EQ(pictures_in_jpeg(with_segment(one, 1, "Exif\0\0"s + other)).size(), 1U);
}

int pages_in(const std::string& bytes) {
    const auto file = ScanFile::open(bytes);
    return file ? file->pages() : 0;
}

TEST(Open, every_picture_of_a_jpeg_file_is_a_page_but_no_smaller_copy) {
    EXPECT_EQ(pages_in(one + other), 2);
    EXPECT_EQ(pages_in(make_jpeg(slope(600, 800)) + make_jpeg(slope(150, 200))), 1);
    EXPECT_EQ(pages_in(other + make_jpeg(slope(600, 800)) + make_jpeg(slope(150, 200))), 2) << "a copy of the second";
    const auto file = one + other;
    const auto opened = ScanFile::open(file);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->page(2)->image.row(0)[0], 99);
}

// A page that is only asked for its colours has the same number.
TEST(Open, a_smaller_copy_is_no_page_either_when_colours_are_asked_for) {
    const auto file = make_jpeg(slope(600, 800)) + make_jpeg(slope(150, 200)) +
                      make_jpeg(GrayImage(60, 80, 200), {.colour = JpegColour::ycbcr, .yellow = 80});
    const auto opened = ScanFile::open(file, {.colour = true});
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->pages(), 2);
    EXPECT_TRUE(opened->page(2));
}

} // namespace
} // namespace formradar::scan
