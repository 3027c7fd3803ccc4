// Many sheets made and read on all cores.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bench/keep.hpp"
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
// `look`: is shown every page, from any thread.
[[nodiscard]] Run run(const Options&, const std::function<void(const ReadSheet&)>& look = {});

} // namespace formradar::bench
