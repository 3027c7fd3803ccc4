// Rows of boxes as tables of ink, for tests of the rules.
#pragma once

#include <gtest/gtest.h>

#include <array>

#include "formradar/read/judge.hpp"
#include "support/reasons.hpp"

namespace formradar::read {

inline const RowShape usual_row{7, 5.5, 5}; // as the layout of a form of five scores has it
inline const JudgeOptions usual{.row = usual_row};

using Row = std::array<vision::Ink, 5>;

// A ballpoint cross that fills its box.
inline vision::Ink cross() {
    return {.inside = 0.3,
            .area = 9,
            .inked = 8,
            .darkness = 0.8,
            .solid = 0.05,
            .reach = 0.5,
            .extent = {-0.3, -0.3, 7.6, 7.6},
            .stroke = 0.4};
}

inline vision::Ink blackened() {
    auto ink = cross();
    ink.inside = 0.9;
    ink.area = 46;
    ink.inked = 44;
    ink.solid = 0.85;
    ink.stroke = 1.0;
    return ink;
}

// A cross with a line through it that leaves the box on both sides.
inline vision::Ink struck() {
    auto ink = cross();
    ink.struck = true;
    ink.inked = 10;
    return ink;
}

inline vision::Ink small(double inked, double darkness = 0.8) {
    return {.inside = inked / 24, .area = inked, .inked = inked, .darkness = darkness, .extent = {3, 3, 1, 1}, .stroke = 0.4};
}

// As on a form of five scores, where nothing else is said.
inline BoxVerdict judge_box(const vision::Ink& ink) {
    return judge_box(ink, usual);
}

inline RowVerdict judge_row(std::span<const vision::Ink> inks, std::span<const vision::FoundBox> found, double stray) {
    return judge_row(inks, found, stray, usual);
}

inline JudgeOptions adapted_to(std::span<const vision::Ink> inks) {
    return adapted_to(inks, usual);
}

inline RowVerdict judged(const Row& row, double stray = 0, const JudgeOptions& options = usual) {
    std::array<vision::FoundBox, 5> found{};
    found.fill({.sharpness = 1, .outline = 1});
    return judge_row(row, found, stray, options);
}

inline RowVerdict with(std::size_t box, const vision::Ink& ink) {
    Row row{};
    row.at(box) = ink;
    return judged(row);
}

inline RowVerdict with(const vision::Ink& second, const vision::Ink& fourth, const JudgeOptions& options = usual) {
    return judged({vision::Ink{}, second, vision::Ink{}, fourth, vision::Ink{}}, 0, options);
}

inline void expect_score(const RowVerdict& verdict, int index) {
    EXPECT_EQ(verdict.state, record::State::marked) << verdict.reason;
    EXPECT_EQ(verdict.index, index);
    EXPECT_FALSE(verdict.needs_review) << verdict.reason;
    EXPECT_GT(verdict.confidence, 0.95);
    EXPECT_TRUE(verdict.reason.empty());
}

inline void expect_doubt(const RowVerdict& verdict, record::State state, const std::string& rule) {
    EXPECT_EQ(verdict.state, state);
    EXPECT_TRUE(verdict.needs_review);
    EXPECT_EQ(name_of(verdict.rule), rule);
    EXPECT_FALSE(verdict.reason.empty());
    EXPECT_LE(verdict.confidence, 0.5);
}

} // namespace formradar::read
