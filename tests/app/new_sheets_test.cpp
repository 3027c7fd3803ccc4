#include "app/new_sheets.hpp"

#include <gmock/gmock.h>

#include <set>

#include "app/complaint.hpp"
#include "formradar/app/run.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/sheet_ids.hpp"

namespace formradar::app {
namespace {

using testing::HasSubstr;

World always_drawing(const std::string& id) {
    World world;
    world.random_base32 = [id](int) { return id; };
    return world;
}

std::vector<form::Sheet> all_sheets() {
    std::vector<form::Sheet> sheets;
    for (std::uint64_t number = 0; number < 32'768; ++number) {
        if (const auto id = base32(number, 3); form::stays_as_typed(id)) {
            sheets.push_back({.id = id, .group = ""});
        }
    }
    return sheets;
}

TEST(NewSheets, a_number_that_is_taken_again_and_again_gives_the_next_free_one) {
    const auto sheets = new_sheets({}, 4, {}, always_drawing("A7F"));
    EXPECT_EQ(sheets[0].id, "A7F");
    EXPECT_EQ(sheets[1].id, "A7G");
    std::set<std::string> ids;
    for (const auto& sheet : sheets) {
        ids.insert(sheet.id);
    }
    EXPECT_EQ(ids.size(), 4U);
}

TEST(NewSheets, the_last_number_is_found_and_one_more_is_refused_with_what_to_do) {
    auto others = all_sheets();
    const auto last = others[1234];
    others.erase(others.begin() + 1234);
    EXPECT_EQ(new_sheets({}, 1, others, always_drawing("A7F")).front().id, last.id);
    try {
        static_cast<void>(new_sheets({}, 2, others, always_drawing("A7F")));
        FAIL() << "there is one number only";
    } catch (const UsageComplaint& error) {
        EXPECT_THAT(error.what(), HasSubstr("a session has numbers for 1 sheet more, not for 2"));
        EXPECT_THAT(error.what(), HasSubstr("into another folder"));
    }
}

} // namespace
} // namespace formradar::app
