// All parts are made beside each other and put in place by one switch, session.toml as the last.
#include "app/new_session.hpp"

#include <algorithm>
#include <exception>

#include "app/complaint.hpp"
#include "app/find_scans.hpp"
#include "app/folder_names.hpp"
#include "app/generation.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/report/proof.hpp"

namespace formradar::app {
namespace {

// Whatever it is that cannot be tidied up: the next run does it.
template <class Work>
void quietly(const Work& work) {
    try {
        work();
    } catch (const std::exception&) {
        return;
    }
}

bool holds_nothing(const machine::Files& files, const std::string& folder) {
    return std::ranges::all_of(files.names(folder), [](const std::string& name) { return name == hidden_folder; });
}

} // namespace

void check_is_empty(const machine::Files& files, const std::string& folder, const std::string& given) {
    const auto kind = files.info(folder).kind;
    const bool may_be_used =
        kind == machine::FileKind::folder && (holds_nothing(files, folder) || switch_is_unfinished(files, folder));
    if (kind == machine::FileKind::none || may_be_used) {
        return;
    }
    throw Complaint(is_session_folder(files, folder) ? Msg::session_there : Msg::folder_in_use, {{"folder", given}});
}

NewSession::NewSession(machine::Files& files, std::string folder, const std::string& given)
    : files_(files), folder_(std::move(folder)) {
    check_is_empty(files_, folder_, given);
    files_.make_folder(machine::parent_of(folder_));
    is_made_ = files_.make_new_folder(folder_);
    held_ = hold_folder(files_, folder_); // which finishes what an earlier print had switched to
    check_is_empty(files_, folder_, given);
}

NewSession::~NewSession() {
    quietly([&] { leave_hidden_folder(files_, folder_); });
    quietly([&] {
        if (is_made_) {
            files_.remove_empty_folder(folder_);
        }
    });
}

void NewSession::put(Generation& fresh, const form::Session& session) {
    fresh.put_folder(scans_folder);
    fresh.put_secret(session_file, form::to_toml(session));
}

void NewSession::finish(const form::Session& session, const std::vector<NamedBytes>& pdfs) {
    Generation fresh(files_, folder_);
    for (const auto& [name, bytes] : pdfs) {
        fresh.put(name, bytes, name.ends_with(".pdf") ? report::fault_in_pdf : nullptr);
    }
    put(fresh, session);
    try {
        fresh.switch_over();
    } catch (const std::exception&) {
        is_certain_ = fresh.has_switched();
        throw;
    }
    is_certain_ = true;
    files_.remove(machine::join(machine::join(folder_, hidden_folder), "outputs")); // nobody compares what was printed
}

} // namespace formradar::app
