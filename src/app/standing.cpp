// Compares what is in a session's folder with what the last run made of it.
#include "app/standing.hpp"

#include <algorithm>
#include <map>

#include "app/decided.hpp"
#include "app/find_scans.hpp"
#include "app/folder_names.hpp"
#include "app/generation.hpp"
#include "app/import.hpp"
#include "app/outputs.hpp"
#include "app/print_files.hpp"
#include "app/report.hpp"
#include "app/sessions.hpp"
#include "app/specimen.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

using record::Status;

bool is_file(const machine::Files& files, const std::string& path) {
    return files.info(path).kind == machine::FileKind::file;
}

void look_at_forms(const machine::Files& files, const std::string& folder, Standing& standing) {
    for (std::size_t batch = 0; batch <= standing.session.batches.size(); ++batch) {
        const auto name = forms_file_of(batch);
        (is_file(files, machine::join(folder, name)) ? standing.forms : standing.forms_gone).push_back(name);
    }
}

using Known = std::map<std::string_view, std::string_view>; // names of files that were read, with their SHA-256

// Only a file that was written to after the last run is read to see whether it is another one.
bool is_changed(const machine::Files& files, const ScanSource& source, std::string_view sha256, std::int64_t last_run) {
    return source.refusal.empty() && !sha256.empty() && files.info(source.path).changed > last_run &&
           code::sha256_hex(files.read(source.path)) != sha256;
}

void look_at_scans(const machine::Files& files, const std::string& folder, const Known& known, std::int64_t last_run,
                   Standing& standing) {
    auto left = known;
    for (const auto& source : find_scans(files, {folder}).sources) {
        ++standing.scans;
        const auto found = left.find(source.name);
        if (found == left.end()) {
            standing.fresh.push_back(source.name);
            continue;
        }
        if (is_changed(files, source, found->second, last_run)) {
            standing.changed.push_back(source.name);
        }
        left.erase(found);
    }
    for (const auto& [name, sha256] : left) {
        standing.gone.emplace_back(name);
    }
}

} // namespace

Standing standing_of(const machine::Files& files, const std::string& folder) {
    Standing standing{.session = session_in(files, folder)};
    look_at_forms(files, folder, standing);
    const auto path = machine::join(folder, readings_file);
    const auto info = files.info(path);
    std::vector<record::Reading> readings;
    if (info.kind == machine::FileKind::file) {
        readings = readings_in(path, files);
    }
    Known known;
    for (const auto& reading : readings) {
        known.emplace(reading.source.path, reading.source.sha256);
    }
    if (has_paper(standing.session)) {
        look_at_scans(files, folder, known, info.changed, standing);
    } else if (!readings.empty()) {
        standing.table = readings.front().source.path;
    }
    if (info.kind == machine::FileKind::file) {
        const auto absolute = machine::normal(folder, files.here());
        const DecisionPlace place{.folder = folder, .also = "", .base = absolute, .session_folder = absolute};
        const auto decisions = decisions_in(files, place, nullptr);
        standing.last = conclude(readings, standing.session, decisions);
        standing.decided_since = json_lines(standing.last->readings) != json_lines(readings);
        standing.waiting = waiting_in(*standing.last);
        standing.touched = changed_outputs(files, folder);
    }
    return standing;
}

std::vector<Next> next_of(const Standing& standing) {
    if (!standing.last && standing.scans == 0 && has_paper(standing.session)) {
        return {Next::print};
    }
    const bool imported = !has_paper(standing.session);
    if (!imported && (!standing.last || standing.is_old())) {
        return {Next::process};
    }
    const bool has_missing = !standing.last->missing.empty() || !standing.last->returned.missing.empty();
    if (!has_paper(standing.session) || is_specimen(standing.session)) { // nothing of it is for a person to decide
        return {has_missing ? Next::more : Next::nothing};
    }
    std::vector<Next> next;
    if (standing.waiting.rows > 0) {
        next.push_back(Next::rows);
    }
    if (standing.waiting.marks + standing.waiting.pages > 0) {
        next.push_back(Next::look);
    }
    if (standing.waiting.again > 0) {
        next.push_back(Next::again);
    }
    if (!standing.has_results() || has_missing) {
        next.push_back(Next::more);
    }
    return next.empty() ? std::vector{Next::nothing} : next;
}

} // namespace formradar::app
