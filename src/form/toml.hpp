// A TOML text as a tree of plain values that know their places, so that one file alone includes the TOML library.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "formradar/core/expected.hpp"
#include "formradar/core/wording.hpp"

namespace formradar::form {

struct Place { // both from 1
    int line = 1;
    int column = 1;
    auto operator<=>(const Place&) const = default;
};

struct Mistake {
    Place place;
    Wording text; // "what is wrong; what would be right"
    auto operator<=>(const Mistake&) const = default;
};

struct TomlValue;
struct TomlEntry;
using TomlArray = std::vector<TomlValue>;
using TomlTable = std::vector<TomlEntry>; // in the order of the file

struct TomlOther {}; // dates and times, which no file of ours has

struct TomlValue {
    Place place;
    std::variant<TomlOther, bool, std::int64_t, double, std::string, TomlArray, TomlTable> value;
};

struct TomlEntry {
    std::string key;
    Place place; // of the key
    TomlValue value;
};

// The root table. A text that is not UTF-8 or not TOML gives its first mistake, or every line with a word processor's quotes.
[[nodiscard]] Expected<TomlTable, std::vector<Mistake>> parse_toml(std::string_view text);

// `text` in quotes, as TOML wants it on one line.
[[nodiscard]] std::string toml_quoted(std::string_view text);

// A line that gives a key its text.
[[nodiscard]] std::string toml_entry(std::string_view key, std::string_view text);

// A key's values, each as TOML has it, on a line of its own; without values nothing.
[[nodiscard]] std::string toml_list(std::string_view key, const std::vector<std::string>& values);

} // namespace formradar::form
