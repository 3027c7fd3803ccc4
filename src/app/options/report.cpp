// The options of report: readings to results.
#include "app/options/commands.hpp"

namespace formradar::app {

void add_report(CLI::App& program, Words& words) {
    auto* report = add_command(program, "report", "Results from readings made elsewhere",
                               "report monday.jsonl tuesday.jsonl --session noord --out noord-results");
    report
        ->add_option("READINGS", words.report.readings,
                     "Files that formradar read or process wrote, or the folders of all shards")
        ->required();
    report->add_option("--session", words.report.session, "The session's folder")->required();
    report->add_option("--out", words.report.out, "Where results go (default: the session's folder)");
    report->add_option("--compare", words.report.compare, "The folder of an earlier session: what changed since then");
    add_small_groups(report, words.say, words.report.small_groups);
    add_with_groups(report, words.report.with_groups);
}

std::string take_report(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.report;
    return "";
}

} // namespace formradar::app
