// In place of webp.cpp where libwebp was not found when the program was built.
#include "scan/webp.hpp"

#include "formradar/core/causes.hpp"

namespace formradar::scan {

Expected<Decoded, Refusal> decode_webp(std::string_view, const OpenOptions&) {
    return unreadable({Cause::built_without_webp});
}

} // namespace formradar::scan
