// What the fuzzers begin with: where no picture is whole, they never come to what lies behind its first bytes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "formradar/scan/open.hpp"
#include "scan/kind.hpp"

namespace formradar::scan {
namespace {

namespace fs = std::filesystem;

int whole_pictures_in(const std::string& format, Kind kind) {
    int whole = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(FORMRADAR_CORPUS) / format)) {
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(stream), {});
        const auto file = kind_of(bytes) == kind ? ScanFile::open(bytes, {}) : Unexpected{Refusal{}};
        const auto page = file ? file->page(1) : Unexpected{Refusal{}};
        whole += page && !page->missing_rows_from && page->suspect.empty() ? 1 : 0;
    }
    return whole;
}

TEST(Corpus, every_format_has_whole_pictures_to_begin_with) {
    EXPECT_GE(whole_pictures_in("jpeg", Kind::jpeg), 1);
    EXPECT_GE(whole_pictures_in("png", Kind::png), 1);
    EXPECT_GE(whole_pictures_in("tiff", Kind::tiff), 1);
    EXPECT_GE(whole_pictures_in("pdf", Kind::pdf), 1);
    EXPECT_GE(whole_pictures_in("heic", Kind::heic), 3);
    EXPECT_GE(whole_pictures_in("webp", Kind::webp), 2);
    EXPECT_GE(whole_pictures_in("jpx", Kind::jpx), 7);
}

} // namespace
} // namespace formradar::scan
