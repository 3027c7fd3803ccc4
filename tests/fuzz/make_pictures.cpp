// Writes small whole pictures of the formats that only a library can make: what the fuzzers begin with.
//
//   make_pictures tests/fuzz/corpus
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "scan/make_jpx.hpp"
#include "scan/make_phone.hpp"

namespace formradar::scan {
namespace {

// Ink, paper and a slope between them: every part of a coder has something to do.
GrayImage some_page(int width, int height) {
    GrayImage image(width, height, 240);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool ink = (x / 7 + y / 5) % 4 == 0;
            image.row(y)[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(ink ? 20 + x % 30 : 150 + (x + y) % 100);
        }
    }
    return image;
}

void write(const std::filesystem::path& file, const std::string& bytes) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    std::printf("%s: %zu bytes\n", file.c_str(), bytes.size());
}

void make(const std::filesystem::path& corpus) {
    const auto page = some_page(48, 40);
    write(corpus / "heic/page.heic", make_heic(page));
    write(corpus / "heic/coloured.heic", make_heic(page, true));
    write(corpus / "webp/page.webp", make_webp(page, true));
    const auto jpx = corpus / "jpx";
    write(jpx / "grey.jp2", make_jpx({.channels = {page}}));
    write(jpx / "stream.j2k", make_jpx({.channels = {page}, .file = false}));
    write(jpx / "deep.jp2", make_jpx({.channels = {page}, .bits = 16}));
    write(jpx / "tiles.jp2", make_jpx({.channels = {page}, .tile = 16, .sizes = 3}));
    write(jpx / "lossy.jp2", make_jpx({.channels = {page, page, page}, .space = MadeSpace::srgb, .mixed = true, .rate = 8}));
    write(jpx / "opacity.jp2", make_jpx({.channels = {page, page}, .opacity_last = true}));
    write(jpx / "cmyk.jp2", make_jpx({.channels = {page, page, page, page}, .space = MadeSpace::cmyk}));
    write(jpx / "table.jp2", with_table(make_jpx({.channels = {GrayImage(8, 8, 0)}, .sizes = 2}), {200, 30, 60}));
}

} // namespace
} // namespace formradar::scan

int main(int count, char** words) {
    if (count != 2) {
        std::fputs("say where the corpora are: make_pictures tests/fuzz/corpus\n", stderr);
        return 2;
    }
    formradar::scan::make(words[1]);
    return 0;
}
