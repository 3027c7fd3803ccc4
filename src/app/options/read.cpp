// The options of read: scans to readings.
#include "app/option_values.hpp"
#include "app/options/commands.hpp"

namespace formradar::app {

void add_read(CLI::App& program, Words& words) {
    auto* read = add_command(program, "read", "Readings as JSON Lines on standard output, one a page",
                             "read noord/scans --session noord > readings.jsonl");
    add_scans(read, words.say, words.read.command.scans,
              "Folders and files with scans and photos; - for one file on standard input");
    read->add_option("--debug", words.read.command.debug,
                     "A folder for pictures of what was found on each page, refused ones too");
    read->add_flag("--explain", words.read.command.explain,
                   "On standard error: what was measured, and the rule that decided each answer");
    auto* shard = read->add_option("--shard", words.read.shard, "K/N: only the K-th of N shares of the files, for N machines");
    shard->needs(read->add_option("--keep", words.read.command.keep,
                                  "A folder for the readings and their pictures, for formradar report; nothing is printed"));
}

std::string take_read(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.read.command;
    return finish_read(std::get<ReadCommand>(line.command), words.read.shard, words.say);
}

} // namespace formradar::app
