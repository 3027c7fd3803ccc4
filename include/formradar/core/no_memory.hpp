// Not enough memory, where a library says so by a number instead of an exception.
#pragma once

#include "formradar/core/failure.hpp"

namespace formradar {

// What operator new would have thrown, as an Error.
class NoMemory : public Error {
public:
    // The same words whatever the memory was for: nobody can do anything else about it.
    NoMemory() : Error("there is not enough memory") {}
};

} // namespace formradar
