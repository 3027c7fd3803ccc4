// Where sessions are found, and the user's registry of printed sessions.
#pragma once

#include <exception>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "formradar/form/session.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

struct SessionAt {
    form::Session session;
    std::string folder; // absolute; empty for one that only the registry knows
};

struct SessionPlaces {
    std::vector<std::string> named;   // by --session: must hold one
    std::vector<std::string> folders; // where scans are: these and all above them are looked into
    std::string language = "en";      // of warnings
};

struct KnownSessions {
    std::vector<SessionAt> sessions;   // each id once, the first place that has it
    std::vector<std::string> warnings; // session files that could not be read
};

// Throws Error for a named folder without a session, or with one that is wrong.
[[nodiscard]] KnownSessions find_sessions(const machine::Files&, const SessionPlaces&);

// Throws Error when there is none, or it is wrong.
// Throws Complaint where the folder holds none.
void must_hold_a_session(const machine::Files&, const std::string& folder);

[[nodiscard]] form::Session session_in(const machine::Files&, const std::string& folder);

// As it lies in its folder by now: sheets may have been added since `known` was read. Throws Error where that is another session,
// or one that says otherwise of what was printed.
[[nodiscard]] form::Session grown_session(const machine::Files&, const std::string& folder, const form::Session& known);

// Throws Error when form or places are not those that the code on the paper stands for: whoever changed a box changed its
// answers.
[[nodiscard]] form::Session session_from(const machine::Files&, const std::string& file);

// Of these sessions those whose entry in the registry says otherwise, where both should say the same: another secret, form or
// layout, other groups of sheets. What a session has besides (further sheets, its title) is no contradiction. Throws Error where
// there may be an entry that cannot be read or used: it is never taken for none.
[[nodiscard]] std::set<std::string> contradicted(const machine::Files&, const std::string& registry,
                                                 const std::vector<form::Session>&);
// Throws Error when there is an entry that says otherwise: for what would go on from such a file, or count by it.
void must_be_as_noted(const machine::Files&, const std::string& registry, const form::Session&);

// Sessions at hand by their ids: those found, then those of the registry, read when they are asked for.
class SessionShelf {
public:
    SessionShelf(const machine::Files& files, std::vector<form::Session> near, std::string registry)
        : files_(files), near_(std::move(near)), registry_(std::move(registry)) {}

    [[nodiscard]] const std::vector<form::Session>& near() const { return near_; }
    [[nodiscard]] const form::Session* find(const std::string& id); // null when there is none; throws as `contradicted` does

private:
    const machine::Files& files_;
    std::vector<form::Session> near_;
    std::string registry_;                                      // empty: none
    std::map<std::string, std::optional<form::Session>> asked_; // of the registry
};

// Whether anything is noted under this id. Throws Error where that cannot be known.
[[nodiscard]] bool is_noted(const machine::Files&, const std::string& registry, const std::string& id);

// A copy for the registry. What went wrong, else null: printing does not depend on it.
[[nodiscard]] std::exception_ptr remember(machine::Files&, const std::string& registry, const form::Session&);

void forget_noted(machine::Files&, const std::string& registry, const std::string& id); // of a session that did not come about

} // namespace formradar::app
