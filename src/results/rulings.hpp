// What one decision does to one reading.
#pragma once

#include <set>

#include "formradar/form/session.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::results {

// A reading on its way.
struct Work {
    record::Reading reading;
    bool whole = false;    // in doubt as a whole; deciding single scores does not lift that, deciding all of them does
    std::set<int> decided; // statements
};

enum class Effect {
    decided,   // what waited is settled
    unchanged, // it was so already, and certain
    overrides, // it was certain, and otherwise
};

// Throws NotApplicable for what the session does not have.
Effect apply_to(Work&, const record::Decision&, const form::Session&);

// Whether the reading has what the decision is about.
[[nodiscard]] bool has_subject(const record::Reading&, const record::Decision&);

// The group of the form, or of the sheets, that is meant; empty for none. Throws NotApplicable for a group that is not there.
[[nodiscard]] std::string group_meant(const record::Decision&, const form::Session&);

} // namespace formradar::results
