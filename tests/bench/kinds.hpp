// The kinds of files that scans come as, each with pages of the same form: what the speed benchmark runs over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/simulator.hpp"

namespace formradar::bench {

struct Kind {
    std::string_view name;
    std::string_view words;         // for the table
    simulator::Condition condition; // how its pages were scanned
    std::string_view suffix;        // of its files' names
    std::string (*file)(const GrayImage&);
};

[[nodiscard]] const std::vector<Kind>& all_kinds();

// The page of the session's sheet with this number; other writers for another seed.
[[nodiscard]] GrayImage picture_of(const Kind&, const simulator::Booklet&, std::size_t sheet, std::uint64_t seed);

} // namespace formradar::bench
