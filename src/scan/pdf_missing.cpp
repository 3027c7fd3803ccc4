// In place of pdf.cpp where libqpdf was not found when the program was built.
#include "scan/pdf.hpp"
#include "scan/picture.hpp"

namespace formradar::scan {

OpenedPages open_pdf(std::string_view, const OpenOptions&) {
    return unreadable("this program was built without PDF; install libqpdf-dev and build it again");
}

} // namespace formradar::scan
