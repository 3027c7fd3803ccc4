// The options of process: scans to results.
#include "app/options/commands.hpp"

namespace formradar::app {

void add_process(CLI::App& program, Words& words) {
    const auto& say = words.say;
    auto* process = add_command(program, say, "process", say(Msg::help_process), "process noord");
    add_scans(process, say, words.process.command.scans, say(Msg::help_process_path));
    process->add_option("--out", words.process.command.out, say(Msg::help_process_out));
    process->add_option("--compare", words.process.command.compare, say(Msg::help_compare));
    add_small_groups(process, say, words.process.command.small_groups);
    add_with_groups(process, say, words.process.command.with_groups);
    process->add_flag("--no-handwriting", words.process.no_handwriting, say(Msg::help_no_handwriting));
    process->add_option("--anonymous-report", words.process.command.anonymous_report, say(Msg::help_anonymous_report));
    process->add_flag("--rehash", words.process.command.rehash, say(Msg::help_rehash));
    process->add_flag("--stats", words.process.command.stats, say(Msg::help_stats));
    auto* dry_run = process->add_flag("--dry-run", words.process.command.dry_run, say(Msg::help_dry_run));
    auto* json = process->add_flag("--json", words.process.command.json, say(Msg::help_json));
    auto* watch = process->add_flag("--watch", words.process.command.watch, say(Msg::help_watch));
    watch->excludes(dry_run)->excludes(json);
}

std::string take_process(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    words.process.command.handwriting = !words.process.no_handwriting;
    line.command = words.process.command;
    return "";
}

} // namespace formradar::app
