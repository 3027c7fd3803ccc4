// The options of combine: many sessions of one form.
#include "app/options/commands.hpp"

namespace formradar::app {

void add_combine(CLI::App& program, Words& words) {
    auto* combine = add_command(program, "combine", "The results of many sessions of one form as one",
                                "combine noord oost west --out nationaal --title \"Alle regio's\"");
    combine->add_option("DIR", words.combine.folders, "The folders of the sessions, or of their results")->required();
    combine->add_option("--out", words.combine.out, "The folder for what they come to together")->required();
    combine->add_option("--title", words.combine.title, "Its title (default: the form's)");
    add_small_groups(combine, words.say, words.combine.small_groups);
    add_with_groups(combine, words.combine.with_groups);
}

std::string take_combine(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.combine;
    return "";
}

} // namespace formradar::app
