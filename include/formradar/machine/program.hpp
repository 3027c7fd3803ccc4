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
    bool with_complaints = false;       // its standard error goes where its output goes, else it is dropped
    double seconds = 60;
    std::size_t most_output = 64 << 20; // bytes
};

enum class ProgramFailure { not_found, too_slow, too_much_output, failed };

// What the program wrote to its standard output.
[[nodiscard]] Expected<std::string, ProgramFailure> output_of(const Program&);

} // namespace formradar::machine
