// Any bytes as a session file: refused with its mistakes, or a session that comes back the same.
#include <cstdlib>
#include <string_view>

#include "formradar/core/failure.hpp"
#include "formradar/form/session.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace formradar;
    form::Session session;
    try {
        session = form::parse_session({reinterpret_cast<const char*>(data), size}, "fuzzed");
    } catch (const Error&) {
        return 0;
    }
    if (form::parse_session(form::to_toml(session), "written") != session) {
        std::abort();
    }
    return 0;
}
