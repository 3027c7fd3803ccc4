// The options of combine: many sessions of one form.
#include "app/options/commands.hpp"

namespace formradar::app {

void add_combine(CLI::App& program, Words& words) {
    const auto& say = words.say;
    auto* combine = add_command(program, say, "combine", say(Msg::help_combine),
                                "combine noord oost west --out nationaal --title \"Alle regio's\"");
    combine->add_option("DIR", words.combine.folders, say(Msg::help_combine_dir))->required();
    combine->add_option("--out", words.combine.out, say(Msg::help_combine_out))->required();
    combine->add_option("--title", words.combine.title, say(Msg::help_combine_title));
    add_small_groups(combine, say, words.combine.small_groups);
    add_with_groups(combine, say, words.combine.with_groups);
}

std::string take_combine(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.combine;
    return "";
}

} // namespace formradar::app
