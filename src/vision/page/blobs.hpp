// Solid dark blobs of about a given size: what the page's anchors look like before it is known which they are.
#pragma once

#include <vector>

#include "formradar/core/geometry.hpp"
#include "formradar/core/image.hpp"

namespace formradar::vision {

struct Blob {
    Point<Px> centre;    // in the full picture
    double area = 0;     // px of the full picture
    double solidity = 0; // 1 for a solid disc in any perspective, 0.95 for a solid square, lower with holes and arms
};

struct BlobOptions {
    // Shown by register_test: six_anchors_are_enough.
    // Tried by register_test: the_page_is_found_within_a_tenth_of_a_millimetre.
    int reduced_long_side = 900;  // px: a 4 mm disc is still 10 px across on a page that fills the picture
    double threshold = 0.5;       // between the darkest print (0) and the local paper (1)
    double smallest = 0.007;      // of the long side: a 4 mm disc on a page that fills half of the picture
    double largest = 0.05;        // of the long side: a 6 mm square in strong perspective
    double least_solidity = 0.86; // a disc with a pen stroke running into it is about that
    std::size_t most = 60;
};

[[nodiscard]] std::vector<Blob> find_blobs(const GrayImage&, const BlobOptions&);

} // namespace formradar::vision
