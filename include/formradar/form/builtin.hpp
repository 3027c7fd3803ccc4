// The forms of `forms/`, compiled in, so that the program needs no files of its own.
#pragma once

#include <span>
#include <string_view>

namespace formradar::form {

// A form as its file in `forms/` has it.
struct BuiltinForm {
    std::string_view name; // the file's name without ".toml", which is the form's id
    std::string_view toml;
};

[[nodiscard]] std::span<const BuiltinForm> builtin_forms(); // in the order of their names

} // namespace formradar::form
