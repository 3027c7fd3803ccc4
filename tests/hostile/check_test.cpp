// The checker itself: what it must name, and what it must let pass.
#include "hostile/check.hpp"

#include <gmock/gmock.h>

namespace formradar::hostile {
namespace {

using record::State;
using record::Status;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Two sheets of a session, the second of which nobody took part with.
HostileFolder folder_of(std::vector<HostileFile> files) {
    const auto sheet = [](const std::string& id, std::vector<simulator::Meant> scores) {
        return simulator::SheetTruth{.session = "K7QX2M", .sheet = id, .scores = std::move(scores)};
    };
    return {.session = {},
            .sheets = {sheet("A7F", {{.statement = 1, .score = 4}}), sheet("B2C", {})},
            .left_over = {1},
            .files = std::move(files)};
}

record::Reading reading_of(const std::string& path, const std::string& sheet, Status status, State state) {
    record::Reading reading;
    reading.source.path = path;
    reading.status = status;
    reading.session = "K7QX2M";
    reading.sheet = sheet;
    reading.page = 1;
    reading.scores.push_back({.statement = 1, .state = state, .score = {}, .reason = {}, .ink = {}});
    if (state == State::marked) {
        reading.scores.back().score = 4;
    }
    reading.scores.back().needs_review = state == State::unclear;
    return reading;
}

Findings checked(HostileFile file, std::vector<record::Reading> readings) {
    return check(folder_of({std::move(file)}), readings);
}

TEST(HostileCheck, an_empty_copy_that_lost_to_a_filled_one_counts_nobody_be_its_rows_empty_or_in_doubt) {
    const HostileFile copy{.path = "a.jpg", .kind = "an empty copy", .fate = Fate::no_sheet, .sheets = {}};
    for (const auto state : {State::empty, State::unclear}) {
        EXPECT_THAT(checked(copy, {reading_of("a.jpg", "A7F", Status::duplicate, state)}).silent, IsEmpty());
    }
    for (const auto status : {Status::read, Status::duplicate, Status::conflict}) {
        EXPECT_THAT(checked(copy, {reading_of("a.jpg", "A7F", status, State::marked)}).silent,
                    ElementsAre(HasSubstr("read as sheet K7QX2M-A7F")));
    }
    EXPECT_THAT(checked(copy, {reading_of("a.jpg", "A7F", Status::read, State::empty)}).silent, testing::SizeIs(1))
        << "a sheet that is counted counts somebody";
    EXPECT_THAT(checked(copy, {reading_of("a.jpg", "A7F", Status::read, State::unclear)}).silent, IsEmpty())
        << "but somebody is asked about each row of it";
}

TEST(HostileCheck, a_sheet_that_was_left_over_is_there_and_counts_nobody) {
    const HostileFile file{.path = "a.jpg", .kind = "left over", .sheets = {1}};
    const auto well = checked(file, {reading_of("a.jpg", "B2C", Status::unused, State::empty)});
    EXPECT_THAT(well.silent, IsEmpty());
    EXPECT_THAT(well.lost, IsEmpty());
    EXPECT_THAT(well.missed, IsEmpty());
    EXPECT_THAT(checked(file, {}).lost, testing::Not(IsEmpty()));
    EXPECT_THAT(checked(file, {reading_of("a.jpg", "B2C", Status::read, State::empty)}).silent,
                ElementsAre(HasSubstr("nobody took part")));
}

TEST(HostileCheck, every_sheet_of_a_picture_has_its_line_in_any_order) {
    const HostileFile spread{.path = "a.jpg", .kind = "a spread", .sheets = {0, 1}};
    const auto filled = reading_of("a.jpg", "A7F", Status::read, State::marked);
    const auto left_over = reading_of("a.jpg", "B2C", Status::unused, State::empty);
    const auto both = checked(spread, {left_over, filled});
    EXPECT_THAT(both.lost, IsEmpty());
    EXPECT_THAT(both.missed, IsEmpty());
    EXPECT_THAT(checked(spread, {filled}).lost, ElementsAre(HasSubstr("1 lines for 2 pages")));
    EXPECT_THAT(checked(spread, {filled, reading_of("a.jpg", "", Status::doubt, State::empty)}).missed, testing::SizeIs(1));
}

} // namespace
} // namespace formradar::hostile
