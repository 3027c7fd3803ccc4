// Pictures that no page is seen from its front in: backs, blank and written on, other paper, and pages that cannot be measured.
#pragma once

#include <optional>

#include "formradar/core/failure.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/vision/page/register.hpp"

namespace formradar::read {

// A line for each of our codes in sight, else one that says what the picture is.
[[nodiscard]] std::vector<PageReading> describe_unlocated(const GrayImage&, const Refusal&, std::size_t anchors_agreeing,
                                                          const ReadOptions&);

// A page seen from behind: its print shines through the paper, or somebody took its picture in a mirror.
[[nodiscard]] PageReading describe_mirrored(const GrayImage&, const vision::Registration&, const ReadOptions&);

// The whole picture for a person to look at, with why. `px_per_mm`: of the page that was found farthest away, where a printed id
// has to be read in the picture, as far as it has the pixels.
[[nodiscard]] PageReading doubtful_picture(const GrayImage&, Reason, const ReadOptions&, std::optional<double> px_per_mm = {});

} // namespace formradar::read
