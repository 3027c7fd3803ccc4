// The options of status: where a session stands.
#include "app/options/commands.hpp"

namespace formradar::app {

void add_status(CLI::App& program, Words& words) {
    const auto& say = words.say;
    auto* status = add_command(program, say, "status", say(Msg::help_status), "status noord");
    status->add_option("DIR", words.status.folder, say(Msg::help_session_here));
}

std::string take_status(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.status;
    return "";
}

} // namespace formradar::app
