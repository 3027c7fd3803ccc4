// Sheets that were copied, or printed twice, and filled in by several people.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "formradar/form/session.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::results {

// Where a person said that scans of a sheet are of copies, each reading gets the number of its copy: in the order of the sources
// where the form has one page; where it has several, only if each copy's pages follow each other. `pages`: of one sheet, in the
// order of their sources, also those in doubt and left out. `of_form`: how many pages the form has.
void number_copies(std::span<record::Reading* const> pages, std::size_t of_form);

[[nodiscard]] bool is_left_out(const record::Reading&); // a person said that it does not count

// Sheets of which scans look like copies that nobody has told apart yet, in the order of their ids.
[[nodiscard]] std::vector<std::string> copied_sheets(std::span<const record::Reading>, const form::Session&);

// Sheets of which copies count though no answer differs, since a decision about a whole stack was taken to mean them as well:
// two of them may be pictures of one paper, in one of which the marks are hardly seen.
[[nodiscard]] std::vector<std::string> alike_copies(std::span<const record::Reading>, const form::Session&);

} // namespace formradar::results
