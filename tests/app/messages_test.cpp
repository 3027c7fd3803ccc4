// Every language says everything, with the same places to fill in.
#include "app/messages.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace formradar::app {
namespace {

using testing::Contains;
using testing::Each;
using testing::IsEmpty;
using testing::Not;

std::multiset<std::string> places_in(std::string_view text) {
    static const std::regex place("\\{[a-z_]*\\}");
    const std::string copy(text);
    std::multiset<std::string> places;
    for (std::sregex_iterator found(copy.begin(), copy.end(), place), end; found != end; ++found) {
        places.insert(found->str());
    }
    return places;
}

std::vector<std::string> codes() {
    std::vector<std::string> all;
    for (const auto& language : message_table()) {
        all.emplace_back(language.code);
    }
    return all;
}

const Language& english() {
    return *std::ranges::find(message_table(), "en", &Language::code);
}

TEST(Messages, dutch_english_german_and_french_are_there) {
    EXPECT_THAT(codes(), testing::UnorderedElementsAre("nl", "en", "de", "fr"));
}

TEST(Messages, every_language_says_everything_with_the_same_places) {
    for (const auto& language : message_table()) {
        ASSERT_EQ(language.messages.size(), english().messages.size()) << language.code;
        for (std::size_t i = 0; i < language.messages.size(); ++i) {
            const auto& message = language.messages[i];
            EXPECT_EQ(message.key, english().messages[i].key) << language.code;
            EXPECT_FALSE(message.text.empty()) << language.code << " " << message.key;
            EXPECT_EQ(places_in(message.text), places_in(english().messages[i].text)) << language.code << " " << message.key;
        }
    }
}

// A line that the build passes over would be a message that nobody can say.
TEST(Messages, every_line_of_the_files_is_a_message_or_a_comment) {
    static const std::regex entry("[a-z][a-z0-9_]* = \"([^\"\\\\]|\\\\[\"n\\\\])+\"");
    for (const auto& language : message_table()) {
        const auto path = std::filesystem::path(FORMRADAR_MESSAGES) / (std::string(language.code) + ".toml");
        std::ifstream stream(path);
        ASSERT_TRUE(stream) << path;
        std::size_t entries = 0;
        for (std::string line; std::getline(stream, line);) {
            const bool is_entry = std::regex_match(line, entry);
            entries += is_entry ? 1 : 0;
            EXPECT_TRUE(is_entry || line.empty() || line.starts_with('#')) << path << ": " << line;
        }
        EXPECT_EQ(entries, language.messages.size()) << path;
    }
}

TEST(Messages, places_are_filled_in_and_numbers_are_one_or_many) {
    const Messages say("en");
    EXPECT_EQ(say(Msg::back_of, {{"back", "3"}, {"sheets", "{back} sheets"}}), "3 of {back} sheets");
    EXPECT_EQ(say.number(1, Msg::page, Msg::pages), "1 page");
    EXPECT_EQ(say.number(0, Msg::page, Msg::pages), "0 pages");
    EXPECT_EQ(Messages("fr").number(0, Msg::sheet, Msg::sheets), "0 feuille");
}

TEST(Messages, the_locale_says_the_language_and_english_is_for_all_others) {
    EXPECT_EQ(language_of_locale("nl_BE.UTF-8"), "nl");
    EXPECT_EQ(language_of_locale("de@euro"), "de");
    EXPECT_EQ(language_of_locale("fr"), "fr");
    for (const auto* other : {"C", "C.UTF-8", "POSIX", "", "eo", "nld_NL"}) {
        EXPECT_EQ(language_of_locale(other), "en") << other;
    }
    EXPECT_EQ(Messages("eo").language(), "en");
}

} // namespace
} // namespace formradar::app
