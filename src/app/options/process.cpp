// The options of process: scans to results.
#include "app/options/commands.hpp"

namespace formradar::app {

void add_process(CLI::App& program, Words& words) {
    auto* process =
        add_command(program, "process", "Read filled-in sheets from scans and photos and make the results", "process noord");
    add_scans(process, words.say, words.process.command.scans,
              "Folders and files with scans and photos; a session's folder stands for its scans/");
    process->add_option("--out", words.process.command.out,
                        "Where results go (default: the session's folder; for other folders: results)");
    process->add_option("--compare", words.process.command.compare, "The folder of an earlier session: what changed since then");
    add_small_groups(process, words.say, words.process.command.small_groups);
    add_with_groups(process, words.process.command.with_groups);
    process->add_flag("--no-handwriting", words.process.no_handwriting, "Leave the handwritten answers out of results.pdf");
    process->add_option("--anonymous-report", words.process.command.anonymous_report,
                        "Of sheets printed with --specimen: a small file of figures, without names, that you may send");
    process->add_flag("--rehash", words.process.command.rehash,
                      "Look at every scan again, also where size and time say that nothing has changed");
    process->add_flag("--stats", words.process.command.stats, "Say where the time went");
    auto* dry_run =
        process->add_flag("--dry-run", words.process.command.dry_run, "Say what would be read; nothing is read or written");
    auto* json = process->add_flag("--json", words.process.command.json, "A summary for scripts on standard output, as JSON");
    auto* watch = process->add_flag("--watch", words.process.command.watch,
                                    "Go on: read what comes in, and keep the session's results up to date");
    watch->excludes(dry_run)->excludes(json);
}

std::string take_process(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    words.process.command.handwriting = !words.process.no_handwriting;
    line.command = words.process.command;
    return "";
}

} // namespace formradar::app
