// Any bytes as a file of one picture format: refused or decoded, and what is decoded has pixels.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "formradar/scan/open.hpp"
#include "scan/kind.hpp"

// Pages that would have to be rendered are refused: starting a program at every try would take all the time.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
    setenv("PATH", "/nowhere", 1);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace formradar;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::string kind(scan::name_of(scan::kind_of(bytes)));
    std::ranges::transform(kind, kind.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (kind != FORMRADAR_FUZZED_KIND) {
        return 0;
    }
    const auto file = scan::ScanFile::open(bytes, {.max_megapixels = 2});
    for (int number = 1; file && number <= std::min(file->pages(), 3); ++number) {
        const auto page = file->page(number);
        if (page && (page->image.empty() || page->missing_rows_from >= page->image.height())) {
            std::abort();
        }
    }
    return 0;
}
