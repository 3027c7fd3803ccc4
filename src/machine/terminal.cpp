// Asks the system what standard error is.
#include "formradar/machine/terminal.hpp"

#include <unistd.h>

namespace formradar::machine {

bool error_is_terminal() {
    return ::isatty(STDERR_FILENO) == 1;
}

} // namespace formradar::machine
