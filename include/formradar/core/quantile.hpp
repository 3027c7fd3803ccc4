// The value that a share of the values lies below.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace formradar {

// From the median of absolute differences to the standard deviation of what is normally distributed.
inline constexpr double to_deviation = 1.4826;
// The share of what is normally distributed that lies more than a standard deviation below the middle.
inline constexpr double one_deviation_below = 0.16;

// `share` 0..1; of an even number of values the upper one of the middle two is the median. Orders the values anew. 0 for none.
template <class Value>
[[nodiscard]] double quantile(std::vector<Value>& values, double share) {
    if (values.empty()) {
        return 0;
    }
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
    const auto nth = values.begin() + std::min(place, std::ssize(values) - 1);
    std::ranges::nth_element(values, nth);
    return static_cast<double>(*nth);
}

// The middle value, as `quantile` has it. 0 for none.
template <class Value>
[[nodiscard]] double median(std::vector<Value> values) {
    return quantile(values, 0.5);
}

} // namespace formradar
