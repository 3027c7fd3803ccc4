// What holes, staples, folds and corners are like; what is like none of them was written.
#include "vision/page/pieces_on_paper.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace formradar::vision {
namespace {

PieceExtent extent_of(const Component& component, double unit) {
    const auto shape = shape_of(component);
    const double middle = (shape.xx + shape.yy) / 2;
    const double half = std::hypot((shape.xx - shape.yy) / 2, shape.xy);
    return {std::sqrt(12 * (middle + half)) / unit, std::sqrt(12 * std::max(0.0, middle - half)) / unit};
}

PaperPiece piece_of(Component component, cv::Size size, double unit) {
    const auto& box = component.bounds;
    const double across = std::min(box.x, size.width - box.br().x) / unit,
                 down = std::min(box.y, size.height - box.br().y) / unit;
    const auto extent = extent_of(component, unit);
    return {std::move(component), extent, std::min(across, down), std::max(across, down)};
}

// Of a punch, seen as a disc or as the ring of its shadow.
bool is_hole(const PaperPiece& piece, double unit) {
    // Tried by back_test: with_punch_holes_is_blank.
    constexpr double smallest = 3.5, largest = 9, longer = 1.35, farthest = 16; // mm
    const double width = piece.component.bounds.width / unit, height = piece.component.bounds.height / unit;
    const auto [less, more] = std::minmax(width, height);
    return less > smallest && more < largest && more < longer * less && piece.extent.length < longer * piece.extent.width &&
           piece.to_edge < farthest;
}

bool is_staple(const PaperPiece& piece) {
    // Tried by back_test: with_a_staple_is_blank.
    constexpr double shortest = 5, longest = 16, thickest = 2.2, farthest = 45; // mm
    return piece.extent.length > shortest && piece.extent.length < longest && piece.extent.width < thickest &&
           piece.to_corner < farthest;
}

// How much of it lies on straight lines that run along the paper or across it.
double share_along(const Component& component, double unit) {
    // Tried by back_test: with_folds_that_are_not_quite_straight_is_blank, written_on_without_lifting_the_pen_waits_for_a_person.
    constexpr double straight = 6, slant = 0.5; // mm: of a line's piece, and what a fold is off its direction on such a piece
    const auto pixels = [&](double mm) { return std::max(1, static_cast<int>(std::lround(mm * unit))); };
    const int wider = pixels(slant);
    cv::Mat mask(component.bounds.height + 2 * wider, component.bounds.width + 2 * wider, CV_8U, cv::Scalar(0));
    for (const auto& run : component.runs) {
        const cv::Point corner = component.bounds.tl() - cv::Point(wider, wider);
        mask(cv::Rect(run.begin - corner.x, run.y - corner.y, run.end - run.begin, 1)).setTo(255);
    }
    cv::Mat thick, along, across;
    cv::dilate(mask, thick, cv::Mat::ones(2 * wider + 1, 2 * wider + 1, CV_8U));
    cv::morphologyEx(thick, along, cv::MORPH_OPEN, cv::Mat::ones(1, pixels(straight + 2 * slant), CV_8U));
    cv::morphologyEx(thick, across, cv::MORPH_OPEN, cv::Mat::ones(pixels(straight + 2 * slant), 1, CV_8U));
    return cv::countNonZero(mask & (along | across)) / component.area;
}

// A fold, two that cross, a streak or an edge of paper: long, and nothing but that. Writing goes to and fro, also where it is one
// long thread.
bool is_line(const PaperPiece& piece, double unit) {
    // Tried by back_test: with_folds_is_blank, with_folds_that_are_not_quite_straight_is_blank.
    constexpr double shortest = 45, thickest = 1.3;  // mm
    constexpr double piece_of_one = 8, straight = 1; // mm: what a scan leaves of a slanted fold
    constexpr double nearly_all = 0.8;
    const double width = piece.component.bounds.width / unit, height = piece.component.bounds.height / unit;
    if (piece.extent.length > piece_of_one && piece.extent.width < straight) {
        return true;
    }
    return std::max(width, height) > shortest && piece.component.area / (unit * unit) < thickest * (width + height) &&
           share_along(piece.component, unit) > nearly_all;
}

// Of the paper's corner, folded over or torn off, behind which a lid or a table is seen: all of it, or its edge.
bool is_corner(const PaperPiece& piece) {
    // Tried by back_test: with_a_corner_folded_over_is_blank.
    constexpr double solid = 0.4;              // of its bounds: a triangle has half
    constexpr double widest = 7, longer = 2.5; // mm; than wide
    const bool all = piece.component.area > solid * piece.component.bounds.area();
    const bool edge_of_it = piece.extent.width < widest && piece.extent.length > longer * piece.extent.width;
    return piece.to_corner <= 0 && (all || edge_of_it);
}

bool underlines(const PaperPiece& piece, double unit, Parts words) {
    // Tried by written_beside_test: that_was_marked_makes_the_group_wait.
    constexpr double longest = 45; // mm
    const auto& bounds = piece.component.bounds;
    return std::max(bounds.width, bounds.height) < longest * unit &&
           std::ranges::any_of(words, [&](const cv::Rect& part) { return (part & bounds) == bounds; });
}

struct Ends {
    cv::Point2d from, to;
    [[nodiscard]] cv::Point2d middle() const { return (from + to) / 2; }
    [[nodiscard]] cv::Point2d way() const { return (to - from) / std::max(1.0, cv::norm(to - from)); }
};

Ends ends_of(const PaperPiece& piece, double unit) {
    const auto shape = shape_of(piece.component);
    const double turn = std::atan2(2 * shape.xy, shape.xx - shape.yy) / 2, half = piece.extent.length * unit / 2;
    const cv::Point2d middle(shape.x, shape.y), way(std::cos(turn) * half, std::sin(turn) * half);
    return {middle - way, middle + way};
}

// A fold is seen in pieces, which lie on one line.
bool goes_on_in(const Ends& line, const Ends& other, double unit) {
    // Tried by back_test: with_one_line_where_the_front_shines_through_waits_for_a_person.
    constexpr double aside = 2.5; // mm
    const auto off = [&](cv::Point2d at) { return std::abs((at - line.middle()).cross(line.way())); };
    return off(other.from) < aside * unit && off(other.to) < aside * unit;
}

bool reaches_edge(const PaperPiece& piece) {
    // Tried by back_test: with_one_line_where_the_front_shines_through_waits_for_a_person.
    constexpr double near = 2; // mm: of what is looked at, which ends before the paper does
    return piece.to_edge < near;
}

// Level or upright at a half, a third or a quarter of the paper.
bool lies_where_paper_is_folded(const Ends& line, cv::Size size, double unit) {
    // Tried by back_test: with_one_line_where_the_front_shines_through_waits_for_a_person.
    constexpr double slant = 0.06, near = 8; // sine; mm
    const auto way = line.way(), middle = line.middle();
    const auto is_near = [&](double at, double whole) {
        return std::ranges::any_of(std::array{1.0 / 2, 1.0 / 3, 2.0 / 3, 1.0 / 4, 3.0 / 4},
                                   [&](double share) { return std::abs(at - share * whole) < near * unit; });
    };
    return (std::abs(way.y) < slant && is_near(middle.y, size.height)) ||
           (std::abs(way.x) < slant && is_near(middle.x, size.width));
}

double share_in(const cv::Mat& dark, const Component& component) {
    int in = 0;
    for (const auto& run : component.runs) {
        in += cv::countNonZero(dark(cv::Rect(run.begin, run.y, run.end - run.begin, 1)));
    }
    return in / std::max(1.0, component.area);
}

} // namespace

PaperPieces pieces_of(const cv::Mat& mask, double unit, Parts words) {
    // Tried by back_test: with_one_line_where_the_front_shines_through_waits_for_a_person.
    constexpr double dust = 2; // mm
    PaperPieces found;
    for (auto& component : components_of(mask)) {
        if (std::max(component.bounds.width, component.bounds.height) < dust * unit) {
            continue;
        }
        auto piece = piece_of(std::move(component), mask.size(), unit);
        if (is_hole(piece, unit) || is_staple(piece) || is_corner(piece)) {
            continue;
        }
        const bool line = is_line(piece, unit) && !underlines(piece, unit, words);
        (line ? found.lines : found.strokes).push_back(std::move(piece));
    }
    return found;
}

std::vector<PaperPiece> drawn_lines(const std::vector<PaperPiece>& lines, const cv::Mat& dark, double unit) {
    // Tried by back_test: with_one_line_of_a_pen_waits_for_a_person, with_a_fold_of_which_a_scan_shows_pieces_is_blank.
    constexpr std::size_t most = 6;     // of crumpled paper there are more
    constexpr double mostly_dark = 0.4; // of its pixels
    std::vector<PaperPiece> drawn;
    if (lines.size() > most) {
        return drawn;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto line = ends_of(lines[i], unit);
        bool goes_on = false;
        for (std::size_t other = 0; other < lines.size(); ++other) {
            goes_on = goes_on || (other != i && goes_on_in(line, ends_of(lines[other], unit), unit));
        }
        const bool fold = lies_where_paper_is_folded(line, dark.size(), unit) && share_in(dark, lines[i].component) < mostly_dark;
        if (!goes_on && !fold && !reaches_edge(lines[i])) {
            drawn.push_back(lines[i]);
        }
    }
    return drawn;
}

} // namespace formradar::vision
