// A process that gave everything up tries what hostile code would try.
#include "formradar/machine/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace formradar::machine {
namespace {

// The exit code of a child that confined itself and did this; 200 where this system cannot confine it at all.
int confined(const std::function<int()>& attempt) {
    const int parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) {
        const auto given_up = confine_to_computing(parent);
        ::_exit(given_up.calls ? attempt() : 200);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Of this user, in no folder that others can see.
std::string private_file() {
    return "/tmp/formradar-private-" + std::to_string(::getuid());
}

struct Attempt {
    const char* name;
    std::function<int()> succeeds; // 1: it worked
};

TEST(Sandbox, nothing_can_be_done_but_computing) {
    if (confined([] { return 0; }) == 200) {
        GTEST_SKIP() << "this system has no filter for system calls";
    }
    ::close(::open(private_file().c_str(), O_WRONLY | O_CREAT, 0600));
    const std::vector<Attempt> attempts = {
        {"opens a file", [] { return ::open("/etc/passwd", O_RDONLY) >= 0 ? 1 : 0; }},
        {"makes a file", [] { return ::open("/tmp/formradar-escaped", O_WRONLY | O_CREAT, 0600) >= 0 ? 1 : 0; }},
        {"lists a folder by its descriptor", [] { return ::openat(AT_FDCWD, ".", O_RDONLY | O_DIRECTORY) >= 0 ? 1 : 0; }},
        {"removes a file", [] { return ::unlink("/tmp/formradar-anything") == 0 || errno == ENOENT ? 1 : 0; }},
        {"renames a file", [] { return ::rename("/tmp/a", "/tmp/b") == 0 || errno == ENOENT ? 1 : 0; }},
        {"makes a link", [] { return ::symlink("/etc", "/tmp/formradar-link") == 0 ? 1 : 0; }},
        {"makes a socket of the network", [] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 1 : 0; }},
        {"makes a socket of the machine", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0 ? 1 : 0; }},
        {"makes a process", [] { return ::fork() >= 0 ? 1 : 0; }},
        {"becomes a program", [] { return ::execl("/bin/true", "true", nullptr) == 0 ? 1 : 0; }},
        {"ends its parent", [] { return ::kill(::getppid(), 0) == 0 ? 1 : 0; }},
        {"ends everybody", [] { return ::kill(-1, 0) == 0 ? 1 : 0; }},
        {"looks into its parent", [] { return ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0 ? 1 : 0; }},
        {"reads its parent's memory",
         [] {
             char there = 0;
             char here = 0;
             const iovec mine{&here, 1};
             const iovec theirs{&there, 1};
             return ::process_vm_readv(::getppid(), &mine, 1, &theirs, 1, 0) == 1 ? 1 : 0;
         }},
        {"reads its parent's environment", [] { return ::open("/proc/1/environ", O_RDONLY) >= 0 ? 1 : 0; }},
        {"reads a secret that its user may read",
         [] { return ::open(private_file().c_str(), O_RDONLY) >= 0 || ::access(private_file().c_str(), R_OK) == 0 ? 1 : 0; }},
        {"connects to a socket that it was left", [] { return ::connect(0, nullptr, 0) == 0 || errno != EPERM ? 1 : 0; }},
        {"writes code of its own",
         [] {
             return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED
                        ? 1
                        : 0;
         }},
        {"makes what it wrote code",
         [] {
             alignas(4096) static char page[4096];
             return ::mprotect(page, sizeof page, PROT_READ | PROT_EXEC) == 0 ? 1 : 0;
         }},
        {"takes more memory than it was left",
         [] {
             const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
             return ::setrlimit(RLIMIT_DATA, &all) == 0 ? 1 : 0;
         }},
        {"outlives its parent", [] { return ::prctl(PR_SET_PDEATHSIG, 0) == 0 ? 1 : 0; }},
        {"leaves its group", [] { return ::setsid() > 0 ? 1 : 0; }},
        {"asks the kernel by another door",
         [] { return ::syscall(SYS_io_uring_setup, 1, nullptr) >= 0 || errno != EPERM ? 1 : 0; }},
        {"changes rights", [] { return ::chmod("/tmp", 0777) == 0 ? 1 : 0; }},
        {"becomes somebody else", [] { return ::setuid(0) == 0 ? 1 : 0; }},
    };
    for (const auto& [name, succeeds] : attempts) {
        EXPECT_EQ(confined(succeeds), 0) << name;
    }
    ::unlink(private_file().c_str());
}

TEST(Sandbox, computing_goes_on_with_memory_and_threads) {
    const auto code = confined([] {
        std::vector<int> numbers(4'000'000, 1);
        long sum = 0;
        std::thread([&] {
            for (const int number : numbers) {
                sum += number;
            }
        }).join();
        return sum == 4'000'000 ? 0 : 1;
    });
    EXPECT_TRUE(code == 0 || code == 200) << code;
}

TEST(Sandbox, a_process_whose_parent_is_gone_notices_it_at_once) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(confine_to_computing(1).parent ? 1 : 0); // it was started by another one
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(Sandbox, what_is_missing_is_said) {
    EXPECT_EQ(missing_from({.privileges = true, .network = true, .files = true, .calls = true, .parent = true}), "");
    EXPECT_NE(missing_from({}).find("seccomp"), std::string::npos);
}

} // namespace
} // namespace formradar::machine
