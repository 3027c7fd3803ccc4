#include "app/version.hpp"

namespace formradar::app {

std::string_view program_version() {
    return FORMRADAR_VERSION;
}

} // namespace formradar::app
