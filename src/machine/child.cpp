// posix_spawn with everything closed but three descriptors; limits are set from outside, where a filter cannot refuse them.
#include "formradar/machine/child.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "formradar/machine/file_error.hpp"

namespace formradar::machine {
namespace {

// Signals as a new program expects them, and a group of its own: the terminal's Ctrl-C is the parent's to answer.
class Attributes {
public:
    Attributes() {
        ::posix_spawnattr_init(&raw_);
        sigset_t all{};
        sigset_t none{};
        ::sigfillset(&all);
        ::sigemptyset(&none);
        ::posix_spawnattr_setsigdefault(&raw_, &all);
        ::posix_spawnattr_setsigmask(&raw_, &none);
        ::posix_spawnattr_setpgroup(&raw_, 0);
        ::posix_spawnattr_setflags(&raw_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
    ~Attributes() { ::posix_spawnattr_destroy(&raw_); }
    [[nodiscard]] const posix_spawnattr_t* raw() const { return &raw_; }

private:
    posix_spawnattr_t raw_{};
};

class Actions {
public:
    explicit Actions(int input) {
        ::posix_spawn_file_actions_init(&raw_);
        ::posix_spawn_file_actions_adddup2(&raw_, input, STDIN_FILENO);
        ::posix_spawn_file_actions_addopen(&raw_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_addopen(&raw_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_addclosefrom_np(&raw_, STDERR_FILENO + 1);
    }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
    ~Actions() { ::posix_spawn_file_actions_destroy(&raw_); }
    [[nodiscard]] const posix_spawn_file_actions_t* raw() const { return &raw_; }

private:
    posix_spawn_file_actions_t raw_{};
};

Child::Ending ending_of(int status) {
    using enum Child::Why;
    if (!WIFSIGNALED(status)) {
        return {.why = left, .number = WEXITSTATUS(status)};
    }
    const int signal = WTERMSIG(status);
    switch (signal) {
        case SIGXCPU:
            return {.why = out_of_time, .number = signal};
        case SIGSEGV:
        case SIGBUS:
        case SIGILL:
        case SIGFPE:
        case SIGABRT:
        case SIGSYS:
        case SIGTRAP:
            return {.why = crashed, .number = signal};
        default:
            return {.why = ended_by_others, .number = signal};
    }
}

} // namespace

Child::Child(const std::string& program, const std::vector<std::string>& arguments, int input) {
    std::vector<char*> words{const_cast<char*>(program.c_str())};
    for (const auto& argument : arguments) {
        words.push_back(const_cast<char*>(argument.c_str()));
    }
    words.push_back(nullptr);
    // Where libraries lie in a place of their own the program would not even start without this.
    const char* const libraries = std::getenv("LD_LIBRARY_PATH"); // NOLINT(concurrency-mt-unsafe): nobody changes it
    std::string kept = "LD_LIBRARY_PATH=" + std::string(libraries == nullptr ? "" : libraries);
    const std::array<char*, 2> environment{libraries == nullptr ? nullptr : kept.data(), nullptr};
    const int failed =
        ::posix_spawn(&id_, program.c_str(), Actions(input).raw(), Attributes().raw(), words.data(), environment.data());
    if (failed != 0) {
        id_ = -1;
        throw FileError(FileTask::start, program, std::strerror(failed), fault_of(failed));
    }
}

Child::~Child() {
    if (id_ > 0) {
        end();
        static_cast<void>(ended());
    }
}

void Child::limit_memory([[maybe_unused]] std::int64_t bytes) const {
#ifndef __SANITIZE_ADDRESS__ // which takes more than any limit for itself
    rlimit limit{};
    if (::prlimit(id_, RLIMIT_DATA, nullptr, &limit) == 0) {
        limit.rlim_cur = std::min(static_cast<rlim_t>(bytes), limit.rlim_max);
        ::prlimit(id_, RLIMIT_DATA, &limit, nullptr);
    }
#endif
}

void Child::limit_processor(double seconds) const {
    clockid_t clock{};
    timespec used{};
    rlimit limit{};
    if (::clock_getcpuclockid(id_, &clock) == 0 && ::clock_gettime(clock, &used) == 0 &&
        ::prlimit(id_, RLIMIT_CPU, nullptr, &limit) == 0) {
        limit.rlim_cur = std::min(static_cast<rlim_t>(used.tv_sec) + static_cast<rlim_t>(seconds) + 1, limit.rlim_max);
        ::prlimit(id_, RLIMIT_CPU, &limit, nullptr);
    }
}

void Child::end() const {
    if (id_ > 0) {
        ::kill(id_, SIGKILL);
    }
}

bool Child::is_gone() {
    int status = 0;
    if (!ending_ && ::waitpid(id_, &status, WNOHANG) == id_) {
        ending_ = ending_of(status);
        id_ = -1;
    }
    return ending_.has_value();
}

Child::Ending Child::ended() {
    int status = 0;
    if (!ending_) {
        while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
        }
        ending_ = ending_of(status);
        id_ = -1;
    }
    return *ending_;
}

int own_process() {
    return ::getpid();
}

} // namespace formradar::machine
