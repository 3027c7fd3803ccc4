// fork, exec and wait4, which says what the process and its own children took.
#include "bench/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>

#include "formradar/core/failure.hpp"

namespace formradar::bench {
namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

[[noreturn]] void become(const std::vector<std::string>& command, int err) {
    ::dup2(::open("/dev/null", O_WRONLY), STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    std::vector<char*> arguments;
    for (const auto& word : command) {
        arguments.push_back(const_cast<char*>(word.c_str())); // NOLINT: exec takes them so and leaves them
    }
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

// The most that a process has had in memory so far, megabytes; 0 when it is gone.
double peak_of(const std::string& process) {
    std::ifstream status("/proc/" + process + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) {
            return std::strtod(line.c_str() + 6, nullptr) / 1024;
        }
    }
    return 0;
}

void look_at(pid_t child, Ran& ran) {
    const auto id = std::to_string(child);
    ran.peak = std::max(ran.peak, peak_of(id));
    std::ifstream children("/proc/" + id + "/task/" + id + "/children");
    for (std::string worker; children >> worker;) {
        ran.worker_peak = std::max(ran.worker_peak, peak_of(worker));
    }
}

void hear(int from, pid_t child, Ran& ran) {
    constexpr int pause = 20; // milliseconds
    std::array<char, 4096> part{};
    for (ssize_t got = 1; got > 0;) {
        pollfd ready{.fd = from, .events = POLLIN, .revents = 0};
        if (::poll(&ready, 1, pause) > 0) {
            got = ::read(from, part.data(), part.size());
            ran.err.append(part.data(), static_cast<std::size_t>(std::max<ssize_t>(0, got)));
        }
        look_at(child, ran);
    }
}

} // namespace

Ran run_program(const std::vector<std::string>& command) {
    std::array<int, 2> err{};
    if (::pipe2(err.data(), O_CLOEXEC) != 0) {
        throw Error("no pipe to " + command.front());
    }
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        become(command, err[1]);
    }
    ::close(err[1]);
    Ran ran{.err = {}};
    hear(err[0], child, ran);
    ::close(err[0]);
    int status = 0;
    rusage used{};
    if (child < 0 || ::wait4(child, &status, 0, &used) != child) {
        throw Error("cannot run " + command.front());
    }
    ran.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    ran.cpu = seconds(used.ru_utime) + seconds(used.ru_stime);
    ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

} // namespace formradar::bench
