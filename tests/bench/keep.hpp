// What the accuracy benchmark leaves on disk of pages worth a look.
#pragma once

#include <filesystem>
#include <string>

#include "formradar/read/read_page.hpp"
#include "support/simulator.hpp"
#include "support/verdict.hpp"

namespace formradar::bench {

struct ReadSheet {
    std::string name; // condition and seed
    const simulator::FilledSheet& sheet;
    const read::PageReading& page;
    const simulator::PageVerdict& verdict;
};

// The picture, what was meant, which rule decided what, and the pictures of what was found. Throws std::filesystem_error.
void keep_page(const std::filesystem::path& folder, const ReadSheet&);

// A strip of paper for every row that is left to a person, named by the answer's kind, and the reason.
void keep_doubts(const std::filesystem::path& folder, const ReadSheet&);

} // namespace formradar::bench
