// Landlock by system call: no library of this system knows it yet.
#pragma once

#include <string>
#include <vector>

namespace formradar::machine {

// Paths that stay open to a program; everything else is closed.
struct OpenPaths {
    std::vector<std::string> readable;   // files, or folders with all below
    std::vector<std::string> executable; // likewise; they are readable too
    std::vector<int> descriptors;        // of files that may be opened once more
};

// A rule that a process puts itself under later; safe to use between fork and exec.
class PathRule {
public:
    explicit PathRule(const OpenPaths&);
    PathRule(const PathRule&) = delete;
    PathRule& operator=(const PathRule&) = delete;
    ~PathRule();
    [[nodiscard]] bool enter() const; // false where the kernel has no Landlock; privileges must have been given up

private:
    int rule_ = -1;
};

} // namespace formradar::machine
