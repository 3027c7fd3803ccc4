// Figures and words beside the boxes in place of marks: they wait for a person, and whoever wrote them took part.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "formradar/core/causes.hpp"
#include "read/sheets.hpp"
#include "support/on_picture.hpp"
#include "support/reasons.hpp"

namespace formradar::read {
namespace {

using namespace simulator;
using record::State;
using record::Status;

SheetOrder with_rows_left_open(std::uint64_t seed, std::size_t from) {
    auto order = plain_order(programme(), seed);
    auto& scores = order.filling.truth.scores;
    for (auto row = scores.begin() + static_cast<std::ptrdiff_t>(from); row != scores.end(); ++row) {
        *row = {.statement = row->statement, .kind = AnswerKind::none, .state = State::empty, .score = {}};
    }
    return order;
}

SheetOrder bare_order(std::uint64_t seed) {
    auto order = with_rows_left_open(seed, 0);
    order.filling.truth.group.reset();
    order.filling.truth.handwriting = order.filling.margin_note = false;
    return order;
}

const std::vector<form::Row>& printed_rows() {
    const auto& pages = programme().session().layout.pages;
    return std::ranges::find_if(pages, [](const form::PageLayout& page) { return !page.rows.empty(); })->rows;
}

// A four, as large as people write it.
void write_four(FilledSheet& sheet, Point<Mm> at) {
    const auto line = [&](Point<Mm> from, Point<Mm> to) { draw_on(sheet, {.from = at + from, .to = at + to}); };
    line({2, 0}, {0, 3});
    line({0, 3}, {3, 3});
    line({2.2, 1.5}, {2.2, 5});
}

record::Reading read_of(const FilledSheet& sheet) {
    return read_page(sheet.image, catalog_of(programme()), {.crops = false}).reading;
}

TEST(FigureBesideARow, waits_for_a_person_and_the_other_open_row_is_empty) {
    const auto& rows = printed_rows();
    ASSERT_GE(rows.size(), 3U);
    auto order = with_rows_left_open(501, rows.size() - 2);
    order.filling.margin_note = false;
    auto sheet = made(order, 501);
    const auto before = read_of(sheet);
    EXPECT_FALSE(before.scores[rows.size() - 2].needs_review) << before.scores[rows.size() - 2].reason;
    const auto& last_box = rows[rows.size() - 2].boxes.back().rect;
    write_four(sheet, {last_box.right() + 4.5, last_box.y + 1});
    const auto reading = read_of(sheet);
    ASSERT_EQ(reading.scores.size(), rows.size());
    EXPECT_TRUE(reading.scores[rows.size() - 2].needs_review);
    EXPECT_EQ(reading.scores[rows.size() - 1].state, State::empty);
    EXPECT_FALSE(reading.scores[rows.size() - 1].needs_review) << reading.scores[rows.size() - 1].reason;
}

// Whoever names the sheet must not be told that the row is empty.
TEST(FigureBesideARow, of_a_sheet_whose_codes_are_lost_waits_as_well) {
    const auto& rows = printed_rows();
    auto order = with_rows_left_open(504, rows.size() - 2);
    order.filling.margin_note = false;
    auto sheet = made(order, 504);
    for (const auto& code : form::codes_of(programme().session().layout.paper)) {
        cover(sheet, code.grown(1), 120);
    }
    const auto before = read_of(sheet);
    ASSERT_EQ(before.status, Status::doubt);
    ASSERT_TRUE(before.sheet.empty());
    ASSERT_EQ(before.scores.size(), rows.size()) << before.reason;
    EXPECT_FALSE(before.scores[rows.size() - 2].needs_review) << before.scores[rows.size() - 2].reason;
    const auto& last_box = rows[rows.size() - 2].boxes.back().rect;
    write_four(sheet, {last_box.right() + 4.5, last_box.y + 1});
    EXPECT_TRUE(read_of(sheet).scores[rows.size() - 2].needs_review);
}

TEST(FigureOverAStatement, waits_for_a_person) {
    const auto& rows = printed_rows();
    for (const double left : {14.0, 25.0, 60.0}) {
        auto order = with_rows_left_open(504, 0);
        order.filling.truth.group.reset();
        order.filling.truth.handwriting = order.filling.margin_note = false;
        auto sheet = made(order, 504);
        for (const auto& row : rows) {
            write_four(sheet, {row.boxes.front().rect.x - left, row.boxes.front().rect.y + 1});
        }
        const auto reading = read_of(sheet);
        ASSERT_EQ(reading.scores.size(), rows.size());
        for (const auto& score : reading.scores) {
            EXPECT_TRUE(reading.status == Status::doubt || score.needs_review) << left << " mm, " << score.statement;
        }
    }
}

TEST(FiguresInPlaceOfMarks, make_the_open_rows_of_a_page_without_a_mark_wait_as_well) {
    const auto& rows = printed_rows();
    auto order = with_rows_left_open(506, 0);
    order.filling.truth.group.reset();
    order.filling.truth.handwriting = order.filling.margin_note = false;
    auto sheet = made(order, 506);
    write_four(sheet, {rows[1].boxes.front().rect.x + 1.5, rows[1].boxes.front().rect.y + 1});
    const auto one = read_of(sheet);
    ASSERT_EQ(one.scores.size(), rows.size());
    if (one.scores[1].state == State::marked) { // a mark like any other, beside which rows may be empty
        EXPECT_FALSE(one.scores[2].needs_review) << one.scores[2].reason;
    }
    auto beside = made(order, 506);
    const auto& last_box = rows[1].boxes.back().rect;
    write_four(beside, {last_box.right() + 4.5, last_box.y + 1});
    for (const auto& score : read_of(beside).scores) {
        EXPECT_TRUE(score.needs_review) << score.statement;
    }
}

TEST(FigureOverAStatement, is_none_where_only_letters_are) {
    for (const double px_per_mm : {100 / 25.4, 150 / 25.4, 300 / 25.4}) {
        auto order = with_rows_left_open(505, 2);
        order.filling.margin_note = false;
        order.scan.geometry.px_per_mm = px_per_mm;
        const auto reading = read_of(made(order, 505));
        for (std::size_t r = 2; r < reading.scores.size(); ++r) {
            EXPECT_FALSE(reading.scores[r].needs_review) << px_per_mm << " " << r << " " << reading.scores[r].reason;
        }
    }
}

TEST(SheetWithoutAMark, on_which_something_is_written_is_not_unused) {
    auto sheet = made(bare_order(502), 502);
    ASSERT_EQ(read_of(sheet).status, Status::unused) << read_of(sheet).reason;
    const auto paper = form::size_of(programme().session().layout.paper);
    write_four(sheet, {paper.width / 2, paper.height - 9});
    const auto reading = read_of(sheet);
    EXPECT_EQ(reading.status, Status::doubt);
    EXPECT_FALSE(reading.unmarked);
}

// As forms.pdf itself is among the scans.
TEST(SheetWithoutAMark, as_it_was_drawn_is_unused) {
    const auto order = plain_order(programme(), 503);
    const auto& sheets = programme().session().sheets;
    const auto reading =
        read_page(programme().clean_page(sheets.front(), order.page, 300 / 25.4), catalog_of(programme()), {.crops = false})
            .reading;
    EXPECT_EQ(reading.status, Status::unused) << reading.reason;
}

// What somebody draws on the name of a group instead of in its box.
class GroupName : public testing::TestWithParam<const char*> {};

TEST_P(GroupName, that_was_marked_makes_the_group_wait) {
    const auto& page = programme().session().layout.pages.front();
    ASSERT_FALSE(page.groups.empty());
    for (const std::size_t number : {std::size_t{0}, page.groups.size() - 1}) {
        auto order = plain_order(programme(), 507);
        order.filling.truth.group.reset();
        order.filling.truth.handwriting = order.filling.margin_note = false;
        auto sheet = made(order, 507);
        const auto before = read_of(sheet);
        ASSERT_TRUE(before.group_mark);
        ASSERT_EQ(before.group_mark->state, State::empty) << before.group_mark->reason;
        const auto& name = page.groups[number].label;
        const auto line = [&](Point<Mm> from, Point<Mm> to) { draw_on(sheet, {.from = from, .to = to}); };
        const std::string how = GetParam();
        if (how == "underlined") {
            line({name.x, name.bottom() + 1.2}, {name.x + std::max(name.width, 8.5), name.bottom() + 1.0});
        } else if (how == "underlined_closely") {
            line({name.x, name.bottom() - 0.3}, {name.right(), name.bottom() - 0.4});
        } else if (how == "struck_out") {
            line({name.x - 0.5, name.centre().y + 0.3}, {name.right() + 0.5, name.centre().y - 0.2});
        } else if (how == "struck_out_in_pencil") {
            draw_on(sheet, {.from = {name.x - 0.5, name.centre().y},
                            .to = {name.right() + 0.5, name.centre().y},
                            .width = 0.6,
                            .darkness = 0.45});
        } else if (how == "highlighted") {
            tint(sheet, name.grown(0.6), 0.86);
        } else if (how == "blackened") {
            cover(sheet, name.grown(-0.3), 40);
        } else if (how == "ticked") {
            line({name.x + 1, name.y + 1}, {name.x + 3, name.bottom() + 1.5});
            line({name.x + 3, name.bottom() + 1.5}, {name.x + 8, name.y - 2.5});
        } else {
            const auto middle = name.centre();
            Point<Mm> last{middle.x + name.width / 2 + 2, middle.y};
            for (int i = 1; i <= 24; ++i) {
                const double turn = 2 * std::numbers::pi * i / 24;
                const Point<Mm> next{middle.x + (name.width / 2 + 2) * std::cos(turn), middle.y + 4 * std::sin(turn)};
                line(last, next);
                last = next;
            }
        }
        const auto reading = read_of(sheet);
        ASSERT_TRUE(reading.group_mark);
        EXPECT_TRUE(reading.group_mark->needs_review) << number;
        EXPECT_EQ(std::ranges::count_if(reading.scores, &record::Score::needs_review),
                  std::ranges::count_if(before.scores, &record::Score::needs_review));
    }
}

// Nobody marked a group: what light, blur and a coarse scan do to the names is no ink.
TEST(GroupNames, as_they_are_printed_leave_the_group_empty) {
    for (const double px_per_mm : {100 / 25.4, 150 / 25.4, 300 / 25.4}) {
        for (const double share : {0.0, 0.55, 0.7}) { // black and white, by such a threshold; 0: grey
            auto order = plain_order(programme(), 508);
            order.filling.truth.group.reset();
            order.filling.truth.handwriting = order.filling.margin_note = false;
            order.scan.geometry.px_per_mm = px_per_mm;
            auto sheet = made(order, 508);
            if (share > 0) {
                threshold(sheet.image, share);
            }
            const auto reading = read_of(sheet);
            ASSERT_TRUE(reading.group_mark);
            EXPECT_NE(reading.group_mark->reason.cause, Cause::group_name_marked) << px_per_mm << " " << share;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(By, GroupName,
                         testing::Values("underlined", "ticked", "encircled", "underlined_closely", "struck_out",
                                         "struck_out_in_pencil", "highlighted", "blackened"),
                         [](const auto& tested) { return std::string(tested.param); });

} // namespace
} // namespace formradar::read
