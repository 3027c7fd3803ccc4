// results.json against its schema.
#include "formradar/report/results_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "report/report_sample.hpp"
#include "report/schema.hpp"

namespace formradar::report {
namespace {

using testing::IsEmpty;
using testing::Not;

Schema schema() {
    std::ifstream file(RESULTS_SCHEMA);
    return Schema(nlohmann::json::parse(file));
}

TEST(results_json, fits_the_schema_with_and_without_everything) {
    const Schema fits = schema();
    for (const std::size_t sheets : {0, 1, 2, 24, 60}) {
        const sample::Made made = sample::made({.sheets = sheets, .seed = 3});
        const results::Comparison comparison = results::compare(sample::made({.sheets = 30, .seed = 4}).results, made.results);
        EXPECT_THAT(fits.mistakes(nlohmann::json::parse(results_json(made.results))), IsEmpty());
        EXPECT_THAT(fits.mistakes(nlohmann::json::parse(results_json(made.results, &comparison))), IsEmpty());
    }
}

TEST(results_json, the_schema_notices_what_is_wrong) {
    const Schema fits = schema();
    const auto good = nlohmann::json::parse(results_json(sample::made({}).results));
    for (const auto& [where, value] : std::vector<std::pair<std::string, nlohmann::json>>{{"/statements/0/mean", 8},
                                                                                          {"/statements/0/mean", "3"},
                                                                                          {"/statements/0/verdict", "fine"},
                                                                                          {"/statements/0/distribution/7", 1},
                                                                                          {"/statements/0/new", 1},
                                                                                          {"/waiting", -1},
                                                                                          {"/format", "other"},
                                                                                          {"/pages/read", nullptr}}) {
        auto bad = good;
        bad[nlohmann::json::json_pointer(where)] = value;
        EXPECT_THAT(fits.mistakes(bad), Not(IsEmpty())) << where;
    }
    auto lacking = good;
    lacking.erase("groups");
    EXPECT_THAT(fits.mistakes(lacking), Not(IsEmpty()));
}

TEST(results_json, the_same_results_give_the_same_bytes) {
    const sample::Made made = sample::made({});
    EXPECT_EQ(results_json(made.results), results_json(made.results));
    EXPECT_TRUE(results_json(made.results).ends_with("}\n"));
}

} // namespace
} // namespace formradar::report
