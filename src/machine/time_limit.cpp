// The kernel counts the time and sends a signal; its handler leaves at once, for nothing can be put in order from there.
#include "formradar/machine/time_limit.hpp"

#include <sys/time.h>
#include <unistd.h>

#include <cmath>
#include <csignal>

namespace formradar::machine {
namespace {

volatile std::sig_atomic_t code_to_leave_with = 0;

extern "C" void leave(int /*signal*/) {
    ::_exit(code_to_leave_with);
}

void set_timer(double seconds) {
    const double whole = std::floor(seconds);
    itimerval timer{};
    timer.it_value.tv_sec = static_cast<time_t>(whole);
    timer.it_value.tv_usec = static_cast<suseconds_t>((seconds - whole) * 1e6);
    ::setitimer(ITIMER_PROF, &timer, nullptr);
}

} // namespace

TimeLimit::TimeLimit(double seconds, int exit_code) {
    code_to_leave_with = exit_code;
    struct sigaction action {};
    action.sa_handler = leave;
    ::sigaction(SIGPROF, &action, nullptr);
    set_timer(seconds);
}

TimeLimit::~TimeLimit() {
    set_timer(0);
}

} // namespace formradar::machine
