// Manual pages and completions say what the help says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/manual/pages.hpp"
#include "app/options.hpp"
#include "formradar/core/text.hpp"

namespace formradar::app::manual {
namespace {

using testing::HasSubstr;
using Names = std::set<std::string>;

std::string help_of(const std::string& path) {
    std::vector<std::string> words;
    for (const auto word : split(path, ' ')) {
        words.emplace_back(word);
    }
    words.emplace_back("--help");
    words.erase(words.begin()); // the program's own name
    return std::get<Said>(parse_command_line(words)).text;
}

// Options as a line of the help begins with them: "  -h,--help ..." and "  --out DIR ...".
Names options_in(const std::string& help) {
    Names names;
    for (const auto line : split(help, '\n')) {
        const auto begin = trimmed(line);
        if (!line.starts_with("  ") || !begin.starts_with('-')) {
            continue;
        }
        for (const auto name : split(begin.substr(0, begin.find(' ')), ',')) {
            names.emplace(name);
        }
    }
    return names;
}

Names options_of(const CommandText& command) {
    Names names;
    for (const auto& option : command.options) {
        if (!option.is_argument) {
            names.insert(option.names.begin(), option.names.end());
        }
    }
    return names;
}

template <class Visit>
void each_command(const CommandText& command, const std::string& path, Visit visit) {
    visit(command, path);
    for (const auto& below : command.commands) {
        each_command(below, path + " " + below.name, visit);
    }
}

std::string text_of(const std::string& name) {
    const auto files = all_manual_files();
    const auto found = std::ranges::find(files, name, &ManualFile::name);
    return found == files.end() ? "" : found->text;
}

std::string without_escapes(std::string text) {
    std::erase(text, '\\');
    return text;
}

// What follows one line until the next one that is of its kind.
std::string part(const std::string& text, const std::string& begin, const std::string& end) {
    const auto from = text.find(begin);
    return from == std::string::npos ? "" : text.substr(from, text.find(end, from + begin.size()) - from);
}

TEST(Manual, every_command_has_the_options_of_its_help_and_no_other) {
    int commands = 0;
    each_command(whole_program(), "formradar", [&](const CommandText& command, const std::string& path) {
        ++commands;
        EXPECT_EQ(options_of(command), options_in(help_of(path))) << path;
        EXPECT_FALSE(command.what.empty()) << path;
    });
    EXPECT_GT(commands, 9);
}

TEST(Manual, every_command_has_a_page_with_all_its_options_and_their_words) {
    for (const auto& command : whole_program().commands) {
        const auto page = without_escapes(text_of("man/formradar-" + command.name + ".1"));
        each_command(command, "formradar " + command.name, [&](const CommandText& each, const std::string& path) {
            EXPECT_THAT(page, HasSubstr(each.what)) << path;
            for (const auto& option : each.options) {
                EXPECT_THAT(page, HasSubstr(option.names.back())) << path;
                EXPECT_THAT(page, HasSubstr(option.what)) << path;
            }
        });
    }
}

TEST(Manual, the_main_page_names_every_command) {
    const auto page = without_escapes(text_of("man/formradar.1"));
    for (const auto& command : whole_program().commands) {
        EXPECT_THAT(page, HasSubstr("fBformradar " + command.name + "fR\n" + command.what));
    }
    EXPECT_THAT(page, HasSubstr("something waits for a person"));
}

TEST(Manual, bash_offers_the_options_of_each_command) {
    const auto script = text_of("bash/formradar");
    each_command(whole_program(), "formradar", [&](const CommandText& command, const std::string& path) {
        const auto line = part(script, "\"" + path + "\") _formradar_words \"-", "\n");
        const auto words = part(line, " \"-", "\" ;;");
        Names offered;
        for (const auto word : split(std::string_view(words).substr(2), ' ')) {
            offered.emplace(word);
        }
        EXPECT_EQ(offered, options_of(command)) << path;
    });
}

TEST(Manual, fish_and_zsh_know_every_option) {
    const auto fish = text_of("fish/formradar.fish");
    const auto zsh = text_of("zsh/_formradar");
    each_command(whole_program(), "formradar", [&](const CommandText& command, const std::string& path) {
        auto name = "_" + path;
        std::ranges::replace(name, ' ', '_');
        const auto function = part(zsh, "\n" + name + "() {", "\n}\n");
        for (const auto& option : options_of(command)) {
            EXPECT_THAT(function, HasSubstr(option + "[")) << path;
            EXPECT_THAT(fish, HasSubstr(option.starts_with("--") ? " -l " + option.substr(2) : " -s " + option.substr(1)))
                << path;
        }
    });
}

TEST(Manual, built_in_forms_and_choices_are_offered) {
    for (const auto* name : {"bash/formradar", "zsh/_formradar", "fish/formradar.fish"}) {
        EXPECT_THAT(text_of(name), HasSubstr("sto-borging sto-borging-en")) << name;
        EXPECT_THAT(text_of(name), HasSubstr("merge hide show")) << name;
    }
}

TEST(Manual, roff_takes_no_line_for_a_request) {
    const CommandText odd{.name = "formradar", .commands = {{.name = "odd", .what = ".so /etc/passwd\n'br \\ back"}}};
    const auto page = manual_pages(odd, "1").back().text;
    EXPECT_THAT(page, HasSubstr("\\&'br \\e back"));
    EXPECT_THAT(page, testing::Not(HasSubstr("\n.so")));
}

} // namespace
} // namespace formradar::app::manual
