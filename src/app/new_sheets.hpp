// Sheets for a session: their ids, taken at random, and the groups that are filled in.
#pragma once

#include <string>
#include <vector>

#include "app/complaint.hpp"
#include "app/options.hpp"
#include "formradar/app/run.hpp"
#include "formradar/form/session.hpp"

namespace formradar::app {

// The groups by their names in the form. Throws UsageComplaint for one that the form does not have.
[[nodiscard]] std::vector<GroupCount> groups_named(const std::vector<GroupCount>&, const form::Form&);

// First those of the groups, then as many more as `total` asks for, on which participants mark their group. No id is one that a
// spreadsheet rewrites or that is among `others`.
[[nodiscard]] std::vector<form::Sheet> new_sheets(const std::vector<GroupCount>& groups, std::size_t total,
                                                  const std::vector<form::Sheet>& others, const World&);

} // namespace formradar::app
