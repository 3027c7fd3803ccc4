// The program with all its commands and what it says of itself.
#include "app/options/program.hpp"

#include <algorithm>

#include "app/options/commands.hpp"
#include "app/options/value_names.hpp"
#include "app/version.hpp"

namespace formradar::app {
namespace {

// What stands for an option's value in the help.
void name_values(CLI::App& command) {
    for (auto* option : command.get_options()) {
        const auto found = std::ranges::find(value_names, option->get_name(), &ValueName::option);
        if (found != value_names.end()) {
            option->type_name(found->value);
        } else if (option->get_positional()) {
            option->type_name("");
        }
    }
    command.get_formatter()->label("REQUIRED", "(needed)");
    command.get_formatter()->label("Excludes", "not with");
    for (auto* below : command.get_subcommands([](const CLI::App*) { return true; })) {
        name_values(*below);
    }
}

} // namespace

void set_up(CLI::App& program, Words& words) {
    program.set_version_flag("--version", "formradar " + std::string(program_version()));
    program.add_flag("--quiet", words.quiet, "Only what is wrong is said");
    program.add_flag("--verbose", words.verbose, "Say what becomes of every page");
    program.add_option("--lang", words.language, "Of messages: de, en, fr or nl (default: that of the system)")
        ->check(one_of(words.say, {"de", "en", "fr", "nl"}));
    program.footer(
        "Example:\n  formradar print sto-borging --out noord\n  formradar process noord\n\n"
        "Each command has its own --help. Exit codes: 0 all done; 1 could not run; 2 the command line is\n"
        "wrong; 3 done, and something waits for a person.");
    program.require_subcommand(0, 1);
    for (const auto& entry : entries) {
        entry.add(program, words);
    }
    name_values(program);
}

} // namespace formradar::app
