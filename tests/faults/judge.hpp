// What a person would find after a fault, and after the next run, held against what was promised.
#pragma once

#include "faults/experiment.hpp"
#include "faults/served.hpp"

namespace formradar::faults {

class Judge {
public:
    explicit Judge(const Experiment& experiment) : experiment_(experiment) {}

    void after_fault(const Ran&, const Fault&, const Snapshot& found);
    void after_serving(const Served&, const Fault&, const Snapshot& found);
    void after_next(const Ran& next, const Snapshot& found);
    // With the decision, or without it when it did not come into the file.
    void after_next_to_serving(const Ran& next, const Snapshot& found);

    [[nodiscard]] std::vector<std::string> taken() { return std::move(said_); }

private:
    void after_end(const Ran&, const Fault&, bool nothing_changed);
    void after_done(const Snapshot& found); // it ended with 0
    void must_be_printed(const Snapshot& found, const std::string& when);
    void must_be_noted(const Snapshot& found, const Ran&);
    void after_next_print(const Ran& next, const Snapshot& found);
    void after_next_sheets(const Ran& next, const Snapshot& found);
    void must_hold_all_sheets(const Snapshot& found, const std::string& when);
    void say_unless(bool good, const std::string& what);

    const Experiment& experiment_;
    std::vector<std::string> said_;
};

} // namespace formradar::faults
