// The table of sentences is whole: every one that can be printed is in it, and every test that it names is there.
#include <gmock/gmock.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace formradar::rules {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

std::string text_of(const fs::path& path) {
    std::ifstream stream(path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::set<std::string> found_in(const std::string& text, const char* pattern) {
    const std::regex wanted(pattern);
    std::set<std::string> all;
    for (auto each = std::sregex_iterator(text.begin(), text.end(), wanted); each != std::sregex_iterator(); ++each) {
        all.insert((*each)[1].str());
    }
    return all;
}

// "picture.no_agree", of each field of a struct of words in the header.
std::set<std::string> words_in(const std::string& header) {
    constexpr std::array parts = {std::pair{"PictureWords", "picture"},
                                  std::pair{"NoteWords", "notes"},
                                  std::pair{"AgreementWords", "agreement"},
                                  std::pair{"GroupWords", "groups"},
                                  std::pair{"ComparisonWords", "comparison"},
                                  std::pair{"AgendaWords", "agenda"},
                                  std::pair{"QuoteWords", "quotes"},
                                  std::pair{"AccountWords", "account"},
                                  std::pair{"XlsxWords", "xlsx"}};
    std::set<std::string> words;
    for (const auto& [type, name] : parts) {
        const auto begin = header.find("struct " + std::string(type) + " {");
        const auto body = begin == std::string::npos ? "" : header.substr(begin, header.find("\n};", begin) - begin);
        const auto fields = found_in(body, R"(\n    (?:std::string_view|Plural|std::array<std::string_view, \d+>) (\w+);)");
        EXPECT_FALSE(fields.empty()) << type;
        for (const std::string& field : fields) {
            words.insert(name + ("." + field));
        }
    }
    return words;
}

std::set<std::string> without(std::set<std::string> these, const std::set<std::string>& others) {
    for (const std::string& other : others) {
        these.erase(other);
    }
    return these;
}

TEST(Sentences, all_have_their_rule_and_their_test) {
    const fs::path root = FORMRADAR_SOURCES;
    const std::string table = text_of(root / "docs/sentences.md");
    const auto words = words_in(text_of(root / "include/formradar/form/report_words.hpp"));
    const auto told = found_in(table, R"(`([a-z]+\.[a-z_]+)`)");
    std::set<std::string> sentences = without(words, told);
    EXPECT_THAT(sentences, IsEmpty()) << "no rule in docs/sentences.md";
    std::set<std::string> gone = without(told, words);
    gone.erase("results.pdf");
    gone.erase("results.html");
    EXPECT_THAT(gone, IsEmpty()) << "in docs/sentences.md, and no more in the words";
    std::string tests;
    for (const char* folder : {"tests/results", "tests/report"}) {
        for (const auto& entry : fs::directory_iterator(root / folder)) {
            tests += entry.path().extension() == ".cpp" ? text_of(entry.path()) : "";
        }
    }
    const auto named = found_in(table, R"(`([a-z0-9]+_[a-z0-9_]+)`)");
    EXPECT_GT(named.size(), 25U);
    EXPECT_THAT(without(named, found_in(tests, R"(TEST(?:_F)?\(\w+,\s+(\w+)\))")), IsEmpty()) << "tests that are not there";
}

} // namespace
} // namespace formradar::rules
