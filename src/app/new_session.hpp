// A folder that becomes a session: whole or not at all, and never in the place of another one.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/generation.hpp"
#include "formradar/form/session.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

using NamedBytes = std::pair<std::string, std::string>; // a file's name and what is in it

class NewSession {
public:
    // Makes the folder when it is not there, and keeps other runs out. An empty one may be the one somebody works in: it is kept.
    // `given`: as the user wrote it. Throws Error for a folder with anything in it.
    NewSession(machine::Files&, std::string folder, const std::string& given);
    NewSession(const NewSession&) = delete;
    NewSession& operator=(const NewSession&) = delete;
    ~NewSession(); // of what was not finished nothing is left, and nothing goes that this run did not make

    void finish(const form::Session&, const std::vector<NamedBytes>& pdfs); // throws Error
    static void put(Generation&, const form::Session&);                     // beside what else becomes of it
    [[nodiscard]] bool is_certain() const { return is_certain_; }           // the session is there, or will be with the next run

private:
    machine::Files& files_;
    std::string folder_;
    bool is_made_ = false; // by this run
    bool is_certain_ = false;
    std::unique_ptr<machine::Hold> held_;
};

// Throws Error for a folder with anything in it but what a killed run left: for before the work is done.
void check_is_empty(const machine::Files&, const std::string& folder, const std::string& given);

} // namespace formradar::app
