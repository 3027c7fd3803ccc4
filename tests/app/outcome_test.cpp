#include "app/outcome.hpp"

#include <gtest/gtest.h>

#include "formradar/report/json.hpp"

namespace formradar::app {
namespace {

PageOutcome some_page() {
    PageOutcome page;
    page.reading.status = record::Status::read;
    page.reading.sheet = "A7F";
    page.reading.source = {.path = "", .page_in_file = 3, .sha256 = "ab"};
    page.crops = {{.part = record::statement_row(2), .png = std::string("p\0ng", 4)}, {.part = record::the_groups, .png = ""}};
    page.answers = {{.question = 1, .png = "ink"}};
    page.basis = "session";
    page.flaws = {.blur = 0.25,
                  .paper = 0.5,
                  .cut = true,
                  .cut_off = {record::Corner::bottom_left, record::Corner::top_right},
                  .shaded = {2, 7},
                  .group_shaded = true};
    return page;
}

TEST(Outcome, bytes_give_the_same_page_back) {
    const auto page = some_page();
    const auto again = page_outcome(to_bytes(page));
    ASSERT_TRUE(again);
    EXPECT_EQ(report::to_json_line(again->reading), report::to_json_line(page.reading));
    ASSERT_EQ(again->crops.size(), 2U);
    EXPECT_EQ(again->crops[0].png, page.crops[0].png);
    EXPECT_EQ(again->crops[1].part, record::the_groups);
    EXPECT_EQ(again->answers, page.answers);
    EXPECT_EQ(again->basis, "session");
    EXPECT_EQ(again->flaws, page.flaws);
}

TEST(Outcome, bytes_cut_short_or_damaged_give_nothing) {
    const auto bytes = to_bytes(some_page());
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        EXPECT_FALSE(page_outcome(std::string_view(bytes).substr(0, length))) << length;
    }
    EXPECT_FALSE(page_outcome(bytes + "x"));
    auto damaged = bytes;
    damaged[7] = '\x7f'; // a length of exabytes
    EXPECT_FALSE(page_outcome(damaged));
}

TEST(Outcome, an_unpacker_stays_at_its_first_mistake) {
    Unpacker unpacker("abc");
    EXPECT_EQ(unpacker.number(), 0);
    EXPECT_EQ(unpacker.text(), "");
    EXPECT_FALSE(unpacker.good());
}

} // namespace
} // namespace formradar::app
