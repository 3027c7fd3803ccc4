// Readings to JSON and back.
#include "formradar/report/json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formradar/record/reason_words.hpp"

namespace formradar::report {
namespace {

using testing::HasSubstr;

record::Reading full_reading() {
    record::Reading reading;
    reading.source = {"scans/één \"map\"\n/0007.jpg", 2, "ab12"};
    reading.status = record::Status::doubt;
    reading.reason = said("1 statement needs a person");
    reading.session = "K7QX2M";
    reading.form = "sto-borging";
    reading.sheet = "A7F";
    reading.group = "mbo";
    reading.page = 1;
    reading.verified = true;
    reading.scores = {{1, record::State::marked, 4, false, 0.998, {}, {0.01, 0, 0.02, 0.31, 0}},
                      {2, record::State::multiple, std::nullopt, true, 0.5, said("two marks"), {0.3, 0, 0, 0.3, 0}}};
    reading.group_mark = record::GroupMark{record::State::marked, 3, false, 0.97, {}, {0, 0, 0.4, 0, 0, 0}};
    reading.registration = record::RegistrationSummary{0.06, 0.98, 180, 4};
    reading.version = "0.1.0";
    return reading;
}

TEST(json, a_full_reading_comes_back) {
    const record::Reading reading = full_reading();
    const auto back = parse_reading(to_json_line(reading));
    ASSERT_TRUE(back) << record::words_of(back.error());
    EXPECT_EQ(*back, reading);
}

TEST(json, what_a_duplicate_is_in_doubt_for_comes_back) {
    auto reading = full_reading();
    reading.status = record::Status::duplicate;
    reading.own_doubt = said("bent");
    const auto back = parse_reading(to_json_line(reading));
    ASSERT_TRUE(back) << record::words_of(back.error());
    EXPECT_EQ(*back, reading);
}

TEST(json, a_written_back_comes_back) {
    record::Reading reading;
    reading.source = {"x.jpg", 1, "00"};
    reading.status = record::Status::doubt;
    reading.back = true;
    const auto again = parse_reading(to_json_line(reading));
    ASSERT_TRUE(again) << record::words_of(again.error());
    EXPECT_EQ(*again, reading);
}

TEST(json, a_reading_of_nothing_comes_back) {
    record::Reading reading;
    reading.source = {"x.pdf", 1, "00"};
    const std::string line = to_json_line(reading);
    EXPECT_EQ(
        line,
        R"({"source":"x.pdf","page_in_file":1,"sheet_in_picture":1,"sha256":"00","status":"unreadable","reason":null,"session":null,)"
        R"("form":null,"sheet":null,"page":null,"verified":false,"unmarked":false,"group":null,"scores":[],"group_mark":null,)"
        R"("registration":null,"version":""})");
    const auto back = parse_reading(line);
    ASSERT_TRUE(back) << record::words_of(back.error());
    EXPECT_EQ(*back, reading);
}

TEST(json, shares_keep_four_decimals_and_a_line_is_stable) {
    record::Reading reading = full_reading();
    reading.scores[0].ink = {1.0 / 3, 0.00004, -0.0, 0.99999, 1};
    reading.scores[0].mark = Rect<Mm>{-1.0 / 3, 0.004, 5, 6.129};
    const std::string line = to_json_line(reading);
    EXPECT_THAT(line, HasSubstr("\"ink\":[0.3333,0.0,0.0,1.0,1.0]"));
    EXPECT_EQ(to_json_line(*parse_reading(line)), line);
}

TEST(json, bytes_that_are_no_utf8_do_not_stop_a_run) {
    record::Reading reading;
    reading.source.path = "caf\xE9.jpg";
    EXPECT_THAT(to_json_line(reading), HasSubstr("caf\xEF\xBF\xBD.jpg"));
}

TEST(json, fields_may_be_added) {
    std::string line = to_json_line(full_reading());
    line.insert(1, "\"new\":[1,{}],");
    EXPECT_TRUE(parse_reading(line));
}

struct Broken {
    const char* from;
    const char* to;
    const char* message;
};

TEST(json, a_broken_line_says_which_field) {
    const std::string line = to_json_line(full_reading());
    for (const auto& [from, to, message] : {
             Broken{"\"source\"", "\"sauce\"", "\"source\" is missing"},
             Broken{"\"page_in_file\":2", "\"page_in_file\":0", "page_in_file"},
             Broken{"\"status\":\"doubt\"", "\"status\":\"great\"", "status"},
             Broken{"\"score\":4", "\"score\":8", "whole number from 1 to 7"},
             Broken{"\"score\":4", "\"score\":null", "has no \"score\""},
             Broken{"\"score\":4", "\"score\":99999999999999999999", "whole number"},
             Broken{"\"needs_review\":false", "\"needs_review\":0", "true or false"},
             Broken{"0.31", "1.31", "from 0 to 1"},
             Broken{"0.31,", "0,0,0,0,0.31,", "at most 8 numbers"},
             Broken{"\"page\":1", "\"page\":\"1\"", "page"},
             Broken{"\"fiducials\":4", "\"fiducials\":-4", "fiducials"},
             Broken{"{", "", "not a JSON object"},
         }) {
        std::string broken = line;
        const auto at = broken.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        broken.replace(at, std::string_view(from).size(), to);
        const auto result = parse_reading(broken);
        ASSERT_FALSE(result) << broken;
        EXPECT_THAT(record::words_of(result.error()), HasSubstr(message));
    }
    EXPECT_FALSE(parse_reading(""));
    EXPECT_FALSE(parse_reading("7"));
    EXPECT_FALSE(parse_reading("[]"));
}

} // namespace
} // namespace formradar::report
