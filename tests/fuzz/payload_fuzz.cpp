// Any text as a payload, and any bytes as the cells of a code.
#include <cstdlib>
#include <string_view>
#include <vector>

#include "formradar/code/payload.hpp"
#include "formradar/code/qr.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace formradar;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto code = code::parse_payload(text);
    if (code && code::payload_of(*code) != text) {
        std::abort();
    }
    if (size == std::size_t{code::code_cells} * code::code_cells) {
        (void)code::decode_cells(std::vector<double>(data, data + size));
    }
    return 0;
}
