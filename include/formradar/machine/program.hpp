// Another program run without a shell, with a limit on its time and its output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/expected.hpp"

namespace formradar::machine {

// Bytes in a file that has no name, so that nothing is left behind whatever happens to this process.
class UnnamedFile {
public:
    explicit UnnamedFile(std::string_view bytes); // throws Error when the temporary folder cannot be written to
    UnnamedFile(const UnnamedFile&) = delete;
    UnnamedFile& operator=(const UnnamedFile&) = delete;
    ~UnnamedFile();
    [[nodiscard]] int descriptor() const { return descriptor_; }

private:
    int descriptor_ = -1;
};

struct Program {
    std::vector<std::string> arguments; // the first is the program's name, looked up in PATH
    int input = -1;                     // descriptor that becomes its standard input; -1 for nothing
    double seconds = 60;
    std::size_t most_output = 64 << 20; // bytes
    std::size_t memory = 0;             // bytes that it may take; 0: what this process may still take itself
};

enum class ProgramFailure { not_found, too_slow, too_much_output, failed };

struct Finished {
    std::string output;     // what it wrote to its standard output
    std::string complaints; // and the beginning of what it wrote to its standard error
};

[[nodiscard]] Expected<Finished, ProgramFailure> finished_program(const Program&);

} // namespace formradar::machine
