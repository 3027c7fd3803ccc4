// Rows that were once silently wrong, as they were measured: each stays right or in doubt, and is wrong again without the rules
// that hold it. And some on which a doubt was settled.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>

#include "read/kept_row.hpp"
#include "support/reasons.hpp"

namespace formradar::read {
namespace {

struct File {
    std::string name;
    std::filesystem::path path;
};

void PrintTo(const File& file, std::ostream* out) {
    *out << file.path.filename().string();
}

std::vector<File> files_in(const char* folder) {
    std::vector<File> found;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(FORMRADAR_KEPT_ROWS) / folder)) {
        if (entry.path().extension() == ".txt") {
            found.push_back({entry.path().stem().string(), entry.path()});
        }
    }
    std::ranges::sort(found, {}, &File::name);
    return found;
}

KeptRow row_of(const File& file) {
    std::ifstream in(file.path);
    return kept_row_of(in);
}

std::string said(const RowVerdict& verdict) {
    return std::string(record::name_of(verdict.state)) + (verdict.index ? " " + std::to_string(*verdict.index + 1) : "") +
           " by \"" + std::string(name_of(verdict.rule)) + "\", " + words_of(verdict.reason);
}

TEST(KeptRows, are_found) {
    EXPECT_FALSE(files_in("once_misread").empty());
    EXPECT_FALSE(files_in("once_in_doubt").empty());
}

class OnceMisread : public testing::TestWithParam<File> {};

TEST_P(OnceMisread, is_right_or_in_doubt) {
    const auto row = row_of(GetParam());
    const auto verdict = verdict_of(row);
    EXPECT_FALSE(is_silently_wrong(verdict, row.truth)) << said(verdict);
}

TEST_P(OnceMisread, is_wrong_again_without_the_rules_that_hold_it) {
    const auto row = row_of(GetParam());
    ASSERT_FALSE(row.held_by.empty());
    auto without = without_first(row);
    for (const auto rule : row.held_by) {
        const auto verdict = verdict_of(row, without);
        EXPECT_TRUE(verdict.needs_review) << said(verdict);
        EXPECT_EQ(verdict.rule, rule) << said(verdict);
        without.add(rule);
    }
    const auto verdict = verdict_of(row, without);
    EXPECT_TRUE(is_silently_wrong(verdict, row.truth)) << said(verdict);
}

TEST_P(OnceMisread, is_written_as_it_was_read) {
    std::ifstream in(GetParam().path);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(text_of(row_of(GetParam())), text);
}

INSTANTIATE_TEST_SUITE_P(Row, OnceMisread, testing::ValuesIn(files_in("once_misread")),
                         [](const auto& file) { return file.param.name; });

class OnceInDoubt : public testing::TestWithParam<File> {};

TEST_P(OnceInDoubt, is_right) {
    const auto row = row_of(GetParam());
    const auto verdict = verdict_of(row);
    EXPECT_FALSE(verdict.needs_review) << said(verdict);
    EXPECT_FALSE(is_silently_wrong(verdict, row.truth)) << said(verdict);
}

TEST_P(OnceInDoubt, waits_again_when_paler_ink_is_not_left_out) {
    auto row = row_of(GetParam());
    row.dark.clear();
    row.pen.clear();
    EXPECT_TRUE(verdict_of(row, {Rule::unlikely}).needs_review); // of the rules alone
}

INSTANTIATE_TEST_SUITE_P(Row, OnceInDoubt, testing::ValuesIn(files_in("once_in_doubt")),
                         [](const auto& file) { return file.param.name; });

} // namespace
} // namespace formradar::read
