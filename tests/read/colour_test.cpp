// A pen that a grey picture does not show: rows that seem empty are held against the picture's colours.
#include <gtest/gtest.h>

#include "read/sheets.hpp"
#include "support/on_picture.hpp"
#include "support/reasons.hpp"

namespace formradar::read {
namespace {

using namespace simulator;
using record::State;

constexpr std::size_t open_row = 1; // from 0: left open on every sheet here; the others are crossed

FilledSheet sheet_with_an_open_row(std::uint64_t seed) {
    auto order = plain_order(programme(), seed);
    auto& meant = order.filling.truth.scores.at(open_row);
    meant = {.statement = meant.statement, .kind = AnswerKind::none, .state = State::empty, .score = {}};
    return made(order, seed);
}

const form::Row& printed_row() {
    const auto& pages = programme().session().layout.pages;
    const auto page = std::ranges::find_if(pages, [](const form::PageLayout& candidate) { return !candidate.rows.empty(); });
    return page->rows.at(open_row);
}

// The colours of a sheet: warm light that grows to the right, and the noise of a camera.
FilledSheet warm_light(const FilledSheet& sheet, double level = 10) {
    auto colours = sheet;
    Rng rng(5);
    for (int y = 0; y < sheet.image.height(); ++y) {
        for (int x = 0; x < sheet.image.width(); ++x) {
            const double value = level + 12.0 * x / sheet.image.width() + rng.normal(0, 3);
            colours.image.row(y)[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
        }
    }
    return colours;
}

struct Asked {
    record::Score score;
    int times = 0;
};

Asked read_with(const FilledSheet& sheet, const std::optional<GrayImage>& colour) {
    Asked asked;
    const auto page = read_page(sheet.image, catalog_of(programme()), {.colour = [&] {
                                    ++asked.times;
                                    return colour;
                                }});
    asked.score = page.reading.scores.at(open_row);
    return asked;
}

TEST(Colour, in_one_box_of_an_empty_row_waits_for_a_person) {
    for (const int box : {0, 2, 4}) {
        const auto sheet = sheet_with_an_open_row(401);
        auto colours = warm_light(sheet);
        cover(colours, printed_row().boxes.at(static_cast<std::size_t>(box)).rect.grown(-1.5), 60);
        const auto asked = read_with(sheet, colours.image);
        EXPECT_TRUE(asked.score.needs_review) << box;
        EXPECT_EQ(asked.score.state, State::unclear) << box;
        EXPECT_EQ(asked.score.score, box + 1);
    }
}

TEST(Colour, on_a_digit_waits_for_a_person) {
    const auto sheet = sheet_with_an_open_row(402);
    auto colours = warm_light(sheet);
    const auto& box = printed_row().boxes.at(3);
    cover(colours, box.label.grown(1), 70);
    EXPECT_TRUE(read_with(sheet, colours.image).score.needs_review);
}

TEST(Colour, on_the_name_of_a_group_makes_the_group_wait) {
    const auto& groups = programme().session().layout.pages.front().groups;
    for (const std::size_t number : {std::size_t{0}, groups.size() / 2, groups.size() - 1}) {
        auto order = plain_order(programme(), 406);
        order.filling.truth.group.reset();
        const auto sheet = made(order, 406);
        auto colours = warm_light(sheet);
        const auto read_group = [&] {
            return *read_page(sheet.image, catalog_of(programme()), {.colour = [&] { return colours.image; }}).reading.group_mark;
        };
        EXPECT_FALSE(read_group().needs_review) << read_group().reason;
        cover(colours, groups.at(number).label, 70);
        EXPECT_TRUE(read_group().needs_review) << number;
    }
}

TEST(Colour, of_light_and_of_paper_is_no_mark) {
    for (const double level : {0.0, 10.0, 90.0}) {
        const auto sheet = sheet_with_an_open_row(403);
        const auto asked = read_with(sheet, warm_light(sheet, level).image);
        EXPECT_EQ(asked.score.state, State::empty) << level << ": " << asked.score.reason;
        EXPECT_FALSE(asked.score.needs_review) << level;
    }
}

TEST(Colour, is_not_there_in_a_grey_file) {
    const auto sheet = sheet_with_an_open_row(404);
    const auto asked = read_with(sheet, std::nullopt);
    EXPECT_EQ(asked.score.state, State::empty);
    EXPECT_EQ(asked.times, 1);
}

TEST(Colour, is_not_asked_for_where_every_row_is_answered) {
    const auto sheet = made(plain_order(programme(), 405), 405);
    EXPECT_EQ(read_with(sheet, warm_light(sheet).image).times, 0);
}

} // namespace
} // namespace formradar::read
