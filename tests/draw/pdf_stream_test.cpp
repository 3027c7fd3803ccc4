#include "formradar/draw/pdf_stream.hpp"

#include <gmock/gmock.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace formradar::draw {
namespace {

using testing::HasSubstr;

constexpr Size<Mm> a4{210, 297};

std::string output_of(const std::string& command, int& code) {
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::string output;
    std::array<char, 4096> buffer{};
    while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) {
        output.append(buffer.data(), count);
    }
    code = WEXITSTATUS(pclose(pipe));
    return output;
}

Document part_of(int first, int last) {
    GrayImage image(40, 20, 255);
    image.row(3)[5] = 0;
    Document document{.title = "Many (pages) 7 0 R", .language = "nl"};
    document.backgrounds.push_back({.paper = a4, .shapes = {Text{.baseline = {20, 30}, .text = "On each: 0123456789"}}});
    for (int number = first; number <= last; ++number) {
        Drawing page{.paper = a4, .shapes = {Text{.baseline = {20, 50}, .text = "Page " + std::to_string(number)}}};
        page.shapes.emplace_back(Picture{{20, 60, 40, 20}, image});
        document.leaves.push_back({.background = 0, .drawing = page});
    }
    return document;
}

std::string streamed(int parts, int pages) {
    std::string bytes;
    PdfStream pdf([&](std::string_view some) { bytes += some; });
    for (int part = 0; part < parts; ++part) {
        pdf.add(part_of(part * pages + 1, (part + 1) * pages));
    }
    pdf.finish();
    return bytes;
}

class PdfStreamed : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (std::filesystem::temp_directory_path() / "formradar-stream-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
        std::ofstream(file(), std::ios::binary) << streamed(4, 3);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    [[nodiscard]] std::string file() const { return (folder_ / "a.pdf").string(); }

private:
    std::filesystem::path folder_;
};

TEST_F(PdfStreamed, parts_are_one_file_that_other_programs_find_whole) {
    int code = 0;
    EXPECT_THAT(output_of("qpdf --check " + file(), code), HasSubstr("No syntax or stream encoding errors"));
    EXPECT_EQ(code, 0);
    const auto info = output_of("pdfinfo " + file(), code);
    EXPECT_THAT(info, HasSubstr("Pages:           12"));
    EXPECT_THAT(info, HasSubstr("Many (pages) 7 0 R")) << "a text that looks like a reference stays a text";
}

TEST_F(PdfStreamed, every_page_is_there_in_order_with_what_pages_share) {
    int code = 0;
    for (int number = 1; number <= 12; ++number) {
        const auto at = std::to_string(number);
        const auto text = output_of("pdftotext -f " + at + " -l " + at + " " + file() + " -", code);
        EXPECT_THAT(text, HasSubstr("Page " + at + "\n"));
        EXPECT_THAT(text, HasSubstr("On each: 0123456789"));
    }
}

TEST(PdfStream, what_parts_share_is_written_once) {
    const auto few = streamed(2, 3).size(), many = streamed(20, 3).size();
    EXPECT_LT(many - few, 18U * 3U * 2'500U) << "backgrounds, pictures, and fonts with the same letters are not repeated";
    EXPECT_EQ(streamed(3, 2), streamed(3, 2)) << "the same parts, the same bytes";
}

} // namespace
} // namespace formradar::draw
