// Sessions that were named come first, then those in the folders above the scans; the registry is asked for one at a time.
#include "app/sessions.hpp"

#include <algorithm>
#include <set>

#include "app/complaint.hpp"
#include "app/failure_words.hpp"
#include "app/folder_names.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/machine/file_error.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/reasoned_error.hpp"
#include "formradar/report/sheet.hpp"

namespace formradar::app {
namespace {

class Collection {
public:
    Collection(const machine::Files& files, std::string_view language) : files_(files), say_(language) {}

    void add(form::Session session, const std::string& folder) {
        if (ids_.insert(session.id).second) {
            known_.sessions.push_back({.session = std::move(session), .folder = folder});
        }
    }

    // One that nobody asked for: a mistake in it is no reason to stop.
    void try_to_add(const std::string& file, const std::string& folder) {
        try {
            if (files_.info(file).kind == machine::FileKind::file) {
                add(session_from(files_, file), folder);
            }
        } catch (const Error& error) {
            known_.warnings.push_back(say_(Msg::session_passed_over, {{"why", words_of_failure(error, say_)}}));
        }
    }

    [[nodiscard]] KnownSessions taken() { return std::move(known_); }

private:
    const machine::Files& files_;
    Messages say_;
    KnownSessions known_;
    std::set<std::string> ids_;
};

bool contradict(const form::Session& one, const form::Session& other) {
    const auto common = std::min(one.sheets.size(), other.sheets.size());
    return one.secret != other.secret || one.form_hash != other.form_hash || one.form != other.form ||
           one.layout != other.layout || one.photocopy != other.photocopy ||
           !std::equal(one.sheets.begin(), one.sheets.begin() + static_cast<std::ptrdiff_t>(common), other.sheets.begin());
}

std::string registered(const std::string& registry, const std::string& id) {
    return machine::join(registry, id + ".toml");
}

// Whether a folder is there that does not hold it. A link that leads nowhere, as to a drive that is away, hides what there is.
bool is_surely_not_there(const machine::Files& files, const std::string& path) {
    for (const auto& step : machine::folders_up(machine::normal(path, files.here()))) {
        if (const auto kind = files.info(step).kind; kind != machine::FileKind::none) {
            return kind == machine::FileKind::folder;
        }
    }
    return true;
}

bool is_of_none(const machine::Files& files, const machine::FileError& error, const std::string& file) {
    using enum machine::FileFault;
    return error.fault() == in_the_way || (error.fault() == not_there && is_surely_not_there(files, file));
}

record::ReasonedError unusable(const std::string& id, const std::string& file, const Error& error) {
    return record::ReasonedError({Cause::registry_unusable, {id, file, within(reason_of_failure(error))}});
}

// Nothing where none is noted, and only there: what could not be asked may say that a session is another one.
std::optional<form::Session> noted(const machine::Files& files, const std::string& registry, const std::string& id) {
    const auto file = registered(registry, id);
    try {
        return registry.empty() ? std::nullopt : std::optional{session_from(files, file)};
    } catch (const machine::FileError& error) {
        if (is_of_none(files, error, file)) {
            return std::nullopt;
        }
        throw unusable(id, file, error);
    } catch (const Error& error) {
        throw unusable(id, file, error);
    }
}

} // namespace

form::Session session_from(const machine::Files& files, const std::string& file) {
    auto session = form::parse_session(files.read(file), file);
    if (const auto hash = report::hash_of(session); hash != session.form_hash) {
        throw Complaint(Msg::session_not_as_printed, {{"file", file}, {"hash", hash}, {"printed", session.form_hash}});
    }
    return session;
}

std::set<std::string> contradicted(const machine::Files& files, const std::string& registry,
                                   const std::vector<form::Session>& sessions) {
    std::set<std::string> ids;
    for (const auto& session : sessions) {
        if (const auto entry = noted(files, registry, session.id); entry && contradict(session, *entry)) {
            ids.insert(session.id);
        }
    }
    return ids;
}

void must_be_as_noted(const machine::Files& files, const std::string& registry, const form::Session& session) {
    if (!contradicted(files, registry, {session}).empty()) {
        throw record::ReasonedError({Cause::contradicted, {session.id}});
    }
}

void must_hold_a_session(const machine::Files& files, const std::string& folder) {
    if (files.info(machine::join(folder, session_file)).kind != machine::FileKind::file) {
        throw Complaint(Msg::no_session_in, {{"folder", folder}});
    }
}

form::Session session_in(const machine::Files& files, const std::string& folder) {
    must_hold_a_session(files, folder);
    return session_from(files, machine::join(folder, session_file));
}

form::Session grown_session(const machine::Files& files, const std::string& folder, const form::Session& known) {
    auto session = session_in(files, folder);
    if (session.id != known.id || session.sheets.size() < known.sheets.size() || contradict(known, session)) {
        throw Complaint(Msg::session_replaced, {{"folder", folder}, {"session", known.id}});
    }
    return session;
}

KnownSessions find_sessions(const machine::Files& files, const SessionPlaces& places) {
    Collection collection(files, places.language);
    for (const auto& named : places.named) {
        const auto folder = machine::normal(named, files.here());
        collection.add(session_in(files, folder), folder);
    }
    std::set<std::string> seen;
    for (const auto& below : places.folders) {
        for (const auto& folder : machine::folders_up(below)) {
            if (seen.insert(folder).second) {
                collection.try_to_add(machine::join(folder, session_file), folder);
            }
        }
    }
    return collection.taken();
}

const form::Session* SessionShelf::find(const std::string& id) {
    const auto found = std::ranges::find(near_, id, &form::Session::id);
    if (found != near_.end()) {
        return &*found;
    }
    const bool is_id = id.size() == 6 && base32_value(id);
    if (registry_.empty() || !is_id) {
        return nullptr;
    }
    auto entry = asked_.find(id);
    if (entry == asked_.end()) {
        entry = asked_.emplace(id, noted(files_, registry_, id)).first;
    }
    return entry->second ? &*entry->second : nullptr;
}

bool is_noted(const machine::Files& files, const std::string& registry, const std::string& id) {
    const auto file = registered(registry, id);
    if (registry.empty() || files.info(file).kind != machine::FileKind::none) {
        return !registry.empty();
    }
    try {
        static_cast<void>(files.read(file));
    } catch (const machine::FileError& error) {
        if (!is_of_none(files, error, file)) {
            throw unusable(id, file, error);
        }
        return false;
    }
    return true;
}

std::exception_ptr remember(machine::Files& files, const std::string& registry, const form::Session& session) {
    if (registry.empty()) {
        return std::make_exception_ptr(Error("HOME=\"\"")); // in every language
    }
    try {
        files.make_private_folder(registry);
        files.write_secret(registered(registry, session.id), form::to_toml(session));
        return nullptr;
    } catch (const Error&) {
        return std::current_exception();
    }
}

void forget_noted(machine::Files& files, const std::string& registry, const std::string& id) {
    try {
        if (!registry.empty()) {
            files.remove(registered(registry, id));
        }
    } catch (const Error&) {
        return; // an entry that nobody asks for
    }
}

} // namespace formradar::app
