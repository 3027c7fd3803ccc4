// Blurred and shifted cells made sharp again, with what is known of every code as the teacher.
#pragma once

#include <vector>

namespace formradar::code {

// `means`: grey of the 25 x 25 cells, row by row. The result is below 0 where black is more likely.
[[nodiscard]] std::vector<double> equalised(const std::vector<double>& means);

} // namespace formradar::code
