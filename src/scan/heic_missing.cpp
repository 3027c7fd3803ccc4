// In place of heic.cpp where libheif was not found when the program was built.
#include "formradar/core/causes.hpp"
#include "scan/heic.hpp"
#include "scan/picture.hpp"

namespace formradar::scan {

OpenedPages open_heic(std::string_view, const OpenOptions&) {
    return unreadable({Cause::built_without_heic});
}

} // namespace formradar::scan
