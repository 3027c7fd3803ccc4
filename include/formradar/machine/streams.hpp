// Standard input, output and error, which a shell or a service may have closed.
#pragma once

namespace formradar::machine {

// For the first moment of a program: the next file that is opened would take the place of one that is closed, and messages be
// written into it. From here on nothing comes from such a stream, and writing to it fails. Where that cannot be, the program ends
// with this code: to whom could it be said?
void take_the_places_of_closed_streams(int exit_code);

} // namespace formradar::machine
