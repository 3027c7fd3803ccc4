// Files that a PDF carries as attachments: their pages follow the PDF's own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "scan/pages.hpp"
#include "scan/pdf_library.hpp"

namespace formradar::scan {

class AttachedFiles {
public:
    AttachedFiles() = default;
    AttachedFiles(QPDF&, const OpenOptions&); // every attachment has at least one page: where there is none, one that says why

    [[nodiscard]] int count() const;
    [[nodiscard]] Expected<ScannedPage, Refusal> page(int number) const; // 1..count()

private:
    struct Attached {
        std::string name;
        QPDFObjectHandle stream;
        int pages = 1;
    };
    struct Opened {
        std::size_t which = 0;
        std::string bytes;
        std::unique_ptr<ScanFile> file;
        Refusal refusal;
    };
    [[nodiscard]] std::unique_ptr<Opened> open(std::size_t which) const;

    OpenOptions options_;
    std::vector<Attached> files_;
    mutable std::unique_ptr<Opened> opened_; // the last one, for its next page
};

} // namespace formradar::scan
