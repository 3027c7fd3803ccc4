// Files that come, change and go while the program runs: each is taken when it rests.
#pragma once

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/find_scans.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

struct News {
    std::vector<ScanSource> ready;  // new, or changed since they were taken
    std::vector<std::string> gone;  // names of those that were taken
    std::size_t still_changing = 0; // come, and not at rest yet
};

class Arrivals {
public:
    using Time = std::chrono::steady_clock::time_point;

    // How long the size and the time of a file that nobody was seen to close must stay the same.
    static constexpr auto rest = std::chrono::milliseconds(1500);

    // Where a file cannot be looked at an Error is thrown, and the next look finds the same news.
    [[nodiscard]] News look(const machine::Files&, const std::vector<ScanSource>& there, const std::set<std::string>& closed,
                            Time now);

private:
    struct Seen {
        machine::FileInfo info;
        Time since;
        bool closed = false; // since it is like this
        bool taken = false;
    };
    std::map<std::string, Seen> files_; // by name
};

} // namespace formradar::app
