#include "scan/make_jbig2.hpp"

#include <cstdint>
#include <vector>

#include "scan/make_tiff.hpp"

namespace formradar::scan {
namespace {

std::string number(std::uint64_t value, int length) {
    std::string bytes;
    for (int i = length - 1; i >= 0; --i) {
        bytes += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
    return bytes;
}

std::string segment(std::uint32_t own, int type, const std::string& refers_to, int page, const std::string& data) {
    return number(own, 4) + number(static_cast<std::uint32_t>(type), 1) +
           number(static_cast<std::uint32_t>(refers_to.size()) << 5U, 1) + refers_to +
           number(static_cast<std::uint32_t>(page), 1) + number(static_cast<std::uint32_t>(data.size()), 4) + data;
}

// Group 4 data of a picture, as JBIG2 has them too: the one strip of a TIFF file, between its header and its directory.
std::string group_4(const GrayImage& image) {
    TiffPage page{.width = image.width(), .height = image.height(), .tags = {}, .palette = {}};
    page.tags = {{TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4},
                 {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE},
                 {TIFFTAG_BITSPERSAMPLE, 1},
                 {TIFFTAG_SAMPLESPERPIXEL, 1},
                 {TIFFTAG_ROWSPERSTRIP, image.height()}};
    for (int y = 0; y < image.height(); ++y) {
        std::vector<std::uint8_t> row((static_cast<std::size_t>(image.width()) + 7) / 8);
        for (std::size_t x = 0; x < image.row(y).size(); ++x) {
            row[x / 8] = static_cast<std::uint8_t>(row[x / 8] | (image.row(y)[x] < 128 ? 0x80U >> x % 8 : 0U));
        }
        page.rows.push_back(std::move(row));
    }
    return strip_of(make_tiff({page}));
}

constexpr int page_information = 48;
constexpr int generic_region = 38;
constexpr int pattern_dictionary = 16;
constexpr int halftone_region = 22;

} // namespace

MadeJbig2 make_jbig2(const GrayImage& image, bool shared_patterns) {
    const auto width = static_cast<std::uint32_t>(image.width());
    const auto height = static_cast<std::uint32_t>(image.height());
    const auto size = number(width, 4) + number(height, 4);
    const auto page = segment(1, page_information, "", 1, size + number(0, 8) + number(0, 1) + number(0, 2));
    const auto region = size + number(0, 8) + number(0, 1);
    const auto coded = std::string(1, '\1'); // flags: as group 4 has it
    if (!shared_patterns) {
        return {.globals = "", .bytes = page + segment(2, generic_region, "", 1, region + coded + group_4(image))};
    }
    GrayImage both(2, 1, 255); // two patterns of one pixel each
    both.row(0)[1] = 0;
    const auto dictionary = coded + number(1, 1) + number(1, 1) + number(1, 4) + group_4(both);
    const auto grid = size + number(0, 8) + number(256, 2) + number(0, 2);
    return {.globals = segment(0, pattern_dictionary, "", 0, dictionary),
            .bytes = page + segment(2, halftone_region, std::string(1, '\0'), 1, region + coded + grid + group_4(image))};
}

} // namespace formradar::scan
