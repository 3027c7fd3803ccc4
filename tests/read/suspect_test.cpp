// A picture of which something may be missing: nothing on it is silently empty, blank or of other paper.
#include "read/suspect.hpp"
#include "support/reasons.hpp"

#include <gtest/gtest.h>

namespace formradar::read {
namespace {

record::Reading page_with(record::Status status) {
    record::Reading reading;
    reading.status = status;
    return reading;
}

TEST(Suspect, what_is_empty_waits_and_what_is_marked_stays) {
    auto reading = page_with(record::Status::read);
    reading.scores = {
        {.statement = 1, .state = record::State::empty, .score = std::nullopt, .confidence = 0.995},
        {.statement = 2, .state = record::State::marked, .score = 4, .confidence = 0.99},
        {.statement = 3, .state = record::State::unclear, .score = 2, .needs_review = true, .reason = said("faint")}};
    reading.group_mark = record::GroupMark{};
    distrust_empties(reading, said("pdftoppm said: bad"));
    EXPECT_EQ(reading.scores[0].state, record::State::unclear);
    EXPECT_TRUE(reading.scores[0].needs_review);
    EXPECT_LT(reading.scores[0].confidence, 0.9);
    EXPECT_NE(words_of(reading.scores[0].reason).find("pdftoppm said: bad"), std::string::npos);
    EXPECT_EQ(reading.scores[1].state, record::State::marked);
    EXPECT_FALSE(reading.scores[1].needs_review);
    EXPECT_EQ(words_of(reading.scores[2].reason), "faint");
    EXPECT_TRUE(reading.group_mark->needs_review);
}

TEST(Suspect, a_blank_page_and_other_paper_could_not_be_read) {
    for (const auto status : {record::Status::blank, record::Status::foreign}) {
        auto reading = page_with(status);
        distrust_paper(reading, said("pdftoppm said: bad"));
        EXPECT_EQ(reading.status, record::Status::unreadable);
        EXPECT_NE(words_of(reading.reason).find("pdftoppm said: bad"), std::string::npos);
    }
}

TEST(Suspect, what_is_known_of_a_page_stays) {
    auto reading = page_with(record::Status::foreign);
    reading.sheet = "A7F"; // of another session
    distrust_paper(reading, said("bad"));
    EXPECT_EQ(reading.status, record::Status::foreign);
    auto doubt = page_with(record::Status::doubt);
    distrust_paper(doubt, said("bad"));
    EXPECT_EQ(doubt.status, record::Status::doubt);
}

} // namespace
} // namespace formradar::read
