// Words to a command, and what is wrong with them in our own words.
#include "app/options.hpp"

#include <algorithm>
#include <iterator>

#include "app/option_values.hpp"
#include "app/options/commands.hpp"
#include "app/options/program.hpp"

namespace formradar::app {
namespace {

std::vector<std::string_view> names_of(const CLI::App& command) {
    std::vector<std::string_view> names;
    for (const auto* option : command.get_options()) {
        for (const auto& name : option->get_lnames()) {
            names.push_back(name);
        }
    }
    return names;
}

std::vector<std::string> command_names(CLI::App& program) {
    std::vector<std::string> names;
    for (const auto* command : program.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(command->get_name());
    }
    return names;
}

// "print, process and read".
std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : name == names.back() ? " and " : ", ") + name;
    }
    return text;
}

// CLI11 takes an unknown command for a surplus argument; what was meant is said here instead.
std::string unknown_command(CLI::App& program, const std::vector<std::string>& args) {
    auto word = args.begin();
    while (word != args.end() && word->starts_with('-')) {
        const auto words = *word == "--lang" ? std::min<std::ptrdiff_t>(2, args.end() - word) : 1;
        word += words;
    }
    const auto names = command_names(program);
    if (word == args.end() || std::ranges::find(names, *word) != names.end()) {
        return "";
    }
    return "there is no command \"" + *word + "\"." + suggestion(*word, {names.begin(), names.end()}) + "\nThe commands are " +
           listed(names) + "; see: formradar --help";
}

const CLI::App& innermost(const CLI::App& program) {
    const auto used = program.get_subcommands();
    return used.empty() ? program : innermost(*used.front());
}

std::string words_for(const CLI::ParseError& error, CLI::App& program) {
    const auto& used = innermost(program);
    const auto extra = program.remaining(true);
    std::string text = error.what();
    if (!extra.empty() && extra.front().starts_with("--")) {
        const auto word = extra.front().substr(2, extra.front().find('=') - 2);
        auto names = names_of(used);
        std::ranges::copy(names_of(program), std::back_inserter(names));
        text = "there is no option " + extra.front() + " here." + suggestion(word, names, "--");
    }
    std::string name;
    for (const auto* named = &used; named != &program; named = named->get_parent()) {
        name = named->get_name() + " " + name;
    }
    return text + "\nSee: formradar " + name + "--help";
}

// The command that was named, with what its options amount to.
std::variant<CommandLine, Said> chosen(const CLI::App& program, Words& words) {
    CommandLine line{.command = StepsCommand{}, .quiet = words.quiet, .verbose = words.verbose, .language = words.language};
    for (const auto& entry : entries) {
        if (const auto* used = program.get_subcommand(entry.name); used->parsed()) {
            const auto mistake = entry.take(*used, words, line);
            if (!mistake.empty()) {
                return Said{.mistake = true, .text = "formradar: " + mistake + "\nSee: formradar " + entry.name + " --help\n"};
            }
        }
    }
    return line;
}

} // namespace

std::variant<CommandLine, Said> parse_command_line(const std::vector<std::string>& args) {
    CLI::App program(program_purpose, "formradar");
    Words words;
    set_up(program, words);
    try {
        program.parse(std::vector<std::string>(args.rbegin(), args.rend()));
    } catch (const CLI::CallForHelp&) {
        return Said{.text = program.help()}; // of the command that was named, with the words before it
    } catch (const CLI::CallForVersion& version) {
        return Said{.text = std::string(version.what()) + "\n", .build = std::ranges::find(args, "--verbose") != args.end()};
    } catch (const CLI::ParseError& error) {
        const auto unknown = unknown_command(program, args);
        return Said{.mistake = true, .text = "formradar: " + (unknown.empty() ? words_for(error, program) : unknown) + "\n"};
    }
    return chosen(program, words);
}

} // namespace formradar::app
