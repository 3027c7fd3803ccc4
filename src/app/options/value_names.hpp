// What stands for an option's value in the help.
#pragma once

#include <array>
#include <string_view>

namespace formradar::app {

struct ValueName {
    std::string_view option;
    const char* value;
};

inline constexpr std::array value_names = {
    ValueName{"--out", "DIR"},          ValueName{"--keep", "DIR"},     ValueName{"--shard", "K/N"},
    ValueName{"--session", "DIR"},      ValueName{"--compare", "DIR"},  ValueName{"--debug", "DIR"},
    ValueName{"--title", "T"},          ValueName{"--date", "D"},       ValueName{"--copies", "N"},
    ValueName{"--more", "N"},           ValueName{"--jobs", "N"},       ValueName{"--max-pages", "N"},
    ValueName{"--max-megapixels", "N"}, ValueName{"--port", "N"},       ValueName{"--phones", "ADDRESS"},
    ValueName{"--hide-until", "N"},     ValueName{"--group", "NAME=N"}, ValueName{"--paper", "NAME"},
    ValueName{"--small-groups", "HOW"}, ValueName{"--lang", "CODE"},
};

} // namespace formradar::app
