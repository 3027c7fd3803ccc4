// Another program run without a shell, within limits: it reads one file, computes, and ends with the process that started it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formradar/core/expected.hpp"

namespace formradar::machine {

struct Program {
    std::vector<std::string> arguments; // the first is the program's name, looked up in PATH
    std::optional<int> input = {};      // descriptor that becomes its standard input
    double seconds = 60;
    std::size_t most_output = 64 << 20;      // bytes
    std::optional<std::int64_t> memory = {}; // bytes that it may allocate; else as many as this process
};

enum class ProgramFailure { not_found, too_slow, too_much_output, failed };

struct Finished {
    std::string output;     // what it wrote to its standard output
    std::string complaints; // and the beginning of what it wrote to its standard error
};

// It has no environment, no network, no files but its input and the system's, and starts no other program, as far as this
// system can keep it from that.
[[nodiscard]] Expected<Finished, ProgramFailure> finished_program(const Program&);

} // namespace formradar::machine
