// Filters, masks and colours that are left to the renderer, or that change what samples mean.
#include <tiffio.h>

#include <array>
#include <cstdint>

#include "formradar/scan/encode.hpp"
#include "hostile/pdf_pictures.hpp"
#include "scan/make_jpeg.hpp"

namespace formradar::hostile {
namespace {

std::string hex(const std::string& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        out += digits[static_cast<unsigned char>(c) / 16];
        out += digits[static_cast<unsigned char>(c) % 16];
        out += out.size() % 78 == 0 ? "\n" : "";
    }
    return out + ">";
}

// Five letters for four bytes (ISO 32000-1, 7.4.3).
std::string base_85(const std::string& bytes) {
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 4) {
        const auto part = bytes.substr(at, 4);
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            value = value << 8U | (i < part.size() ? static_cast<unsigned char>(part[i]) : 0U);
        }
        std::array<char, 5> letters{};
        for (std::size_t i = 5; i-- > 0; value /= 85) {
            letters.at(i) = static_cast<char>('!' + value % 85);
        }
        const std::string text(letters.data(), part.size() + 1);
        out += text == "!!!!!" ? "z" : text;
        out += at % 60 == 0 ? "\n" : "";
    }
    return out + "~>";
}

std::string fax_parameters(const GrayImage& image, const std::string& more) {
    return "/Filter /CCITTFaxDecode /DecodeParms << /Columns " + std::to_string(image.width()) + " /Rows " +
           std::to_string(image.height()) + " " + more + " >>";
}

std::string fax_group_3(const GrayImage& image) {
    return page_with(image, bit + fax_parameters(image, "/K 0 /EndOfLine true"),
                     by_libtiff(image, COMPRESSION_CCITTFAX3, {.bits = 1, .inverted = true}));
}

std::string fax_group_3_in_two_directions(const GrayImage& image) {
    return page_with(image, bit + fax_parameters(image, "/K 4 /EndOfLine true"),
                     by_libtiff(image, COMPRESSION_CCITTFAX3, {.bits = 1, .inverted = true}, GROUP3OPT_2DENCODING));
}

std::string fax_black_is_1(const GrayImage& image) {
    return page_with(image, std::string(bit) + "/Decode [1 0] " + fax_parameters(image, "/K -1 /BlackIs1 true"),
                     by_libtiff(image, COMPRESSION_CCITTFAX4, {.bits = 1, .inverted = true}));
}

std::string fax_inverted(const GrayImage& image) { // runs of white are black, and turned round again
    return page_with(image, std::string(bit) + "/Decode [1 0] " + fax_parameters(image, "/K -1"),
                     by_libtiff(image, COMPRESSION_CCITTFAX4, {.bits = 1}));
}

std::string jpeg_inks(const GrayImage& image) {
    return page_with(image, "/ColorSpace /DeviceCMYK /BitsPerComponent 8 /Filter /DCTDecode",
                     scan::make_jpeg(image, {.colour = scan::JpegColour::cmyk}));
}

std::string jpeg_inks_of_adobe(const GrayImage& image) {
    return page_with(image, "/ColorSpace /DeviceCMYK /BitsPerComponent 8 /Decode [1 0 1 0 1 0 1 0] /Filter /DCTDecode",
                     scan::make_jpeg(image, {.colour = scan::JpegColour::cmyk_of_adobe}));
}

std::string jpeg_inverted(const GrayImage& image) {
    auto negative = image;
    for (auto& grey : negative.pixels()) {
        grey = static_cast<std::uint8_t>(255 - grey);
    }
    return page_with(image, std::string(grey) + "/Decode [1 0] /Filter /DCTDecode", scan::encode_jpeg(negative, 95));
}

std::string ascii_85(const GrayImage& image) {
    return page_with(image, std::string(grey) + "/Filter [/ASCII85Decode /FlateDecode]",
                     base_85(deflated(samples_of(image, {}))));
}

std::string ascii_85_jpeg(const GrayImage& image) {
    return page_with(image, std::string(grey) + "/Filter [/ASCII85Decode /DCTDecode]", base_85(scan::encode_jpeg(image, 95)));
}

// More letters than the picture has pixels, which must not be taken for them.
std::string ascii_hex_jpeg(const GrayImage& image) {
    auto letters = hex(scan::encode_jpeg(image, 95));
    letters.insert(0, image.pixels().size(), ' ');
    return page_with(image, std::string(grey) + "/Filter [/ASCIIHexDecode /DCTDecode]", letters);
}

std::string ascii_hex(const GrayImage& image) {
    return page_with(image, std::string(bit) + "/Filter /ASCIIHexDecode", hex(samples_of(image, {.bits = 1})));
}

std::string ascii_hex_fax(const GrayImage& image) {
    const auto columns = std::to_string(image.width());
    return page_with(
        image,
        std::string(bit) + "/Filter [/ASCIIHexDecode /CCITTFaxDecode] /DecodeParms [null << /K -1 /Columns " + columns + " >>]",
        hex(by_libtiff(image, COMPRESSION_CCITTFAX4, {.bits = 1, .inverted = true})));
}

std::string inverted(const GrayImage& image) {
    return page_with(image, std::string(grey) + "/Decode [1 0] /Filter /FlateDecode",
                     deflated(samples_of(image, {.inverted = true})));
}

std::string inverted_colour(const GrayImage& image) {
    return page_with(image, std::string(colour) + "/Decode [1 0 1 0 1 0] /Filter /FlateDecode",
                     deflated(samples_of(image, {.channels = 3, .inverted = true})));
}

std::string inverted_bits(const GrayImage& image) {
    return page_with(image, std::string(bit) + "/Decode [1 0] /Filter /RunLengthDecode",
                     by_libtiff(image, COMPRESSION_PACKBITS, {.bits = 1, .inverted = true}) + '\x80');
}

std::string deep(const GrayImage& image) {
    return page_with(image, "/ColorSpace /DeviceGray /BitsPerComponent 16 /Filter /FlateDecode",
                     deflated(samples_of(image, {.bits = 16})));
}

// 256 colours the other way round, each of them grey.
std::string indexed(const GrayImage& image) {
    std::string table;
    for (int i = 0; i < 256; ++i) {
        table += std::string(3, static_cast<char>(255 - i));
    }
    return page_with(image, "/ColorSpace [/Indexed /DeviceRGB 255 6 0 R] /BitsPerComponent 8 /Filter /LZWDecode",
                     by_libtiff(image, COMPRESSION_LZW, {.inverted = true}),
                     {.catalogue = "", .objects = {scan::stream("", table)}});
}

std::string indexed_bits(const GrayImage& image) {
    return page_with(image, "/ColorSpace [/Indexed /DeviceRGB 1 <000000 FFFFFF>] /BitsPerComponent 1",
                     samples_of(image, {.bits = 1}));
}

std::string indexed_inks(const GrayImage& image) {
    return page_with(image, "/ColorSpace [/Indexed /DeviceCMYK 1 <000000FF 00000000>] /BitsPerComponent 1 /Filter /FlateDecode",
                     deflated(samples_of(image, {.bits = 1})));
}

std::string separation(const GrayImage& image) {
    return page_with(image, "/ColorSpace [/Separation /Black /DeviceGray 6 0 R] /BitsPerComponent 8 /Filter /FlateDecode",
                     deflated(samples_of(image, {.inverted = true})),
                     {.catalogue = "", .objects = {"<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>"}});
}

std::string mask_entries(const GrayImage& image) {
    return "/Type /XObject /Subtype /Image /Width " + std::to_string(image.width()) + " /Height " +
           std::to_string(image.height()) + " " + grey + "/Filter /FlateDecode";
}

std::string soft_mask_opaque(const GrayImage& image) {
    const auto mask = scan::stream(mask_entries(image), deflated(std::string(image.pixels().size(), '\xFF')));
    return page_with(image, std::string(grey) + "/SMask 6 0 R /Filter /DCTDecode", scan::encode_jpeg(image, 95),
                     {.catalogue = "", .objects = {mask}});
}

// All that is seen is in the mask: the picture itself is black.
std::string soft_mask_of_ink(const GrayImage& image) {
    const auto mask = scan::stream(mask_entries(image), deflated(samples_of(image, {.inverted = true})));
    return page_with(image, std::string(grey) + "/SMask 6 0 R /Filter /FlateDecode",
                     deflated(std::string(image.pixels().size(), '\0')), {.catalogue = "", .objects = {mask}});
}

std::string stencil(const GrayImage& image) { // where its bits are 0 it lets the colour through, which is black
    return page_with(image, "/ImageMask true /BitsPerComponent 1 /Filter /FlateDecode", deflated(samples_of(image, {.bits = 1})));
}

} // namespace

std::vector<PdfFilter> drawn_pdf_filters() {
    return {{"fax_group_3", true, fax_group_3},
            {"fax_group_3_in_two_directions", true, fax_group_3_in_two_directions},
            {"fax_black_is_1", true, fax_black_is_1},
            {"fax_inverted", true, fax_inverted},
            {"jpeg_inks", false, jpeg_inks},
            {"jpeg_inks_of_adobe", false, jpeg_inks_of_adobe},
            {"jpeg_inverted", false, jpeg_inverted},
            {"ascii_85", false, ascii_85},
            {"ascii_85_jpeg", false, ascii_85_jpeg},
            {"ascii_hex", true, ascii_hex},
            {"ascii_hex_jpeg", false, ascii_hex_jpeg},
            {"ascii_hex_fax", true, ascii_hex_fax},
            {"inverted", false, inverted},
            {"inverted_colour", false, inverted_colour},
            {"inverted_bits", true, inverted_bits},
            {"deep", false, deep},
            {"indexed", false, indexed},
            {"indexed_bits", true, indexed_bits},
            {"indexed_inks", true, indexed_inks},
            {"separation", false, separation},
            {"soft_mask_opaque", false, soft_mask_opaque},
            {"soft_mask_of_ink", false, soft_mask_of_ink},
            {"stencil", true, stencil, true}};
}

} // namespace formradar::hostile
