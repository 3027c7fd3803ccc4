// As the system counts it.
#include "formradar/machine/usage.hpp"

#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>

namespace formradar::machine {
namespace {

rusage usage() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return used;
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

} // namespace

double cpu_seconds() {
    const auto used = usage();
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double cpu_seconds_of_thread() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double peak_megabytes() {
    return static_cast<double>(usage().ru_maxrss) / 1024; // the system counts in kB
}

void may_open_many_files() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit); // where it may not, opening one too many says so
    }
}

} // namespace formradar::machine
