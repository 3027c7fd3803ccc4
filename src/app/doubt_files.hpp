// doubts.html and, where there are many doubts, doubts-2.html and so on.
#pragma once

#include <span>
#include <string>

#include "app/generation.hpp"
#include "app/shown_pages.hpp"
#include "formradar/report/questions.hpp"

namespace formradar::app {

// `doubts`: in their order. `input`: all but the pages; what it says besides is in the first file only. Gives back how many files
// there are, at least one.
std::size_t put_doubts(Generation&, const ShownPages&, std::span<const DoubtNote> doubts, report::DoubtsInput input,
                       const report::Choices&);

// Of an earlier run that made more of them.
void remove_further_doubts(machine::Files&, const std::string& folder, std::size_t parts);

} // namespace formradar::app
