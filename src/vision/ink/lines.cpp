// Pieces of ink are taken for bars, and bars in one line for a line; it is followed on past its ends, and erased.
#include "vision/ink/lines.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "formradar/core/quantile.hpp"
#include "vision/page/components.hpp"

namespace formradar::vision {
namespace {

// A bar with the same second moments as a component.
struct Bar {
    const Component* piece = nullptr;
    cv::Point2d centre, along; // px, unit vector
    double length = 0, thickness = 0;
};

Bar bar_of(const Component& piece) {
    const auto shape = shape_of(piece);
    const double middle = (shape.xx + shape.yy) / 2, off = std::hypot((shape.xx - shape.yy) / 2, shape.xy);
    const double turn = std::atan2(2 * shape.xy, shape.xx - shape.yy) / 2;
    return {&piece,
            {shape.x, shape.y},
            {std::cos(turn), std::sin(turn)},
            std::sqrt(12 * (middle + off)),
            std::sqrt(12 * std::max(0.0, middle - off))};
}

bool in_line(const Bar& a, const Bar& b, double px_per_mm) {
    // Shown by lines_test: a_line_hidden_behind_outlines_is_removed.
    // Tried by lines_test: a_fold_that_bows_is_followed_to_its_end, crosses_below_each_other_are_no_line.
    constexpr double same_way = 0.985, off = 1, off_far = 0.06; // cosine; mm, and of the distance
    const cv::Point2d between = b.centre - a.centre;
    const double across = std::abs(between.x * a.along.y - between.y * a.along.x);
    return std::abs(a.along.dot(b.along)) > same_way && across < off * px_per_mm + off_far * std::hypot(between.x, between.y);
}

// Long components, and bars of which at least three lie in one line: on a clean page there are none and nothing more is done.
cv::Mat line_candidates(const cv::Mat& mask, double px_per_mm, const LineOptions& options) {
    // Tried by lines_test: a_fold_that_bows_is_followed_to_its_end, crosses_below_each_other_are_no_line.
    constexpr double shortest_part = 3.5; // mm: between an outline and the letters above it
    constexpr double least_length = 3.5;  // times its thickness
    const auto components = components_of(mask);
    std::vector<Bar> bars;
    std::vector<const Component*> kept;
    for (const auto& component : components) {
        const double diagonal = std::hypot(component.bounds.width, component.bounds.height) / px_per_mm;
        if (diagonal >= options.shortest) {
            kept.push_back(&component);
        } else if (diagonal >= shortest_part) {
            const auto bar = bar_of(component);
            if (bar.thickness < options.thickest * px_per_mm && bar.length > least_length * bar.thickness) {
                bars.push_back(bar);
            }
        }
    }
    const bool any_long = !kept.empty();
    for (const auto& bar : bars) {
        const auto partners = std::ranges::count_if(bars, [&](const Bar& other) { return in_line(bar, other, px_per_mm); });
        if (partners >= 3 || any_long) { // itself among them
            kept.push_back(bar.piece);
        }
    }
    if (kept.empty()) {
        return {};
    }
    cv::Mat candidates = cv::Mat::zeros(mask.size(), CV_8U);
    for (const auto* component : kept) {
        for (const auto& run : component->runs) {
            std::fill(candidates.ptr(run.y) + run.begin, candidates.ptr(run.y) + run.end, std::uint8_t{255});
        }
    }
    return candidates;
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
    line.thickness = median(widths);
    return line.thickness <= thickest;
}

// The line goes on past an end as far as there is ink as thin as the line, in or nearly in its direction: folds bow, and what is
// left of one is too short to be found by itself.
class Follower {
    // Tried by lines_test: a_fold_that_bows_is_followed_to_its_end, crosses_below_each_other_are_no_line.
    static constexpr double as_thin = 1.6, rounding = 2; // times the line's own thickness; px

public:
    Follower(const cv::Mat& mask, const cv::Mat& print, const LongLine& line, double px_per_mm)
        : mask_(mask), print_(print), px_per_mm_(px_per_mm), thickest_(as_thin * line.thickness + rounding) {}

    // From `end` on; `unit` leads away from the line.
    [[nodiscard]] std::vector<cv::Point2d> follow(cv::Point2d end, cv::Point2d unit) const {
        // Tried by lines_test: a_fold_that_bows_is_followed_to_its_end, a_mark_beyond_the_end_of_a_fold_stays.
        constexpr double gap = 3, stray = 0.5, follow_up = 0.2; // mm of paper, mm across, share of what it is off
        const cv::Point2d across(-unit.y, unit.x);
        std::vector<cv::Point2d> path;
        double paper = 0, off = 0;
        const cv::Rect_<double> all(0, 0, mask_.cols - 1, mask_.rows - 1);
        for (double t = 1; paper < gap * px_per_mm_; ++t) {
            const cv::Point2d at = end + unit * t + across * off;
            if (!all.contains(at)) {
                break;
            }
            if (const auto ink = ink_across(at, across, stray * px_per_mm_)) {
                off += follow_up * *ink;
                path.push_back(at);
                paper = 0;
            } else if (!set(print_, at) && !set(mask_, at)) {
                ++paper;
            }
        }
        return path;
    }

private:
    // Where the middle of a thin piece of ink lies, in px across; none where there is nothing or something thicker.
    [[nodiscard]] std::optional<double> ink_across(cv::Point2d at, cv::Point2d across, double stray) const {
        for (double away = 0; away <= stray; ++away) {
            for (const double side : {-away, away}) {
                if (set(mask_, at + across * side) && !set(print_, at + across * side)) {
                    double low = side, high = side;
                    while (side - low < thickest_ && set(mask_, at + across * (low - 1))) {
                        --low;
                    }
                    while (high - side < thickest_ && set(mask_, at + across * (high + 1))) {
                        ++high;
                    }
                    return high - low + 1 <= thickest_ ? std::optional((low + high) / 2) : std::nullopt;
                }
            }
        }
        return std::nullopt;
    }

    const cv::Mat& mask_;
    const cv::Mat& print_;
    double px_per_mm_, thickest_;
};

// A little beyond its ends, and on from there.
void erase(cv::Mat& mask, const cv::Mat& print, const LongLine& line, double px_per_mm) {
    const cv::Point2d along = line.to - line.from, unit = along / std::hypot(along.x, along.y);
    const cv::Point2d beyond = unit * (6 * px_per_mm);
    const int thickness = static_cast<int>(std::ceil(line.thickness + 0.5 * px_per_mm));
    const Follower follower(mask, print, line, px_per_mm);
    const auto before = follower.follow(line.from, -unit), after = follower.follow(line.to, unit);
    cv::line(mask, line.from - beyond, line.to + beyond, 0, thickness, cv::LINE_8);
    for (const auto* path : {&before, &after}) {
        for (const auto& at : *path) {
            cv::circle(mask, at, thickness / 2, 0, cv::FILLED);
        }
    }
}

// Longest first. Searched at half size: a quarter of the pixels to vote, and lines are still two pixels wide.
std::vector<cv::Vec4i> straight_segments(const cv::Mat& candidates, double px_per_mm, const LineOptions& options) {
    // Shown by lines_test: a_fold_that_bows_is_followed_to_its_end.
    // Tried by lines_test: crosses_below_each_other_are_no_line.
    constexpr double most_pixels = 100;              // of 255: of four, two are ink
    constexpr double angle = std::numbers::pi / 360; // between directions that are tried
    constexpr double least_votes = 0.4;              // of the pixels of the shortest line
    cv::Mat half;
    cv::resize(candidates, half, {}, 0.5, 0.5, cv::INTER_AREA);
    const double unit = px_per_mm / 2, shortest = options.shortest * unit;
    std::vector<cv::Vec4i> segments;
    cv::HoughLinesP(half > most_pixels, segments, 1, angle, static_cast<int>(shortest * least_votes), shortest,
                    options.gap * unit);
    for (auto& segment : segments) {
        segment *= 2;
    }
    std::ranges::sort(segments, std::greater{}, [](const cv::Vec4i& s) { return std::hypot(s[2] - s[0], s[3] - s[1]); });
    return segments;
}

} // namespace

std::vector<LongLine> remove_lines(cv::Mat& mask, const cv::Mat& print, double px_per_mm,
                                   const std::function<bool(const LongLine&)>& spared, const LineOptions& options) {
    constexpr int most_lines = 12;
    std::vector<LongLine> lines;
    cv::Mat candidates = line_candidates(mask, px_per_mm, options);
    for (bool found = !candidates.empty(); found && std::ssize(lines) < most_lines;) {
        found = false;
        for (const auto& segment : straight_segments(candidates, px_per_mm, options)) {
            LongLine line{{double(segment[0]), double(segment[1])}, {double(segment[2]), double(segment[3])}, 0};
            if (is_line(candidates, print, line, options.thickest * px_per_mm, options.share) && !(spared && spared(line))) {
                erase(mask, print, line, px_per_mm);
                erase(candidates, print, line, px_per_mm);
                lines.push_back(line);
                found = true;
                break;
            }
        }
    }
    return lines;
}

} // namespace formradar::vision
