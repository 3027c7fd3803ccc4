// What happens to files on the way: copying broken off, bad sectors, programs that mean well.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "support/random.hpp"

namespace formradar::hostile {

using simulator::Rng;

struct Harm {
    std::string_view name;
    std::string (*apply)(std::string bytes, Rng&) = nullptr; // the result is never empty
};

[[nodiscard]] std::span<const Harm> all_harms();

} // namespace formradar::hostile
