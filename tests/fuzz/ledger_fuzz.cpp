// Any bytes as what a worker hands over and the ledger keeps of a page: refused, or the same bytes again.
#include <cstdlib>
#include <string_view>

#include "app/outcome.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace formradar;
    const auto page = app::page_outcome({reinterpret_cast<const char*>(data), size});
    if (!page) {
        return 0;
    }
    const auto bytes = app::to_bytes(*page);
    const auto again = app::page_outcome(bytes);
    if (!again || app::to_bytes(*again) != bytes) {
        std::abort();
    }
    return 0;
}
