// How much is printed or written on a picture that no page was found in: a blank back, a black page, or something else.
#pragma once

#include <optional>
#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"
#include "formradar/vision/page/page_map.hpp"

namespace formradar::vision {

// How much is on the picture.
struct Emptiness {
    double ink = 0;          // share of the picture that is clearly darker than what is around it
    double strokes = 0;      // mm² of it in strokes and letters: without holes, staples, folds and dust
    double pale_strokes = 0; // mm² of strokes as pale as a pencil's
    double lines = 0;        // mm² of single lines, of a pen and not of a fold
    double bright = 0;       // mean level, 0..255
    double px_per_mm = 0;    // of the picture
    std::optional<Rect<Px>> dark_bounds{}, pale_bounds{}, line_bounds{}; // of these strokes, in the picture
};

// Tried by back_test: through_which_the_front_shines_is_blank, with_pencil_where_the_front_shines_through_waits_for_a_person.
inline constexpr double shows_through = 0.68; // of the paper's level: print seen through 80 g paper stays above 0.75

// Edges of the picture (4 % a side) are left out: lids and tables. What is no darker than `from` of the paper's level may be
// print that shines through from the other side. The picture is taken to be of a page of A4.
[[nodiscard]] Emptiness emptiness_of(const GrayImage&, double from = shows_through);

// What only colours show on a picture: a yellow pen's strokes are as bright as the paper.
struct Coloured {
    double strokes = 0;               // mm²
    std::optional<Rect<Px>> bounds{}; // in the picture
};

// `colour`: how far each pixel is from grey. Edges are left out as above, and what reaches them.
[[nodiscard]] Coloured colour_on(const GrayImage& colour);

// What was written somewhere, with the same exceptions.
struct Written {
    Rect<Mm> bounds;
    double area = 0;   // mm²
    bool pale = false; // as a pencil's
    bool operator==(const Written&) const = default;
};

// A line of letters.
struct PrintedLine {
    Rect<Mm> rect;
    double size = 0; // mm: of its em
};

// On which parts of a page.
struct WhereToLook {
    Size<Mm> paper;                 // clear of its edges
    std::vector<Rect<Mm>> parts;    // of it
    std::vector<Rect<Mm>> printed;  // outside of these
    std::vector<PrintedLine> lines; // and in these what is higher than their letters: a figure written over them
    std::vector<Rect<Mm>> words;    // to be chosen among: here a short line is no piece of a fold, it underlines one of them
    bool pale = false;              // outside of all print for pale strokes as well, which takes many times as long
};
// What was written there, piece by piece.
[[nodiscard]] std::vector<Written> written_on(const GrayImage& picture, const PageMap&, const WhereToLook&);

} // namespace formradar::vision
