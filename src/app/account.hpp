// What a run says at its end: the pages by status, which add up, and what to do about each kind.
#pragma once

#include <span>
#include <string>

#include "app/conclude.hpp"
#include "app/messages.hpp"

namespace formradar::app {

// A line a status that occurs, then the pages that were not read, with the reasons.
[[nodiscard]] std::string counts_of(std::span<const record::Reading>, const Messages& = Messages("en"));

// The same with what to do; `folder` is where doubts.html is, `decisions` where decisions.csv is.
[[nodiscard]] std::string account_of(std::span<const record::Reading>, const std::string& folder, const std::string& decisions,
                                     const Messages& = Messages("en"));

// The same for a session, with its name before it and where its results are after it.
[[nodiscard]] std::string account_of(const Conclusion&, const std::string& folder, const std::string& decisions,
                                     const Messages& = Messages("en"));

} // namespace formradar::app
