// What a process gives up for good before it opens a file that somebody else made.
#pragma once

#include <string>
#include <vector>

namespace formradar::machine {

// What this kernel let go of. Where it has less, reading goes on with what there is, and `--verbose` says so.
struct Confinement {
    bool privileges = false; // no program that it starts gets more rights than it has
    bool network = false;    // a network of its own, without any interface
    bool files = false;      // no path can be opened
    bool calls = false;      // only the system calls that computing needs
    bool parent = false;     // the process that started it is still there, and takes it along when it ends
    bool operator==(const Confinement&) const = default;
};

// For a process that talks over descriptors it has already, and computes. Called before there are threads. It dies with `parent`,
// leaves no core, and makes no file.
[[nodiscard]] Confinement confine_to_computing(int parent);

// Pictures of pages are large and short-lived: given back to the system and asked for again they cost a twentieth of the time.
void keep_freed_memory();
// What a long run takes in large pieces, for a moment each, goes back at once and leaves no holes between what it keeps.
void give_back_large_pieces();
void give_back_memory();

// "no Landlock, no network namespace"; empty when nothing is missing.
[[nodiscard]] std::string missing_from(const Confinement&);

} // namespace formradar::machine
