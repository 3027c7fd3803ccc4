// What the bytes of JBIG2 data tell about damage that its decoder does not see.
#pragma once

#include <string_view>

namespace formradar::scan {

struct Jbig2Parts {
    bool whole = false; // every segment that is begun is there to its end; the decoder just waits for the rest of one that is not
    int regions = 0;    // with pixels; where there is none the decoder shows white paper
    bool operator==(const Jbig2Parts&) const = default;
};

[[nodiscard]] Jbig2Parts jbig2_parts(std::string_view bytes);

} // namespace formradar::scan
