// What people do that the sheet does not ask for, and pictures that lose marks: never silently something else.
#include <gtest/gtest.h>

#include <string>

#include "read/sheets.hpp"

namespace formradar::read {
namespace {

using namespace simulator;

class HabitOf : public testing::TestWithParam<std::string_view> {};

TEST_P(HabitOf, people_is_right_or_in_doubt) {
    for (const std::uint64_t seed : {9101U, 9102U, 9103U, 9104U}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        expect_no_silent_error(tried(make_sheet(programme(), condition_named(GetParam()), seed), programme()));
    }
}

// Digits are larger there, and so is what people draw on them.
TEST_P(HabitOf, people_with_a_form_in_large_print_is_right_or_in_doubt) {
    static const auto booklet = programme_booklet(11, 4, form::Print::large);
    for (const std::uint64_t seed : {9101U, 9102U, 9103U, 9104U}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        expect_no_silent_error(tried(make_sheet(booklet, condition_named(GetParam()), seed), booklet));
    }
}

std::vector<std::string_view> names() {
    std::vector<std::string_view> all;
    for (const auto& condition : habit_conditions()) {
        all.push_back(condition.name);
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(Named, HabitOf, testing::ValuesIn(names()),
                         [](const auto& tested) { return std::string(tested.param); });

} // namespace
} // namespace formradar::read
