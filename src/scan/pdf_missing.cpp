// In place of pdf.cpp where libqpdf was not found when the program was built.
#include "formradar/core/causes.hpp"
#include "scan/pdf.hpp"
#include "scan/picture.hpp"

namespace formradar::scan {

OpenedPages open_pdf(std::string_view, const OpenOptions&) {
    return unreadable({Cause::built_without_pdf});
}

} // namespace formradar::scan
