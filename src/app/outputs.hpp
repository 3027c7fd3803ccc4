// The files that a session's results are written to.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/conclude.hpp"
#include "app/decided.hpp"
#include "app/generation.hpp"
#include "app/outcome.hpp"
#include "formradar/machine/files.hpp"
#include "formradar/results/compare.hpp"

namespace formradar::app {

struct Output {
    const form::Session& session;
    const Conclusion& conclusion;
    std::span<const PageOutcome> pages;    // for their pictures; empty when there are none
    const results::Comparison* comparison; // null: no earlier session
    bool handwriting;
    DecisionPlace decisions;
    bool with_groups = false; // every row names its group, in the workbook too
};

// Without a sheet there is nothing to show: no pages, workbook or chart are written, and those of an earlier run go.
// All files or, when one cannot be written, none; each is replaced in one step. decisions.csv is made when it is not there and
// never touched again. Throws Error.
void write_outputs(machine::Files&, const std::string& folder, const Output&);

// What no session's results hold: pages of no session, in a run with several or none.
void write_unclaimed(machine::Files&, const std::string& folder, std::span<const record::Reading> all,
                     std::span<const PageOutcome> unclaimed);

// Those of which a person has to look at something, with their pictures.
[[nodiscard]] std::vector<report::DoubtPage> doubt_pages(std::span<const record::Reading>, std::span<const PageOutcome>);

[[nodiscard]] std::string json_lines(std::span<const record::Reading>);

} // namespace formradar::app
