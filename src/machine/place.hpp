// Where something is to be written: a folder that is open, and a name in it. Below guarded folders no link is followed.
#pragma once

#include <string>
#include <vector>

#include "formradar/machine/descriptor.hpp"

namespace formradar::machine {

struct Place {
    Descriptor folder;
    std::string name;
    std::string path; // as it was given, for messages
};

class Guarded {
public:
    void add(const std::string& folder); // absolute and normal
    // Of an absolute, normal path. Throws Error when a folder on the way is not there, or is a link where none may be.
    [[nodiscard]] Place place_of(const std::string& path, const std::string& given) const;
    // Makes the folders that are missing, each for whom `mode` says.
    void make_folders(const std::string& path, const std::string& given, unsigned mode) const;

private:
    [[nodiscard]] std::string root_of(const std::string& path) const; // the deepest guarded folder above; empty when none is

    std::vector<std::string> folders_;
};

void remove_below(const Place&); // the thing itself and all below it; nothing when it is not there. Throws Error

} // namespace formradar::machine
