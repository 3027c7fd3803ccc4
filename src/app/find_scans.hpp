// Which files are to be read: every file below the paths given, whatever it is called.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formradar/core/failure.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

struct ScanSource {
    std::string path;                           // absolute
    std::string name;                           // relative to the folder given: what readings call it
    Reason refusal;                             // why it cannot be read at all; else empty
    RefusalKind kind = RefusalKind::unreadable; // of that refusal
    bool is_folder = false;                     // that could not be looked into: what is in it is not known
    std::uint64_t size = 0;                     // bytes, when it was listed
    bool operator==(const ScanSource&) const = default;
};

struct FoundScans {
    std::string base;                 // names are relative to this folder
    std::vector<ScanSource> sources;  // by the bytes of their names
    std::vector<std::string> folders; // absolute: those that hold scans, in which sessions are looked for
    bool operator==(const FoundScans&) const = default;
};

// A folder with a session.toml stands for its scans/. Only what the program itself wrote is passed over; a hidden folder is one
// source that says so. With several paths, names are relative to the deepest folder that holds them all. Throws Error for a path
// that is not there.
[[nodiscard]] FoundScans find_scans(const machine::Files&, const std::vector<std::string>& paths);

// Whether this is the folder of a session.
[[nodiscard]] bool is_session_folder(const machine::Files&, const std::string& path);

} // namespace formradar::app
