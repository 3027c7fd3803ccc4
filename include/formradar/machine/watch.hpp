// Notices what happens below folders as soon as the system says so. Where it does not (network drives), time passes: look
// yourself.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace formradar::machine {

[[nodiscard]] bool is_link(const std::string& path);

class Watch {
public:
    // These folders with all below them; links are not followed. A folder that cannot be watched is passed over.
    explicit Watch(const std::vector<std::string>& folders);
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch();

    // Returns when something changed, somebody woke it, or the time is over; with the files that whoever wrote them has closed,
    // or that were moved here, since the last time.
    [[nodiscard]] std::vector<std::string> wait(std::chrono::milliseconds longest);
    void wake(); // from any thread

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace formradar::machine
