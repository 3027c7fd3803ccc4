// Many sheets made and read on all cores.
#pragma once

#include <string>
#include <vector>

#include "bench/options.hpp"
#include "bench/tally.hpp"

namespace formradar::bench {

inline constexpr std::int64_t acceptance_positions = 1'549'703; // VVSG 2.0: consecutive positions without an error

struct NamedTally {
    std::string condition;
    Tally tally;
};

struct Run {
    std::vector<NamedTally> conditions;
    std::vector<std::string> errors;  // "condition seed: what", silent errors, sorted
    std::vector<std::string> refused; // "condition seed: status, reason", sorted
};

// The same options give the same counts, whatever the number of threads (but for acceptance that ends early).
[[nodiscard]] Run run(const Options&);

} // namespace formradar::bench
