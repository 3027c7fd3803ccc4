// The files that a session's results are written to.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/conclude.hpp"
#include "app/decided.hpp"
#include "app/generation.hpp"
#include "app/shown_pages.hpp"
#include "formradar/machine/files.hpp"
#include "formradar/results/compare.hpp"

namespace formradar::app {

struct Output {
    const form::Session& session;
    const Conclusion& conclusion;
    const ShownPages& pages;
    const results::Comparison* comparison; // null: no earlier session
    bool handwriting;
    DecisionPlace decisions;
    bool with_groups = false;                        // every row names its group, in the workbook too
    std::function<void(Generation&)> also = nullptr; // what else takes its place by the same switch
};

// Without a sheet there is nothing to show: no pages, workbook or chart are written, and those of an earlier run go.
// All files or, when one cannot be written, none; each is replaced in one step. decisions.csv is made when it is not there and
// never touched again. Throws Error.
void write_outputs(machine::Files&, const std::string& folder, const Output&);

// What no session's results hold: pages of no session, in a run with several or none.
struct UnclaimedOutput {
    const ShownPages& pages;
    const std::vector<DoubtNote>& doubts;
    std::function<void(const std::function<void(std::string_view)>&)> lines; // of all pages of the run, for readings.jsonl
    std::string_view language;                                               // of messages
};
void write_unclaimed(machine::Files&, const std::string& folder, const UnclaimedOutput&);

void put_readings(Generation&, const ShownPages&); // readings.jsonl

[[nodiscard]] std::string json_lines(std::span<const record::Reading>);

} // namespace formradar::app
