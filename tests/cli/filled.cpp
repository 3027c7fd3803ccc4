#include "cli/filled.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "formradar/report/json.hpp"
#include "formradar/scan/encode.hpp"

namespace formradar::cli {
namespace {

constexpr int dpi = 150;
constexpr double mm_per_inch = 25.4;

void dot(GrayImage& page, double x, double y, int reach) {
    for (int dy = -reach; dy <= reach; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) {
            page.row(static_cast<int>(y) + dy)[static_cast<std::size_t>(static_cast<int>(x) + dx)] = 40;
        }
    }
}

void cross(GrayImage& page, Rect<Mm> box, int dpi_of_page) {
    const double px_per_mm = dpi_of_page / mm_per_inch;
    const int reach = dpi_of_page / dpi; // a pen of half a millimetre
    constexpr int steps = 60;
    for (int i = 0; i <= steps; ++i) {
        const double along = 0.15 + 0.7 * i / steps;
        dot(page, (box.x + along * box.width) * px_per_mm, (box.y + along * box.height) * px_per_mm, reach);
        dot(page, (box.x + (1 - along) * box.width) * px_per_mm, (box.y + along * box.height) * px_per_mm, reach);
    }
}

struct Further { // sheets that were added to a session, and their empty pages
    form::Session session;
    std::vector<GrayImage> pictures;
};

Further further_sheets(const Desk& desk, const std::string& folder, std::size_t count) {
    const auto printed = desk.formradar({"print", folder, "--more", std::to_string(count)});
    EXPECT_EQ(printed.exit_code, 0) << printed.err;
    Further further{.session = form::parse_session(desk.read(folder + "/session.toml"), "session.toml"),
                    .pictures = desk.pages(folder + "/forms-2.pdf", dpi)};
    EXPECT_EQ(further.session.sheets.size(), 2 + count);
    EXPECT_EQ(further.pictures.size(), count);
    return further;
}

void put(GrayImage& onto, const GrayImage& picture, int left, int top, bool upside_down = false) {
    for (int y = 0; y < picture.height(); ++y) {
        auto to = onto.row(top + y).subspan(static_cast<std::size_t>(left), picture.row(y).size());
        std::ranges::copy(picture.row(upside_down ? picture.height() - 1 - y : y), to.begin());
        if (upside_down) {
            std::ranges::reverse(to);
        }
    }
}

} // namespace

void fill_in(GrayImage& picture, const form::PageLayout& page, std::size_t sheet, bool group, int dpi_of_page) {
    for (const auto& row : page.rows) {
        cross(picture, row.boxes.at(static_cast<std::size_t>(answer_of(sheet, row.statement)) - 1).rect, dpi_of_page);
    }
    if (group && !page.groups.empty()) {
        cross(picture, page.groups.at(sheet % page.groups.size()).rect, dpi_of_page);
    }
}

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
    auto [session, pictures] = further_sheets(desk, folder, 3);
    const auto write = [&](const std::string& name, const GrayImage& picture) {
        desk.write(folder + "/scans/" + name, scan::encode_png(picture, dpi));
    };
    fill_in(pictures[0], session.layout.pages.front(), 2);
    fill_in(pictures[1], session.layout.pages.front(), 3);
    GrayImage spread(pictures[0].width() + pictures[1].width(), pictures[0].height(), 255);
    put(spread, pictures[0], 0, 0);
    put(spread, pictures[1], pictures[0].width(), 0);
    write("spread.png", spread);
    write("left-over.png", pictures[2]);
    write("empty-copy.png", empty_copy);
    return session;
}

form::Session photographed_session(const Desk& desk, const std::string& folder) {
    static_cast<void>(filled_session(desk, folder, "2"));
    auto [session, pictures] = further_sheets(desk, folder, 5);
    constexpr int gap = 40;
    const int width = pictures[0].width(), height = pictures[0].height();
    GrayImage table(2 * width + 3 * gap, 2 * height + 3 * gap, 90);
    for (int i = 0; i < 4; ++i) {
        auto& picture = pictures[static_cast<std::size_t>(i)];
        fill_in(picture, session.layout.pages.front(), static_cast<std::size_t>(2 + i));
        put(table, picture, gap + i % 2 * (width + gap), gap + i / 2 * (height + gap), i == 2);
    }
    desk.write(folder + "/scans/four.jpg", scan::encode_jpeg(table, 80, dpi));
    desk.write(folder + "/scans/left-over.png", scan::encode_png(pictures[4], dpi));
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
