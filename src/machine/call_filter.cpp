// What is not on the list fails with "not permitted", so that a library that asks for something harmless goes on without it.
#include "machine/call_filter.hpp"

#include <fcntl.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>
#include <utility>
#include <vector>

namespace formradar::machine {
namespace {

constexpr std::uint32_t refused = SCMP_ACT_ERRNO(EPERM);

// Reading and writing of descriptors, memory, threads, time, its own end. No path, no socket, no other process.
constexpr std::initializer_list<int> computing_calls = {
    SCMP_SYS(read),         SCMP_SYS(write),           SCMP_SYS(readv),
    SCMP_SYS(writev),       SCMP_SYS(pread64),         SCMP_SYS(lseek),
    SCMP_SYS(recvmsg),      SCMP_SYS(sendmsg),         SCMP_SYS(close),
    SCMP_SYS(munmap),       SCMP_SYS(mremap),          SCMP_SYS(madvise),
    SCMP_SYS(brk),          SCMP_SYS(futex),           SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),         SCMP_SYS(sched_yield),     SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getrandom),    SCMP_SYS(clock_gettime),   SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),    SCMP_SYS(gettimeofday),    SCMP_SYS(getpid),
    SCMP_SYS(gettid),       SCMP_SYS(rt_sigreturn),    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigaction), SCMP_SYS(restart_syscall), SCMP_SYS(sysinfo),
    SCMP_SYS(getrusage),    SCMP_SYS(setitimer),       SCMP_SYS(exit),
#ifdef __SANITIZE_ADDRESS__ // whose own code asks where the stack is before every throw
    SCMP_SYS(sigaltstack),
#endif
    SCMP_SYS(exit_group)};

// Besides these pdftoppm may do what the rules for files let it.
constexpr std::initializer_list<int> calls_out = {SCMP_SYS(socket),
                                                  SCMP_SYS(socketpair),
                                                  SCMP_SYS(connect),
                                                  SCMP_SYS(bind),
                                                  SCMP_SYS(listen),
                                                  SCMP_SYS(accept),
                                                  SCMP_SYS(accept4),
                                                  SCMP_SYS(fork),
                                                  SCMP_SYS(vfork),
                                                  SCMP_SYS(ptrace),
                                                  SCMP_SYS(process_vm_readv),
                                                  SCMP_SYS(process_vm_writev),
                                                  SCMP_SYS(pidfd_open),
                                                  SCMP_SYS(pidfd_getfd),
                                                  SCMP_SYS(pidfd_send_signal),
                                                  SCMP_SYS(kill),
                                                  SCMP_SYS(tkill),
                                                  SCMP_SYS(setsid),
                                                  SCMP_SYS(setpgid),
                                                  SCMP_SYS(unshare),
                                                  SCMP_SYS(setns),
                                                  SCMP_SYS(mount),
                                                  SCMP_SYS(umount2),
                                                  SCMP_SYS(pivot_root),
                                                  SCMP_SYS(chroot),
                                                  SCMP_SYS(bpf),
                                                  SCMP_SYS(perf_event_open),
                                                  SCMP_SYS(userfaultfd),
                                                  SCMP_SYS(keyctl),
                                                  SCMP_SYS(add_key),
                                                  SCMP_SYS(request_key),
                                                  SCMP_SYS(io_uring_setup),
                                                  SCMP_SYS(io_uring_enter),
                                                  SCMP_SYS(io_uring_register),
                                                  SCMP_SYS(shmget),
                                                  SCMP_SYS(shmat),
                                                  SCMP_SYS(msgget),
                                                  SCMP_SYS(semget),
                                                  SCMP_SYS(mq_open),
                                                  SCMP_SYS(init_module),
                                                  SCMP_SYS(finit_module),
                                                  SCMP_SYS(kexec_load),
                                                  SCMP_SYS(reboot),
                                                  SCMP_SYS(open_by_handle_at),
                                                  SCMP_SYS(name_to_handle_at),
                                                  SCMP_SYS(personality)};

class Rules {
public:
    explicit Rules(std::uint32_t otherwise) : rules_(::seccomp_init(otherwise)) {}
    Rules(const Rules&) = delete;
    Rules& operator=(const Rules&) = delete;
    ~Rules() { ::seccomp_release(rules_); }

    void add(std::uint32_t action, std::initializer_list<int> calls) {
        for (const int call : calls) {
            good_ = good_ && ::seccomp_rule_add(rules_, action, call, 0) == 0;
        }
    }
    void add(std::uint32_t action, int call, scmp_arg_cmp condition) {
        good_ = good_ && ::seccomp_rule_add_array(rules_, action, call, 1, &condition) == 0;
    }

    // As the kernel takes it; empty when the library could not make it.
    [[nodiscard]] std::vector<sock_filter> code() const {
        const int file = ::memfd_create("filter", MFD_CLOEXEC);
        std::vector<sock_filter> code;
        if (good_ && file >= 0 && ::seccomp_export_bpf(rules_, file) == 0) {
            const auto size = ::lseek(file, 0, SEEK_END);
            code.resize(static_cast<std::size_t>(size) / sizeof(sock_filter));
            if (::pread(file, code.data(), static_cast<std::size_t>(size), 0) != size) {
                code.clear();
            }
        }
        if (file >= 0) {
            ::close(file);
        }
        return code;
    }

private:
    scmp_filter_ctx rules_;
    bool good_ = true;
};

scmp_arg_cmp without_bits(unsigned place, std::uint64_t bits) {
    return {.arg = place, .op = SCMP_CMP_MASKED_EQ, .datum_a = bits, .datum_b = 0};
}

scmp_arg_cmp with_bits(unsigned place, std::uint64_t bits) {
    return {.arg = place, .op = SCMP_CMP_MASKED_EQ, .datum_a = bits, .datum_b = bits};
}

// glibc starts threads by clone3, whose flags lie in memory where no filter sees them; told that there is none it uses clone.
void allow_threads_only(Rules& rules, bool all_else_is_allowed) {
    rules.add(SCMP_ACT_ERRNO(ENOSYS), {SCMP_SYS(clone3)});
    if (all_else_is_allowed) {
        rules.add(refused, SCMP_SYS(clone), without_bits(0, CLONE_THREAD));
    } else {
        rules.add(SCMP_ACT_ALLOW, SCMP_SYS(clone), with_bits(0, CLONE_THREAD));
    }
}

} // namespace

struct CallFilter::Code {
    std::vector<sock_filter> lines;
};

CallFilter::CallFilter(std::unique_ptr<Code> code) : code_(std::move(code)) {}
CallFilter::CallFilter(CallFilter&&) noexcept = default;
CallFilter& CallFilter::operator=(CallFilter&&) noexcept = default;
CallFilter::~CallFilter() = default;

CallFilter CallFilter::computing() {
    Rules rules(refused);
    rules.add(SCMP_ACT_ALLOW, computing_calls);
    rules.add(SCMP_ACT_ALLOW, SCMP_SYS(mmap), without_bits(2, PROT_EXEC));
    rules.add(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), without_bits(2, PROT_EXEC));
    rules.add(SCMP_ACT_ALLOW, SCMP_SYS(tgkill),
              {.arg = 0, .op = SCMP_CMP_EQ, .datum_a = static_cast<std::uint64_t>(::getpid()), .datum_b = 0}); // abort
    allow_threads_only(rules, false);
    return CallFilter(std::make_unique<Code>(Code{rules.code()}));
}

CallFilter CallFilter::program() {
    Rules rules(SCMP_ACT_ALLOW);
    rules.add(refused, calls_out);
    allow_threads_only(rules, true);
    return CallFilter(std::make_unique<Code>(Code{rules.code()}));
}

bool CallFilter::enter() const {
    const sock_fprog program{.len = static_cast<unsigned short>(code_->lines.size()), .filter = code_->lines.data()};
    return program.len > 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

} // namespace formradar::machine
