// Each filter is a row of the table at the end.
#include "hostile/pdf_filters.hpp"

#include <tiffio.h>

#include <algorithm>
#include <stdexcept>

#include "formradar/scan/encode.hpp"
#include "hostile/pdf_pictures.hpp"
#include "scan/make_jbig2.hpp"
#include "scan/make_jpeg.hpp"
#include "scan/make_jpx.hpp"
#include "scan/make_pdf.hpp"
#include "scan/turn.hpp"

namespace formradar::hostile {
namespace {

std::string uncompressed(const GrayImage& image) {
    return page_with(image, grey, samples_of(image, {}));
}

std::string flate(const GrayImage& image) {
    return page_with(image, std::string(grey) + "/Filter /FlateDecode", deflated(samples_of(image, {})));
}

std::string flate_colour(const GrayImage& image) {
    return page_with(image, std::string(colour) + "/Filter [/FlateDecode]", deflated(samples_of(image, {.channels = 3})));
}

std::string lzw(const GrayImage& image) {
    return page_with(image, std::string(grey) + "/Filter /LZWDecode", by_libtiff(image, COMPRESSION_LZW, {}));
}

std::string run_length(const GrayImage& image) {
    constexpr char end_of_data = '\x80';
    return page_with(image, std::string(bit) + "/Filter /RunLengthDecode",
                     by_libtiff(image, COMPRESSION_PACKBITS, {.bits = 1}) + end_of_data);
}

std::string fax(const GrayImage& image) {
    const auto columns = "/DecodeParms << /K -1 /Columns " + std::to_string(image.width()) + " >>";
    return page_with(image, std::string(bit) + "/Filter /CCITTFaxDecode " + columns,
                     by_libtiff(image, COMPRESSION_CCITTFAX4, {.bits = 1, .inverted = true}));
}

std::string jpeg(const GrayImage& image) {
    return page_with(image, std::string(grey) + "/Filter /DCTDecode", scan::encode_jpeg(image, 95));
}

std::string jpeg_colour(const GrayImage& image) {
    return page_with(image, std::string(colour) + "/Filter /DCTDecode",
                     scan::make_jpeg(image, {.colour = scan::JpegColour::ycbcr}));
}

std::string jpx_grey(const GrayImage& image) {
    return page_with(image, "/Filter /JPXDecode", scan::make_jpx({.channels = {image}}));
}

std::string jpx_colour(const GrayImage& image) {
    return page_with(
        image, std::string(colour) + "/Filter /JPXDecode",
        scan::make_jpx({.channels = {image, image, image}, .space = scan::MadeSpace::srgb, .mixed = true, .rate = 8}));
}

std::string jpx_colours_apart(const GrayImage& image) {
    return page_with(image, "/Filter /JPXDecode",
                     scan::make_jpx({.channels = {image, image, image}, .space = scan::MadeSpace::srgb, .tile = 512}));
}

std::string jpx_stream(const GrayImage& image) {
    return page_with(image, std::string(grey) + "/Filter /JPXDecode", scan::make_jpx({.channels = {image}, .file = false}));
}

std::string jpx_opaque(const GrayImage& image) {
    const GrayImage opaque(image.width(), image.height(), 255);
    return page_with(image, "/Filter /JPXDecode",
                     scan::make_jpx({.channels = {image, opaque}, .space = scan::MadeSpace::grey, .opacity_last = true}));
}

std::string jpx_inks(const GrayImage& image) {
    GrayImage black(image.width(), image.height());
    std::ranges::transform(image.pixels(), black.pixels().begin(),
                           [](std::uint8_t g) { return static_cast<std::uint8_t>(255 - g); });
    const GrayImage none(image.width(), image.height(), 0);
    return page_with(image, "/ColorSpace /DeviceCMYK /BitsPerComponent 8 /Filter /JPXDecode",
                     scan::make_jpx({.channels = {none, none, none, black}, .space = scan::MadeSpace::cmyk}));
}

std::string jpx_by_table(const GrayImage& image) {
    std::string table;
    for (int i = 0; i < 256; ++i) { // the other way round
        table += static_cast<char>(255 - i);
    }
    GrayImage numbers(image.width(), image.height());
    std::ranges::transform(image.pixels(), numbers.pixels().begin(),
                           [](std::uint8_t g) { return static_cast<std::uint8_t>(255 - g); });
    return page_with(image, "/ColorSpace [/Indexed /DeviceGray 255 6 0 R] /BitsPerComponent 8 /Filter /JPXDecode",
                     scan::make_jpx({.channels = {numbers}}), {.catalogue = "", .objects = {scan::stream("", table)}});
}

std::string jpx_turned(const GrayImage& image) {
    const auto turned = scan::turned(image, 8);
    return page_with(turned, "/Filter /JPXDecode", scan::make_jpx({.channels = {turned}}), {}, "/Rotate 90");
}

std::string jbig2(const GrayImage& image) {
    return page_with(image, std::string(bit) + "/Filter /JBIG2Decode", scan::make_jbig2(image).bytes);
}

std::string jbig2_with_globals(const GrayImage& image) {
    const auto made = scan::make_jbig2(image, true);
    return page_with(image, std::string(bit) + "/Filter [/JBIG2Decode] /DecodeParms [<< /JBIG2Globals 6 0 R >>]", made.bytes,
                     {.catalogue = "", .objects = {scan::stream("", made.globals)}});
}

} // namespace

GrayImage black_and_white(const GrayImage& image) {
    constexpr std::uint8_t white_from = 150;
    GrayImage out(image.width(), image.height());
    std::ranges::transform(image.pixels(), out.pixels().begin(),
                           [](std::uint8_t g) { return static_cast<std::uint8_t>(g >= white_from ? 255 : 0); });
    return out;
}

std::string pdf_by_filter(std::string_view name, const GrayImage& image) {
    for (const auto& filter : all_pdf_filters()) {
        if (filter.name == name) {
            return filter.make(image);
        }
    }
    throw std::out_of_range("no filter " + std::string(name));
}

std::vector<PdfFilter> all_pdf_filters() {
    auto filters = drawn_pdf_filters();
    const std::vector<PdfFilter> decoded = {{"uncompressed", false, uncompressed},
                                            {"flate", false, flate},
                                            {"flate_colour", false, flate_colour},
                                            {"lzw", false, lzw},
                                            {"run_length", true, run_length},
                                            {"fax", true, fax},
                                            {"jpeg", false, jpeg},
                                            {"jpeg_colour", false, jpeg_colour},
                                            {"jpx_grey", false, jpx_grey},
                                            {"jpx_colour", false, jpx_colour},
                                            {"jpx_colours_apart", false, jpx_colours_apart},
                                            {"jpx_stream", false, jpx_stream},
                                            {"jpx_opaque", false, jpx_opaque},
                                            {"jpx_inks", false, jpx_inks},
                                            {"jpx_by_table", false, jpx_by_table},
                                            {"jpx_turned", false, jpx_turned},
                                            {"jbig2", true, jbig2},
                                            {"jbig2_with_globals", true, jbig2_with_globals}};
    filters.insert(filters.end(), decoded.begin(), decoded.end());
    return filters;
}

} // namespace formradar::hostile
