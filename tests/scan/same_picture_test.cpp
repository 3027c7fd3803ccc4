// Copies in another size are known, other sheets are not taken for copies.
#include "scan/same_picture.hpp"

#include <gtest/gtest.h>

#include "scan/pictures.hpp"

namespace formradar::scan {
namespace {

GrayImage sheet(int scale, int marked_row) {
    GrayImage image(210 * scale, 297 * scale, 250);
    for (int row = 0; row < 7; ++row) {
        const int shift = row == marked_row ? 60 : 100;
        for (int y = (100 + 20 * row) * scale; y < (107 + 20 * row) * scale; ++y) {
            for (int x = shift * scale; x < (shift + 7) * scale; ++x) {
                image.row(y)[static_cast<std::size_t>(x)] = (x / scale + y / scale) % 3 == 0 ? 40 : 250; // a hatched box
            }
        }
    }
    return image;
}

TEST(SamePicture, a_smaller_copy_is_known) {
    EXPECT_TRUE(same_picture(sheet(4, 0), sheet(1, 0)));
    EXPECT_TRUE(same_picture(sheet(1, 3), sheet(2, 3)));
}

TEST(SamePicture, one_mark_in_another_box_makes_another_sheet) {
    EXPECT_FALSE(same_picture(sheet(4, 0), sheet(1, 1)));
    EXPECT_FALSE(same_picture(sheet(4, 6), sheet(4, -1)));
}

TEST(SamePicture, another_shape_or_nothing_is_no_copy) {
    EXPECT_FALSE(same_picture(GrayImage(100, 100, 200), GrayImage(100, 140, 200)));
    EXPECT_FALSE(same_picture(GrayImage(), GrayImage()));
    EXPECT_TRUE(same_picture(GrayImage(1, 1, 200), GrayImage(1, 1, 200)));
}

} // namespace
} // namespace formradar::scan
