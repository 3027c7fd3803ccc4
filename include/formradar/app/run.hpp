// The program as a function: arguments and a world in, an exit code out.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "formradar/machine/files.hpp"

namespace formradar::app {

// All that the program knows of the world outside. Tests make their own.
struct World {
    std::unique_ptr<machine::Files> files;
    std::ostream* out = nullptr; // what was asked for
    std::ostream* err = nullptr; // progress and messages
    bool terminal = false;       // `err` is one: show a bar
    unsigned columns = 80;       // of that terminal
    std::ostream* bar = nullptr; // where it is drawn; null: on `err`
    unsigned cores = 1;
    std::function<std::string()> today; // of this moment, YYYY-MM-DD: a session may be served over midnight
    std::string language = "en";        // of messages: "nl"
    std::string sessions_folder;        // the registry of printed sessions; empty: there is none
    std::string program;                // the file of this program, run again for workers; empty: pages are read in threads
    std::function<std::string(int letters)> random_base32;
    std::function<std::string(int digits)> random_hex;
};

[[nodiscard]] World this_machine();

inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;  // could not run: the message says what, where and what to do
inline constexpr int exit_usage = 2;   // the command line is wrong
inline constexpr int exit_waiting = 3; // done, and something waits for a person

// `args`: without the program's name. Never throws.
[[nodiscard]] int run(const std::vector<std::string>& args, World& world);

} // namespace formradar::app
