// Asks the system what standard error is.
#include "formradar/machine/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

namespace formradar::machine {

bool error_is_terminal() {
    return ::isatty(STDERR_FILENO) == 1;
}

unsigned error_columns() {
    constexpr unsigned usual = 80;
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
}

} // namespace formradar::machine
