// What stopped something, in the language of whoever reads it: every kind of exception goes through here.
#pragma once

#include <exception>
#include <string>

#include "app/messages.hpp"
#include "formradar/core/failure.hpp"

namespace formradar::app {

// Of an exception of nobody's own kind the words that it brings, which are English.
[[nodiscard]] std::string words_of_failure(const std::exception&, const Messages&);
// Of none: nothing.
[[nodiscard]] std::string words_of_failure(const std::exception_ptr&, const Messages&);

// Why a file or folder among the scans could not be looked at: for its line among the pages.
[[nodiscard]] Reason reason_of_failure(const Error&);

} // namespace formradar::app
