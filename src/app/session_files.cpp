// A note beside session.toml says that a batch is being printed, until its file is in its place.
#include "app/session_files.hpp"

#include <utility>

#include "app/folder_names.hpp"
#include "app/sessions.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/reasoned_error.hpp"
#include "formradar/report/proof.hpp"

namespace formradar::app {
namespace {

using machine::join;

// Holds the number of the batch that is being printed, until its file is in its place.
std::string note_of(const std::string& folder) {
    return join(join(folder, hidden_folder), "printing");
}

std::string number_of(const form::Session& session) {
    return std::to_string(session.batches.size());
}

void must_be_whole(const std::string& path, Reason fault) {
    if (!fault.empty()) {
        throw record::ReasonedError({Cause::not_whole, {path, within(std::move(fault))}});
    }
}

} // namespace

std::exception_ptr write_further_sheets(machine::Files& files, const std::string& folder, const std::string& registry,
                                        const form::Session& session, const std::vector<NamedBytes>& printed) {
    for (const auto& [name, bytes] : printed) {
        must_be_whole(join(folder, name), report::fault_in_pdf(bytes));
    }
    files.make_private_folder(join(folder, hidden_folder));
    files.write(note_of(folder), number_of(session));
    files.write_secret(join(folder, session_file), to_toml(session));
    auto failed = remember(files, registry, session);
    for (const auto& [name, bytes] : printed) {
        const auto path = join(folder, name);
        files.write(path, bytes);
        must_be_whole(path, files.read(path) == bytes ? Reason{} : Reason{Cause::other_bytes});
    }
    files.remove(note_of(folder));
    return failed;
}

bool last_batch_unfinished(const machine::Files& files, const std::string& folder, const form::Session& session) {
    const auto note = note_of(folder);
    return !session.batches.empty() && files.info(note).kind == machine::FileKind::file && files.read(note) == number_of(session);
}

} // namespace formradar::app
