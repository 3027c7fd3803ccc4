// Reasons have words in every language of messages, each with what they speak of in it.
#include "formradar/record/reason_words.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string>

#include "formradar/core/causes.hpp"
#include "record/reason_table.hpp"

namespace formradar::record {
namespace {

using testing::HasSubstr;

std::vector<Cause> all_causes() {
    std::vector<Cause> causes;
    for (int i = 1; i <= static_cast<int>(last_cause); ++i) {
        causes.push_back(static_cast<Cause>(i));
    }
    return causes;
}

TEST(ReasonWords, every_cause_is_told_in_every_language_with_all_that_it_speaks_of) {
    for (const auto& language : reason_table()) {
        for (const auto cause : all_causes()) {
            Reason reason{cause};
            for (std::size_t i = 0; i < places_of(cause); ++i) {
                reason.parts.emplace_back("<" + std::to_string(i) + ">");
            }
            const auto text = words_of(reason, language.code);
            EXPECT_FALSE(text.empty());
            EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
            for (std::size_t i = 0; i < reason.parts.size(); ++i) {
                EXPECT_THAT(text, HasSubstr("<" + std::to_string(i) + ">")) << language.code << " " << name_of(cause);
            }
        }
    }
}

TEST(ReasonWords, no_two_causes_have_the_same_name_or_the_same_words) {
    for (const auto& language : reason_table()) {
        std::set<std::string_view> names;
        std::set<std::string> texts;
        for (const auto cause : all_causes()) {
            EXPECT_TRUE(names.insert(name_of(cause)).second) << name_of(cause);
            EXPECT_TRUE(texts.insert(words_of({cause}, language.code)).second) << language.code << " " << name_of(cause);
        }
    }
}

TEST(ReasonWords, nothing_to_say_is_no_words) {
    EXPECT_TRUE(Reason{}.empty());
    EXPECT_EQ(words_of({}), "");
    EXPECT_EQ(words_of({}, "nl"), "");
    EXPECT_TRUE(said("").empty());
    EXPECT_EQ(name_of(Cause::none), "none");
    const auto nobodys = static_cast<Cause>(10'000);
    EXPECT_EQ(words_of({nobodys, {figure(1)}}), "");
    EXPECT_EQ(name_of(nobodys), "none");
    EXPECT_EQ(places_of(static_cast<Cause>(-1)), 0U);
}

TEST(ReasonWords, numbers_are_written_as_the_language_does) {
    const Reason reason{Cause::boxes_off, {figure(0.456, 2)}};
    EXPECT_EQ(words_of(reason), "the boxes lie 0.46 mm from where they should be");
    EXPECT_THAT(words_of(reason, "nl"), HasSubstr("0,46 mm"));
    EXPECT_THAT(words_of(reason, "de"), HasSubstr("0,46 mm"));
    EXPECT_THAT(words_of(reason, "fr"), HasSubstr("0,46 mm"));
    EXPECT_EQ(words_of({Cause::said, {Figure{-5, 2}}}), "-0.05");
}

TEST(ReasonWords, a_language_that_is_not_there_is_english) {
    EXPECT_EQ(words_of({Cause::all_black}, "tlh"), words_of({Cause::all_black}, "en"));
    EXPECT_NE(words_of({Cause::all_black}, "de"), words_of({Cause::all_black}, "en"));
}

TEST(ReasonWords, reasons_within_reasons_are_told_in_the_same_language) {
    const Reason inner{Cause::perhaps_taken_back, {figure(3)}};
    EXPECT_EQ(words_of({Cause::something_missing, {within(inner)}}, "nl"),
              "er kan iets ontbreken in het beeld: het kruisje kan zijn teruggenomen: vakje 3 is onduidelijk");
    const std::vector<Reason> two = {said("A7F"), {Cause::without_code}};
    EXPECT_THAT(words_of({Cause::beside_others, {two}}), HasSubstr("another sheet, A7F, one without a code, is in"));
}

TEST(ReasonWords, what_somebody_else_said_stays_as_it_is) {
    EXPECT_EQ(words_of(said("Syntax Error: {1} {2}"), "fr"), "Syntax Error: {1} {2}");
}

} // namespace
} // namespace formradar::record
