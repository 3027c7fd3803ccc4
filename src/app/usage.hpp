// A command line that is wrong in a way that shows only when its files have been read: exit code 2.
#pragma once

#include "formradar/core/failure.hpp"

namespace formradar::app {

class UsageError : public Error {
public:
    using Error::Error;
};

} // namespace formradar::app
