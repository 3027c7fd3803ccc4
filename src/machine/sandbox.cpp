// One step after the other, each of which may be refused by an older kernel or by a container around us.
#include "formradar/machine/sandbox.hpp"

#include <malloc.h>
#include <sched.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

#include "machine/call_filter.hpp"
#include "machine/landlock.hpp"
#include "machine/resource_limit.hpp"

namespace formradar::machine {
namespace {

// An ordinary user may have a network of its own only inside a user namespace.
bool leave_network() {
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) == 0 || ::unshare(CLONE_NEWNET | CLONE_NEWIPC) == 0;
}

} // namespace

Confinement confine_to_computing(int parent) {
    const auto filter = CallFilter::computing(); // made first: it is written to a file on its way
    Confinement given_up{.network = leave_network()};
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    given_up.privileges = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    given_up.files = PathRule({}).enter();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // after the namespace, whose new rights would take it back
    given_up.parent = ::getppid() == parent;
    given_up.calls = filter.enter();
    return given_up;
}

void keep_freed_memory() {
    ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
    ::mallopt(M_TRIM_THRESHOLD, 48 << 20);
}

void give_back_large_pieces() {
    ::mallopt(M_MMAP_THRESHOLD, 8 << 20); // set by hand, it does not grow with what was freed
    ::mallopt(M_TRIM_THRESHOLD, 8 << 20);
}

void give_back_memory() {
    ::malloc_trim(0);
}

std::string missing_from(const Confinement& given_up) {
    std::string text;
    const auto add = [&](bool there, const char* what) { text += there ? "" : (text.empty() ? "" : ", ") + std::string(what); };
    add(given_up.privileges, "no no_new_privs");
    add(given_up.network, "no network namespace");
    add(given_up.files, "no Landlock");
    add(given_up.calls, "no seccomp");
    return text;
}

} // namespace formradar::machine
