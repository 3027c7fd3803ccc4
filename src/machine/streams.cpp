// The system gives out the lowest number that is free: what is opened when one of the three is closed takes its place.
#include "formradar/machine/streams.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace formradar::machine {

void take_the_places_of_closed_streams(int exit_code) {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
        const bool is_closed = ::fcntl(stream, F_GETFD) < 0;
        // Not to be written to, so that nobody takes for said what was not.
        if (is_closed && ::open("/dev/null", O_RDONLY) != stream) {
            ::_exit(exit_code);
        }
    }
}

} // namespace formradar::machine
