// A session printed by the program whose sheets are filled in and lie in its scans folder.
#pragma once

#include <string>
#include <vector>

#include "cli/program.hpp"
#include "formradar/form/session.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::cli {

// Pictures of 150 dpi, named by their number. Every statement of every sheet has a cross, and so has the group.
[[nodiscard]] form::Session filled_session(const Desk&, const std::string& folder, const std::string& copies);

// The same with two sheets, then three more of `print --more`: two of them filled in and in one picture (spread.png), one left
// over (left-over.png), and an empty copy of the first sheet of all (empty-copy.png).
[[nodiscard]] form::Session grown_session(const Desk&, const std::string& folder);

// The same with two sheets, then five more: four of them filled in, on one table in one photo (four.jpg) and one of those upside
// down, and one left over (left-over.png).
[[nodiscard]] form::Session photographed_session(const Desk&, const std::string& folder);

// Crosses on an empty page, as of the sheet with this index; `group`: that question is answered, too.
void fill_in(GrayImage&, const form::PageLayout&, std::size_t sheet, bool group = true, int dpi = 150);

// Where the cross is: of the sheet with this index in the session.
[[nodiscard]] int answer_of(std::size_t sheet, int statement);

[[nodiscard]] std::vector<record::Reading> readings_of(const std::vector<std::string>& lines);

} // namespace formradar::cli
