// The options of serve: a session in a browser.
#include "app/option_values.hpp"
#include "app/options/commands.hpp"

namespace formradar::app {

void add_serve(CLI::App& program, Words& words) {
    const auto& say = words.say;
    auto* serve = add_command(program, say, "serve", say(Msg::help_serve), "serve noord --phones 192.168.1.20");
    auto& options = words.serve;
    serve->add_option("DIR", options.folder, say(Msg::help_session))->required();
    serve->add_option("--port", options.port, say(Msg::help_port))->check(between(say, 0, 65'535));
    serve->add_option("--phones", options.phones, say(Msg::help_phones));
    serve->add_option("--hide-until", options.hide_until, say(Msg::help_hide_until))->check(between(say, 1, most_copies));
    serve->add_option("--jobs", options.jobs, say(Msg::help_jobs))->check(between(say, 1, 256));
    serve->add_option("--max-megapixels", options.max_megapixels, say(Msg::help_max_megapixels))
        ->check(between(say, 1.0, 10'000.0));
    add_small_groups(serve, say, options.small_groups);
}

std::string take_serve(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.serve;
    return "";
}

} // namespace formradar::app
