// decisions.csv lies beside the results of a session, and calls scans by their place in the session's folder.
#include "app/decided.hpp"

#include <algorithm>
#include <iterator>

#include "app/complaint.hpp"
#include "app/folder_names.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/source_cell.hpp"

namespace formradar::app {
namespace {

bool elsewhere(const DecisionPlace& place) {
    return !place.session_folder.empty() && !place.base.empty() && place.base != place.session_folder;
}

record::Decisions decisions_in(const machine::Files& files, const std::string& folder) {
    const auto path = machine::join(folder, decisions_file);
    return files.info(path).kind == machine::FileKind::none ? record::Decisions{} : record::parse_decisions(files.read(path));
}

// Rows that name a scan by its place in the session's folder name it as the readings do. A scan of its own that is not among
// these is no other of that name: what is in another folder may be called the same.
void rename_sources(record::Decisions& decisions, const DecisionPlace& place, const machine::Files& files,
                    const std::function<bool(const std::string&)>& is_scan) {
    for (auto& row : decisions.rows) {
        if (!is_scan || row.source.empty()) {
            continue;
        }
        const auto absolute = machine::normal(record::path_in(row.source), place.session_folder);
        const bool seen = machine::is_below(absolute, place.base) && absolute != place.base;
        const auto name = seen ? machine::relative(absolute, place.base) : "";
        if (is_scan(name)) {
            row.source = name;
        } else if (!seen && is_scan(row.source) && files.info(absolute).kind == machine::FileKind::file) {
            row.source = absolute;
        }
    }
}

} // namespace

record::Decisions decisions_in(const machine::Files& files, const DecisionPlace& place,
                               const std::function<bool(const std::string&)>& is_scan) {
    auto all = decisions_in(files, place.folder);
    if (!place.also.empty()) {
        auto older = decisions_in(files, place.also);
        std::ranges::move(older.rows, std::back_inserter(all.rows));
        std::ranges::move(older.mistakes, std::back_inserter(all.mistakes));
    }
    if (elsewhere(place)) {
        rename_sources(all, place, files, is_scan);
    }
    return all;
}

std::string name_in_decisions(const DecisionPlace& place, const std::string& path) {
    if (!elsewhere(place)) {
        return path;
    }
    const auto absolute = machine::normal(path, place.base);
    return machine::is_below(absolute, place.session_folder) ? machine::relative(absolute, place.session_folder) : path;
}

void offer_decisions_file(machine::Files& files, const DecisionPlace& place) {
    const auto path = machine::join(place.folder, decisions_file);
    try {
        static_cast<void>(
            files.create(path, std::string(record::decisions_header) + "\n")); // when there is one, somebody has begun
    } catch (const Error&) {
        return; // whoever decides makes the file
    }
}

std::unique_ptr<machine::Hold> hold_decisions(machine::Files& files, const std::string& folder) {
    auto held = files.lock(machine::join(machine::join(folder, hidden_folder), decisions_lock_file));
    if (!held) {
        throw Complaint(Msg::decisions_busy);
    }
    return held;
}

void change_decisions(machine::Files& files, const std::string& folder, const DecisionsChange& change) {
    constexpr int tries = 5;
    const auto path = machine::join(folder, decisions_file);
    const auto hidden = machine::join(machine::join(folder, hidden_folder), "deciding"); // what is left there is nobody's loss
    const auto fresh = machine::join(hidden, decisions_file);
    for (int i = 0; i < tries; ++i) {
        const auto before = files.info(path);
        const auto changed = change(before.kind != machine::FileKind::none ? files.read(path) : "");
        if (!changed) {
            return;
        }
        files.remove(hidden);
        files.make_private_folder(hidden);
        files.write(fresh, *changed);
        const bool is_as_it_was = files.info(path) == before;
        if (is_as_it_was) {
            files.rename(fresh, path);
        }
        files.remove(hidden);
        if (is_as_it_was) {
            return;
        }
    }
    throw Complaint(Msg::decisions_busy);
}

} // namespace formradar::app
