// Any bytes as a line of readings.jsonl: refused, or a reading that is written the same again and again.
#include <cstdlib>
#include <string_view>

#include "formradar/report/json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace formradar;
    const auto reading = report::parse_reading({reinterpret_cast<const char*>(data), size});
    if (!reading) {
        return 0;
    }
    const auto line = report::to_json_line(*reading);
    const auto again = report::parse_reading(line);
    if (!again || report::to_json_line(*again) != line) {
        std::abort();
    }
    return 0;
}
