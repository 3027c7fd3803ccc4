// Readings of a hostile folder held against what was put into it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "formradar/record/reading.hpp"
#include "hostile/folder.hpp"

namespace formradar::hostile {

struct Findings {
    std::size_t files = 0;
    std::size_t pages = 0;
    std::size_t scores = 0; // that are not left to a person, of pages that are read
    std::map<record::Status, std::size_t> statuses;
    std::vector<std::string> silent; // a sentence for every score or sheet that is wrong and nobody is told
    std::vector<std::string> lost;   // for every page without a line, and every line too many
    std::vector<std::string> missed; // for every page of an undamaged file that was not read
};

[[nodiscard]] Findings check(const HostileFolder&, std::span<const record::Reading>);
[[nodiscard]] std::string summary_of(const Findings&);

} // namespace formradar::hostile
