// From the paper to the picture: a homography for the camera, and a smooth displacement for paper that is not flat.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "formradar/core/geometry.hpp"

namespace formradar {

struct Homography {
    std::array<double, 9> m{1, 0, 0, 0, 1, 0, 0, 0, 1}; // row by row
    [[nodiscard]] Point<Px> operator()(Point<Mm>) const;
    bool operator==(const Homography&) const = default;
};

struct Match {
    Point<Mm> page;
    Point<Px> picture;
    double weight = 1; // 1 over the variance of `picture`, in any common unit
};

// Least squares over the matches: a similarity from 2, an affine map from 3, a homography from 4 or more. Direct linear
// transform with normalised coordinates: R. Hartley, "In defense of the eight-point algorithm", PAMI 19(6), 1997.
// `mirrored`: a similarity from 2 matches turns the page over.
[[nodiscard]] Homography fit(std::span<const Match>, bool mirrored = false);

// Page to page, in mm: where a point of the layout really lies on this sheet of paper. A polynomial of low degree in both
// coordinates.
struct Bend {
    int degree = 0;                                      // 0: none
    Size<Mm> paper{1, 1};                                // what the coordinates are normalised by
    std::vector<double> x, y;                            // mm, coefficients of the monomials u^i v^j, i + j <= degree
    [[nodiscard]] Point<Mm> operator()(Point<Mm>) const; // the displaced point
    bool operator==(const Bend&) const = default;
};

struct Displacement {
    Point<Mm> at;
    Point<Mm> by;
    double weight = 1;
};

// How far, on the paper, `seen` lies from where the camera alone would have `page`.
[[nodiscard]] Displacement displacement(const Homography& camera, Point<Mm> page, Point<Px> seen);

// Robust: Tukey's biweight, so that outliers above about 3 times the spread do not count. `stiffness` > 0 holds the higher terms
// down.
[[nodiscard]] Bend fit_bend(std::span<const Displacement>, Size<Mm> paper, int degree, double stiffness);

struct PageMap {
    Homography camera;
    Bend bend;
    [[nodiscard]] Point<Px> operator()(Point<Mm> p) const { return camera(bend(p)); }
    // Size of a millimetre at `p`, in px: the root of the area's growth.
    [[nodiscard]] double px_per_mm(Point<Mm> p) const;
    bool operator==(const PageMap&) const = default;
};

} // namespace formradar
