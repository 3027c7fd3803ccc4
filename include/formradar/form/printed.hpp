// Where print is on a sheet, so that what is seen anywhere else was written by somebody.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/form/form.hpp"
#include "formradar/form/layout.hpp"

namespace formradar::form {

// A line of printed text.
struct TextLine {
    Rect<Mm> rect;
    double size = 0; // mm, of the em: letters are no higher
    bool operator==(const TextLine&) const = default;
};

// Where a page is printed.
struct PrintedPlaces {
    std::vector<TextLine> lines; // of text
    std::vector<Rect<Mm>> others;
    std::vector<double> names; // of the groups, in their order: mm² that the letters of each cover
    bool operator==(const PrintedPlaces&) const = default;
};

// Places that between them cover all print of a page, from 0, and the room round its boxes where marks belong. Nothing when this
// version lays the form out otherwise: then it does not know what else is printed.
[[nodiscard]] std::optional<PrintedPlaces> printed_places(const Form&, const Layout&, std::size_t page);

} // namespace formradar::form
