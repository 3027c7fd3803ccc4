// For a library that may never come back: while one of these is there, this process has so much time to compute, and then ends.
#pragma once

namespace formradar::machine {

class TimeLimit {
public:
    TimeLimit(double seconds, int exit_code); // of computing, whatever else the machine does meanwhile
    TimeLimit(const TimeLimit&) = delete;
    TimeLimit& operator=(const TimeLimit&) = delete;
    ~TimeLimit();
};

} // namespace formradar::machine
