#include "formradar/report/proof.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "formradar/core/causes.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/report/xlsx.hpp"
#include "report/report_sample.hpp"

namespace formradar::report {
namespace {

std::string workbook() {
    const auto path = std::filesystem::path(testing::TempDir()) / "proof.xlsx";
    write_xlsx(sample::made({}).results, path.string());
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string pdf() {
    draw::Drawing page{.paper = {210, 297}, .shapes = {}};
    page.shapes.push_back(draw::Text{.baseline = {20, 20}, .text = "Noord"});
    return draw::render_pdf({.leaves = {{.drawing = page}}});
}

// A picture of one pixel, as any encoder writes it.
std::string png() {
    constexpr char bytes[] =
        "\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08"
        "\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\xda\x63\xf8\x0f\x00\x01\x01\x01"
        "\x00\x1c\xb0\x8c\x99\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";
    return {bytes, sizeof bytes - 1};
}

using FaultIn = Reason (*)(std::string_view);

void expect_that_no_beginning_is_whole(const std::string& bytes, FaultIn fault_in) {
    ASSERT_TRUE(fault_in(bytes).empty());
    for (std::size_t length = 0; length < bytes.size(); length += 1 + bytes.size() / 300) {
        EXPECT_FALSE(fault_in(std::string_view(bytes).substr(0, length)).empty()) << length;
    }
}

TEST(Proof, a_workbook_that_was_cut_off_is_not_whole) {
    expect_that_no_beginning_is_whole(workbook(), fault_in_workbook);
}

TEST(Proof, a_pdf_that_was_cut_off_is_not_whole) {
    expect_that_no_beginning_is_whole(pdf(), fault_in_pdf);
}

TEST(Proof, a_picture_that_was_cut_off_is_not_whole) {
    expect_that_no_beginning_is_whole(png(), fault_in_png);
}

TEST(Proof, a_part_of_a_workbook_that_a_full_disk_left_empty_is_named) {
    auto bytes = workbook();
    const auto part = bytes.find("xl/worksheets/sheet1.xml");
    ASSERT_NE(part, std::string::npos);
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(part) + 40, 60, '\0');
    EXPECT_EQ(fault_in_workbook(bytes), (Reason{Cause::part_damaged, {"xl/worksheets/sheet1.xml"}}));
}

TEST(Proof, zeros_in_the_middle_of_a_file_are_noticed) {
    for (const auto& [bytes, fault_in] :
         {std::pair{workbook(), &fault_in_workbook}, {pdf(), &fault_in_pdf}, {png(), &fault_in_png}}) {
        auto damaged = bytes;
        std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(damaged.size() / 2), 16, '\0');
        EXPECT_FALSE(fault_in(damaged).empty());
    }
}

TEST(Proof, nothing_at_all_is_not_whole) {
    for (const auto fault_in : {&fault_in_workbook, &fault_in_pdf, &fault_in_png}) {
        EXPECT_FALSE(fault_in("").empty());
        EXPECT_FALSE(fault_in("x").empty());
    }
}

} // namespace
} // namespace formradar::report
