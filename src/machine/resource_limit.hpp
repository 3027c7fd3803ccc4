// A limit of the system on this process and its children, which none of them can raise again.
#pragma once

#include <sys/resource.h>

namespace formradar::machine {

// Allocates nothing: a child calls it before it becomes another program.
inline void limit(decltype(RLIMIT_CORE) what, rlim_t most) {
    const rlimit both{.rlim_cur = most, .rlim_max = most};
    ::setrlimit(what, &both);
}

} // namespace formradar::machine
