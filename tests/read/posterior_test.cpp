// What the fitted tables say of rows that nobody would argue about, and that they are probabilities.
#include "formradar/read/posterior.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "read/features.hpp"
#include "read/rows_of_ink.hpp"

namespace formradar::read {
namespace {

RowEvidence evidence_of_row(const Row& row) {
    RowEvidence evidence;
    for (const auto& ink : row) {
        evidence.boxes.push_back(vision::evidence_of(ink, {.sharpness = 1, .outline = 1, .darkness = 0.9}, {}));
    }
    return evidence;
}

vision::Ink crooked_cross() {
    auto ink = cross();
    ink.crooked = ink.crosses_near = true;
    return ink;
}

// A page of one cross a row, in the boxes given (from 0; 5 and more: left open).
std::vector<RowEvidence> page_of(const std::vector<std::size_t>& answers) {
    std::vector<RowEvidence> rows;
    for (const auto answer : answers) {
        Row row{};
        if (answer < row.size()) {
            row.at(answer) = crooked_cross();
        }
        rows.push_back(evidence_of_row(row));
    }
    return rows;
}

double sum_of(const Posterior& posterior) {
    return std::accumulate(posterior.scores.begin(), posterior.scores.end(),
                           posterior.open + posterior.several + posterior.unclear);
}

TEST(Posterior, of_one_cross_in_a_row_is_sure_of_its_box) {
    const std::vector<std::size_t> answers = {0, 1, 2, 3, 4};
    const auto page = page_of(answers);
    for (std::size_t r = 0; r < page.size(); ++r) {
        const auto posterior = posterior_of(page[r], context_of(page, r));
        EXPECT_EQ(posterior.likeliest(), answers[r]);
        EXPECT_GT(posterior.scores[answers[r]], 0.99);
        EXPECT_NEAR(sum_of(posterior), 1, 1e-9);
    }
}

TEST(Posterior, of_an_empty_row_among_crosses_is_that_it_was_left_open) {
    const auto page = page_of({0, 1, 9, 3, 4});
    const auto posterior = posterior_of(page[2], context_of(page, 2));
    EXPECT_GT(posterior.open, 0.95);
    EXPECT_NEAR(sum_of(posterior), 1, 1e-9);
}

TEST(Posterior, of_two_like_crosses_is_not_sure_of_either) {
    auto page = page_of({0, 1, 2, 3, 4});
    page[2].boxes[0] = page[2].boxes[2];
    const auto posterior = posterior_of(page[2], context_of(page, 2));
    EXPECT_LT(posterior.scores[posterior.likeliest()], 0.9);
    EXPECT_NEAR(sum_of(posterior), 1, 1e-9);
}

TEST(Posterior, is_given_for_rows_of_two_to_ten_boxes) {
    for (std::size_t boxes = 2; boxes <= 10; ++boxes) {
        RowEvidence row;
        row.boxes.assign(boxes, vision::evidence_of({}, {.sharpness = 1, .outline = 1, .darkness = 0.9}, {}));
        const auto posterior = posterior_of(row, {});
        EXPECT_EQ(posterior.scores.size(), boxes);
        EXPECT_NEAR(sum_of(posterior), 1, 1e-9);
    }
}

TEST(Context, is_of_the_other_rows_only) {
    auto page = page_of({0, 1, 2});
    const auto before = context_of(page, 1);
    page[1].boxes[1].values.fill(99);
    EXPECT_EQ(context_of(page, 1), before);
    EXPECT_EQ(before.witnesses, 2);
    EXPECT_DOUBLE_EQ(before.inked, cross().inked);
}

TEST(Context, without_other_marks_says_that_there_is_no_witness) {
    EXPECT_EQ(context_of(page_of({9, 0, 9}), 1), PenContext{});
}

TEST(Features, have_a_name_each) {
    const auto page = page_of({0, 1});
    const auto features = box_features(page[0], context_of(page, 0));
    EXPECT_EQ(features.size(), 5U);
    EXPECT_EQ(features.front().size(), box_feature_names().size());
}

} // namespace
} // namespace formradar::read
