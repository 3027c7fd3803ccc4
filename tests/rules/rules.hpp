// The rules of the architecture as functions from a file's text to what is wrong with it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace formradar::rules {

struct File {
    std::string path; // from the root of the sources, with slashes: "src/draw/pdf.cpp"
    std::string text;
};

// All of these: a line for each thing that is wrong, "path:line: what"; empty when all is well.

// A module includes only modules that the table in rules.cpp allows, and no other module's private headers.
[[nodiscard]] std::vector<std::string> module_order(const File&);
// A room of vision includes only itself and the rooms before it: page, ink, evidence.
[[nodiscard]] std::vector<std::string> room_order(const File&);
// A library is included in its own module only, never in a public header, and only if it is known here.
[[nodiscard]] std::vector<std::string> library_homes(const File&);
// Each library in one file, but OpenCV, which is all over its module.
[[nodiscard]] std::vector<std::string> library_spread(const std::vector<File>&);
// What a module's CMakeLists.txt links is in the table too.
[[nodiscard]] std::vector<std::string> linked_modules(const File&);
// A file is short; a header says first what it is for and is read once, and each source of the program what it does.
[[nodiscard]] std::vector<std::string> form_of_file(const File&);
// Nothing is decided by the words of a reason: they are neither compared nor looked into, in C++ and in scripts.
[[nodiscard]] std::vector<std::string> reasons_taken_apart(const File&);

} // namespace formradar::rules
