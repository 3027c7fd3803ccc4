// What somebody with a phone hears: a measured cause first, and nothing only where all of the page counts.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "formradar/report/advice_json.hpp"
#include "report/report_sample.hpp"

namespace formradar::report {
namespace {

using enum AdviceKind;
using record::Corner;
using record::Status;

// A photo of a page of three statements; the statement in the middle waits.
PhotoRead photo() {
    return {.reading = sample::readings({{"a.jpg", "001", {1, -1, 3}}}).front(), .flaws = {.blur = 0.1, .paper = 0.9}};
}

std::vector<AdviceKind> kinds_of(const PhotoRead& photo) {
    std::vector<AdviceKind> kinds;
    std::ranges::transform(advice_for(photo), std::back_inserter(kinds), &Advice::kind);
    return kinds;
}

using Kinds = std::vector<AdviceKind>;

TEST(advice, a_sure_page_needs_none) {
    PhotoRead good{.reading = sample::readings({{"a.jpg", "001", {1, 2, 3}}}).front(), .flaws = {}};
    EXPECT_TRUE(advice_for(good).empty());
}

TEST(advice, a_doubtful_row_is_named_with_its_shadow_or_without) {
    auto one = photo();
    EXPECT_EQ(advice_for(one), (std::vector<Advice>{{.kind = look, .statements = {2}}}));
    one.flaws.shaded = {1, 2};
    EXPECT_EQ(advice_for(one), (std::vector<Advice>{{.kind = shadow, .statements = {2}}}));
    one.flaws.shaded = {1, 3}; // rows in it that are sure all the same
    EXPECT_EQ(kinds_of(one), Kinds{look});
}

TEST(advice, a_doubtful_group_alone_is_not_fine) {
    PhotoRead one{.reading = sample::readings({{"a.jpg", "001", {1, 2, 3}}}).front(), .flaws = {}};
    one.reading.group_mark = record::GroupMark{.state = record::State::unclear, .needs_review = true};
    EXPECT_EQ(kinds_of(one), Kinds{group});
    one.flaws.group_shaded = true;
    EXPECT_EQ(kinds_of(one), Kinds{shadow});
}

TEST(advice, blur_darkness_and_corners_are_told_apart) {
    auto one = photo();
    one.reading.status = Status::doubt;
    EXPECT_EQ(kinds_of(one), Kinds{again});
    one.flaws.blur = 0.4;
    EXPECT_EQ(kinds_of(one), Kinds{blur});
    one.flaws = {.blur = 0.1, .paper = 0.1};
    EXPECT_EQ(kinds_of(one), Kinds{dark});
    one.flaws = {.blur = 0.1, .paper = 0.9, .cut_off = {Corner::top_left, Corner::bottom_left}};
    EXPECT_EQ(advice_for(one), (std::vector<Advice>{{.kind = corner, .corners = {Corner::top_left, Corner::bottom_left}}}));
    one.flaws = {.blur = 0.1, .paper = 0.9, .cut = true};
    EXPECT_EQ(advice_for(one), std::vector<Advice>{{.kind = corner}});
    one.flaws.blur = 0.4;
    EXPECT_EQ(kinds_of(one), (Kinds{blur, corner}));
}

TEST(advice, a_page_found_without_its_code_is_asked_for_sharper) {
    auto one = photo();
    one.reading.status = Status::doubt;
    one.reading.sheet.clear();
    one.reading.registration = record::RegistrationSummary{.fiducials = 10};
    EXPECT_EQ(kinds_of(one), Kinds{code});
}

// "Not of this meeting" would send somebody away whose photo was only bad.
TEST(advice, what_is_not_recognised_is_not_called_another_meetings) {
    auto one = photo();
    one.reading.status = Status::foreign;
    EXPECT_EQ(kinds_of(one), Kinds{other});
    one.reading.session.clear();
    EXPECT_EQ(kinds_of(one), Kinds{unknown});
    one.flaws.cut = true;
    EXPECT_EQ(kinds_of(one), Kinds{corner});
    one.reading.status = Status::blank;
    one.flaws = {.paper = 0.1};
    EXPECT_EQ(kinds_of(one), Kinds{dark});
}

TEST(advice, every_page_that_does_not_count_has_some) {
    for (const auto status : record::all_statuses) {
        auto one = photo();
        one.reading.status = status;
        EXPECT_FALSE(advice_for(one).empty()) << record::name_of(status);
    }
}

TEST(advice, what_a_phone_is_told_never_holds_a_score) {
    auto one = photo();
    one.flaws.cut_off = {Corner::bottom_right};
    const auto told = nlohmann::json::parse(advice_json(std::vector{one}));
    EXPECT_EQ(told["pages"][0]["read"], 2);
    EXPECT_EQ(told["pages"][0]["advice"][0]["kind"], "corner");
    EXPECT_EQ(told["pages"][0]["advice"][0]["corners"][0], "bottom_right");
    EXPECT_FALSE(told.dump().find("score") != std::string::npos);
}

} // namespace
} // namespace formradar::report
