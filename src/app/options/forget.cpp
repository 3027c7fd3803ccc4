// The options of forget: a session or a sheet of it.
#include "app/options/commands.hpp"

namespace formradar::app {

void add_forget(CLI::App& program, Words& words) {
    const auto& say = words.say;
    auto* forget = add_command(program, say, "forget", say(Msg::help_forget), "forget noord --sheet A7F");
    forget->add_option("DIR", words.forget.folder, say(Msg::help_session))->required();
    forget->add_option("--sheet", words.forget.sheet, say(Msg::help_forget_sheet));
}

std::string take_forget(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.forget;
    return "";
}

} // namespace formradar::app
