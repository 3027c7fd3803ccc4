// The printed marks of a specimen.
#pragma once

#include <cstdint>
#include <vector>

#include "formradar/draw/drawing.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/specimen.hpp"

namespace formradar::report {

// One row's marks, in its boxes.
[[nodiscard]] std::vector<draw::Shape> specimen_shapes(const form::Row&, const form::SpecimenRow&, std::uint64_t seed);

} // namespace formradar::report
