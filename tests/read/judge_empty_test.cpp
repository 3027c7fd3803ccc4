// Rows without a mark: empty, or a doubt.
#include "read/rows_of_ink.hpp"
#include "support/reasons.hpp"

namespace formradar::read {
namespace {

TEST(JudgeRow, an_empty_row_in_glare_is_unclear) {
    std::array<vision::FoundBox, 5> found{};
    found.fill({.sharpness = 1, .outline = 1, .darkness = 0.8});
    EXPECT_FALSE(judge_row(Row{}, found, 0, {.row = usual_row, .page = {.usual_outline = 0.8}}).needs_review);
    found[3].darkness = 0.5;
    expect_doubt(judge_row(Row{}, found, 0, {.row = usual_row, .page = {.usual_outline = 0.8}}), record::State::unclear,
                 "pale outline");
}

TEST(JudgeRow, specks_on_a_page_without_clear_marks_are_unclear) {
    Row row{};
    row[1].specks = 0.1;
    EXPECT_FALSE(judged(row).needs_review);
    expect_doubt(judged(row, 0, {.row = usual_row, .page = {.few_marks = true}}), record::State::unclear, "specks without marks");
}

TEST(JudgeRow, empty_boxes_are_empty) {
    const auto verdict = judged(Row{});
    EXPECT_EQ(verdict.state, record::State::empty);
    EXPECT_FALSE(verdict.needs_review);
    EXPECT_FALSE(verdict.index);
    EXPECT_GT(verdict.confidence, 0.99);
}

TEST(JudgeRow, an_outline_out_of_sight_is_unclear_though_another_box_is_marked) {
    Row row{};
    row[1] = cross();
    std::array<vision::FoundBox, 5> found{};
    found.fill({.outline = 1});
    found[4].outline = 0.4;
    const auto verdict = judge_row(row, found, 0);
    expect_doubt(verdict, record::State::unclear, "outline missing");
    EXPECT_EQ(verdict.index, 1);
}

TEST(JudgeRow, an_outline_off_its_place_is_unclear) {
    std::array<vision::FoundBox, 5> found{};
    found.fill({.outline = 1});
    found[0].off = {1.0, 1.0};
    found[0].outline = 0.8;
    expect_doubt(judge_row(Row{}, found, 0), record::State::unclear, "outline missing");
}

TEST(JudgeRow, the_rest_of_an_outline_that_is_seen_in_part_may_look_like_ink) {
    std::array<vision::FoundBox, 5> found{};
    found.fill({.sharpness = 1, .outline = 1, .darkness = 0.7});
    auto options = usual;
    options.page.usual_outline = 0.7;
    Row row{};
    row[3] = cross();
    found[3].outline = 0.79;
    EXPECT_FALSE(judge_row(row, found, 0, options).needs_review); // a scrap of tape
    found[3].darkness = 0.55;
    expect_doubt(judge_row(row, found, 0, options), record::State::unclear, "outline missing");
    found[3].outline = 0.81;
    EXPECT_FALSE(judge_row(row, found, 0, options).needs_review);
    found[2] = {.sharpness = 1, .outline = 0.79, .darkness = 0.55}; // nothing is in there
    EXPECT_FALSE(judge_row(row, found, 0, options).needs_review);
}

TEST(JudgeRow, nothing_is_said_to_be_empty_in_a_noisy_picture) {
    Row row{};
    row[3].coarse_noise = 0.03; // there only, as in the corner of a shadow
    expect_doubt(judged(row), record::State::unclear, "noise");
    EXPECT_FALSE(
        judged(row, 0, {.row = usual_row, .page = {.usual_darkness = 0.6}}).needs_review); // this page's marks would be seen
}

TEST(JudgeRow, ink_between_the_boxes_of_an_empty_row_is_unclear) {
    expect_doubt(judged(Row{}, 1.5), record::State::unclear, "ink between boxes");
    EXPECT_EQ(judged(Row{}, 0.9).state, record::State::empty);
}

struct Residue {
    const char* name;
    vision::Ink ink;
    const char* rule; // empty: the row stays empty
};

class EmptyRow : public testing::TestWithParam<Residue> {};

TEST_P(EmptyRow, with_something_in_it_is_a_doubt_from_a_threshold_on) {
    const auto verdict = with(2, GetParam().ink);
    if (std::string(GetParam().rule).empty()) {
        EXPECT_EQ(verdict.state, record::State::empty);
        EXPECT_FALSE(verdict.needs_review) << verdict.reason;
    } else {
        expect_doubt(verdict, record::State::unclear, GetParam().rule);
    }
}

INSTANTIATE_TEST_SUITE_P(Residues, EmptyRow,
                         testing::Values(Residue{"few_specks", {.specks = 0.2}, ""},
                                         Residue{"many_specks", {.specks = 0.5}, "weak mark"},
                                         Residue{"paper_grain", {.trace = 4}, ""},
                                         Residue{"very_faint_line", {.trace = 9}, "weak mark"},
                                         Residue{"little_from_elsewhere", {.foreign = 0.05}, ""},
                                         Residue{"much_from_elsewhere", {.foreign = 0.2}, "weak mark"},
                                         Residue{"dust", {.area = 0.2, .inked = 0.2, .darkness = 0.8}, ""},
                                         Residue{"ink_beside_it", {.area = 3, .inked = 0.1, .darkness = 0.8}, "weak mark"},
                                         Residue{"the_next_row_close_by", {.beside = 2}, "ink beside an empty row"},
                                         Residue{"the_next_row_a_bit", {.beside = 0.5}, ""},
                                         Residue{"the_end_of_the_next_rows_tick", {.beside = 2, .tails = 1.6}, ""},
                                         Residue{"a_line", {.line = true}, "line in an empty row"}),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(EmptyRow, where_other_rows_have_specks_and_none_a_mark_is_a_doubt) {
    vision::Ink speck;
    speck.specks = 0.1;
    std::vector<vision::Ink> page(25);
    page[1] = page[7] = speck;
    expect_doubt(judged({}, 0, adapted_to(page, usual)), record::State::unclear, "specks without marks");
    page[7] = {}; // one speck is dust
    EXPECT_EQ(judged({}, 0, adapted_to(page, usual)).rule, Rule::no_ink);
}

TEST(JudgeEmpty, where_marks_are_tiny_a_speck_may_be_one) {
    Row row{};
    row[2].specks = 0.22;
    auto options = usual;
    options.page.usual_inked = 7;
    EXPECT_EQ(judged(row, 0, options).rule, Rule::no_ink);
    options.page.usual_inked = 2;
    expect_doubt(judged(row, 0, options), record::State::unclear, "specks without marks");
}

TEST(JudgeEmpty, where_marks_are_hardly_darker_than_the_noise_one_may_be_missed) {
    Row row{};
    row[1].noise = 0.02;
    auto options = usual;
    options.page.usual_darkness = 0.17;
    EXPECT_EQ(judged(row, 0, options).rule, Rule::no_ink);
    options.page.usual_darkness = 0.15;
    expect_doubt(judged(row, 0, options), record::State::unclear, "noise");
}

} // namespace
} // namespace formradar::read
