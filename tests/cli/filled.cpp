#include "cli/filled.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "formradar/report/json.hpp"
#include "formradar/scan/encode.hpp"

namespace formradar::cli {
namespace {

constexpr int dpi = 150;
constexpr double px_per_mm = dpi / 25.4;

void dot(GrayImage& page, double x, double y) {
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
            page.row(static_cast<int>(y) + dy)[static_cast<std::size_t>(static_cast<int>(x) + dx)] = 40;
        }
    }
}

void cross(GrayImage& page, Rect<Mm> box) {
    constexpr int steps = 60;
    for (int i = 0; i <= steps; ++i) {
        const double along = 0.15 + 0.7 * i / steps;
        dot(page, (box.x + along * box.width) * px_per_mm, (box.y + along * box.height) * px_per_mm);
        dot(page, (box.x + (1 - along) * box.width) * px_per_mm, (box.y + along * box.height) * px_per_mm);
    }
}

void fill_in(GrayImage& picture, const form::PageLayout& page, std::size_t sheet) {
    for (const auto& row : page.rows) {
        cross(picture, row.boxes.at(static_cast<std::size_t>(answer_of(sheet, row.statement)) - 1).rect);
    }
    if (!page.groups.empty()) {
        cross(picture, page.groups.at(sheet % page.groups.size()).rect);
    }
}

} // namespace

int answer_of(std::size_t sheet, int statement) {
    return static_cast<int>((sheet * 3 + static_cast<std::size_t>(statement) * 2) % 5) + 1;
}

form::Session filled_session(const Desk& desk, const std::string& folder, const std::string& copies) {
    const auto printed = desk.formradar({"print", "sto-borging", "--out", folder, "--title", "Noord", "--copies", copies});
    EXPECT_EQ(printed.exit_code, 0) << printed.err;
    auto session = form::parse_session(desk.read(folder + "/session.toml"), "session.toml");
    auto pictures = desk.pages(folder + "/forms.pdf", dpi);
    const auto pages = session.layout.pages.size();
    EXPECT_EQ(pictures.size(), pages * session.sheets.size());
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        fill_in(pictures[i], session.layout.pages[i % pages], i / pages);
        desk.write(folder + "/scans/" + std::to_string(i) + ".png", scan::encode_png(pictures[i], dpi));
    }
    return session;
}

form::Session grown_session(const Desk& desk, const std::string& folder) {
    static_cast<void>(filled_session(desk, folder, "2"));
    const auto empty_copy = desk.pages(folder + "/forms.pdf", dpi).front();
    const auto printed = desk.formradar({"print", folder, "--more", "3"});
    EXPECT_EQ(printed.exit_code, 0) << printed.err;
    auto session = form::parse_session(desk.read(folder + "/session.toml"), "session.toml");
    auto pictures = desk.pages(folder + "/forms-2.pdf", dpi);
    EXPECT_EQ(session.sheets.size(), 5U);
    EXPECT_EQ(pictures.size(), 3U);
    const auto write = [&](const std::string& name, const GrayImage& picture) {
        desk.write(folder + "/scans/" + name, scan::encode_png(picture, dpi));
    };
    fill_in(pictures[0], session.layout.pages.front(), 2);
    fill_in(pictures[1], session.layout.pages.front(), 3);
    GrayImage spread(pictures[0].width() + pictures[1].width(), pictures[0].height(), 255);
    for (int y = 0; y < spread.height(); ++y) {
        std::ranges::copy(pictures[0].row(y), spread.row(y).begin());
        std::ranges::copy(pictures[1].row(y), spread.row(y).begin() + pictures[0].width());
    }
    write("spread.png", spread);
    write("left-over.png", pictures[2]);
    write("empty-copy.png", empty_copy);
    return session;
}

std::vector<record::Reading> readings_of(const std::vector<std::string>& lines) {
    std::vector<record::Reading> readings;
    for (const auto& line : lines) {
        auto reading = report::parse_reading(line);
        EXPECT_TRUE(reading) << line;
        if (reading) {
            readings.push_back(std::move(*reading));
        }
    }
    return readings;
}

} // namespace formradar::cli
