// Standard input as a file on disk: what is read in pieces by several processes needs one.
#pragma once

#include <string>

namespace formradar::machine {

[[nodiscard]] bool input_is_terminal(); // somebody would have to type

// In a folder of its own that nobody else may look into, below the system's for temporary files; gone with this object.
class KeptInput {
public:
    KeptInput(); // reads to the end of standard input; throws Error when it cannot be kept
    KeptInput(const KeptInput&) = delete;
    KeptInput& operator=(const KeptInput&) = delete;
    ~KeptInput();

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    void fill();

    std::string folder_;
    std::string path_;
};

} // namespace formradar::machine
