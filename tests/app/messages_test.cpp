// Every language says everything, with the same places to fill in.
#include "app/messages.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <span>

#include "form/wrong_table.hpp"
#include "record/reason_table.hpp"

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

const Language& english_of(std::span<const Language> table) {
    return *std::ranges::find(table, "en", &Language::code);
}

// The parts of the files: what the terminal says, what is wrong with form files, and reasons.
std::vector<std::span<const Language>> all_tables() {
    return {message_table(), form::wrong_table(), record::reason_table()};
}

// Keys and examples that people copy into a file: `low` is low in every language.
std::multiset<std::string> quoted_keys_in(std::string_view text) {
    static const std::regex key("`[^`]*`|\\[\\[?[a-z.]+\\]\\]?|--[a-z-]+|formradar( [a-z]+)?");
    const std::string copy(text);
    std::multiset<std::string> keys;
    for (std::sregex_iterator found(copy.begin(), copy.end(), key), end; found != end; ++found) {
        keys.insert(found->str());
    }
    return keys;
}

TEST(Messages, dutch_english_german_and_french_are_there) {
    EXPECT_THAT(codes(), testing::UnorderedElementsAre("nl", "en", "de", "fr"));
}

TEST(Messages, every_language_says_everything_with_the_same_places) {
    for (const auto table : all_tables()) {
        const auto& english = english_of(table);
        ASSERT_EQ(table.size(), 4U);
        for (const auto& language : table) {
            ASSERT_EQ(language.messages.size(), english.messages.size()) << language.code;
            for (std::size_t i = 0; i < language.messages.size(); ++i) {
                const auto& message = language.messages[i];
                EXPECT_EQ(message.key, english.messages[i].key) << language.code;
                EXPECT_FALSE(message.text.empty()) << language.code << " " << message.key;
                EXPECT_EQ(places_in(message.text), places_in(english.messages[i].text)) << language.code << " " << message.key;
            }
        }
    }
}

TEST(Messages, what_has_to_be_typed_is_the_same_in_every_language) {
    for (const auto table : all_tables()) {
        const auto& english = english_of(table);
        for (const auto& language : table) {
            for (std::size_t i = 0; i < language.messages.size(); ++i) {
                EXPECT_EQ(quoted_keys_in(language.messages[i].text), quoted_keys_in(english.messages[i].text))
                    << language.code << " " << language.messages[i].key;
            }
        }
    }
}

// Left in English by mistake: names, file formats and what is typed are, and the few words that other languages share.
TEST(Messages, long_sentences_differ_from_the_english_ones) {
    for (const auto table : all_tables()) {
        const auto& english = english_of(table);
        for (const auto& language : table) {
            for (std::size_t i = 0; i < language.messages.size() && language.code != "en"; ++i) {
                const auto text = language.messages[i].text;
                const auto blanks = std::ranges::count(text, ' ');
                EXPECT_TRUE(blanks < 3 || text != english.messages[i].text) << language.code << " " << text;
            }
        }
    }
}

// A line that the build passes over would be a message that nobody can say.
TEST(Messages, every_line_of_the_files_is_a_message_or_a_comment) {
    static const std::regex entry("[a-z][a-z0-9_]* = \"([^\"\\\\]|\\\\[\"n\\\\])+\"");
    for (std::size_t l = 0; l < message_table().size(); ++l) {
        const auto& language = message_table()[l];
        const auto path = std::filesystem::path(FORMRADAR_MESSAGES) / (std::string(language.code) + ".toml");
        std::ifstream stream(path);
        ASSERT_TRUE(stream) << path;
        std::size_t entries = 0;
        for (std::string line; std::getline(stream, line);) {
            const bool is_entry = std::regex_match(line, entry);
            entries += is_entry ? 1 : 0;
            EXPECT_TRUE(is_entry || line.empty() || line.starts_with('#') || line == "[form]" || line == "[reason]")
                << path << ": " << line;
        }
        EXPECT_EQ(entries,
                  language.messages.size() + form::wrong_table()[l].messages.size() + record::reason_table()[l].messages.size())
            << path;
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
