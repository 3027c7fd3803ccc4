// The command line in words: what manual pages and the completions of shells are made from, as --help is.
#pragma once

#include <string>
#include <vector>

#include "app/options/value_names.hpp"

namespace formradar::app::manual {

struct OptionText {
    std::vector<std::string> names; // "-h", "--help"; of an argument its one name
    std::string what;
    std::string value; // what stands for its value in the help; empty: it takes none, or it is an argument
    Takes takes = Takes::text;
    std::vector<std::string> choices; // of a value that is one of a few
    bool is_argument = false;         // known by its place
    bool needed = false;
    bool repeatable = false;
    bool operator==(const OptionText&) const = default;
};

struct CommandText {
    std::string name; // of a command below another one its last word
    std::string what;
    std::string footer; // examples, and what else the help ends with
    std::vector<OptionText> options;
    std::vector<CommandText> commands;
    bool operator==(const CommandText&) const = default;
};

[[nodiscard]] CommandText whole_program();

[[nodiscard]] std::string joined(const std::vector<std::string>& words); // by spaces

} // namespace formradar::app::manual
