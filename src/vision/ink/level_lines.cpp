// Each line from one side of the box to the other is tried; what is left without it says what it strikes.
#include "vision/ink/level_lines.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "vision/ink/strokes.hpp"

namespace formradar::vision {
namespace {

// Ink at the point or a pixel above or below: a drawn line is never quite straight.
bool inked(const MarkPatch& patch, int x, int y) {
    for (int row = y - 1; row <= y + 1; ++row) {
        if (row >= 0 && row < patch.own.rows && x >= 0 && x < patch.own.cols && patch.own.at<std::uint8_t>(row, x) != 0) {
            return true;
        }
    }
    return false;
}

// A line that is inked but for `most_missing` of its visible length.
bool is_line(const MarkPatch& patch, Point<Mm> from, Point<Mm> to, double most_missing) {
    const double ppm = patch.px_per_mm;
    const int left = static_cast<int>(from.x * ppm), right = static_cast<int>(to.x * ppm);
    int visible = 0, missing = 0;
    const auto most = static_cast<int>(most_missing * (right - left));
    for (int x = left; x <= right; ++x) {
        const int y = static_cast<int>(std::lerp(from.y, to.y, static_cast<double>(x - left) / (right - left)) * ppm);
        if (x < 0 || x >= patch.own.cols || y < 0 || y >= patch.own.rows) {
            return false;
        }
        if (patch.print.at<std::uint8_t>(y, x) == 0) {
            ++visible;
            missing += inked(patch, x, y) ? 0 : 1;
            if (missing > most) {
                return false;
            }
        }
    }
    return visible > (right - left) / 2; // the rest hides behind the outline
}

Shading shading_in_box(const MarkPatch& patch, const cv::Mat& own) {
    Shading shading;
    const auto box = pixels_of(patch, patch.box) & cv::Rect(1, 1, own.cols - 2, own.rows - 2);
    for (int y = box.y; y < box.br().y; ++y) {
        for (int x = box.x; x < box.br().x; ++x) {
            if (own.at<std::uint8_t>(y, x) != 0 && patch.print.at<std::uint8_t>(y, x) == 0) {
                shading.add(x, y,
                            (own.at<std::uint8_t>(y, x - 1) == 0) + (own.at<std::uint8_t>(y, x + 1) == 0) +
                                (own.at<std::uint8_t>(y - 1, x) == 0) + (own.at<std::uint8_t>(y + 1, x) == 0));
            }
        }
    }
    return shading;
}

// Nearly all of `own` in the box lies within `half_width` px of one straight line.
bool lies_on_one_line(const MarkPatch& patch, const cv::Mat& own, double half_width) {
    // Shown by mark_shape_test: a_cross_with_a_line_through_it_is, a_cross_of_bowed_strokes_of_which_one_is_flat_is_not.
    constexpr double nearly_all = 0.85;
    constexpr int step = 2; // px: a quarter of the points says as much
    const auto box = pixels_of(patch, patch.box);
    std::vector<cv::Point2f> points;
    for (int y = box.y; y < box.br().y; y += step) {
        for (int x = box.x; x < box.br().x; x += step) {
            if (own.at<std::uint8_t>(y, x) != 0 && patch.print.at<std::uint8_t>(y, x) == 0) {
                points.emplace_back(static_cast<float>(x), static_cast<float>(y));
            }
        }
    }
    if (points.empty()) {
        return true;
    }
    cv::Vec4f line; // unit direction, point
    cv::fitLine(points, line, cv::DIST_L1, 0, 0.01, 0.01);
    const auto near = std::ranges::count_if(
        points, [&](cv::Point2f p) { return std::abs((p.x - line[2]) * line[1] - (p.y - line[3]) * line[0]) < half_width; });
    return static_cast<double>(near) > nearly_all * static_cast<double>(points.size());
}

// What is left of the marks without the line still turns or crosses itself: of a slanted cross only a straight stroke is left.
bool is_mark_without(const MarkPatch& patch, Point<Mm> from, Point<Mm> to) {
    // Shown by mark_shape_test: a_slanted_cross_is_not, a_cross_of_bowed_strokes_of_which_one_is_flat_is_not.
    constexpr double least = 1.5, rim = 0.45, share = 0.6, near_line = 0.6; // mm², mm, shares of a stroke and of its half width
    const double ppm = patch.px_per_mm, rise = (to.y - from.y) / (to.x - from.x);
    const double half_width = rim * ppm + share * shading_in_box(patch, patch.own).stroke();
    cv::Mat rest = patch.own.clone();
    for (int x = 0; x < rest.cols; ++x) {
        const double middle = (from.y + (x / ppm - from.x) * rise) * ppm;
        const int top = std::max(0, static_cast<int>(middle - half_width));
        const int bottom = std::min(rest.rows - 1, static_cast<int>(middle + half_width));
        for (int y = top; y <= bottom; ++y) {
            rest.at<std::uint8_t>(y, x) = 0;
        }
    }
    const auto shading = shading_in_box(patch, rest);
    return shading.area() > least * ppm * ppm && shading.is_crooked() && !lies_on_one_line(patch, rest, near_line * half_width);
}

using Line = std::pair<Point<Mm>, Point<Mm>>; // its left and its right end

// One lies below the other, with paper between them.
bool are_apart(const MarkPatch& patch, const Line& upper, const Line& lower) {
    // Shown by mark_shape_test: two_below_each_other_are_told_from_a_flat_cross_and_from_a_thick_stroke.
    constexpr double apart = 1, most_missing = 0.5; // mm at both ends; share: the mark that they strike lies between them too
    return lower.first.y - upper.first.y > apart && lower.second.y - upper.second.y > apart &&
           !is_line(patch, (upper.first + lower.first) * 0.5, (upper.second + lower.second) * 0.5, most_missing);
}

} // namespace

LevelLines level_lines(const MarkPatch& patch) {
    // Tried by mark_shape_test: a_cross_with_a_line_through_it_is,
    // two_below_each_other_are_told_from_a_flat_cross_and_from_a_thick_stroke.
    constexpr double beyond = 0.75, step = 0.3, corner = 1.2; // mm; along the outline nothing is seen
    constexpr double steepest = 2.4, thick = 0.6;             // mm, share: a flatter line fits into a thick stroke
    constexpr double most_missing = 0.04;                     // of its visible length
    const auto& box = patch.box;
    const double top = box.y + corner, bottom = box.bottom() - corner;
    LevelLines lines;
    std::vector<Line> found;
    double slope = 0; // of few marks: most have no ink beside the box
    for (double left = top; left <= bottom; left += step) {
        if (!inked(patch, static_cast<int>((box.x - beyond) * patch.px_per_mm), static_cast<int>(left * patch.px_per_mm))) {
            continue;
        }
        if (slope == 0) {
            slope = steepest - thick * shading_in_box(patch, patch.own).stroke() / patch.px_per_mm;
        }
        for (double right = std::max(top, left - slope); right <= std::min(bottom, left + slope); right += step) {
            const Point<Mm> from{box.x - beyond, left}, to{box.right() + beyond, right};
            if (is_line(patch, from, to, most_missing)) {
                found.emplace_back(from, to);
                lines.over_mark = lines.over_mark || is_mark_without(patch, from, to);
            }
        }
    }
    lines.any = !found.empty();
    lines.two = std::ranges::any_of(found, [&](const auto& upper) {
        return std::ranges::any_of(found, [&](const auto& lower) { return are_apart(patch, upper, lower); });
    });
    return lines;
}

} // namespace formradar::vision
