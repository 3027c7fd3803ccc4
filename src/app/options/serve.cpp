// The options of serve: a session in a browser.
#include "app/option_values.hpp"
#include "app/options/commands.hpp"

namespace formradar::app {

void add_serve(CLI::App& program, Words& words) {
    auto* serve = add_command(program, "serve",
                              "The session in a browser on this machine: doubts, the radar as sheets come in, photos from phones",
                              "serve noord --phones 192.168.1.20");
    auto& options = words.serve;
    serve->add_option("DIR", options.folder, "The session's folder")->required();
    serve->add_option("--port", options.port, "Of the address in the browser (default: any that is free)")
        ->check(between(words.say, 0, 65'535));
    serve->add_option("--phones", options.phones,
                      "This machine's address in a network: phones there may send photos, and do nothing else");
    serve->add_option("--hide-until", options.hide_until, "Show the chart when N sheets are in")
        ->check(between(words.say, 1, most_copies));
    serve->add_option("--jobs", options.jobs, "How many pages are read at the same time (default: one a core)")
        ->check(between(words.say, 1, 256));
    serve->add_option("--max-megapixels", options.max_megapixels, "Larger pictures are refused (default: 150)")
        ->check(between(words.say, 1.0, 10'000.0));
    add_small_groups(serve, words.say, options.small_groups);
}

std::string take_serve(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.serve;
    return "";
}

} // namespace formradar::app
