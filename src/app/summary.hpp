// process --json: what a session came to, as scripts read it.
#pragma once

#include <string>

#include "app/conclude.hpp"
#include "formradar/report/run_json.hpp"

namespace formradar::app {

[[nodiscard]] report::RunSession summary_of(const Conclusion&, const std::string& folder);
[[nodiscard]] report::RunUnclaimed unclaimed_summary(const Account& unclaimed, const std::string& folder);

} // namespace formradar::app
