// Any bytes as what a worker says of a page: refused, or sheets whose pictures have the pixels that they announce.
#include <cstdlib>
#include <string_view>

#include "app/raw_sheet.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace formradar;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto sheets = app::raw_sheets(bytes);
    if (sheets && app::to_bytes(app::raw_sheets(app::to_bytes(*sheets)).value()) != app::to_bytes(*sheets)) {
        std::abort();
    }
    if (const auto picture = app::raw_debug(bytes); picture && picture->image.red.empty()) {
        std::abort();
    }
    return 0;
}
