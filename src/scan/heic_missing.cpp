// In place of heic.cpp where libheif was not found when the program was built.
#include "scan/heic.hpp"
#include "scan/picture.hpp"

namespace formradar::scan {

OpenedPages open_heic(std::string_view, const OpenOptions&) {
    return unreadable("this program was built without HEIC; install libheif-dev and build it again, or save the photo as JPEG");
}

} // namespace formradar::scan
