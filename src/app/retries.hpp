// Files of which something could not be read: a share that stumbled, or no memory, may be over a moment later.
#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <string>

namespace formradar::app {

// Each is tried again after `first`, and then after four times as long each time, until it was read `most_tries` times.
class Retries {
public:
    using Time = std::chrono::steady_clock::time_point;

    static constexpr auto first = std::chrono::seconds(5);
    static constexpr int most_tries = 5;

    void note(const std::string& name, bool may_be_readable_later, Time now); // it was read
    void forget(const std::string& name);                                     // it is gone, or another
    [[nodiscard]] bool take(const std::string& name, Time now);               // whether it is due: told once, until it is noted

private:
    struct Again {
        Time due;
        int tries = 0;
    };
    std::map<std::string, Again> files_; // by name
};

// When something that failed is to be done again: after two seconds, then after twice as long each time, up to a minute.
class NextTry {
public:
    using Time = std::chrono::steady_clock::time_point;

    void failed(Time now) {
        due_ = now + pause_;
        pause_ = std::min<std::chrono::seconds>(2 * pause_, std::chrono::minutes(1));
    }
    void begin_anew() { *this = {}; } // it went well, or something is new
    [[nodiscard]] Time due() const { return due_; }

private:
    Time due_{};
    std::chrono::seconds pause_{2};
};

} // namespace formradar::app
