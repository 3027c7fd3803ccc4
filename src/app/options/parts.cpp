// Options that several commands take.
#include "app/options/parts.hpp"

#include <algorithm>

#include "app/option_values.hpp"

namespace formradar::app {

std::string example_text(const Messages& say, const std::string& example) {
    return say(Msg::help_example) + "\n  formradar " + example;
}

CLI::App* add_command(CLI::App& program, const Messages& say, const std::string& name, const std::string& what,
                      const std::string& example) {
    auto* added = program.add_subcommand(name, what);
    added->footer(example_text(say, example));
    added->fallthrough();
    return added;
}

CLI::Validator one_of(const Messages& say, const std::vector<std::string>& known) {
    return CLI::Validator([&say, known](const std::string& text) { return problem_with_choice(text, known, say); }, "");
}

CLI::Validator small_letters() {
    const auto change = [](std::string& text) {
        std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return std::string();
    };
    return CLI::Validator(change, "", "");
}

void add_small_groups(CLI::App* command, const Messages& say, results::SmallGroups& small_groups) {
    const auto take = [&small_groups](const std::string& word) {
        using enum results::SmallGroups;
        small_groups = word == "show" ? show : word == "hide" ? leave_out : merge;
    };
    command->add_option_function<std::string>("--small-groups", take, say(Msg::help_small_groups))
        ->check(one_of(say, {"merge", "hide", "show"}));
}

void add_with_groups(CLI::App* command, const Messages& say, bool& with_groups) {
    command->add_flag("--with-groups", with_groups, say(Msg::help_with_groups));
}

CLI::Option* repeatable(CLI::Option* option) {
    return option->allow_extra_args(false);
}

void add_scans(CLI::App* command, const Messages& say, ScanOptions& scans, const std::string& paths) {
    command->add_option("PATH", scans.paths, paths)->required();
    repeatable(command->add_option("--session", scans.sessions, say(Msg::help_session_near)));
    command->add_option("--jobs", scans.jobs, say(Msg::help_jobs))->check(between(say, 1, 256));
    command->add_option("--max-pages", scans.max_pages, say(Msg::help_max_pages))->check(between(say, 1, 1'000'000));
    command->add_option("--max-megapixels", scans.max_megapixels, say(Msg::help_max_megapixels))
        ->check(between(say, 1.0, 10'000.0));
}

} // namespace formradar::app
