// The only file that includes utf8proc: a third of a megabyte and no further library, where ICU is 36 MB for the same.
#include "formradar/form/composed.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "formradar/core/text.hpp"

namespace formradar::form {

std::string composed(std::string_view utf8) {
    if (!is_utf8(utf8)) {
        return std::string(utf8);
    }
    utf8proc_uint8_t* made = nullptr;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    const auto length = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(utf8.size()), &made, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(made, &std::free);
    if (length < 0) {
        return std::string(utf8);
    }
    return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(length)};
}

bool is_combining(char32_t letter) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(letter));
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

} // namespace formradar::form
