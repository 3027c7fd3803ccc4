// The structure tree of a PDF: what the parts of its pages are, for who hears them.
#pragma once

#include <string>
#include <vector>

#include "pdf_file.hpp"

namespace formradar::draw {

// Marks the shapes of one page while they are painted, and keeps what was marked.
class MarkedPage {
public:
    MarkedPage(HPDF_Page page, const std::vector<Element>& structure, std::size_t shapes);
    void before(std::size_t shape); // to be called for each, in their order
    void finish();

    struct Part {
        Role role = Role::paragraph;
        std::string spoken;
        std::size_t depth = 0;
        std::vector<int> marks; // numbers in the page; none: it is made of other parts, or nothing is seen of it
    };
    [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
    [[nodiscard]] HPDF_Page page() const { return page_; }

private:
    void close();

    HPDF_Page page_;
    std::vector<Part> parts_;
    std::vector<int> part_of_; // of each shape; -1: an ornament
    int open_;                 // the part whose shapes are being painted
    int marks_ = 0;
};

// The tree over all pages, whose keys in it count from `first_key` on. Pages without a part have no place in it; nothing is added
// where none has one.
void add_structure(PdfFile&, const std::vector<MarkedPage>&, std::size_t first_key);

} // namespace formradar::draw
