// The pictures that come from the renderer of PDF pages.
#include <gtest/gtest.h>

#include "scan/pdf_render.hpp"

namespace formradar::scan {
namespace {

TEST(Pgm, pictures_and_what_is_none) {
    const auto image = parse_pgm("P5\n2 1\n255\nAB");
    ASSERT_TRUE(image);
    EXPECT_EQ(image->width(), 2);
    EXPECT_EQ(image->row(0)[1], 'B');
    for (const auto* text :
         {"", "P5", "P5\n2 1\n255\nA", "P5\n0 1\n255\n", "P5\n2 1\n65535\nABCD", "P6\n2 1\n255\nAB", "P5 99999999999 1 255\n"}) {
        EXPECT_FALSE(parse_pgm(text)) << text;
    }
}

} // namespace
} // namespace formradar::scan
