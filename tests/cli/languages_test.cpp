// Whatever a person can meet at the terminal is said in the language that was asked for: no sentence was left in English.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "cli/filled.hpp"
#include "cli/program.hpp"

namespace formradar::cli {
namespace {

using testing::IsEmpty;
using testing::Not;

// Words that every English sentence of ours has one of, and that none of the other languages has.
std::vector<std::string> english_in(const std::string& text) {
    static const std::set<std::string> english = {
        "the", "cannot",  "there",   "with",     "which",    "has",  "not",  "missing", "write", "and",  "it", "are", "for",
        "to",  "Warning", "warning", "required", "expected", "this", "that", "from",    "than",  "when", "by", "its"};
    std::vector<std::string> found;
    std::string word;
    for (const char c : text + " ") {
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80 || c == '-' || c == '.';
        if (!letter && english.contains(word)) {
            found.push_back(word);
        }
        word = letter ? word + c : "";
    }
    return found;
}

class Languages : public ::testing::TestWithParam<const char*> {
protected:
    // Something was said, and nothing of it in English.
    void expect(std::vector<std::string> words) const {
        words.insert(words.begin(), {"--lang", GetParam()});
        expect(desk_.formradar(words), testing::PrintToString(words));
    }
    static void expect(const Ran& ran, const std::string& what) {
        const auto& said = ran.err.empty() ? ran.out : ran.err; // a plan is on standard output
        EXPECT_THAT(said, Not(IsEmpty())) << what;
        EXPECT_THAT(english_in(said), IsEmpty()) << what << "\n" << said;
    }
    void replace(const std::string& from, const std::string& to, const std::string& old, const std::string& fresh) const {
        auto text = desk_.read(from);
        const auto at = text.find(old);
        ASSERT_NE(at, std::string::npos) << old;
        desk_.write(to, text.replace(at, old.size(), fresh));
    }

    Desk desk_;
};

INSTANTIATE_TEST_SUITE_P(All, Languages, ::testing::Values("nl", "de", "fr"),
                         [](const auto& test) { return std::string(test.param); });

TEST_P(Languages, what_was_typed_wrong) {
    const std::vector<std::vector<std::string>> mistakes = {
        {"prnt"},
        {"print"},
        {"print", "sto-borging", "--out"},
        {"print", "sto-borging", "--out", "a", "b"},
        {"print", "sto-borging", "--out", "a", "--copies", "x"},
        {"print", "sto-borging", "--out", "a", "--paper", "a5"},
        {"print", "sto-borging", "--out", "a", "--date", "x"},
        {"print", "sto-borging", "--out", "a", "--group", "x"},
        {"print", "sto-borging", "--out", "a", "--group", "x=3"},
        {"print", "sto-borging", "--out", "a", "--photocopy", "--copies", "2"},
        {"print", "sto-borgin", "--out", "a"},
        {"print", "a.toml", "--out", "a"},
        {"process", "a"},
        {"process", "a", "--json=1"},
        {"process", "a", "--jsn"},
        {"read", "a", "--shard", "1/2"},
        {"status", "a"},
        {"serve", "a"},
        {"combine", "a", "--out", "b"},
        {"report", "a", "--session", "b"},
        {"import", "a.xlsx", "--form", "sto-borging", "--out", "b"},
        {"forget", "a"},
        {"forms", "shwo"},
        {"forms", "show", "a"},
        {"forms", "check", "a.toml"},
    };
    for (const auto& words : mistakes) {
        expect(words);
    }
    for (const auto* line :
         {"title = \"a", "title a", "titel = \"a\"", "title = a", "groups = [\"a\" \"b\"]", "[scale", "remarks = yes"}) {
        desk_.write("a.toml", std::string("id = \"a\"\n") + line + "\n");
        expect({"forms", "check", "a.toml"});
    }
}

TEST_P(Languages, what_is_wrong_with_files) {
    static_cast<void>(filled_session(desk_, "noord", "2"));
    const auto session = desk_.read("noord/session.toml");
    const auto picture = desk_.read("noord/scans/0.png");
    desk_.write("leeg/a.txt", "a");
    desk_.write("stuk/session.toml", session.substr(0, session.size() / 2));
    desk_.write("stuk/scans/1.png", picture);
    desk_.write("los/session.toml", "id = 3\nsheets = 3\n");
    desk_.write("los/diep/1.png", picture);
    replace("noord/session.toml", "anders/session.toml", "rows = [", "rows = [[1], ");
    replace("noord/session.toml", "elders/session.toml", "label = \"", "label = \"x");
    desk_.write("elders/scans/1.png", picture);
    desk_.write("scores.xlsx", std::string("PK\3\4", 4) + "x");
    desk_.write("scores.csv", "s1,s2,s3,s4,s5,s6,s7\n1,2,3,4,9,4,x\n");
    desk_.write("lezingen.jsonl", "{\"source\":\"a\"}\n");
    desk_.write("scans/kapot.jpg", "\xFF\xD8\xFF x");
    desk_.write("scans/brief.docx", std::string("PK\3\4", 4));
    for (const std::vector<std::string>& words : {
             std::vector<std::string>{"print", "sto-borging", "--out", "noord"},
             {"process", "leeg"},
             {"status", "leeg"},
             {"process", "stuk"},
             {"print", "stuk", "--more", "1"},
             {"process", "los/diep", "--out", "uit"},
             {"print", "anders", "--more", "1"},
             {"process", "elders"},
             {"process", "scans", "--out", "uit"},
             {"process", "noord", "--verbose", "--stats"},
             {"process", "noord", "--dry-run"},
             {"import", "scores.xlsx", "--form", "sto-borging", "--out", "uit2"},
             {"import", "scores.csv", "--form", "sto-borging", "--out", "uit2"},
             {"report", "lezingen.jsonl", "--session", "noord"},
             {"process", "noord", "--anonymous-report", "a.json"},
             {"serve", "noord", "--phones", "x"},
         }) {
        expect(words);
    }
    const auto closed = std::string("XDG_DATA_HOME=/dev/null exec ") + FORMRADAR_PROGRAM + " --lang " + GetParam();
    expect(desk_.run({"sh", "-c", closed + " print sto-borging --out zuid"}), "a registry that cannot be");
}

TEST_P(Languages, what_does_not_fit_together) {
    const auto session = filled_session(desk_, "noord", "2");
    ASSERT_EQ(desk_.formradar({"--quiet", "process", "noord"}).exit_code, 0);
    ASSERT_EQ(desk_.formradar({"forms", "new", "klein.toml", "--language", "nl"}).exit_code, 0);
    desk_.write("scores.csv", "s1,s2,s3\n1,2,3\n2,3,4\n3,4,5\n");
    ASSERT_EQ(desk_.formradar({"--quiet", "import", "scores.csv", "--form", "klein.toml", "--out", "klein"}).exit_code, 0);
    ASSERT_EQ(desk_.formradar({"--quiet", "read", "noord", "--shard", "1/2", "--keep", "delen/1"}).exit_code, 0);
    desk_.write("noord/notulen.txt", "x");
    for (const std::vector<std::string>& words : {
             std::vector<std::string>{"process", "noord", "--compare", "noord", "--rehash"},
             {"process", "noord", "--compare", "klein"},
             {"process", "klein"},
             {"combine", "noord", "--out", "samen"},
             {"combine", "noord", "noord", "--out", "samen"},
             {"combine", "noord", "klein", "--out", "samen"},
             {"combine", "klein", "--out", "klein"},
             {"report", "delen/1", "--session", "noord"},
             {"report", "delen/1", "delen/1", "--session", "noord"},
             {"forget", "noord", "--sheet", "ZZZ"},
             {"forget", "noord", "--sheet", session.sheets.front().id},
             {"forget", "noord"},
         }) {
        expect(words);
    }
}

// What this test looks for is in what English says: it would find a sentence that was left.
TEST(EnglishWords, are_found_where_english_is_said) {
    const Desk desk;
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"prnt"}, {"process", "a"}, {"forms", "check", "a.toml"}, {"print", "x", "--out"}}) {
        EXPECT_THAT(english_in(desk.formradar(words).err), Not(IsEmpty())) << words.front();
    }
}

} // namespace
} // namespace formradar::cli
