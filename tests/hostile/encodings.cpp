// Each encoding is a row of the table at the end.
#include "hostile/encodings.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "formradar/scan/encode.hpp"
#include "hostile/pdf_filters.hpp"
#include "hostile/rows.hpp"
#include "scan/make_jpeg.hpp"
#include "scan/make_jpx.hpp"
#include "scan/make_pdf.hpp"
#include "scan/make_phone.hpp"
#include "scan/make_png.hpp"
#include "scan/make_tiff.hpp"
#include "scan/turn.hpp"

namespace formradar::hostile {
namespace {

std::string jpeg_of_office(Pictures pages, Rng& rng) {
    return scan::encode_jpeg(pages[0], rng.integer(70, 92), 150);
}

// What a camera held another way stores of it.
GrayImage stored_as(const GrayImage& upright, int orientation) {
    const int back = orientation == 6 ? 8 : orientation == 8 ? 6 : orientation;
    return scan::turned(upright, back);
}

std::string jpeg_of_phone(Pictures pages, Rng& rng) {
    const int orientation = rng.integer(1, 8);
    return scan::make_jpeg(stored_as(pages[0], orientation),
                           {.colour = scan::JpegColour::ycbcr, .orientation = orientation, .subsampled = true});
}

template <scan::JpegColour colour, bool progressive, int restart_every>
std::string jpeg(Pictures pages, Rng&) {
    return scan::make_jpeg(
        pages[0], {.colour = colour, .progressive = progressive, .orientation = 0, .dpi = 150, .restart_every = restart_every});
}

template <int colour_type, int depth, bool interlaced>
std::string png(Pictures pages, Rng&) {
    constexpr int channels = colour_type == PNG_COLOR_TYPE_GRAY         ? 1
                             : colour_type == PNG_COLOR_TYPE_GRAY_ALPHA ? 2
                             : colour_type == PNG_COLOR_TYPE_RGB        ? 3
                                                                        : 4;
    constexpr bool alpha = channels == 2 || channels == 4;
    const auto& image = pages[0];
    return scan::make_png({.width = image.width(),
                           .height = image.height(),
                           .colour_type = colour_type,
                           .depth = depth,
                           .interlaced = interlaced,
                           .palette = {}},
                          packed_rows(image, {.bits = depth, .channels = channels, .opaque_last = alpha}));
}

std::string png_of_palette(Pictures pages, Rng&) {
    scan::PngRecipe recipe{
        .width = pages[0].width(), .height = pages[0].height(), .colour_type = PNG_COLOR_TYPE_PALETTE, .palette = {}};
    for (int i = 0; i < 256; ++i) {
        const auto grey = static_cast<png_byte>(i);
        recipe.palette.push_back({grey, grey, grey});
    }
    return scan::make_png(recipe, packed_rows(pages[0], {}));
}

struct TiffKind {
    int compression = COMPRESSION_NONE;
    Samples samples;
    int photometric = PHOTOMETRIC_MINISBLACK;
};

scan::TiffPage tiff_page(const GrayImage& image, const TiffKind& kind) {
    scan::TiffPage page{.width = image.width(), .height = image.height(), .tags = {}, .dpi_x = 150, .dpi_y = 150, .palette = {}};
    page.tags = {{TIFFTAG_COMPRESSION, kind.compression},
                 {TIFFTAG_PHOTOMETRIC, kind.photometric},
                 {TIFFTAG_BITSPERSAMPLE, kind.samples.bits},
                 {TIFFTAG_SAMPLESPERPIXEL, kind.samples.channels},
                 {TIFFTAG_ROWSPERSTRIP, 64}};
    auto samples = kind.samples;
    samples.inverted = kind.photometric == PHOTOMETRIC_MINISWHITE;
    page.rows = packed_rows(image, samples);
    return page;
}

template <int compression, int bits, int channels, int photometric>
std::string tiff(Pictures pages, Rng&) {
    std::vector<scan::TiffPage> made;
    for (const auto& page : pages) {
        made.push_back(tiff_page(
            page, {.compression = compression, .samples = {.bits = bits, .channels = channels}, .photometric = photometric}));
    }
    return scan::make_tiff(made);
}

std::string size_entries(const GrayImage& image) {
    return "/Width " + std::to_string(image.width()) + " /Height " + std::to_string(image.height()) + " ";
}

scan::PdfPicture jpeg_in_pdf(const GrayImage& image, int quality) {
    return {.dictionary = size_entries(image) + "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
            .data = scan::encode_jpeg(image, quality)};
}

scan::PdfPicture samples_in_pdf(const GrayImage& image) {
    return {.dictionary = size_entries(image) + "/ColorSpace /DeviceGray /BitsPerComponent 8",
            .data = {image.pixels().begin(), image.pixels().end()}};
}

std::string pdf_of_copier(Pictures pages, Rng& rng) {
    std::vector<scan::PdfPage> made;
    for (const auto& page : pages) {
        made.push_back({.picture = jpeg_in_pdf(page, rng.integer(75, 90))});
    }
    return scan::make_pdf(made);
}

// Some pages with more on them than a picture, so that they have to be drawn, and one that is turned.
std::string pdf_of_all_sorts(Pictures pages, Rng& rng) {
    std::vector<scan::PdfPage> made;
    for (const auto& page : pages) {
        scan::PdfPage one{.picture = rng.chance(0.3) ? samples_in_pdf(page) : jpeg_in_pdf(page, 85)};
        one.content += rng.chance(0.3) ? " 0.9 g 2 2 9 9 re f" : "";
        one.more = rng.chance(0.3) ? "/Rotate 90" : "";
        made.push_back(std::move(one));
    }
    return scan::make_pdf(made);
}

std::string heic(Pictures pages, Rng&) {
    return scan::make_heic(pages[0]);
}

template <bool lossless>
std::string webp(Pictures pages, Rng&) {
    return scan::make_webp(pages[0], lossless);
}

std::string jpx(Pictures pages, Rng&) {
    return scan::make_jpx({.channels = {pages[0]}, .rate = 6});
}

std::string pdf_jpx(Pictures pages, Rng&) {
    return pdf_by_filter("jpx_colour", pages[0]);
}

std::string pdf_jbig2(Pictures pages, Rng&) {
    return pdf_by_filter("jbig2_with_globals", black_and_white(pages[0]));
}

std::string pdf_run_length(Pictures pages, Rng&) {
    return pdf_by_filter("run_length", black_and_white(pages[0]));
}

// Two sheets, one behind the other in one file.
std::string jpeg_of_several(Pictures pages, Rng&) {
    std::string bytes;
    for (const auto& page : pages) {
        bytes += scan::make_jpeg(page);
    }
    return bytes;
}

constexpr std::array encodings = {
    Encoding{"jpeg", ".jpg", 1, 60, jpeg_of_office},
    Encoding{"jpeg of a phone", ".jpg", 1, 60, jpeg_of_phone},
    Encoding{"jpeg rgb", ".jpeg", 1, 10, jpeg<scan::JpegColour::rgb, false, 0>},
    Encoding{"jpeg cmyk", ".jpg", 1, 10, jpeg<scan::JpegColour::cmyk, false, 0>},
    Encoding{"jpeg cmyk of adobe", ".JPG", 1, 10, jpeg<scan::JpegColour::cmyk_of_adobe, false, 0>},
    Encoding{"jpeg progressive", ".jpg", 1, 20, jpeg<scan::JpegColour::grey, true, 0>},
    Encoding{"jpeg progressive colour", ".jpg", 1, 10, jpeg<scan::JpegColour::ycbcr, true, 0>},
    Encoding{"jpeg with restarts", ".jpg", 1, 10, jpeg<scan::JpegColour::grey, false, 1>},
    Encoding{"png", ".png", 1, 20, png<PNG_COLOR_TYPE_GRAY, 8, false>},
    Encoding{"png 1 bit", ".png", 1, 10, png<PNG_COLOR_TYPE_GRAY, 1, false>},
    Encoding{"png 4 bits", ".png", 1, 10, png<PNG_COLOR_TYPE_GRAY, 4, false>},
    Encoding{"png 16 bits", ".png", 1, 10, png<PNG_COLOR_TYPE_GRAY, 16, false>},
    Encoding{"png interlaced", ".png", 1, 10, png<PNG_COLOR_TYPE_GRAY, 8, true>},
    Encoding{"png rgb", ".PNG", 1, 10, png<PNG_COLOR_TYPE_RGB, 8, false>},
    Encoding{"png rgba", ".png", 1, 10, png<PNG_COLOR_TYPE_RGB_ALPHA, 8, false>},
    Encoding{"png grey and alpha", ".png", 1, 5, png<PNG_COLOR_TYPE_GRAY_ALPHA, 8, false>},
    Encoding{"png palette", ".png", 1, 10, png_of_palette},
    Encoding{"tiff g3", ".tif", 4, 10, tiff<COMPRESSION_CCITTFAX3, 1, 1, PHOTOMETRIC_MINISWHITE>},
    Encoding{"tiff g4", ".tif", 4, 20, tiff<COMPRESSION_CCITTFAX4, 1, 1, PHOTOMETRIC_MINISWHITE>},
    Encoding{"tiff", ".tiff", 1, 10, tiff<COMPRESSION_NONE, 8, 1, PHOTOMETRIC_MINISBLACK>},
    Encoding{"tiff lzw", ".tif", 1, 10, tiff<COMPRESSION_LZW, 8, 1, PHOTOMETRIC_MINISBLACK>},
    Encoding{"tiff lzw colour", ".tif", 1, 10, tiff<COMPRESSION_LZW, 8, 3, PHOTOMETRIC_RGB>},
    Encoding{"tiff deflate", ".TIF", 3, 10, tiff<COMPRESSION_ADOBE_DEFLATE, 8, 1, PHOTOMETRIC_MINISBLACK>},
    Encoding{"tiff jpeg", ".tif", 2, 10, tiff<COMPRESSION_JPEG, 8, 1, PHOTOMETRIC_MINISBLACK>},
    Encoding{"tiff packbits", ".tif", 1, 5, tiff<COMPRESSION_PACKBITS, 1, 1, PHOTOMETRIC_MINISBLACK>},
    Encoding{"tiff 16 bits", ".tif", 1, 5, tiff<COMPRESSION_LZW, 16, 1, PHOTOMETRIC_MINISBLACK>},
    Encoding{"pdf", ".pdf", 4, 30, pdf_of_copier},
    Encoding{"pdf of all sorts", ".PDF", 3, 15, pdf_of_all_sorts},
    Encoding{"pdf jpeg 2000", ".pdf", 1, 10, pdf_jpx},
    Encoding{"pdf jbig2, 1 bit", ".pdf", 1, 10, pdf_jbig2},
    Encoding{"pdf run lengths, 1 bit", ".pdf", 1, 5, pdf_run_length},
    Encoding{"jpeg 2000", ".jp2", 1, 5, jpx},
    Encoding{"jpeg of several", ".mpo", 2, 5, jpeg_of_several},
    Encoding{"heic", ".heic", 1, 4, heic},
    Encoding{"webp", ".webp", 1, 10, webp<false>},
    Encoding{"webp lossless", ".webp", 1, 5, webp<true>},
};

} // namespace

std::span<const Encoding> all_encodings() {
    return encodings;
}

const Encoding& encoding_named(std::string_view name) {
    const auto* const found = std::ranges::find(encodings, name, &Encoding::name);
    if (found == encodings.end()) {
        throw std::out_of_range("no encoding " + std::string(name));
    }
    return *found;
}

} // namespace formradar::hostile
