// Any bytes as a form file: refused with its mistakes, or a form that comes back the same and is laid out or refused with a
// reason.
#include <cstdlib>
#include <string_view>

#include "formradar/core/failure.hpp"
#include "formradar/form/form.hpp"
#include "formradar/form/layout.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace formradar;
    try {
        const auto form = form::parse_form({reinterpret_cast<const char*>(data), size}, "fuzzed");
        if (form::parse_form(form::to_toml(form), "written") != form) {
            std::abort();
        }
        (void)form::lay_out(form, form::Paper::letter);
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
