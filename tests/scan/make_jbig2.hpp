// JBIG2 data put together by hand, in pieces that libtiff codes.
#pragma once

#include <string>

#include "formradar/core/image.hpp"

namespace formradar::scan {

struct MadeJbig2 {
    std::string globals;
    std::string bytes;
};

// Greys under 128 are black. `shared_patterns`: the picture is drawn with patterns that lie in the globals.
[[nodiscard]] MadeJbig2 make_jbig2(const GrayImage&, bool shared_patterns = false);

} // namespace formradar::scan
