// The options of report: readings to results.
#include "app/options/commands.hpp"

namespace formradar::app {

void add_report(CLI::App& program, Words& words) {
    const auto& say = words.say;
    auto* report = add_command(program, say, "report", say(Msg::help_report),
                               "report monday.jsonl tuesday.jsonl --session noord --out noord-results");
    report->add_option("READINGS", words.report.readings, say(Msg::help_readings))->required();
    report->add_option("--session", words.report.session, say(Msg::help_session))->required();
    report->add_option("--out", words.report.out, say(Msg::help_report_out));
    report->add_option("--compare", words.report.compare, say(Msg::help_compare));
    add_small_groups(report, say, words.report.small_groups);
    add_with_groups(report, say, words.report.with_groups);
}

std::string take_report(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.report;
    return "";
}

} // namespace formradar::app
