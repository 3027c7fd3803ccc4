// What the last run of a session's folder had before it and what it came to: where nothing is different, nothing has to be done.
#pragma once

#include <optional>
#include <string>

#include "app/gather.hpp"
#include "app/options.hpp"

namespace formradar::app {

struct LastRun {
    std::string told; // for people
    std::string json; // for scripts
    bool waits = false;
};

// A fingerprint of all that results depend on: the program, how it is asked, in which language, sessions, decisions, and of each
// scan its path, size, time and identity, not its bytes. Taken before anything is read: what changes later is different from it.
// Empty when a scan changed a moment ago.
[[nodiscard]] std::string basis_of(const Gathered&, const ProcessCommand&, const std::string& folder, const World&);

// Nothing unless the basis is the same and every file of results is as that run left it.
[[nodiscard]] std::optional<LastRun> last_run(const World&, const std::string& folder, const std::string& basis);

// After everything was written. That it cannot be noted is no reason to stop: the next run does all again.
void remember(const World&, const std::string& folder, const std::string& basis, const LastRun&);

} // namespace formradar::app
