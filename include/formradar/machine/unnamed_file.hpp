// Bytes in a file that has no name: nothing is left behind whatever happens, and another process can be given them to read.
#pragma once

#include <string_view>

#include "formradar/machine/descriptor.hpp"

namespace formradar::machine {

// In memory, and sealed: whoever has it reads what was written, and nobody can change it.
class UnnamedFile {
public:
    explicit UnnamedFile(std::string_view bytes); // throws Error when there is no room for it
    [[nodiscard]] int descriptor() const { return file_.number(); }

private:
    Descriptor file_;
};

// An unnamed file's bytes, looked at where they are: no copy is made.
class MappedFile {
public:
    explicit MappedFile(int descriptor); // throws Error
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();
    [[nodiscard]] std::string_view bytes() const { return bytes_; }

private:
    std::string_view bytes_;
};

} // namespace formradar::machine
