// One run of the program with one thing going wrong, and what a person would find afterwards.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace formradar::faults {

struct Tools {
    std::string program;
    std::string shim;             // the library that makes calls fail
    std::filesystem::path folder; // to work in; the copies below it come and go
};

[[nodiscard]] std::string content(const std::filesystem::path&); // empty where there is no such file

// Files of a desk by their relative path, with their bytes; a folder ends with a slash. Those of the registry of sessions begin
// with `registry`.
using Snapshot = std::map<std::string, std::string>;
inline constexpr const char* registry = "registry/";
[[nodiscard]] Snapshot snapshot_of(const std::filesystem::path& desk);

// Scans are links to the same files and other files are as old as they were: a run finds of each what notes of earlier runs say.
void copy_desk(const std::filesystem::path& from, const std::filesystem::path& to);

struct Ran {
    int exit_code = -1; // 128 + n when signal n ended it
    std::string out;
    std::string err;
    long calls = -1; // of the kind that was counted
};

struct Fault {
    std::string kind; // "write"; empty: none
    long number = 0;
    std::string harm; // an error's number, "kill" or "after"
};

// In `desk`, with the registry of sessions in `desk`.data.
[[nodiscard]] Ran run(const Tools&, const std::filesystem::path& desk, const std::vector<std::string>& arguments, const Fault&);

// Likewise, with the program's two streams in `streams`.out and .err.
[[nodiscard]] Ran run_as(const Tools&, const std::filesystem::path& desk, const std::vector<std::string>& arguments, const Fault&,
                         const std::string& streams);

// The two halves of it, for a program that is talked to.
[[nodiscard]] pid_t start(const Tools&, const std::filesystem::path& desk, const std::vector<std::string>& arguments,
                          const Fault&, const std::string& streams);
[[nodiscard]] Ran ended(int status, const std::filesystem::path& desk, const std::string& streams);

// What a command is there for decides what must be left after a fault, and after the same command once more.
enum class Purpose {
    prints,    // a session: what is not finished is not there, and a second one is refused
    adds,      // sheets to a session: the file and the list of sheets agree
    processes, // the same bytes as ever
    forgets,   // what was to go is gone
    serves,    // what it said is decided is in the file, and results are those of the file
};

// What is tried, with what it must come to.
struct Experiment {
    std::string name;
    std::filesystem::path start; // a desk that every run gets a copy of
    std::vector<std::string> arguments;
    Purpose purpose = Purpose::processes;
    Snapshot before = {}; // the desk as it starts
    Snapshot whole = {};  // the desk after a run in which nothing went wrong
    int exit_code = 0;    // of that run
    // Of a session that is served: what `process` makes of it with what was decided meanwhile, and without.
    Snapshot decided = {};
    Snapshot undecided = {};
};
[[nodiscard]] Experiment prepared(const Tools&, Experiment); // with all that follows `purpose`

// Of one kind, in a run without a fault.
struct Calls {
    long number = 0;
    std::vector<long> ways; // the first call of each way to come to one: three callers deep
};
[[nodiscard]] Calls calls_of(const Tools&, const Experiment&, const std::string& kind);

// What the run after a fault found, and what there was to say of it. It depends on nothing but the files that it found, so that
// each state of them is tried once.
using States = std::map<std::size_t, std::vector<std::string>>;

// Every sentence is something lost, wrong or untrue after this fault; none when all is well.
[[nodiscard]] std::vector<std::string> harm_done(const Tools&, const Experiment&, const Fault&, States&);

} // namespace formradar::faults
