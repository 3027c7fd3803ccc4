#include "vision/lines.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace formradar {
namespace {

struct Extent {
    double length = 0, thickness = 0; // px, of a bar with the same second moments
};

Extent extent_of(const cv::Mat& labels, int label, const cv::Rect& box) {
    cv::Mat piece = labels(box) == label;
    const auto m = cv::moments(piece, true);
    const double xx = m.mu20 / m.m00 + 1.0 / 12, yy = m.mu02 / m.m00 + 1.0 / 12, xy = m.mu11 / m.m00;
    const double middle = (xx + yy) / 2, off = std::hypot((xx - yy) / 2, xy);
    return {std::sqrt(12 * (middle + off)), std::sqrt(12 * std::max(0.0, middle - off))};
}

// Only long or bar-shaped components can be parts of a line: on a clean page there are hardly any and nothing more is done.
cv::Mat line_candidates(const cv::Mat& mask, double px_per_mm, const LineOptions& options) {
    constexpr double shortest_part = 3.5; // mm: between an outline and the letters above it
    constexpr int fewest_parts = 3;
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(mask, labels, stats, centres, 8, CV_32S);
    std::vector<std::uint8_t> keep(static_cast<std::size_t>(count), 0);
    int parts = 0;
    for (int label = 1; label < count; ++label) {
        const cv::Rect box(stats.at<int>(label, cv::CC_STAT_LEFT), stats.at<int>(label, cv::CC_STAT_TOP),
                           stats.at<int>(label, cv::CC_STAT_WIDTH), stats.at<int>(label, cv::CC_STAT_HEIGHT));
        const double diagonal = std::hypot(box.width, box.height) / px_per_mm;
        if (diagonal < shortest_part) {
            continue;
        }
        const bool is_long = diagonal >= options.shortest;
        const auto extent = is_long ? Extent{} : extent_of(labels, label, box);
        if (is_long || (extent.thickness < options.thickest * px_per_mm && extent.length > 3.5 * extent.thickness)) {
            keep[static_cast<std::size_t>(label)] = 255;
            parts += is_long ? fewest_parts : 1;
        }
    }
    if (parts < fewest_parts) {
        return {};
    }
    cv::Mat kept(mask.size(), CV_8U);
    for (int y = 0; y < mask.rows; ++y) {
        const int* from = labels.ptr<int>(y);
        std::uint8_t* to = kept.ptr(y);
        for (int x = 0; x < mask.cols; ++x) {
            to[x] = keep[static_cast<std::size_t>(from[x])];
        }
    }
    return kept;
}

bool set(const cv::Mat& mask, cv::Point2d p) {
    const int x = static_cast<int>(std::lround(p.x)), y = static_cast<int>(std::lround(p.y));
    return x >= 0 && y >= 0 && x < mask.cols && y < mask.rows && mask.at<std::uint8_t>(y, x) != 0;
}

// Thickness of the ink across the line at a point of it; 0 where there is none.
double thickness_at(const cv::Mat& mask, cv::Point2d at, cv::Point2d across, double most) {
    double width = 0;
    for (const int side : {-1, 1}) {
        double step = side < 0 ? 1 : 0;
        // Up to two pixels of paper are crossed to get to the line: it is never quite straight.
        while (step < 3 && !set(mask, at + across * (side * step))) {
            ++step;
        }
        while (step < 3 + most && set(mask, at + across * (side * step))) {
            ++width;
            ++step;
        }
    }
    return width;
}

bool is_line(const cv::Mat& mask, const cv::Mat& print, LongLine& line, double thickest, double share) {
    const cv::Point2d along = line.to - line.from;
    const double length = std::hypot(along.x, along.y);
    const cv::Point2d unit = along / length, across(-unit.y, unit.x);
    std::vector<double> widths;
    int visible = 0;
    for (double t = 0; t < length; t += 2) {
        const cv::Point2d at = line.from + unit * t;
        const double width = thickness_at(mask, at, across, 2 * thickest);
        const bool hidden = set(print, at);
        visible += hidden ? 0 : 1;
        if (width > 0 && !hidden) {
            widths.push_back(width);
        }
    }
    if (widths.empty() || static_cast<double>(widths.size()) < share * visible) {
        return false;
    }
    const auto middle = widths.begin() + std::ssize(widths) / 2;
    std::ranges::nth_element(widths, middle);
    line.thickness = *middle;
    return line.thickness <= thickest;
}

// A little beyond its ends: the last part may be shorter than what counts as one.
void erase(cv::Mat& mask, const LongLine& line, double px_per_mm) {
    const cv::Point2d along = line.to - line.from;
    const cv::Point2d beyond = along * (6 * px_per_mm / std::hypot(along.x, along.y));
    const int thickness = static_cast<int>(std::ceil(line.thickness + 0.5 * px_per_mm));
    cv::line(mask, line.from - beyond, line.to + beyond, 0, thickness, cv::LINE_8);
}

} // namespace

std::vector<LongLine> remove_lines(cv::Mat& mask, const cv::Mat& print, double px_per_mm, const LineOptions& options) {
    constexpr int most_lines = 12;
    std::vector<LongLine> lines;
    const double shortest = options.shortest * px_per_mm;
    cv::Mat candidates = line_candidates(mask, px_per_mm, options);
    for (bool found = !candidates.empty(); found && std::ssize(lines) < most_lines;) {
        found = false;
        std::vector<cv::Vec4i> segments;
        cv::HoughLinesP(candidates, segments, 1, std::numbers::pi / 360, static_cast<int>(shortest * 0.4), shortest,
                        options.gap * px_per_mm);
        std::ranges::sort(segments, std::greater{}, [](const cv::Vec4i& s) { return std::hypot(s[2] - s[0], s[3] - s[1]); });
        for (const auto& segment : segments) {
            LongLine line{{double(segment[0]), double(segment[1])}, {double(segment[2]), double(segment[3])}, 0};
            if (is_line(candidates, print, line, options.thickest * px_per_mm, options.share)) {
                erase(mask, line, px_per_mm);
                erase(candidates, line, px_per_mm);
                lines.push_back(line);
                found = true;
                break;
            }
        }
    }
    return lines;
}

} // namespace formradar
