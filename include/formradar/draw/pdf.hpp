// Drawings to a PDF file in memory. The same document gives the same bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "formradar/draw/drawing.hpp"

namespace formradar::draw {

// What becomes a file: pages that may share what is printed on all of them.
struct Document {
    // One page.
    struct Leaf {
        std::optional<std::size_t> background = {}; // index into `backgrounds`
        Drawing drawing = {};
        bool operator==(const Leaf&) const = default;
    };
    std::string title = {};
    std::string language = "nl";           // BCP 47, for screen readers
    std::vector<Drawing> backgrounds = {}; // what pages have in common: written to the file once
    std::vector<Leaf> leaves = {};         // one a page
    bool operator==(const Document&) const = default;
};

// A tagged PDF where drawings say what their parts are. `page_keys`: how many pages go before these in a file that this one
// becomes a part of. Throws Error when the PDF library fails.
[[nodiscard]] std::string render_pdf(const Document&, std::size_t page_keys = 0);

} // namespace formradar::draw
