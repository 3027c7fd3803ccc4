// Files that somebody may still be writing to: what can be read of them, and what is only not there yet.
#pragma once

#include <string>
#include <string_view>

#include "formradar/core/reason.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

enum class Arrival {
    complete,
    cut_short,    // its end is missing, and it was changed a moment ago
    still_written // it changes while it is read
};

struct Content {
    std::string bytes;
    Reason refusal; // why there are none
    Arrival arrival = Arrival::complete;
};

// Of a file that changes while it is read there is nothing to be read yet.
[[nodiscard]] Content content_of(const machine::Files&, const std::string& path);

// Nobody has written to it for a moment.
[[nodiscard]] bool is_settled(const machine::FileInfo&);

} // namespace formradar::app
