// What the system says of one file: for where the file is named already, by a name that says nothing of the machine.
#pragma once

#include <string>
#include <utility>

#include "formradar/core/failure.hpp"

namespace formradar::machine {

class FileError : public Error {
public:
    FileError(const std::string& what, const std::string& path, std::string why)
        : Error("cannot " + what + " " + path + ": " + why), why_(std::move(why)) {}
    [[nodiscard]] const std::string& why() const { return why_; }

private:
    std::string why_;
};

} // namespace formradar::machine
