// What the options of several commands have in common, and our own words for what CLI11 would say.
#pragma once

#include <CLI/CLI.hpp>
#include <cmath>
#include <type_traits>

#include "app/options/words.hpp"
#include "formradar/core/text.hpp"

namespace formradar::app {

// A command of the program, with what it does and an example that follows the program's name.
CLI::App* add_command(CLI::App& program, const Messages& say, const std::string& name, const std::string& what,
                      const std::string& example);

// What the help ends with: the example follows the program's name.
std::string example_text(const Messages& say, const std::string& example);

// In our own words: the library's speak of values, ranges and sets. `say` must outlive the parsing.
template <class Number>
CLI::Validator between(const Messages& say, Number lowest, Number highest) {
    const auto check = [&say, lowest, highest](const std::string& text) {
        const auto value = parse_number(text);
        const bool whole = !std::is_integral_v<Number> || (value && *value == std::floor(*value));
        const bool right = value && whole && *value >= static_cast<double>(lowest) && *value <= static_cast<double>(highest);
        return right ? "" : say(Msg::write_number, {{"low", exact(lowest)}, {"high", exact(highest)}, {"text", text}});
    };
    return CLI::Validator(check, "");
}

CLI::Validator one_of(const Messages& say, const std::vector<std::string>& known);

CLI::Validator small_letters(); // "A4" is "a4"

CLI::Option* repeatable(CLI::Option* option);

void add_scans(CLI::App* command, const Messages& say, ScanOptions& scans, const std::string& paths);

// Groups of fewer than three sheets, in which somebody could be recognised.
void add_small_groups(CLI::App* command, const Messages& say, results::SmallGroups& small_groups);

void add_with_groups(CLI::App* command, const Messages& say, bool& with_groups);

} // namespace formradar::app
