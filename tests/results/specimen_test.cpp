// What was read of printed marks against what is printed.
#include "formradar/results/specimen.hpp"

#include <gmock/gmock.h>

#include "results/sample.hpp"

namespace formradar::results {
namespace {

using form::SpecimenMark;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const std::vector<form::SpecimenSheet> truth = {*form::specimen_sheet("c3 h4 e w25"), *form::specimen_sheet("p2 l1 c5 x41")};

constexpr SpecimenLook good{.scale = 0.971, .residual_mm = 0.1, .px_per_mm = 7.9, .contrast = 0.8, .two_tone = false};

std::vector<record::Reading> readings(std::vector<int> first, std::vector<int> second) {
    return sample::readings({{.path = "1.jpg", .sheet = "001", .answers = std::move(first)},
                             {.path = "2.jpg", .sheet = "002", .answers = std::move(second)}});
}

SpecimenResult result_of(const std::vector<record::Reading>& read, SpecimenLook look = good) {
    const std::vector<SpecimenLook> looks(read.size(), look);
    return specimen_result(read, sample::session(4, 2), truth, looks);
}

const SpecimenCount& count_of(const SpecimenResult& result, SpecimenMark mark) {
    return *std::ranges::find(result.counts, mark, &SpecimenCount::mark);
}

TEST(SpecimenResults, all_right_where_two_crosses_wait) {
    const auto result = result_of(readings({3, 4, 0, -1}, {2, 1, 5, 4}));
    EXPECT_EQ(result.all.printed, 8);
    EXPECT_EQ(result.all.right, 8);
    EXPECT_EQ(result.faintest, SpecimenMark::pale_pencil);
    EXPECT_EQ(result.scale, 0.971);
    EXPECT_EQ(result.pages_found, 2);
    EXPECT_THAT(result.advice, ElementsAre(SpecimenAdvice::size));
}

TEST(SpecimenResults, pale_marks_that_are_lost_say_how_pale_is_still_seen) {
    const auto result = result_of(readings({3, 0, 0, -1}, {2, 0, 5, 4}));
    EXPECT_EQ(result.faintest, SpecimenMark::pencil);
    EXPECT_EQ(count_of(result, SpecimenMark::hard_pencil).wrong, 1);
    EXPECT_THAT(result.advice, Contains(SpecimenAdvice::wrong));
    EXPECT_THAT(result.advice, Contains(SpecimenAdvice::pale));
}

TEST(SpecimenResults, a_sure_score_where_two_boxes_are_crossed_is_wrong) {
    const auto result = result_of(readings({3, 4, 0, 2}, {2, 1, 5, 4}));
    EXPECT_EQ(count_of(result, SpecimenMark::twice).wrong, 1);
    EXPECT_EQ(result.all.wrong, 1);
}

TEST(SpecimenResults, doubts_wait_and_pages_that_are_missing_or_refused_are_said) {
    auto some = readings({3, -2, 0, -1}, {2, 1, 5, 4});
    EXPECT_EQ(result_of(some).all.waiting, 1);
    some.back().status = record::Status::doubt;
    const auto refused = result_of(some);
    EXPECT_EQ(refused.pages_refused, 1);
    EXPECT_EQ(refused.all.wrong, 0);
    EXPECT_THAT(refused.advice, Contains(SpecimenAdvice::pages));
    some.pop_back();
    EXPECT_EQ(result_of(some).pages_found, 1);
    const auto none = result_of({});
    EXPECT_EQ(none.all.printed, 0);
    EXPECT_THAT(none.advice, ElementsAre(SpecimenAdvice::pages));
}

TEST(SpecimenResults, a_better_picture_is_asked_for_plain_marks_that_wait_and_not_for_corrections) {
    const auto correction = result_of(readings({3, 4, 0, -1}, {2, 1, 5, -2}));
    EXPECT_EQ(correction.all.waiting, 1);
    EXPECT_THAT(correction.advice, Not(Contains(SpecimenAdvice::many_doubts)));
    const auto cross = result_of(readings({-2, 4, 0, -1}, {2, 1, 5, 4}));
    EXPECT_EQ(cross.all.waiting, 1);
    EXPECT_THAT(cross.advice, Contains(SpecimenAdvice::many_doubts));
}

TEST(SpecimenResults, coarse_dim_and_two_tone_pictures_each_have_their_advice) {
    const auto advice = [](auto change) {
        auto look = good;
        look.scale = 1;
        change(look);
        return result_of(readings({3, 4, 0, -1}, {2, 1, 5, 4}), look).advice;
    };
    EXPECT_THAT(advice([](auto&) {}), IsEmpty());
    EXPECT_THAT(advice([](auto& seen) { seen.px_per_mm = 4; }), ElementsAre(SpecimenAdvice::resolution));
    EXPECT_THAT(advice([](auto& seen) { seen.contrast = 0.3; }), ElementsAre(SpecimenAdvice::dim));
    EXPECT_THAT(advice([](auto& seen) { seen.two_tone = true; }), ElementsAre(SpecimenAdvice::two_tone));
    EXPECT_THAT(advice([](auto& seen) { seen.scale.reset(); }), IsEmpty()); // a photo does not say its resolution
}

} // namespace
} // namespace formradar::results
