// Messages over pipes: each with its length before it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace formradar::machine {

// Owns a file descriptor.
class PipeEnd {
public:
    explicit PipeEnd(int number = -1) : number_(number) {}
    PipeEnd(PipeEnd&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    PipeEnd& operator=(PipeEnd&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    PipeEnd(const PipeEnd&) = delete;
    PipeEnd& operator=(const PipeEnd&) = delete;
    ~PipeEnd();
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

struct Pipe {
    PipeEnd out; // to read from
    PipeEnd in;  // to write to
};

[[nodiscard]] Pipe make_pipe(); // not inherited by other programs; throws Error

[[nodiscard]] bool send(const PipeEnd&, std::string_view message);     // false when nobody reads any more
[[nodiscard]] std::optional<std::string> receive(const PipeEnd& from); // nothing at the end, or when it was cut off

} // namespace formradar::machine
