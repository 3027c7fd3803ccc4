#include "app/options.hpp"

#include <gmock/gmock.h>

namespace formradar::app {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

template <class Command>
Command command(const std::vector<std::string>& args) {
    const auto parsed = parse_command_line(args);
    const auto* said = std::get_if<Said>(&parsed);
    if (said != nullptr) {
        ADD_FAILURE() << said->text;
        return {};
    }
    return std::get<Command>(std::get<CommandLine>(parsed).command);
}

std::string mistake(const std::vector<std::string>& args) {
    const auto parsed = parse_command_line(args);
    const auto* said = std::get_if<Said>(&parsed);
    return said != nullptr && said->mistake ? said->text : "accepted";
}

TEST(Options, papers_are_known_in_any_case) {
    for (const auto* paper : {"a4", "A4"}) {
        EXPECT_EQ(command<PrintCommand>({"print", "x", "--out", "y", "--paper", paper}).paper, form::Paper::a4);
    }
    for (const auto* paper : {"letter", "Letter", "LETTER"}) {
        EXPECT_EQ(command<PrintCommand>({"print", "x", "--out", "y", "--paper", paper}).paper, form::Paper::letter);
    }
}

TEST(Options, further_sheets_need_a_number_and_nothing_that_is_printed_already) {
    const auto print = command<PrintCommand>({"print", "noord", "--more", "5", "--group", "mbo=2"});
    EXPECT_EQ(print.form, "noord");
    EXPECT_EQ(print.more, 5);
    EXPECT_THAT(mistake({"print", "noord", "--more", "1", "--group", "mbo=2"}), HasSubstr("--more allows 1"));
    EXPECT_THAT(mistake({"print", "noord", "--more", "5", "--out", "y"}), HasSubstr("--out"));
    EXPECT_THAT(mistake({"print", "noord", "--more", "0"}), HasSubstr("--more"));
}

TEST(Options, print_takes_groups_paper_and_date) {
    const auto print =
        command<PrintCommand>({"print", "sto-borging", "--out", "noord", "--group", "mbo=8", "--group", "primair onderwijs=2",
                               "--copies", "24", "--paper", "letter", "--date", "2026-03-19"});
    EXPECT_EQ(print.form, "sto-borging");
    EXPECT_THAT(print.groups, ElementsAre(Pair("mbo", 8), Pair("primair onderwijs", 2)));
    EXPECT_EQ(print.copies, 24);
    EXPECT_EQ(print.paper, form::Paper::letter);
    EXPECT_EQ(print.date, "2026-03-19");
}

TEST(Options, a_repeated_option_takes_one_word_each_time) {
    const auto process = command<ProcessCommand>({"process", "--session", "a", "scans", "--session", "b", "more"});
    EXPECT_THAT(process.scans.sessions, ElementsAre("a", "b"));
    EXPECT_THAT(process.scans.paths, ElementsAre("scans", "more"));
    EXPECT_TRUE(process.handwriting);
}

TEST(Options, small_groups_are_merged_hidden_or_shown) {
    EXPECT_EQ(command<ProcessCommand>({"process", "x"}).small_groups, results::SmallGroups::merge);
    EXPECT_EQ(command<ProcessCommand>({"process", "x", "--small-groups", "show"}).small_groups, results::SmallGroups::show);
    EXPECT_EQ(command<ReportCommand>({"report", "x", "--session", "y", "--small-groups", "hide"}).small_groups,
              results::SmallGroups::leave_out);
    EXPECT_THAT(mistake({"process", "x", "--small-groups", "all"}), HasSubstr("write merge, hide or show, not \"all\""));
}

TEST(Options, quiet_and_verbose_may_stand_before_and_after_the_command) {
    EXPECT_TRUE(std::get<CommandLine>(parse_command_line({"--quiet", "process", "x"})).quiet);
    EXPECT_TRUE(std::get<CommandLine>(parse_command_line({"process", "x", "--verbose"})).verbose);
}

TEST(Options, forms_without_more_is_the_list) {
    EXPECT_EQ(command<FormsCommand>({"forms"}).action, FormsCommand::Action::list);
    EXPECT_EQ(command<FormsCommand>({"forms", "check", "mine.toml"}).form, "mine.toml");
}

TEST(Options, an_unknown_command_is_told_what_was_meant) {
    EXPECT_THAT(mistake({"proces", "noord"}), HasSubstr("Did you mean process?"));
    EXPECT_THAT(mistake({"teach", "noord"}), HasSubstr("there is no command \"teach\""));
}

TEST(Options, an_unknown_option_is_told_what_was_meant) {
    EXPECT_THAT(mistake({"print", "x", "--out", "y", "--copie", "3"}), HasSubstr("Did you mean --copies?"));
    EXPECT_THAT(mistake({"process", "x", "--zzz"}), HasSubstr("formradar process --help"));
}

TEST(Options, what_is_missing_or_out_of_range_is_said) {
    EXPECT_THAT(mistake({"print", "x"}), HasSubstr("--out"));
    EXPECT_THAT(mistake({"process"}), HasSubstr("PATH"));
    EXPECT_THAT(mistake({"print", "x", "--out", "y", "--copies", "0"}),
                HasSubstr("--copies: write a number from 1 to 10000, not \"0\""));
    EXPECT_THAT(mistake({"process", "x", "--jobs", "2.5"}), HasSubstr("--jobs: write a number from 1 to 256, not \"2.5\""));
    EXPECT_THAT(mistake({"print", "x", "--out", "y", "--paper", "a5"}), HasSubstr("--paper: write a4 or letter, not \"a5\""));
    EXPECT_THAT(mistake({"print", "x", "--out", "y", "--date", "2026-02-30"}), HasSubstr("2026-02-30"));
    EXPECT_THAT(mistake({"print", "x", "--out", "y", "--date", "2026-02-3x"}), HasSubstr("year-month-day"));
    EXPECT_THAT(mistake({"print", "x", "--out", "y", "--group", "mbo"}), HasSubstr("--group mbo=8"));
    EXPECT_THAT(mistake({"print", "x", "--out", "y", "--group", "mbo=9", "--copies", "5"}), HasSubstr("9 sheets"));
    EXPECT_THAT(mistake({"print", "x", "--out", "y", "--photocopy", "--copies", "5"}), HasSubstr("--copies"));
    EXPECT_THAT(mistake({"read", "x", "--shard", "1/2"}), HasSubstr("--shard needs --keep as well"));
}

// The library would say "1 required DIR missing" and "The following argument was not expected".
TEST(Options, a_word_that_is_missing_or_too_many_is_told_in_our_words) {
    EXPECT_THAT(mistake({"print", "x", "--out"}), HasSubstr("--out needs a word after it: --out DIR"));
    EXPECT_THAT(mistake({"print", "x", "--out", "--copies", "5"}), HasSubstr("--out needs a word after it: --out DIR"));
    EXPECT_THAT(mistake({"process", "x", "--json=all"}), HasSubstr("--json takes no value; write --json alone"));
    EXPECT_THAT(mistake({"print", "x", "--out", "y", "--title", "Stuurgroep", "Noord"}),
                AllOf(HasSubstr("\"Noord\" is one word too many"), HasSubstr("between quotes")));
    EXPECT_THAT(mistake({"forms", "shwo"}),
                AllOf(HasSubstr("there is no command \"forms shwo\". Did you mean show?"), HasSubstr("formradar forms --help")));
    for (const auto* language : {"nl", "de", "fr"}) {
        for (const std::vector<std::string>& words :
             {std::vector<std::string>{"print", "x", "--out"}, {"print", "x", "--out", "y", "z"}, {"forms", "shwo"}}) {
            auto args = words;
            args.insert(args.end(), {"--lang", language});
            for (const auto* english : {"required", "expected", "argument", "missing"}) {
                EXPECT_EQ(mistake(args).find(english), std::string::npos) << language << " " << mistake(args);
            }
        }
    }
}

TEST(Options, help_has_an_example_for_every_command) {
    const std::vector<std::vector<std::string>> commands = {
        {},         {"print"}, {"process"},       {"read"},          {"report"},
        {"status"}, {"forms"}, {"forms", "list"}, {"forms", "show"}, {"forms", "check"}};
    for (const auto& words : commands) {
        auto args = words;
        args.emplace_back("--help");
        const auto said = std::get<Said>(parse_command_line(args));
        EXPECT_FALSE(said.mistake);
        EXPECT_THAT(said.text, HasSubstr("Example:\n  formradar " + (words.empty() ? "print" : words.front())));
    }
}

TEST(Options, the_help_is_in_the_language_that_was_asked_for_and_names_the_same_options) {
    const auto help = [](const std::string& language, const std::string& command) {
        return std::get<Said>(parse_command_line({command, "--help"}, language)).text;
    };
    EXPECT_THAT(help("nl", "process"),
                AllOf(HasSubstr("Gebruik: formradar process [OPTIES] PATH..."), HasSubstr("(nodig)"),
                      HasSubstr("--dry-run niet met: --watch"), HasSubstr("Voorbeeld:\n  formradar process")));
    EXPECT_THAT(help("de", "forms"), AllOf(HasSubstr("Aufruf: formradar forms"), HasSubstr("\nBefehle:\n  list")));
    EXPECT_THAT(help("fr", "read"), AllOf(HasSubstr("Emploi"), HasSubstr("avec: --keep")));
    EXPECT_THAT(std::get<Said>(parse_command_line({"--lang", "nl", "--help"})).text, HasSubstr("Opdrachten:\n  print"));
    for (const auto* language : {"nl", "de", "fr"}) {
        for (const auto* english : {"Print this help", "Usage", "OPTIONS]", "Positionals", "Subcommands", "Example"}) {
            const bool shared = std::string(language) == "fr" && std::string(english) == "OPTIONS]";
            EXPECT_TRUE(shared || help(language, "process").find(english) == std::string::npos) << language << " " << english;
        }
    }
}

TEST(Options, no_words_at_all_get_the_steps_of_a_meeting) {
    EXPECT_NO_THROW(static_cast<void>(command<StepsCommand>({})));
    EXPECT_EQ(std::get<CommandLine>(parse_command_line({"--lang", "nl"})).language, "nl");
    EXPECT_THAT(mistake({"--lang", "xx"}), HasSubstr("write de, en, fr or nl"));
}

TEST(Options, mistakes_are_told_in_the_language_that_was_asked_for) {
    EXPECT_THAT(mistake({"--lang", "nl", "prnt"}), AllOf(HasSubstr("Bedoelt u print?"), HasSubstr("import en forget; zie:")));
    EXPECT_THAT(mistake({"process", "--lang", "de"}),
                AllOf(HasSubstr("PATH fehlt"), HasSubstr("Siehe: formradar process --help")));
    EXPECT_THAT(mistake({"--lang", "fr", "print", "x", "--out", "y", "--copies", "0"}), HasSubstr("--copies: écrivez un nombre"));
    EXPECT_THAT(mistake({"--lang", "nl", "print", "x", "--out", "y", "--paper", "a5"}), HasSubstr("schrijf a4 of letter, niet"));
    EXPECT_THAT(mistake({"--lang", "nl", "print", "x", "--out", "y", "--photocopy", "--copies", "5"}),
                AllOf(HasSubstr("--copies"), HasSubstr("--photocopy"), HasSubstr("gaan niet samen")));
    EXPECT_THAT(mistake({"prnt", "--lang", "xx"}), HasSubstr("Did you mean print?")) << "of no language: that of the system";
    EXPECT_THAT(std::get<Said>(parse_command_line({"prnt"}, "nl")).text, HasSubstr("Bedoelt u print?"));
}

} // namespace
} // namespace formradar::app
