#include "formradar/machine/pipe.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include "formradar/core/failure.hpp"

namespace formradar::machine {
namespace {

constexpr std::uint64_t longest_message = 1ULL << 30U;

bool write_all(int number, const char* bytes, std::size_t left) {
    while (left > 0) {
        const auto written = ::write(number, bytes, left);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        const auto done = written < 0 ? 0 : static_cast<std::size_t>(written);
        bytes += done;
        left -= done;
    }
    return true;
}

bool read_all(int number, char* bytes, std::size_t left) {
    while (left > 0) {
        const auto got = ::read(number, bytes, left);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return false;
        }
        const auto done = got < 0 ? 0 : static_cast<std::size_t>(got);
        bytes += done;
        left -= done;
    }
    return true;
}

} // namespace

PipeEnd::~PipeEnd() {
    if (number_ >= 0) {
        ::close(number_);
    }
}

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw Error(std::string("cannot start a worker process: ") + std::strerror(errno));
    }
    return {.out = PipeEnd(ends[0]), .in = PipeEnd(ends[1])};
}

bool send(const PipeEnd& to, std::string_view message) {
    const std::uint64_t length = message.size();
    std::string frame(sizeof length, '\0');
    std::memcpy(frame.data(), &length, sizeof length);
    frame += message;
    return write_all(to.number(), frame.data(), frame.size());
}

std::optional<std::string> receive(const PipeEnd& from) {
    std::uint64_t length = 0;
    std::array<char, sizeof length> raw{};
    if (!read_all(from.number(), raw.data(), raw.size())) {
        return std::nullopt;
    }
    std::memcpy(&length, raw.data(), raw.size());
    if (length > longest_message) {
        return std::nullopt;
    }
    std::string message(length, '\0');
    return read_all(from.number(), message.data(), message.size()) ? std::optional{std::move(message)} : std::nullopt;
}

} // namespace formradar::machine
