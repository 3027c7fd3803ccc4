// The two ways things go wrong: a paper that cannot be read (data), and a run that cannot go on (an exception).
#pragma once

#include <stdexcept>

#include "formradar/core/reason.hpp"

namespace formradar {

// What papers and files do. Normal: the batch goes on and the page is listed with the reason.
enum class RefusalKind {
    unreadable,     // the file is no picture we can decode, or it is damaged
    too_large,      // more pixels than the limit
    blank,          // nothing printed on it
    foreign,        // something else is on it
    no_scan,        // a file that never was a picture of paper: nobody has to do anything about it
    not_registered, // ours perhaps, but the place of the boxes is not certain
};

// Why one page or file cannot be read: the kind to decide by, and what is told of it.
struct Refusal {
    RefusalKind kind = RefusalKind::unreadable;
    Reason detail;
    bool operator==(const Refusal&) const = default;
};

// What stops the run. The message says what was tried, on which file, and what to do. Caught once, in app::run.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace formradar
