// The program with all its commands and what it says of itself.
#include "app/options/program.hpp"

#include <algorithm>

#include "app/options/commands.hpp"
#include "app/options/value_names.hpp"
#include "app/version.hpp"

namespace formradar::app {
namespace {

// What stands for an option's value in the help.
void name_values(CLI::App& command, const Messages& say) {
    for (auto* option : command.get_options()) {
        option->group(say(Msg::help_options));
        const auto found = std::ranges::find(value_names, option->get_name(), &ValueName::option);
        if (found != value_names.end()) {
            option->type_name(found->value);
        } else if (option->get_positional()) {
            option->type_name("");
        }
    }
    for (auto* below : command.get_subcommands([](const CLI::App*) { return true; })) {
        below->group(say(Msg::help_commands));
        name_values(*below, say);
    }
}

// What the library's own words are in the help; a command below takes those of the one above.
void name_parts(CLI::App& program, const Messages& say) {
    using Label = std::pair<const char*, Msg>;
    constexpr std::array labels = {Label{"Usage", Msg::help_usage},
                                   Label{"OPTIONS", Msg::help_options_word},
                                   Label{"SUBCOMMAND", Msg::help_command_word},
                                   Label{"Positionals", Msg::help_arguments},
                                   Label{"REQUIRED", Msg::help_needed},
                                   Label{"Needs", Msg::help_needs},
                                   Label{"Excludes", Msg::help_not_with}};
    for (const auto& [label, message] : labels) {
        program.get_formatter()->label(label, say(message));
    }
}

} // namespace

void set_up(CLI::App& program, Words& words) {
    const auto& say = words.say;
    name_parts(program, say);
    program.description(say(Msg::help_purpose));
    program.set_help_flag("-h,--help", say(Msg::help_help));
    program.set_version_flag("--version", "formradar " + std::string(program_version()), say(Msg::help_version));
    program.add_flag("--quiet", words.quiet, say(Msg::help_quiet));
    program.add_flag("--verbose", words.verbose, say(Msg::help_verbose));
    program.add_option("--lang", words.language, say(Msg::help_lang))->check(one_of(say, {"de", "en", "fr", "nl"}));
    program.footer(example_text(say, "print sto-borging --out noord\n  formradar process noord") + "\n\n" + say(Msg::help_more));
    program.require_subcommand(0, 1);
    for (const auto& entry : entries) {
        entry.add(program, words);
    }
    name_values(program, say);
}

} // namespace formradar::app
