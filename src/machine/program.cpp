// A fork that gives up what it can before it becomes the program, two pipes, and a deadline.
#include "formradar/machine/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>

#include "formradar/machine/descriptor.hpp"
#include "machine/call_filter.hpp"
#include "machine/landlock.hpp"
#include "machine/resource_limit.hpp"

namespace formradar::machine {
namespace {

using Clock = std::chrono::steady_clock;

// Where PATH has it; empty when it has it nowhere.
std::string place_of(const std::string& name) {
    if (name.find('/') != std::string::npos) {
        return ::access(name.c_str(), X_OK) == 0 ? name : "";
    }
    const char* const variable = std::getenv("PATH"); // NOLINT(concurrency-mt-unsafe): nobody changes it
    const std::string folders = variable == nullptr ? "/usr/bin:/bin" : variable;
    for (std::size_t from = 0; from <= folders.size();) {
        const auto to = std::min(folders.find(':', from), folders.size());
        const auto place = folders.substr(from, to - from) + "/" + name;
        if (to > from && ::access(place.c_str(), X_OK) == 0) {
            return place;
        }
        from = to + 1;
    }
    return "";
}

// Of the system and of the folder that the program was installed below: what it needs to start, and its fonts.
OpenPaths paths_of(const std::string& place, std::optional<int> input) {
    const auto folder = place.substr(0, std::max<std::size_t>(1, place.rfind('/')));
    OpenPaths open{.readable = {"/etc/fonts", "/etc/ld.so.cache", "/etc/ld.so.preload", "/usr/share", "/usr/local/share",
                                "/var/cache/fontconfig", "/var/lib/ghostscript", "/dev/null", "/dev/urandom"},
                   .executable = {"/bin", "/usr/bin", "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/nix/store",
                                  "/gnu/store", folder + "/../lib", folder + "/../share", place},
                   .descriptors = {}};
    if (input) {
        open.descriptors.push_back(*input);
    }
    return open;
}

// All that is needed between fork and exec, made before: there nothing may be allocated.
struct Prepared {
    std::string place;
    std::vector<char*> arguments;
    std::array<char*, 3> environment{};
    PathRule paths;
    CallFilter calls;
    std::string path = "PATH=/usr/bin:/bin";
    std::string locale = "LC_ALL=C";
    rlimit memory{};
    rlimit seconds{};
    pid_t parent = 0;

    Prepared(const Program& program, std::string found)
        : place(std::move(found)), paths(paths_of(place, program.input)), calls(CallFilter::program()) {
        for (const auto& argument : program.arguments) {
            arguments.push_back(const_cast<char*>(argument.c_str()));
        }
        arguments.push_back(nullptr);
        environment = {path.data(), locale.data(), nullptr};
        const auto most = static_cast<rlim_t>(program.seconds) + 1;
        seconds = {.rlim_cur = most, .rlim_max = most};
        ::getrlimit(RLIMIT_DATA, &memory);
        if (program.memory) {
            memory.rlim_max = std::min(memory.rlim_max, static_cast<rlim_t>(*program.memory));
            memory.rlim_cur = memory.rlim_max;
        }
        parent = ::getpid();
    }
};

struct Streams {
    int input = -1;
    int output = -1;
    int complaints = -1;
};

void become(const Prepared& prepared, const Streams& streams) {
    constexpr unsigned first_other = 3;
    ::dup2(streams.input, STDIN_FILENO);
    ::dup2(streams.output, STDOUT_FILENO);
    ::dup2(streams.complaints, STDERR_FILENO);
    ::setpgid(0, 0);
    static_cast<void>(::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) == 0 || ::unshare(CLONE_NEWNET) == 0);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    static_cast<void>(prepared.paths.enter());
    ::close_range(first_other, ~0U, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    ::setrlimit(RLIMIT_CPU, &prepared.seconds);
    ::setrlimit(RLIMIT_DATA, &prepared.memory);
    for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) {
        ::signal(signal, SIG_DFL);
    }
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() == prepared.parent) {
        static_cast<void>(prepared.calls.enter());
        ::execve(prepared.place.c_str(), prepared.arguments.data(), prepared.environment.data());
    }
    ::_exit(127);
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

// A program that closed its output and goes on is as good as one that hangs. Afterwards there is no such process any more.
bool ended_well(pid_t child, Clock::time_point deadline) {
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (Clock::now() > deadline) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            return false;
        }
        ::poll(nullptr, 0, 1); // a millisecond
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

struct Pipe {
    Descriptor end;
    Descriptor start;
};

std::optional<Pipe> make_pipe() {
    std::array<int, 2> ends{};
    return ::pipe2(ends.data(), O_CLOEXEC) == 0 ? std::optional{Pipe{Descriptor(ends[0]), Descriptor(ends[1])}} : std::nullopt;
}

} // namespace

Expected<Finished, ProgramFailure> finished_program(const Program& program) {
    auto place = place_of(program.arguments.front());
    if (place.empty()) {
        return Unexpected{ProgramFailure::not_found};
    }
    const Descriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    auto output = make_pipe();
    auto complaints = make_pipe();
    if (!nothing.is_open() || !output || !complaints) {
        return Unexpected{ProgramFailure::failed};
    }
    const Prepared prepared(program, std::move(place));
    const auto child = ::fork();
    if (child == 0) {
        become(prepared, {.input = program.input.value_or(nothing.number()),
                          .output = output->start.number(),
                          .complaints = complaints->start.number()});
    }
    if (child < 0) {
        return Unexpected{ProgramFailure::failed};
    }
    static_cast<void>(output->start.close());
    static_cast<void>(complaints->start.close());
    const auto deadline =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(program.seconds));
    auto finished = read_all(output->end.number(), complaints->end.number(), program, deadline);
    if (!finished) {
        ::kill(child, SIGKILL);
    }
    const bool well = ended_well(child, deadline);
    return finished && !well ? Unexpected{ProgramFailure::failed} : std::move(finished);
}

} // namespace formradar::machine
