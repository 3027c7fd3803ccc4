// The sheets of a printed file as piles to hand out: a page on top of each group's, and a list to tick off.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "formradar/draw/pdf.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/session.hpp"

namespace formradar::report {

// Sheets that follow each other and are for the same group.
struct Pile {
    std::string group;          // empty: participants mark it themselves
    std::size_t sheets = 0;     // how many
    std::size_t first_page = 0; // of its sheets in the file, from 1: what lies on top comes before
    std::size_t last_page = 0;  // likewise
    bool operator==(const Pile&) const = default;
};

// What is printed, and which pages are whose.
struct FormsFile {
    draw::Document document;
    std::vector<Pile> piles;
};

// A part of the file: the pages that follow those of the part before.
using TakePart = std::function<void(const draw::Document&)>;

// Sheets of the session in their order. Where groups are filled in, each pile has a page on top. With `session.duplex` an empty
// page follows an odd number of pages, so that no sheet begins on the back of another.
// The file comes in parts of so many pages that memory does not grow with the sheets; few sheets are one part.
[[nodiscard]] std::vector<Pile> draw_piles(const form::Session&, const form::FormPages&, std::span<const form::Sheet>,
                                           const TakePart&);

[[nodiscard]] FormsFile draw_piles(const form::Session&, const form::FormPages&, std::span<const form::Sheet>); // as a whole

// All sheets of the session to tick off: handed out, and back. Their numbers, no names.
[[nodiscard]] draw::Document draw_attendance(const form::Session&);

} // namespace formradar::report
