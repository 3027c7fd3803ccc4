// A pair of stream sockets. What is announced is not believed: memory is taken as bytes come in.
#include "formradar/machine/channel.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <optional>

#include "formradar/machine/file_error.hpp"

namespace formradar::machine {
namespace {

using Clock = std::chrono::steady_clock;

class Deadline {
public:
    explicit Deadline(std::optional<double> seconds) {
        if (seconds) {
            at_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(*seconds));
        }
    }

    [[nodiscard]] bool is_set() const { return at_.has_value(); }

    // Whether bytes (or room for some, as `events` says), or the end, are there before it is too late.
    [[nodiscard]] bool wait_for(int socket, short events) const {
        while (at_) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(*at_ - Clock::now()).count();
            pollfd waiting{.fd = socket, .events = events, .revents = 0};
            const int ready = ::poll(&waiting, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
            if (ready > 0) {
                return true;
            }
            if (left <= 0 || (ready < 0 && errno != EINTR)) {
                return false;
            }
        }
        return true;
    }

private:
    std::optional<Clock::time_point> at_;
};

union ControlRoom { // aligned as the system wants it
    cmsghdr header;
    std::array<char, CMSG_SPACE(sizeof(int))> bytes;
};

bool send_some(int socket, std::string_view& bytes, int file, const Deadline& deadline) {
    if (!deadline.wait_for(socket, POLLOUT)) {
        return false;
    }
    iovec piece{.iov_base = const_cast<char*>(bytes.data()), .iov_len = bytes.size()};
    msghdr message{};
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    ControlRoom room{};
    if (file >= 0) {
        message.msg_control = room.bytes.data();
        message.msg_controllen = room.bytes.size();
        cmsghdr* const head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(sizeof file);
        std::memcpy(CMSG_DATA(head), &file, sizeof file);
    }
    const auto sent = ::sendmsg(socket, &message, MSG_NOSIGNAL | (deadline.is_set() ? MSG_DONTWAIT : 0));
    if (sent < 0) {
        return errno == EINTR || (deadline.is_set() && errno == EAGAIN);
    }
    bytes.remove_prefix(static_cast<std::size_t>(sent));
    return true;
}

bool send_all(int socket, std::string_view bytes, int file, const Deadline& deadline) {
    while (!bytes.empty()) {
        const auto before = bytes.size();
        if (!send_some(socket, bytes, file, deadline)) {
            return false;
        }
        file = bytes.size() < before ? -1 : file; // it goes with the first byte
    }
    return true;
}

int file_in(msghdr& message) {
    const cmsghdr* const head = CMSG_FIRSTHDR(&message);
    int file = -1;
    if (head != nullptr && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS &&
        head->cmsg_len == CMSG_LEN(sizeof file)) {
        std::memcpy(&file, CMSG_DATA(head), sizeof file);
    }
    return file;
}

// How many bytes came: 0 at the end and after a failure.
std::size_t receive_some(int socket, char* bytes, std::size_t count, Descriptor* file) {
    iovec piece{.iov_base = bytes, .iov_len = count};
    ControlRoom room{};
    while (true) {
        msghdr message{};
        message.msg_iov = &piece;
        message.msg_iovlen = 1;
        if (file != nullptr) {
            message.msg_control = room.bytes.data();
            message.msg_controllen = room.bytes.size();
        }
        const auto got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
        if (got >= 0) {
            if (const int found = file != nullptr ? file_in(message) : -1; found >= 0) {
                *file = Descriptor(found);
            }
            return static_cast<std::size_t>(got);
        }
        if (errno != EINTR) {
            return 0;
        }
    }
}

struct Filler {
    int socket = -1;
    const Deadline& deadline;
    Descriptor* file = nullptr;

    [[nodiscard]] std::optional<NoMessage> fill(char* bytes, std::size_t count) const {
        while (count > 0) {
            if (!deadline.wait_for(socket, POLLIN)) {
                return NoMessage::late;
            }
            const auto got = receive_some(socket, bytes, count, file);
            if (got == 0) {
                return NoMessage::end;
            }
            bytes += got;
            count -= got;
        }
        return std::nullopt;
    }
};

} // namespace

bool Channel::send(std::string_view message, int file, std::optional<double> seconds) const {
    const Deadline deadline(seconds);
    const std::uint64_t length = message.size();
    std::array<char, sizeof length> head{};
    std::memcpy(head.data(), &length, head.size());
    return send_all(number(), {head.data(), head.size()}, file, deadline) && send_all(number(), message, -1, deadline);
}

Expected<Channel::Received, NoMessage> Channel::receive(const Wait& wait) const {
    constexpr std::size_t step = 1 << 20;
    const Deadline deadline(wait.seconds);
    Received received;
    Filler filler{number(), deadline, wait.take_file ? &received.file : nullptr};
    std::uint64_t length = 0;
    std::array<char, sizeof length> head{};
    if (const auto failed = filler.fill(head.data(), head.size())) {
        return Unexpected{*failed};
    }
    std::memcpy(&length, head.data(), head.size());
    if (length > wait.longest) {
        return Unexpected{NoMessage::too_long};
    }
    while (received.message.size() < length) {
        const auto have = received.message.size();
        const auto more = std::min<std::size_t>(step, static_cast<std::size_t>(length) - have);
        received.message.resize(have + more);
        if (const auto failed = filler.fill(received.message.data() + have, more)) {
            return Unexpected{*failed};
        }
    }
    return received;
}

std::pair<Channel, Channel> make_channel() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        const int failed = errno;
        throw FileError(FileTask::make, "a socket", std::strerror(failed), fault_of(failed));
    }
    return {Channel(Descriptor(ends[0])), Channel(Descriptor(ends[1]))};
}

} // namespace formradar::machine
