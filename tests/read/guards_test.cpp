// A row is called empty only where a mark would have been seen: ink elsewhere, pale pens, lost pencils, glare and covers are
// doubts.
#include <gtest/gtest.h>

#include "formradar/report/sheet.hpp"
#include "read/hold_back.hpp"
#include "read/rows_of_ink.hpp"
#include "read/sheets.hpp"
#include "support/on_picture.hpp"
#include "support/reasons.hpp"

namespace formradar::read {
namespace {

using namespace simulator;
using record::State;

// Statements 2 and 5 are left open; the others are crossed.
SheetOrder with_open_rows(std::uint64_t seed) {
    auto order = plain_order(programme(), seed);
    for (const std::size_t row : {1U, 4U}) {
        auto& meant = order.filling.truth.scores.at(row);
        meant = {.statement = meant.statement, .kind = AnswerKind::none, .state = State::empty, .score = {}};
    }
    return order;
}

FilledSheet sheet_with_open_rows(std::uint64_t seed) {
    return made(with_open_rows(seed), seed);
}

const form::Row& row_of(int statement) {
    const auto& pages = programme().session().layout.pages;
    for (const auto& page : pages) {
        const auto row = std::ranges::find(page.rows, statement, &form::Row::statement);
        if (row != page.rows.end()) {
            return *row;
        }
    }
    throw std::out_of_range("no such statement");
}

record::Score score_of(const FilledSheet& sheet, int statement) {
    const auto reading = tried(sheet, programme()).reading;
    const auto score = std::ranges::find(reading.scores, statement, &record::Score::statement);
    return score == reading.scores.end() ? record::Score{.statement = 0, .needs_review = true} : *score;
}

constexpr int open_row = 2, other_open_row = 5;

TEST(OpenRow, without_anything_on_it_is_empty) {
    for (const std::uint64_t seed : {301U, 302U, 303U, 304U, 305U}) {
        const auto sheet = sheet_with_open_rows(seed);
        EXPECT_EQ(score_of(sheet, open_row).state, State::empty) << score_of(sheet, open_row).reason;
        EXPECT_EQ(score_of(sheet, other_open_row).state, State::empty) << score_of(sheet, other_open_row).reason;
    }
}

// Of every size that digits are or were printed in: what is printed there is no mark, and a mark there is none of the print.
TEST(OpenRow, is_empty_under_digits_of_every_size_until_one_is_crossed) {
    for (const auto print : {form::Print::first, form::Print::usual, form::Print::large}) {
        for (const std::uint64_t seed : {341U, 342U, 343U}) {
            const auto booklet = programme_booklet(seed, 1, print);
            auto order = plain_order(booklet, seed);
            auto& meant = order.filling.truth.scores.at(1);
            meant = {.statement = meant.statement, .kind = AnswerKind::none, .state = State::empty, .score = {}};
            Rng rng(seed);
            auto sheet = make_sheet(booklet, order, rng);
            EXPECT_EQ(tried(sheet, booklet).reading.scores.at(1).state, State::empty)
                << tried(sheet, booklet).reading.scores.at(1).reason;
            const auto& page = booklet.session().layout.pages.at(static_cast<std::size_t>(order.page) - 1);
            const auto middle = page.rows.at(1).boxes.at(2).label.centre();
            draw_on(sheet, {middle + Point<Mm>{-1.3, -1.3}, middle + Point<Mm>{1.3, 1.3}});
            draw_on(sheet, {middle + Point<Mm>{-1.3, 1.3}, middle + Point<Mm>{1.3, -1.3}});
            const auto crossed = tried(sheet, booklet).reading.scores.at(1);
            EXPECT_TRUE(crossed.needs_review || crossed.score == 3) << crossed.reason;
        }
    }
}

// Whoever marks digits instead of boxes did so in the row that seems empty as well, perhaps with a line that is hardly seen.
TEST(OpenRow, of_a_page_answered_on_its_digits_waits_although_the_others_are_read) {
    for (const std::uint64_t seed : {351U, 352U, 353U}) {
        auto order = plain_order(programme(), seed);
        for (auto& meant : order.filling.truth.scores) {
            meant = {.statement = meant.statement, .kind = AnswerKind::none, .state = State::empty, .score = {}};
        }
        auto sheet = made(order, seed);
        for (const int statement : {1, 3, 4, 5, 6, 7}) {
            const auto middle = row_of(statement).boxes.at(static_cast<std::size_t>(statement) % 5).label.centre();
            draw_on(sheet, {middle + Point<Mm>{-1.3, -1.1}, middle + Point<Mm>{1.3, 1.1}});
            draw_on(sheet, {middle + Point<Mm>{-1.3, 1.1}, middle + Point<Mm>{1.3, -1.1}});
        }
        const auto reading = tried(sheet, programme()).reading;
        EXPECT_TRUE(std::ranges::any_of(reading.scores, [](const auto& score) { return score.score && !score.needs_review; }));
        EXPECT_TRUE(reading.scores.at(1).needs_review);
    }
}

// A group's row that says nothing is believed where the statements' marks are.
TEST(OpenGroup, beside_statements_that_wait_more_than_they_are_marked_waits_as_well) {
    const auto row = [](State state, bool waits) {
        return RowTrace{.options = usual, .verdict = {.state = state, .needs_review = waits}};
    };
    const auto group_beside = [](std::vector<RowTrace> statements) {
        RowTrace group{.options = usual, .verdict = {.state = State::empty}};
        hold_back_unwitnessed(group, statements);
        return group.verdict.needs_review;
    };
    EXPECT_TRUE(group_beside({row(State::unclear, true), row(State::unclear, true), row(State::marked, false)}));
    EXPECT_FALSE(group_beside({row(State::unclear, true), row(State::marked, false), row(State::marked, false)}));
    EXPECT_FALSE(group_beside({row(State::empty, false), row(State::empty, false)})) << "an unused sheet";
}

struct OnDigit {
    const char* name;
    std::vector<PenLine> lines; // about the digit's middle
};

class DigitMark : public testing::TestWithParam<OnDigit> {};

TEST_P(DigitMark, is_never_silently_empty) {
    for (const std::size_t box : {0U, 2U, 4U}) {
        auto sheet = sheet_with_open_rows(310 + box);
        const auto middle = row_of(open_row).boxes.at(box).label.centre();
        for (auto line : GetParam().lines) {
            line.from = line.from + middle;
            line.to = line.to + middle;
            draw_on(sheet, line);
        }
        const auto score = score_of(sheet, open_row);
        EXPECT_TRUE(score.needs_review || score.score == static_cast<int>(box) + 1) << GetParam().name;
        EXPECT_EQ(score_of(sheet, other_open_row).state, State::empty);
    }
}

TEST(DigitMark, on_the_words_over_the_last_box_waits_for_a_person) {
    const auto booklet = scale_booklet(7, 1, {.low = "no", .high = "yes", .labels = {}}, "weet niet");
    auto order = plain_order(booklet, 317);
    auto& meant = order.filling.truth.scores.at(1);
    meant = {.statement = meant.statement, .kind = AnswerKind::none, .state = State::empty, .score = {}};
    Rng rng(317);
    auto sheet = make_sheet(booklet, order, rng);
    const auto& page = booklet.session().layout.pages.at(static_cast<std::size_t>(order.page) - 1);
    const auto middle = page.rows.at(1).boxes.back().label.centre();
    draw_on(sheet, {middle + Point<Mm>{-1.3, -1.3}, middle + Point<Mm>{1.3, 1.3}});
    draw_on(sheet, {middle + Point<Mm>{-1.3, 1.3}, middle + Point<Mm>{1.3, -1.3}});
    const auto reading = tried(sheet, booklet).reading;
    EXPECT_TRUE(reading.scores.at(1).needs_review) << reading.scores.at(1).reason;
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, DigitMark,
    testing::Values(OnDigit{"cross", {{{-1.3, -1.3}, {1.3, 1.3}}, {{-1.3, 1.3}, {1.3, -1.3}}}},
                    OnDigit{"tick", {{{-1.2, -0.2}, {-0.3, 1}}, {{-0.3, 1}, {1.6, -1.5}}}},
                    OnDigit{"dash", {{{-1.6, 0}, {1.6, 0.1}}}}, OnDigit{"slash", {{{-0.8, 1.1}, {0.9, -1.2}, 0.35}}},
                    OnDigit{"pencil cross", {{{-1.4, -1.4}, {1.4, 1.4}, 0.5, 0.35}, {{-1.4, 1.4}, {1.4, -1.4}, 0.5, 0.35}}}));

class PalePen : public testing::TestWithParam<double> {};

TEST_P(PalePen, in_one_box_is_never_silently_empty) {
    for (const std::size_t box : {0U, 3U, 4U}) {
        auto sheet = sheet_with_open_rows(320 + box);
        tint(sheet, row_of(open_row).boxes.at(box).rect.grown(-0.8), GetParam());
        EXPECT_NE(score_of(sheet, open_row).state, State::empty) << box;
        EXPECT_EQ(score_of(sheet, other_open_row).state, State::empty);
    }
}

INSTANTIATE_TEST_SUITE_P(Light, PalePen, testing::Values(0.975, 0.95, 0.9, 0.8));

// Correction fluid whiter than the paper, a note, a finger, tape that lets something through.
struct Cover {
    double grey, opacity, grown;
};

class CoveredBox : public testing::TestWithParam<Cover> {};

TEST_P(CoveredBox, makes_an_open_row_a_doubt) {
    for (const std::size_t box : {0U, 2U, 4U}) {
        auto order = with_open_rows(330 + box);
        order.scan.toner.paper = 236;
        auto sheet = made(order, 330 + box);
        cover(sheet, row_of(open_row).boxes.at(box).rect.grown(GetParam().grown), GetParam().grey, GetParam().opacity);
        EXPECT_NE(score_of(sheet, open_row).state, State::empty) << box;
    }
}

// Of a row with its mark in sight, of another box: the mark is the score, or a person looks.
TEST_P(CoveredBox, beside_the_mark_never_changes_the_score_silently) {
    for (const std::uint64_t seed : {340U, 341U, 342U, 343U}) {
        auto order = plain_order(programme(), seed);
        order.scan.toner.paper = 236;
        const int score = *order.filling.truth.scores.at(open_row - 1).score;
        auto sheet = made(order, seed);
        cover(sheet, row_of(open_row).boxes.at(static_cast<std::size_t>(score % 5)).rect.grown(GetParam().grown), GetParam().grey,
              GetParam().opacity);
        const auto read = score_of(sheet, open_row);
        EXPECT_TRUE(read.needs_review || read.score == score) << seed << ": " << read.reason;
    }
}

// Of a correction the box made black is in sight, and the cross that is the score is not.
TEST_P(CoveredBox, that_held_the_cross_of_a_correction_leaves_a_doubt) {
    for (const std::uint64_t seed : {350U, 351U, 352U, 353U}) {
        auto order = plain_order(programme(), seed);
        order.scan.toner.paper = 236;
        auto& meant = order.filling.truth.scores.at(open_row - 1);
        meant.kind = AnswerKind::correction;
        meant.boxes = {*meant.score, *meant.score % 5 + 1};
        auto sheet = made(order, seed);
        cover(sheet, row_of(open_row).boxes.at(static_cast<std::size_t>(*meant.score) - 1).rect.grown(2), GetParam().grey);
        const auto read = score_of(sheet, open_row);
        EXPECT_TRUE(read.needs_review || read.score == meant.score)
            << seed << ": " << read.score.value_or(0) << " for " << *meant.score << " " << read.reason;
    }
}

INSTANTIATE_TEST_SUITE_P(Things, CoveredBox,
                         testing::Values(Cover{252, 1, -0.4}, Cover{252, 1, 1.5}, Cover{170, 1, 2}, Cover{215, 0.8, 1},
                                         Cover{245, 0.6, 1}));

class LostPencil : public testing::TestWithParam<double> {};

TEST_P(LostPencil, in_a_scan_of_black_and_white_leaves_no_row_silently_empty) {
    for (const std::uint64_t seed : {340U, 341U, 342U}) {
        auto order = plain_order(programme(), seed);
        order.habit.pen = {.kind = PenKind::hard_pencil, .width = 0.5, .grey = 190, .texture = Texture::pencil};
        order.scan.geometry.px_per_mm = 200 / 25.4;
        auto sheet = made(order, seed);
        threshold(sheet.image, GetParam());
        expect_no_silent_error(tried(sheet, programme()));
    }
}

INSTANTIATE_TEST_SUITE_P(Thresholds, LostPencil, testing::Values(0.45, 0.55, 0.6, 0.65, 0.7, 0.8));

// As version 0.1 printed a form without open questions: nothing pale is on its page.
const Booklet& old_page_without_lines() {
    static const auto booklet = [] {
        auto session = programme_booklet(12, 1, form::Print::first).session();
        session.form.open_questions.clear();
        auto pages = form::lay_out(session.form, session.layout.paper, form::Print::first);
        session.form_hash = report::hash_of(pages, session.form);
        session.layout = pages.layout;
        return Booklet(std::move(session), std::move(pages));
    }();
    return booklet;
}

SheetOrder old_order(std::uint64_t seed) {
    auto order = plain_order(old_page_without_lines(), seed);
    order.scan.geometry.px_per_mm = 200 / 25.4;
    return order;
}

FilledSheet made_of_old(const SheetOrder& order, std::uint64_t seed, std::optional<double> share) {
    Rng rng(seed);
    auto sheet = make_sheet(old_page_without_lines(), order, rng);
    if (share) {
        threshold(sheet.image, *share);
    }
    return sheet;
}

// Its writing lines are darker than a pencil: a threshold between the two keeps them, and nothing of that.
TEST(OldPage, whose_lines_a_threshold_kept_does_not_lose_a_pencil_silently) {
    const auto booklet = programme_booklet(12, 1, form::Print::first);
    for (const std::uint64_t seed : {366U, 367U, 368U}) {
        auto order = plain_order(booklet, seed);
        order.habit.pen = {.kind = PenKind::hard_pencil, .width = 0.5, .grey = 242, .texture = Texture::smooth};
        Rng rng(seed);
        auto sheet = make_sheet(booklet, order, rng);
        threshold(sheet.image, 0.8);
        const auto result = tried(sheet, booklet);
        expect_no_silent_error(result);
        EXPECT_NE(result.reading.status, record::Status::unused);
    }
}

void leave_open(Meant& meant) {
    meant = {.statement = meant.statement, .kind = AnswerKind::none, .state = State::empty, .score = {}};
}

TEST_P(LostPencil, on_an_old_page_without_lines_is_not_lost_silently) {
    const auto first = static_cast<std::size_t>(old_order(360).page) - 1;
    const auto& page = old_page_without_lines().session().layout.pages.at(first);
    ASSERT_TRUE(page.pale.empty() && page.answers.empty());
    for (const std::uint64_t seed : {360U, 361U, 362U}) {
        auto order = old_order(seed);
        order.habit.pen = {.kind = PenKind::hard_pencil, .width = 0.5, .grey = 190, .texture = Texture::pencil};
        const auto result = tried(made_of_old(order, seed, GetParam()), old_page_without_lines());
        expect_no_silent_error(result);
        EXPECT_NE(result.reading.status, record::Status::unused);
    }
}

TEST(OldPageWithoutLines, in_black_and_white_has_its_dark_marks_read_and_its_open_rows_wait) {
    for (const std::uint64_t seed : {363U, 364U}) {
        for (const double share : {0.6, 0.7}) {
            auto order = old_order(seed);
            leave_open(order.filling.truth.scores.at(1));
            leave_open(order.filling.truth.scores.at(4));
            const auto result = tried(made_of_old(order, seed, share), old_page_without_lines());
            expect_read(result, 2);
            for (const std::size_t row : {1U, 4U}) {
                EXPECT_TRUE(result.reading.scores.at(row).needs_review);
                EXPECT_EQ(result.reading.scores.at(row).state, State::unclear) << row;
            }
        }
    }
}

TEST(OldPageWithoutLines, that_nobody_marked_is_unused_in_greys_alone) {
    auto order = old_order(365);
    std::ranges::for_each(order.filling.truth.scores, leave_open);
    order.filling.truth.group.reset();
    order.filling.truth.handwriting = false;
    EXPECT_EQ(tried(made_of_old(order, 365, {}), old_page_without_lines()).reading.status, record::Status::unused);
    const auto reading = tried(made_of_old(order, 365, 0.6), old_page_without_lines()).reading;
    EXPECT_NE(reading.status, record::Status::unused);
    EXPECT_TRUE(std::ranges::all_of(reading.scores, &record::Score::needs_review));
}

class Flash : public testing::TestWithParam<double> {};

TEST_P(Flash, that_clips_pencil_leaves_no_row_silently_empty) {
    for (const int statement : {2, 4, 6}) {
        auto order = plain_order(programme(), 350);
        order.habit.pen = {.kind = PenKind::hard_pencil, .width = 0.5, .grey = 180, .texture = Texture::pencil};
        order.scan.light.level = 0.7;
        auto sheet = made(order, 350);
        flash(sheet, row_of(statement).boxes[2].rect.centre(), 45, GetParam());
        expect_no_silent_error(tried(sheet, programme()));
    }
}

INSTANTIATE_TEST_SUITE_P(Gains, Flash, testing::Values(1.5, 1.8, 2.2, 3.0));

} // namespace
} // namespace formradar::read
