// In place of webp.cpp where libwebp was not found when the program was built.
#include "scan/webp.hpp"

namespace formradar::scan {

Expected<Decoded, Refusal> decode_webp(std::string_view, const OpenOptions&) {
    return unreadable("this program was built without WebP; install libwebp-dev and build it again, or save the picture as PNG");
}

} // namespace formradar::scan
