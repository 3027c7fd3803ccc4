// Strokes on paper told from holes, staples, folds and dust by their size, shape and place.
#pragma once

#include <opencv2/core.hpp>
#include <span>
#include <vector>

#include "vision/page/components.hpp"

namespace formradar::vision {

struct PieceExtent { // mm, of the rectangle with the same moments
    double length = 0, width = 0;
};

struct PaperPiece {
    Component component;
    PieceExtent extent;
    double to_edge = 0;   // mm from the nearest edge of the picture
    double to_corner = 0; // mm: the farther of the distances to the two nearest edges
};

using Parts = std::span<const cv::Rect>;

// All that a mask of what is darker than paper holds, but for dust, holes, staples and corners.
struct PaperPieces {
    std::vector<PaperPiece> strokes;
    std::vector<PaperPiece> lines; // as folds, streaks and edges of paper are, and a pen's single line
};

// `unit`: px a millimetre. `words`: where a short line is a stroke.
[[nodiscard]] PaperPieces pieces_of(const cv::Mat& mask, double unit, Parts words = {});

// Of the lines those that a pen drew: none that goes to the edge of the paper, goes on in another one, or lies where paper is
// folded and is no darker than folds are. `dark`: what is darker than these.
[[nodiscard]] std::vector<PaperPiece> drawn_lines(const std::vector<PaperPiece>& lines, const cv::Mat& dark, double unit);

} // namespace formradar::vision
