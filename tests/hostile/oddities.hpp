// Files that are no sheets: other papers and documents, lies about sizes, bombs.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "support/random.hpp"

namespace formradar::hostile {

using simulator::Rng;

struct Oddity {
    std::string_view name;
    std::string_view extension;
    std::string (*make)(Rng&) = nullptr;
};

[[nodiscard]] std::span<const Oddity> all_oddities();

} // namespace formradar::hostile
