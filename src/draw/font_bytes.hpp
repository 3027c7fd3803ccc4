// The fonts as they were when the program was built: they lie in the program itself, and no file of theirs is needed to run it.
#pragma once

#include <span>

#include "formradar/draw/text.hpp"

namespace formradar::draw {

[[nodiscard]] std::span<const unsigned char> bytes_of(Font);

} // namespace formradar::draw
