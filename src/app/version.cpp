// What the program says of its version and of what it runs with.
#include "app/version.hpp"

#include "formradar/machine/libraries.hpp"

namespace formradar::app {

std::string_view program_version() {
    return FORMRADAR_VERSION;
}

std::string build_text() {
    constexpr std::size_t widest = 100;
#ifdef __clang__
    const std::string compiler = __VERSION__;
#else
    const std::string compiler = "GCC " __VERSION__;
#endif
    std::string text = "made with: " + compiler + "\nruns on: " + machine::system_name() + "\nlibraries:\n";
    std::string line;
    for (const auto& library : machine::loaded_libraries()) {
        if (!line.empty() && line.size() + library.size() > widest) {
            text += "  " + line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + library;
    }
    return text + (line.empty() ? "" : "  " + line + "\n");
}

} // namespace formradar::app
