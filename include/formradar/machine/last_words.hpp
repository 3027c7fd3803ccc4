// What a process says when it cannot go on, and cannot even clear up.
#pragma once

#include <string>

namespace formradar::machine {

// Where memory is wanting in a function that may not fail (destructors of libraries ask for some), this is written to standard
// error, and the process ends with `exit_code` at once, as if it had been killed there. Other mistakes still abort.
void when_without_memory(std::string said, int exit_code);

// Some libraries go on with memory that they were not given. While one of these is held, its thread's reading or writing at the
// first addresses, where nothing ever is, is want of memory and ends the process likewise; without a word, where none was given
// above.
class CarelessLibrary {
public:
    CarelessLibrary();
    CarelessLibrary(const CarelessLibrary&) = delete;
    CarelessLibrary& operator=(const CarelessLibrary&) = delete;
    ~CarelessLibrary();
};

} // namespace formradar::machine
