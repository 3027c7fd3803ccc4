// What people get wrong: a clear message, the documented exit code, and the rest still done.
#include <gmock/gmock.h>

#include <fstream>

#include "cli/program.hpp"
#include "formradar/scan/encode.hpp"

namespace formradar::cli {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

GrayImage grey_ramp() {
    GrayImage picture(600, 800);
    for (int y = 0; y < picture.height(); ++y) {
        std::ranges::fill(picture.row(y), static_cast<std::uint8_t>(60 + y % 180));
    }
    return picture;
}

TEST(Mistakes, the_version_is_said_on_standard_output) {
    const Desk desk;
    const auto ran = desk.formradar({"--version"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, testing::MatchesRegex("formradar [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Mistakes, an_unknown_command_ends_with_2) {
    const auto ran = Desk().formradar({"copy", "noord"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("there is no command \"copy\""));
    EXPECT_THAT(ran.out, IsEmpty());
}

TEST(Mistakes, no_such_form_names_those_there_are) {
    const Desk desk;
    const auto ran = desk.formradar({"print", "sto-borgen", "--out", "noord"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("sto-borgen"), HasSubstr("did you mean sto-borging?")));
    EXPECT_THAT(desk.files(), IsEmpty());
}

TEST(Mistakes, a_form_with_mistakes_gets_all_of_them_with_their_lines) {
    const Desk desk;
    desk.write("mine.toml", "id = \"Mine!\"\nlanguage = \"xx\"\ntitle = \"\"\n");
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"print", "mine.toml", "--out", "noord"}, {"forms", "check", "mine.toml"}}) {
        const auto ran = desk.formradar(words);
        EXPECT_EQ(ran.exit_code, 1);
        EXPECT_THAT(ran.err, AllOf(HasSubstr("mine.toml:1:"), HasSubstr("mine.toml:2:"), HasSubstr("mine.toml:3:")));
    }
    EXPECT_THAT(desk.files(), ElementsAre("mine.toml"));
}

TEST(Mistakes, an_output_folder_in_use_is_left_as_it_is) {
    const Desk desk;
    desk.write("used/letter.txt", "dear");
    const auto ran = desk.formradar({"print", "sto-borging", "--out", "used"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("not empty"));
    EXPECT_THAT(desk.files(), ElementsAre("used/letter.txt"));
}

TEST(Mistakes, a_session_is_never_overwritten) {
    const Desk desk;
    ASSERT_EQ(desk.formradar({"print", "sto-borging", "--out", "noord", "--copies", "1"}).exit_code, 0);
    const auto before = desk.read("noord/session.toml");
    const auto ran = desk.formradar({"print", "sto-borging", "--out", "noord", "--copies", "1"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("never overwritten"));
    EXPECT_EQ(desk.read("noord/session.toml"), before);
}

TEST(Mistakes, printing_into_an_empty_folder_works_and_leaves_nothing_else) {
    const Desk desk;
    std::filesystem::create_directory(desk / "noord");
    EXPECT_EQ(desk.formradar({"print", "sto-borging", "--out", "noord", "--copies", "1"}).exit_code, 0);
    EXPECT_THAT(desk.files(), ElementsAre("noord/forms.pdf", "noord/session.toml"));
    EXPECT_TRUE(std::filesystem::is_directory(desk / "noord/scans"));
}

TEST(Mistakes, a_group_that_the_form_lacks_is_a_wrong_command_line) {
    const auto ran = Desk().formradar({"print", "sto-borging", "--out", "noord", "--group", "mbbo=3"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("did you mean \"mbo\"?"), HasSubstr("bedrijfsleven")));
}

TEST(Mistakes, a_title_that_cannot_be_printed_is_said) {
    const auto ran = Desk().formradar({"print", "sto-borging", "--out", "noord", "--title", "Noord \xe4\xb8\xad"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("\xe4\xb8\xad"));
}

TEST(Mistakes, a_folder_that_cannot_be_written_ends_with_1) {
    const Desk desk;
    desk.write("file", "");
    const auto ran = desk.formradar({"print", "sto-borging", "--out", "file/noord"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("file"));
}

TEST(Mistakes, a_session_without_scans_says_where_to_put_them) {
    const Desk desk;
    ASSERT_EQ(desk.formradar({"print", "sto-borging", "--out", "noord", "--copies", "1"}).exit_code, 0);
    const auto ran = desk.formradar({"process", "noord"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("noord/scans/"));
}

TEST(Mistakes, a_folder_without_files_and_one_that_is_not_there_end_with_1) {
    const Desk desk;
    std::filesystem::create_directory(desk / "empty");
    EXPECT_THAT(desk.formradar({"process", "empty"}).err, HasSubstr("there are no scans in empty"));
    EXPECT_EQ(desk.formradar({"process", "empty"}).exit_code, 1);
    EXPECT_EQ(desk.formradar({"process", "nowhere"}).exit_code, 1);
}

TEST(Mistakes, files_that_are_no_sheets_each_get_a_line_with_the_reason) {
    const Desk desk;
    desk.write("in/broken.jpg", "\xff\xd8\xff\xe0 and then nothing");
    desk.write("in/letter.docx", "PK\x03\x04 a document");
    desk.write("in/empty.png", "");
    desk.write("in/holiday.png", scan::encode_png(grey_ramp()));
    const auto ran = desk.formradar({"process", "in", "--out", "out"});
    EXPECT_EQ(ran.exit_code, 3) << ran.err;
    EXPECT_THAT(ran.err, AllOf(HasSubstr("4 pages in 4 files"), HasSubstr("broken.jpg: "), HasSubstr("unreadable")));
    const auto lines = desk.lines("out/readings.jsonl");
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_THAT(lines[0], AllOf(HasSubstr("\"broken.jpg\""), HasSubstr("\"unreadable\"")));
    EXPECT_THAT(lines[1], AllOf(HasSubstr("\"empty.png\""), HasSubstr("\"unreadable\"")));
    EXPECT_THAT(lines[2], AllOf(HasSubstr("\"holiday.png\""), Not(HasSubstr("\"read\""))));
    EXPECT_THAT(lines[3], AllOf(HasSubstr("\"letter.docx\""), HasSubstr("\"unreadable\"")));
}

TEST(Mistakes, what_no_page_was_read_of_is_told_in_the_language_of_whoever_typed_and_kept_in_english) {
    const Desk desk;
    desk.write("in/broken.jpg", "\xff\xd8\xff\xe0 and then nothing");
    desk.write("in/empty.png", "");
    const auto dutch = desk.formradar({"--lang", "nl", "process", "in", "--out", "out"});
    EXPECT_THAT(dutch.err, AllOf(HasSubstr("broken.jpg: het JPEG-beeld kan niet worden gelezen: "),
                                 HasSubstr("empty.png: een leeg bestand")));
    const auto german = desk.formradar({"--lang", "de", "process", "in", "--out", "out"});
    EXPECT_THAT(german.err, HasSubstr("empty.png: eine leere Datei"));
    const auto french = desk.formradar({"--lang", "fr", "process", "in", "--out", "out"});
    EXPECT_THAT(french.err, HasSubstr("empty.png: un fichier vide"));
    EXPECT_THAT(desk.lines("out/readings.jsonl").at(1), HasSubstr("\"reason\":\"an empty file"));
}

TEST(Mistakes, a_session_that_is_not_there_is_said) {
    const Desk desk;
    desk.write("in/a.jpg", "x");
    desk.write("readings.jsonl", "");
    for (const std::vector<std::string>& words : {std::vector<std::string>{"process", "in", "--session", "noord"},
                                                  {"read", "in", "--session", "noord"},
                                                  {"report", "readings.jsonl", "--session", "noord"}}) {
        const auto ran = desk.formradar(words);
        EXPECT_EQ(ran.exit_code, 1);
        EXPECT_THAT(ran.err, HasSubstr("there is no session in"));
    }
}

TEST(Mistakes, a_line_that_is_no_reading_is_named) {
    const Desk desk;
    ASSERT_EQ(desk.formradar({"print", "sto-borging", "--out", "noord", "--copies", "1"}).exit_code, 0);
    desk.write("r.jsonl", "\n{\"source\": 3}\n");
    const auto ran = desk.formradar({"report", "r.jsonl", "--session", "noord"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("r.jsonl:2:"));
}

TEST(Mistakes, what_stops_a_run_is_said_in_the_language_of_whoever_typed) {
    const Desk desk;
    const auto gone = desk.formradar({"--lang", "nl", "process", "weg"});
    EXPECT_EQ(gone.exit_code, 1);
    EXPECT_THAT(gone.err, HasSubstr("formradar: er is geen bestand of map weg"));
    ASSERT_EQ(desk.formradar({"print", "sto-borging", "--out", "noord", "--copies", "1"}).exit_code, 0);
    const auto twice = desk.run({"env", "LC_ALL=nl_NL.UTF-8", FORMRADAR_PROGRAM, "print", "sto-borging", "--out", "noord"});
    EXPECT_EQ(twice.exit_code, 1);
    EXPECT_THAT(twice.err, HasSubstr("wordt nooit overschreven"));
    const auto group = desk.formradar({"--lang", "nl", "print", "sto-borging", "--out", "zuid", "--group", "mbbo=3"});
    EXPECT_EQ(group.exit_code, 2);
    EXPECT_THAT(group.err, AllOf(HasSubstr("bedoelt u \"mbo\"?"), HasSubstr("De groepen zijn: vmbo")));
}

TEST(Mistakes, a_form_file_that_is_begun_is_one_that_can_be_printed_whatever_the_system_speaks) {
    const Desk desk;
    const auto made = desk.formradar({"--lang", "de", "forms", "new", "mine"});
    EXPECT_EQ(made.exit_code, 0);
    EXPECT_THAT(made.out, AllOf(HasSubstr("formradar forms check mine.toml"), HasSubstr("formradar print mine.toml --out mine")));
    EXPECT_EQ(desk.formradar({"forms", "check", "mine.toml"}).exit_code, 0);
    EXPECT_EQ(desk.formradar({"print", "mine.toml", "--out", "mine", "--copies", "2"}).exit_code, 0);
}

TEST(Mistakes, quiet_says_nothing_when_all_is_well) {
    const Desk desk;
    const auto ran = desk.formradar({"--quiet", "print", "sto-borging", "--out", "noord", "--copies", "1"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out + ran.err, IsEmpty());
}

} // namespace
} // namespace formradar::cli
