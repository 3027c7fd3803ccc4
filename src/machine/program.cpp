// posix_spawn, a pipe, and a deadline.
#include "formradar/machine/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "formradar/core/failure.hpp"

namespace formradar::machine {
namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
public:
    explicit Descriptor(int value) : value_(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    [[nodiscard]] int get() const { return value_; }
    void close() {
        if (value_ >= 0) {
            ::close(value_);
        }
        value_ = -1;
    }

private:
    int value_;
};

// Nothing but the three standard streams reaches the program: all our descriptors are closed on exec.
int spawn(const Program& program, int output, pid_t& child) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (program.input >= 0) {
        posix_spawn_file_actions_adddup2(&actions, program.input, STDIN_FILENO);
    } else {
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    }
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    if (program.with_complaints) {
        posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
    } else {
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    std::vector<char*> arguments;
    for (const auto& argument : program.arguments) {
        arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    const int error = posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

// Bytes of data and stack of this process.
rlim_t taken_memory() {
    constexpr int data_field = 5; // of seven, in pages
    std::ifstream stream("/proc/self/statm");
    rlim_t pages = 0;
    for (int field = 0; field <= data_field; ++field) {
        stream >> pages;
    }
    return pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

// Until the program closes its output, or a limit is reached.
Expected<std::string, ProgramFailure> read_all(int from, const Program& program, Clock::time_point deadline) {
    std::string output;
    std::vector<char> buffer(1 << 16);
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd waiting{.fd = from, .events = POLLIN, .revents = 0};
        if (left <= 0 || poll(&waiting, 1, static_cast<int>(left)) == 0) {
            return Unexpected{ProgramFailure::too_slow};
        }
        const auto count = read(from, buffer.data(), buffer.size());
        if (count == 0) {
            return output;
        }
        if (count < 0 && errno != EINTR && errno != EAGAIN) {
            return Unexpected{ProgramFailure::failed};
        }
        output.append(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        if (output.size() > program.most_output) {
            return Unexpected{ProgramFailure::too_much_output};
        }
    }
}

// A program that closed its output and goes on is as good as one that hangs.
bool ended_well(pid_t child, Clock::time_point deadline) {
    int status = 0;
    while (true) {
        const auto ended = waitpid(child, &status, WNOHANG);
        if (ended == child) {
            return WIFEXITED(status) && WEXITSTATUS(status) == 0;
        }
        if ((ended < 0 && errno != EINTR) || Clock::now() > deadline) {
            return false;
        }
        poll(nullptr, 0, 1); // a millisecond
    }
}

// The program takes of the memory that this process may still take, so that both together stay within its limit.
void limit_memory(pid_t child) {
    rlimit ours{};
    if (getrlimit(RLIMIT_DATA, &ours) != 0 || ours.rlim_cur == RLIM_INFINITY) {
        return;
    }
    constexpr rlim_t least = 96 << 20; // an ordinary page takes a third of that
    const auto taken = std::min(taken_memory(), ours.rlim_cur);
    const auto allowed = std::max(least, ours.rlim_cur - taken);
    const rlimit left{.rlim_cur = allowed, .rlim_max = allowed};
    prlimit(child, RLIMIT_DATA, &left, nullptr);
}

} // namespace

UnnamedFile::UnnamedFile(std::string_view bytes) {
    const char* const folder = std::getenv("TMPDIR");
    std::string name = std::string(folder != nullptr && *folder != 0 ? folder : "/tmp") + "/formradar-XXXXXX";
    descriptor_ = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0) {
        throw Error("A temporary file " + name + " could not be made: " + std::strerror(errno));
    }
    unlink(name.c_str());
    while (!bytes.empty()) {
        const auto count = write(descriptor_, bytes.data(), bytes.size());
        if (count <= 0) {
            const std::string why = std::strerror(errno);
            ::close(descriptor_);
            throw Error("A temporary file in " + name.substr(0, name.rfind('/')) + " could not be written: " + why);
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

UnnamedFile::~UnnamedFile() {
    ::close(descriptor_);
}

Expected<std::string, ProgramFailure> output_of(const Program& program) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        return Unexpected{ProgramFailure::failed};
    }
    const Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    pid_t child = 0;
    const int error = spawn(program, writing.get(), child);
    if (error != 0) {
        return Unexpected{error == ENOENT ? ProgramFailure::not_found : ProgramFailure::failed};
    }
    limit_memory(child);
    writing.close();
    const auto deadline =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(program.seconds));
    auto output = read_all(reading.get(), program, deadline);
    if (output && ended_well(child, deadline)) {
        return output;
    }
    kill(child, SIGKILL); // harmless when it has ended and was waited for; it is our own child in any case
    waitpid(child, nullptr, 0);
    return output ? Unexpected{ProgramFailure::failed} : Unexpected{output.error()};
}

} // namespace formradar::machine
