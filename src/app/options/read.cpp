// The options of read: scans to readings.
#include "app/option_values.hpp"
#include "app/options/commands.hpp"

namespace formradar::app {

void add_read(CLI::App& program, Words& words) {
    const auto& say = words.say;
    auto* read = add_command(program, say, "read", say(Msg::help_read), "read noord/scans --session noord > readings.jsonl");
    add_scans(read, say, words.read.command.scans, say(Msg::help_read_path));
    read->add_option("--debug", words.read.command.debug, say(Msg::help_debug));
    read->add_flag("--explain", words.read.command.explain, say(Msg::help_explain));
    auto* shard = read->add_option("--shard", words.read.shard, say(Msg::help_shard));
    shard->needs(read->add_option("--keep", words.read.command.keep, say(Msg::help_keep)));
}

std::string take_read(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.read.command;
    return finish_read(std::get<ReadCommand>(line.command), words.read.shard, words.say);
}

} // namespace formradar::app
