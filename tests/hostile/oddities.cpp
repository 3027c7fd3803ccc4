// Each oddity is a row of the table at the end.
#include "hostile/oddities.hpp"

#define POINTERHOLDER_TRANSITION 4 // no old smart pointers of qpdf in its headers
#define JSON_HH                    // not used here, and clang 14 does not accept qpdf's JSON.hh in C++20
class JSON;
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <array>

#include "formradar/scan/encode.hpp"
#include "scan/make_jpeg.hpp"
#include "scan/make_pdf.hpp"
#include "scan/make_png.hpp"
#include "scan/make_tiff.hpp"

namespace formradar::hostile {
namespace {

GrayImage noise(int width, int height, int from, int to, Rng& rng) {
    GrayImage image(width, height);
    std::ranges::generate(image.pixels(), [&] { return static_cast<std::uint8_t>(rng.integer(from, to)); });
    return image;
}

std::string holiday(Rng& rng) {
    return scan::encode_jpeg(noise(rng.integer(300, 900), rng.integer(300, 900), 0, 255, rng), 60);
}

std::string empty_side(Rng& rng) {
    return scan::encode_jpeg(noise(1240, 1754, 243, 252, rng), 85, 150);
}

std::string one_pixel(Rng&) {
    return scan::encode_png(GrayImage(1, 1, 77));
}

std::string hair(Rng& rng) { // a picture one pixel high
    return scan::encode_png(noise(rng.integer(10'000, 60'000), 1, 0, 255, rng));
}

std::string empty_file(Rng&) {
    return "";
}

std::string word_document(Rng& rng) {
    return std::string("PK\x03\x04\x14\0\6\0", 8) + "word/document.xml" + std::to_string(rng.next());
}

std::string text_file(Rng& rng) {
    return "Beste allemaal,\n\nHierbij de formulieren. " + std::to_string(rng.next()) + "\n";
}

std::string web_page(Rng& rng) {
    return "<!DOCTYPE html><html><title>Sign in</title>" + std::to_string(rng.next()) + "</html>";
}

std::string beginning_of_a_jpeg(Rng& rng) {
    return std::string("\xff\xd8\xff\xe0").substr(0, static_cast<std::size_t>(rng.integer(2, 4)));
}

std::string film(Rng& rng) {
    std::string bytes(
        "\0\0\0\x18"
        "ftypmp42\0\0\0\0",
        16);
    bytes.append(50'000, static_cast<char>(rng.integer(0, 255)));
    return bytes;
}

std::string rubbish(Rng& rng) {
    std::string bytes;
    std::generate_n(std::back_inserter(bytes), rng.integer(1, 5000), [&] { return static_cast<char>(rng.integer(0, 255)); });
    return bytes;
}

std::string jpeg_that_says_it_is_huge(Rng& rng) {
    auto bytes = scan::encode_jpeg(noise(64, 64, 0, 255, rng), 70);
    const auto frame = bytes.find("\xff\xc0");
    bytes.replace(frame + 5, 4, "\xff\xdc\xff\xdc");
    return bytes;
}

std::string progressive_jpeg_that_says_it_is_large(Rng& rng) {
    auto bytes = scan::make_jpeg(noise(64, 64, 0, 255, rng), {.colour = scan::JpegColour::ycbcr, .progressive = true});
    const auto frame = bytes.find("\xff\xc2");
    bytes.replace(frame + 5, 4, "\x1f\xff\x1f\xff"); // 8191 x 8191: 67 megapixels of three colours
    return bytes;
}

std::string png_bomb(Rng& rng) { // some kilobytes that unpack to 100 million pixels of one bit
    return scan::encode_png(GrayImage(10'000 + rng.integer(0, 500), 10'000, 255), 0, scan::PngDepth::black_and_white);
}

std::string png_that_is_too_large(Rng& rng) {
    return scan::encode_png(GrayImage(16'000, 10'000 + rng.integer(0, 500), 255), 0, scan::PngDepth::black_and_white);
}

std::string tiff_that_says_it_is_huge(Rng& rng) {
    const auto side = rng.integer(60'000, 2'000'000'000);
    return scan::make_tiff(
        {{.width = side,
          .height = side,
          .tags = {{TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4}, {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE}},
          .palette = {}}});
}

std::string tiff_in_circles(Rng& rng) { // its page is followed by itself
    std::string bytes("II*\0\x08\0\0\0\x01\0\0\x01\x04\0\x01\0\0\0\x10\0\0\0\x08\0\0\0", 26);
    return bytes + std::to_string(rng.next());
}

scan::PdfPicture dots(Rng& rng) {
    return {.dictionary = "/Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8",
            .data = std::to_string(rng.next()) + std::string(64, 'x')};
}

std::string pdf_with_a_password(Rng& rng) {
    const auto plain = scan::make_pdf({{.picture = dots(rng)}});
    QPDF pdf;
    pdf.processMemoryFile("made", plain.data(), plain.size());
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setR6EncryptionParameters("secret", "secret", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::string pdf_without_pages(Rng& rng) {
    return scan::make_pdf({}) + "% " + std::to_string(rng.next()) + "\n";
}

std::string pdf_in_circles(Rng& rng) { // a list of pages that holds itself
    auto bytes = scan::make_pdf({{.picture = dots(rng)}});
    return bytes.replace(bytes.find("/Kids [3 0 R"), 12, "/Kids [2 0 R");
}

std::string pdf_of_endless_paper(Rng& rng) {
    return scan::make_pdf({{.picture = dots(rng), .more = "/UserUnit 75000 /CropBox [0 0 1 99999999]"}});
}

std::string pdf_that_says_its_picture_is_huge(Rng& rng) {
    auto picture = dots(rng);
    picture.dictionary = "/Width 90000 /Height 90000 /ColorSpace /DeviceRGB /BitsPerComponent 8";
    return scan::make_pdf({{.picture = picture}});
}

std::string pdf_with_a_circle_to_draw(Rng& rng) { // its picture is a drawing that draws itself
    auto picture = dots(rng);
    picture.dictionary = "/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Im0 5 0 R >> >>";
    picture.data = "/Im0 Do";
    return scan::make_pdf({{.picture = picture}});
}

std::string webp_that_says_it_is_huge(Rng& rng) {
    std::string bytes("RIFF\x40\0\0\0WEBPVP8 \x34\0\0\0\x30\0\0\x9d\x01\x2a\xff\x3f\xff\x3f", 30);
    return bytes + std::string(40, static_cast<char>(rng.integer(0, 255)));
}

std::string heic_of_nothing(Rng& rng) {
    return std::string(
               "\0\0\0\x18"
               "ftypheic\0\0\0\0mif1heic",
               24) +
           std::string(200, static_cast<char>(rng.integer(0, 255)));
}

std::string gif(Rng& rng) {
    return "GIF89a" + std::string(100, static_cast<char>(rng.integer(0, 255)));
}

constexpr std::array oddities = {
    Oddity{"a holiday picture", ".jpg", holiday},
    Oddity{"an empty side", ".jpg", empty_side},
    Oddity{"one pixel", ".png", one_pixel},
    Oddity{"a hair", ".png", hair},
    Oddity{"an empty file", ".pdf", empty_file},
    Oddity{"a Word document", ".docx", word_document},
    Oddity{"text", ".jpg", text_file},
    Oddity{"a web page", ".pdf", web_page},
    Oddity{"the beginning of a jpeg", ".jpg", beginning_of_a_jpeg},
    Oddity{"a film", ".mp4", film},
    Oddity{"rubbish", "", rubbish},
    Oddity{"a gif", ".gif", gif},
    Oddity{"a jpeg that says it is huge", ".jpg", jpeg_that_says_it_is_huge},
    Oddity{"a progressive jpeg that says it is large", ".jpg", progressive_jpeg_that_says_it_is_large},
    Oddity{"a png bomb", ".png", png_bomb},
    Oddity{"a png that is too large", ".png", png_that_is_too_large},
    Oddity{"a tiff that says it is huge", ".tif", tiff_that_says_it_is_huge},
    Oddity{"a tiff in circles", ".tif", tiff_in_circles},
    Oddity{"a pdf with a password", ".pdf", pdf_with_a_password},
    Oddity{"a pdf without pages", ".pdf", pdf_without_pages},
    Oddity{"a pdf in circles", ".pdf", pdf_in_circles},
    Oddity{"a pdf of endless paper", ".pdf", pdf_of_endless_paper},
    Oddity{"a pdf that says its picture is huge", ".pdf", pdf_that_says_its_picture_is_huge},
    Oddity{"a pdf with a circle to draw", ".pdf", pdf_with_a_circle_to_draw},
    Oddity{"a webp that says it is huge", ".webp", webp_that_says_it_is_huge},
    Oddity{"a heic of nothing", ".heic", heic_of_nothing},
};

} // namespace

std::span<const Oddity> all_oddities() {
    return oddities;
}

} // namespace formradar::hostile
