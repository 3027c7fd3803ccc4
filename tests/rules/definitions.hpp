// The names that sources define for the linker to see, so that none is defined in two places.
#pragma once

#include "rules.hpp"

namespace formradar::rules {

// A type, or a function with its parameters, that is defined in a namespace with a name.
struct Definition {
    std::string name; // "formradar::form::Sheet", "formradar::form::lay_out(const Form& form, Paper paper)"
    std::string path;
    bool operator==(const Definition&) const = default;
};

// Those of one file, in its order. Nothing of unnamed namespaces, of classes and of functions' insides.
[[nodiscard]] std::vector<Definition> definitions_in(const File&);

// A line for each name that more than one file defines: the linker keeps one of them for all, and says nothing.
[[nodiscard]] std::vector<std::string> defined_twice(const std::vector<File>&);

} // namespace formradar::rules
