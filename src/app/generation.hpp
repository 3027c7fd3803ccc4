// New files beside the old ones, whole and proven, and one switch from these to those.
//
//   DIR/.formradar/new/     being made: what is here after a run was killed is worth nothing
//   DIR/.formradar/next/    complete, with the list `outputs`: made out of `new` by one rename, which is the switch
//   DIR/.formradar/outputs  what was put in place last: a line a file, with its size and its SHA-256
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/reason.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

using FaultIn = Reason (*)(std::string_view bytes); // what is wrong with a file; empty: it is whole

class Generation {
public:
    // Of a folder that this run holds.
    Generation(machine::Files&, const std::string& folder);
    Generation(const Generation&) = delete;
    Generation& operator=(const Generation&) = delete;
    ~Generation(); // what was not switched to is removed

    // Read back from the disk, and held against `bytes`. Throws Error, also for a file of people.
    void put(std::string_view name, std::string_view bytes, FaultIn = nullptr);
    // Likewise for a file that is too large for memory: `write` gives its bytes one after the other.
    void put_long(std::string_view name, const std::function<void(const std::function<void(std::string_view)>&)>& write);
    void put_secret(std::string_view name, std::string_view bytes);
    void put_folder(std::string_view name);
    [[nodiscard]] const std::string& scratch() const { return scratch_; } // a folder for libraries that write files themselves

    // From here on all of it is there, whatever happens: what cannot be put in place now, the next run puts there.
    void switch_over();
    [[nodiscard]] bool has_switched() const { return has_switched_; }

private:
    void check(std::string_view name, std::string_view bytes, FaultIn);
    void check_place(std::string_view name) const; // throws Error when it may not be written there
    [[noreturn]] void refuse(std::string_view name, Reason fault) const;

    machine::Files& files_;
    std::string folder_;
    std::string stage_;
    std::string scratch_;
    std::string list_;
    bool has_switched_ = false;
};

// Keeps other runs out of a folder, which is made when it is not there; whatever name it is given by, it is the same folder. What
// a run that was killed had switched to is put in place first. Throws Error when another run is busy in it.
[[nodiscard]] std::unique_ptr<machine::Hold> hold_folder(machine::Files&, const std::string& folder);

// Whoever shows a session while it comes in (serve, process --watch) has it open: what was read is kept in memory and written
// later. Any number may; who erases closes it, that nothing comes back which was said to be gone. Throws Complaint where the
// other does so.
[[nodiscard]] std::unique_ptr<machine::Hold> open_session(machine::Files&, const std::string& folder);
[[nodiscard]] std::unique_ptr<machine::Hold> close_session(machine::Files&, const std::string& folder);

// What makes a next run quick is taken away from a folder that this run holds, but not the locks: they hold on. Whether there was
// anything.
[[nodiscard]] bool clear_hidden_folder(machine::Files&, const std::string& folder);

// The locks as well, last of all that is done in a folder that this run holds; the hidden folder goes where nobody else has come
// in.
void leave_hidden_folder(machine::Files&, const std::string& folder);

// A run that was killed had switched, and not everything is in its place yet.
[[nodiscard]] bool switch_is_unfinished(const machine::Files&, const std::string& folder);

// What a run that was killed had switched to is put in place. Of a folder that this run holds. Throws Error.
void finish_switch(machine::Files&, const std::string& folder);

// The files that are not as they were put in place; all are as they were, or nothing is known of them, when there are none.
[[nodiscard]] std::vector<std::string> changed_outputs(const machine::Files&, const std::string& folder);

} // namespace formradar::app
