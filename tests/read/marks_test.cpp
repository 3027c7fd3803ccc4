// Every shape with every pen, and every way of answering: right or in doubt.
#include <gtest/gtest.h>

#include <array>
#include <span>

#include "read/sheets.hpp"
#include "support/reasons.hpp"

namespace formradar::read {
namespace {

using namespace simulator;

constexpr std::array shapes = {MarkShape::cross,     MarkShape::tick, MarkShape::fill,   MarkShape::scribble, MarkShape::slash,
                               MarkShape::backslash, MarkShape::dot,  MarkShape::circle, MarkShape::dash};
constexpr std::array shape_names = {"cross", "tick", "fill", "scribble", "slash", "backslash", "dot", "circle", "dash"};
constexpr std::array pens = {PenKind::ballpoint, PenKind::gel,         PenKind::felt,
                             PenKind::marker,    PenKind::soft_pencil, PenKind::hard_pencil};
constexpr std::array pen_names = {"ballpoint", "gel", "felt", "marker", "soft_pencil", "hard_pencil"};

class Shape : public testing::TestWithParam<std::size_t> {};

TEST_P(Shape, of_every_pen_is_right_or_in_doubt) {
    int rows = 0, right = 0;
    for (std::size_t pen = 0; pen < pens.size(); ++pen) {
        const auto seed = 500 + 10 * GetParam() + pen;
        SCOPED_TRACE(std::string(pen_names.at(pen)) + ", seed " + std::to_string(seed));
        auto order = plain_order(programme(), seed);
        Rng writer(seed);
        order.habit.shape = shapes.at(GetParam());
        order.habit.pen = random_pen(pens.at(pen), writer);
        const auto result = tried(order, seed);
        expect_no_silent_error(result);
        EXPECT_EQ(result.reading.status, record::Status::read) << result.reading.reason;
        rows += result.rows;
        right += result.right;
    }
    EXPECT_GE(right, 0.75 * rows); // circles with a marker and dots of a hard pencil are left to a person
}

INSTANTIATE_TEST_SUITE_P(Of, Shape, testing::Range<std::size_t>(0, shapes.size()),
                         [](const auto& tested) { return std::string(shape_names.at(tested.param)); });

class Answered : public testing::TestWithParam<AnswerKind> {};

TEST_P(Answered, in_every_row_is_right_or_in_doubt) {
    for (const std::uint64_t seed : {601U, 602U}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        auto order = plain_order(programme(), seed);
        Rng answers(seed);
        const auto& page = programme().session().layout.pages[static_cast<std::size_t>(order.page) - 1];
        order.filling = random_filling(page, {.only = GetParam()}, answers);
        const auto result = tried(order, seed);
        expect_no_silent_error(result);
        EXPECT_EQ(result.reading.status, record::Status::read) << result.reading.reason;
    }
}

INSTANTIATE_TEST_SUITE_P(As, Answered, testing::ValuesIn(std::span(all_kinds).first(awkward_kinds + 1)),
                         [](const auto& tested) { return std::string(name_of(tested.param)); });

} // namespace
} // namespace formradar::read
