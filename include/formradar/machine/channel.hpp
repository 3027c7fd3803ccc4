// Messages between two processes, each with its length before it and perhaps an open file with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "formradar/core/expected.hpp"
#include "formradar/machine/descriptor.hpp"

namespace formradar::machine {

enum class NoMessage { end, late, too_long };

class Channel {
public:
    explicit Channel(Descriptor end) : end_(std::move(end)) {}

    // False when nobody listens any more, or not within so many seconds, if there is a limit. `file` stays ours.
    [[nodiscard]] bool send(std::string_view message, int file = -1, std::optional<double> seconds = {}) const;

    struct Wait {
        std::optional<double> seconds = {}; // else for ever
        std::uint64_t longest = 64 << 20;   // bytes: a longer message is none
        bool take_file = false;             // one that comes along; else it is closed unseen
    };
    struct Received {
        std::string message;
        Descriptor file;
    };
    [[nodiscard]] Expected<Received, NoMessage> receive(const Wait&) const; // what is cut off is the end

    [[nodiscard]] int number() const { return end_.number(); }

private:
    Descriptor end_;
};

[[nodiscard]] std::pair<Channel, Channel> make_channel(); // not inherited by other programs; throws Error

} // namespace formradar::machine
