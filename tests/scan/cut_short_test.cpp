// A file of every kind that is whole, and each beginning of it that a copy may have come to.
#include "formradar/scan/cut_short.hpp"

#include <gtest/gtest.h>

#include "formradar/scan/encode.hpp"
#include "scan/make_jpx.hpp"
#include "scan/make_pdf.hpp"
#include "scan/make_tiff.hpp"
#include "scan/make_zip.hpp"
#include "scan/pictures.hpp"

namespace formradar::scan {
namespace {

const GrayImage picture = slope(300, 400);

std::string tiff() {
    TiffPage page{.width = 300, .height = 400, .tags = {}, .palette = {}};
    page.tags = {{TIFFTAG_BITSPERSAMPLE, 8}, {TIFFTAG_SAMPLESPERPIXEL, 1}, {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK}};
    for (int y = 0; y < 400; ++y) {
        page.rows.emplace_back(picture.row(y).begin(), picture.row(y).end());
    }
    return make_tiff({page, page});
}

TEST(CutShort, whole_files_are_not_and_their_beginnings_are) {
    const PdfPicture in_pdf{"/Width 300 /Height 400 /ColorSpace /DeviceGray /BitsPerComponent 8",
                            {picture.pixels().begin(), picture.pixels().end()}};
    for (const auto& whole : {encode_jpeg(picture, 90), encode_png(picture), tiff(), make_pdf({{in_pdf}}),
                              make_jpx({.channels = {picture}}), make_zip({{"a.jpg", 5}})}) {
        EXPECT_FALSE(looks_cut_short(whole)) << whole.substr(0, 12);
        for (const std::size_t percent : {30U, 60U, 90U}) {
            EXPECT_TRUE(looks_cut_short(whole.substr(0, whole.size() * percent / 100))) << whole.substr(0, 12) << percent;
        }
    }
}

TEST(CutShort, room_that_was_made_for_what_is_to_come) {
    const auto whole = encode_jpeg(picture, 90);
    EXPECT_TRUE(looks_cut_short(""));
    EXPECT_TRUE(looks_cut_short(std::string(5000, '\0')));
    EXPECT_TRUE(looks_cut_short(whole.substr(0, whole.size() / 2) + std::string(whole.size() / 2, '\0')));
    EXPECT_FALSE(looks_cut_short(whole + std::string(3000, '\0')));
    EXPECT_FALSE(looks_cut_short("Beste mensen"));
}

} // namespace
} // namespace formradar::scan
