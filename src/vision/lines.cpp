#include "vision/lines.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace formradar {
namespace {

// Only components that are long in one direction can hold a line: on a clean page there are none and nothing more is done.
cv::Mat long_components(const cv::Mat& mask, double shortest) {
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(mask, labels, stats, centres, 8, CV_32S);
    std::vector<std::uint8_t> keep(static_cast<std::size_t>(count), 0);
    bool any = false;
    for (int label = 1; label < count; ++label) {
        const double extent = std::hypot(stats.at<int>(label, cv::CC_STAT_WIDTH), stats.at<int>(label, cv::CC_STAT_HEIGHT));
        if (extent >= shortest) {
            keep[static_cast<std::size_t>(label)] = 255;
            any = true;
        }
    }
    if (!any) {
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

bool inked(const cv::Mat& mask, cv::Point2d p) {
    const int x = static_cast<int>(std::lround(p.x)), y = static_cast<int>(std::lround(p.y));
    return x >= 0 && y >= 0 && x < mask.cols && y < mask.rows && mask.at<std::uint8_t>(y, x) != 0;
}

// Thickness of the ink across the line at each point of it; 0 where there is none.
std::vector<double> thicknesses(const cv::Mat& mask, const LongLine& line, double most) {
    const cv::Point2d along = line.to - line.from;
    const double length = std::hypot(along.x, along.y);
    const cv::Point2d unit = along / length, across(-unit.y, unit.x);
    std::vector<double> widths;
    for (double t = 0; t < length; t += 2) {
        const cv::Point2d at = line.from + unit * t;
        double width = 0;
        for (const int side : {-1, 1}) {
            double step = side < 0 ? 1 : 0;
            // Up to two pixels of paper are crossed to get to the line: it is never quite straight.
            while (step < 3 && !inked(mask, at + across * (side * step))) {
                ++step;
            }
            while (step < 3 + most && inked(mask, at + across * (side * step))) {
                ++width;
                ++step;
            }
        }
        widths.push_back(width);
    }
    return widths;
}

bool is_line(const cv::Mat& mask, LongLine& line, double thickest) {
    auto widths = thicknesses(mask, line, 2 * thickest);
    const auto there = static_cast<std::size_t>(std::ranges::count_if(widths, [](double width) { return width > 0; }));
    if (there < widths.size() * 8 / 10) {
        return false;
    }
    std::ranges::sort(widths);
    const std::size_t gaps = widths.size() - there;
    line.thickness = widths[gaps + there / 2];
    return line.thickness <= thickest;
}

void erase(cv::Mat& mask, const LongLine& line, double px_per_mm) {
    const int thickness = static_cast<int>(std::ceil(line.thickness + 0.4 * px_per_mm));
    cv::line(mask, line.from, line.to, 0, thickness, cv::LINE_8);
}

} // namespace

std::vector<LongLine> remove_lines(cv::Mat& mask, double px_per_mm, const LineOptions& options) {
    std::vector<LongLine> lines;
    const double shortest = options.shortest * px_per_mm;
    cv::Mat candidates = long_components(mask, shortest);
    for (int round = 0; !candidates.empty() && round < 12; ++round) {
        std::vector<cv::Vec4i> segments;
        cv::HoughLinesP(candidates, segments, 1, std::numbers::pi / 360, static_cast<int>(shortest * 0.6), shortest,
                        1.5 * px_per_mm);
        const auto length = [](const cv::Vec4i& s) { return std::hypot(s[2] - s[0], s[3] - s[1]); };
        std::ranges::sort(segments, std::greater{}, length);
        bool found = false;
        for (const auto& segment : segments) {
            LongLine line{{double(segment[0]), double(segment[1])}, {double(segment[2]), double(segment[3])}, 0};
            if (is_line(candidates, line, options.thickest * px_per_mm)) {
                erase(mask, line, px_per_mm);
                erase(candidates, line, px_per_mm);
                lines.push_back(line);
                found = true;
                break;
            }
        }
        if (!found) {
            break;
        }
    }
    return lines;
}

} // namespace formradar
