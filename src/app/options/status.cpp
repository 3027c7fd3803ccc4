// The options of status: where a session stands.
#include "app/options/commands.hpp"

namespace formradar::app {

void add_status(CLI::App& program, Words& words) {
    auto* status = add_command(program, "status", "What is there of a session, what waits, what is missing, what to do next",
                               "status noord");
    status->add_option("DIR", words.status.folder, "The session's folder (default: this one)");
}

std::string take_status(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.status;
    return "";
}

} // namespace formradar::app
