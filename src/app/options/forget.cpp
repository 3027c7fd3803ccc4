// The options of forget: a session or a sheet of it.
#include "app/options/commands.hpp"

namespace formradar::app {

void add_forget(CLI::App& program, Words& words) {
    auto* forget =
        add_command(program, "forget", "Erase a session, or one sheet of it, from all that is kept", "forget noord --sheet A7F");
    forget->add_option("DIR", words.forget.folder, "The session's folder")->required();
    forget->add_option("--sheet", words.forget.sheet, "The code of a sheet (default: the whole session, its scans too)");
}

std::string take_forget(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.forget;
    return "";
}

} // namespace formradar::app
