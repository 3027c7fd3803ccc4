// Where a session's decisions are, and how its scans are called there.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/machine/files.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::app {

// One decisions.csv a session, whichever path was given: in the session's own folder where that is known. Scans below that folder
// are called by their place in it, others by their place in the folder given.
struct DecisionPlace {
    std::string folder;         // of decisions.csv, as the user would write it
    std::string also;           // where version 0.1 kept them: read, never written; may be empty
    std::string base;           // absolute: readings call scans by their place in it; empty: in the session's folder
    std::string session_folder; // absolute; empty when it is not known
};

// What people decided so far, with scans called as the readings call them; none where there is no decisions.csv.
// `is_scan`: whether there is a reading of a scan that readings call so.
[[nodiscard]] record::Decisions decisions_in(const machine::Files&, const DecisionPlace&,
                                             const std::function<bool(const std::string&)>& is_scan);

// What decisions.csv calls a scan that readings call `path`.
[[nodiscard]] std::string name_in_decisions(const DecisionPlace&, const std::string& path);

// A decisions.csv to write in, when there is none; a folder that cannot be written in is left alone.
void offer_decisions_file(machine::Files&, const DecisionPlace&);

// Keeps other runs from changing the decisions.csv of a session's folder. Throws Complaint when one does at this moment.
[[nodiscard]] std::unique_ptr<machine::Hold> hold_decisions(machine::Files&, const std::string& folder);

// Puts in place of the decisions.csv that is held what `change` makes of it (of nothing, where there is none); nothing is done
// where that is nullopt. An editor knows of no hold: what somebody saves meanwhile is what `change` is asked about next. Stopped
// anywhere, the old one or the new one is there and nothing beside it. Throws Complaint when somebody saves again and again.
using DecisionsChange = std::function<std::optional<std::string>(std::string_view)>;
void change_decisions(machine::Files&, const std::string& folder, const DecisionsChange& change);

} // namespace formradar::app
