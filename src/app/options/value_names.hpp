// What stands for an option's value in the help, and what the value is.
#pragma once

#include <array>
#include <string_view>

namespace formradar::app {

enum class Takes { text, number, folder, file, form }; // `form`: the name of a built-in form, or a file

struct ValueName {
    std::string_view option;
    const char* value;
    Takes takes = Takes::text;
    std::string_view choices = {}; // apart by a space; empty: anything
};

inline constexpr std::array value_names = {
    ValueName{"--out", "DIR", Takes::folder},
    ValueName{"--keep", "DIR", Takes::folder},
    ValueName{"--session", "DIR", Takes::folder},
    ValueName{"--compare", "DIR", Takes::folder},
    ValueName{"--debug", "DIR", Takes::folder},
    ValueName{"--shard", "K/N"},
    ValueName{"--title", "T"},
    ValueName{"--date", "D"},
    ValueName{"--copies", "N", Takes::number},
    ValueName{"--more", "N", Takes::number},
    ValueName{"--jobs", "N", Takes::number},
    ValueName{"--max-pages", "N", Takes::number},
    ValueName{"--max-megapixels", "N", Takes::number},
    ValueName{"--port", "N", Takes::number},
    ValueName{"--phones", "ADDRESS"},
    ValueName{"--hide-until", "N", Takes::number},
    ValueName{"--group", "NAME=N"},
    ValueName{"--paper", "NAME", Takes::text, "a4 letter"},
    ValueName{"--small-groups", "HOW", Takes::text, "merge hide show"},
    ValueName{"--lang", "CODE", Takes::text, "en nl de fr"},
    ValueName{"--form", "FORM", Takes::form},
    ValueName{"--anonymous-report", "FILE", Takes::file},
};

// Arguments: their names are in capitals.
inline constexpr std::array argument_names = {
    ValueName{"FORM", "", Takes::form},  ValueName{"NAME", "", Takes::form},     ValueName{"PATH", "", Takes::file},
    ValueName{"DIR", "", Takes::folder}, ValueName{"READINGS", "", Takes::file}, ValueName{"FILE", "", Takes::file},
    ValueName{"TABLE", "", Takes::file},
};

} // namespace formradar::app
