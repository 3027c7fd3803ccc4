// The world of a program that runs on a machine: disk, terminal, clock, chance.
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <thread>

#include "app/messages.hpp"
#include "formradar/app/run.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/machine/files.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/machine/streams.hpp"
#include "formradar/machine/terminal.hpp"

namespace formradar::app {
namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): before there are threads
    return value == nullptr ? "" : value;
}

// https://specifications.freedesktop.org/basedir-spec: relative paths are to be passed over.
std::string sessions_folder() {
    auto data = environment("XDG_DATA_HOME");
    if (!data.starts_with('/')) {
        const auto home = environment("HOME");
        data = home.empty() ? "" : machine::join(home, ".local/share");
    }
    return data.empty() ? "" : machine::join(data, "formradar/sessions");
}

// The first of these that is set decides, as for every program (POSIX, environment variables).
std::string language() {
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const auto locale = environment(name); !locale.empty()) {
            return language_of_locale(locale);
        }
    }
    return "en";
}

std::string today() {
    const auto now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    std::string text(10, '\0');
    std::strftime(text.data(), text.size() + 1, "%Y-%m-%d", &local);
    return text;
}

} // namespace

World this_machine() {
    machine::take_the_places_of_closed_streams(exit_failed);
    return {.files = machine::disk(),
            .out = &std::cout,
            .err = &std::cerr,
            .terminal = machine::error_is_terminal() && environment("TERM") != "dumb",
            .columns = machine::error_columns(),
            .cores = std::thread::hardware_concurrency(),
            .today = today,
            .language = language(),
            .sessions_folder = sessions_folder(),
            .program = "/proc/self/exe",
            .random_base32 = code::random_base32,
            .random_hex = code::random_hex};
}

} // namespace formradar::app
