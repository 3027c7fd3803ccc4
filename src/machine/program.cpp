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
int spawn(const Program& program, int output, int complaints, pid_t& child) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (program.input >= 0) {
        posix_spawn_file_actions_adddup2(&actions, program.input, STDIN_FILENO);
    } else {
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    }
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO);
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

// What can be read now is added to `text`, of which no more than `most` bytes are kept. False at the end.
bool add_some(int from, std::string& text, std::size_t most) {
    std::vector<char> buffer(1 << 16);
    const auto count = read(from, buffer.data(), buffer.size());
    if (count > 0) {
        text.append(buffer.data(), std::min(static_cast<std::size_t>(count), most - std::min(most, text.size())));
    }
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

// Until the program closes both its streams, or a limit is reached.
Expected<Finished, ProgramFailure> read_all(int output, int complaints, const Program& program, Clock::time_point deadline) {
    constexpr std::size_t most_complaints = 64 << 10;
    Finished finished;
    std::array<pollfd, 2> waiting = {pollfd{.fd = output, .events = POLLIN, .revents = 0},
                                     pollfd{.fd = complaints, .events = POLLIN, .revents = 0}};
    while (waiting[0].fd >= 0 || waiting[1].fd >= 0) { // a stream that ended is passed over by its negative number
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0 || poll(waiting.data(), waiting.size(), static_cast<int>(left)) == 0) {
            return Unexpected{ProgramFailure::too_slow};
        }
        if (waiting[0].revents != 0 && !add_some(output, finished.output, program.most_output + 1)) {
            waiting[0].fd = -1;
        }
        if (waiting[1].revents != 0 && !add_some(complaints, finished.complaints, most_complaints)) {
            waiting[1].fd = -1;
        }
        if (finished.output.size() > program.most_output) {
            return Unexpected{ProgramFailure::too_much_output};
        }
    }
    return finished;
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

// Unless it is given its own, the program takes of the memory that this process may still take, so that both together stay within
// its limit.
void limit_memory(pid_t child, std::size_t own) {
    rlimit ours{};
    if (getrlimit(RLIMIT_DATA, &ours) != 0 || ours.rlim_cur == RLIM_INFINITY) {
        return;
    }
    constexpr rlim_t least = 96 << 20; // an ordinary page takes a third of that
    const auto taken = std::min(taken_memory(), ours.rlim_cur);
    const auto allowed = std::min(own > 0 ? own : std::max(least, ours.rlim_cur - taken), ours.rlim_max);
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

Expected<Finished, ProgramFailure> finished_program(const Program& program) {
    std::array<int, 2> output{};
    std::array<int, 2> complaints{};
    if (pipe2(output.data(), O_CLOEXEC) != 0) {
        return Unexpected{ProgramFailure::failed};
    }
    const Descriptor output_end(output[0]);
    Descriptor output_start(output[1]);
    if (pipe2(complaints.data(), O_CLOEXEC) != 0) {
        return Unexpected{ProgramFailure::failed};
    }
    const Descriptor complaints_end(complaints[0]);
    Descriptor complaints_start(complaints[1]);
    pid_t child = 0;
    const int error = spawn(program, output_start.get(), complaints_start.get(), child);
    if (error != 0) {
        return Unexpected{error == ENOENT ? ProgramFailure::not_found : ProgramFailure::failed};
    }
    limit_memory(child, program.memory);
    output_start.close();
    complaints_start.close();
    const auto deadline =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(program.seconds));
    auto finished = read_all(output_end.get(), complaints_end.get(), program, deadline);
    if (finished && ended_well(child, deadline)) {
        return finished;
    }
    kill(child, SIGKILL); // harmless when it has ended and was waited for; it is our own child in any case
    waitpid(child, nullptr, 0);
    return finished ? Unexpected{ProgramFailure::failed} : Unexpected{finished.error()};
}

} // namespace formradar::machine
