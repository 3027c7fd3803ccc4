// Polygons of the pages' edges under their maps; what two of them share is found by painting both on a small canvas.
#include "formradar/vision/page/cover.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "formradar/core/quantile.hpp"
#include "vision/page/mat.hpp"

namespace formradar::vision {
namespace {

constexpr int points_a_side = 6;
constexpr std::uint8_t paper = 245;

std::vector<cv::Point> polygon(const Outline& outline, double scale = 1) {
    std::vector<cv::Point> points;
    for (const auto& point : outline) {
        points.emplace_back(static_cast<int>(std::lround(point.x * scale)), static_cast<int>(std::lround(point.y * scale)));
    }
    return points;
}

std::vector<cv::Point2f> exact(const Outline& outline) {
    std::vector<cv::Point2f> points;
    for (const auto& point : outline) {
        points.emplace_back(static_cast<float>(point.x), static_cast<float>(point.y));
    }
    return points;
}

// Both pages as masks over what they cover together, so small that it costs nothing.
struct Shared {
    cv::Mat mask;
    double scale = 1; // of the mask, over the picture
    Point<Px> corner;
};

Shared shared_by(const Outline& a, const Outline& b) {
    constexpr double side = 300; // px
    const auto bounds = cv::boundingRect(exact(a)) | cv::boundingRect(exact(b));
    Shared shared{.mask = {},
                  .scale = side / std::max(bounds.width, bounds.height),
                  .corner = {static_cast<double>(bounds.x), static_cast<double>(bounds.y)}};
    const auto mask_of = [&](const Outline& outline) {
        cv::Mat mask = cv::Mat::zeros(static_cast<int>(bounds.height * shared.scale) + 1,
                                      static_cast<int>(bounds.width * shared.scale) + 1, CV_8U);
        Outline moved;
        std::ranges::transform(outline, std::back_inserter(moved), [&](Point<Px> p) { return p - shared.corner; });
        cv::fillPoly(mask, std::vector{polygon(moved, shared.scale)}, 255);
        return mask;
    };
    shared.mask = mask_of(a) & mask_of(b);
    return shared;
}

// Of the anchors that should lie where both pages do: how many there are, and how many were found.
struct SeenAnchors {
    int there = 0, found = 0;
    [[nodiscard]] double share() const { return there == 0 ? 0 : static_cast<double>(found) / there; }
};

SeenAnchors anchors_in(const Shared& shared, const Registration& page, const Frame& frame) {
    SeenAnchors seen;
    for (std::size_t a = 0; a < frame.anchors.size(); ++a) {
        const auto at = (page.map(frame.anchors[a].centre) - shared.corner) * shared.scale;
        const cv::Point pixel(static_cast<int>(at.x), static_cast<int>(at.y));
        if (cv::Rect(0, 0, shared.mask.cols, shared.mask.rows).contains(pixel) && shared.mask.at<std::uint8_t>(pixel) != 0) {
            ++seen.there;
            seen.found += std::ranges::find(page.found, a, &FoundAnchor::anchor) != page.found.end() ? 1 : 0;
        }
    }
    return seen;
}

} // namespace

Outline outline_of(const Registration& page, const Frame& frame) {
    const auto [width, height] = frame.paper;
    const std::array<Point<Mm>, 5> corners = {Point<Mm>{0, 0}, {width, 0}, {width, height}, {0, height}, {0, 0}};
    Outline outline;
    for (std::size_t side = 0; side < 4; ++side) {
        const auto from = corners.at(side), to = corners.at(side + 1);
        for (int i = 0; i < points_a_side; ++i) {
            const double t = static_cast<double>(i) / points_a_side;
            outline.push_back(page.map({std::lerp(from.x, to.x, t), std::lerp(from.y, to.y, t)}));
        }
    }
    return outline;
}

bool contains(const Outline& outline, Point<Px> p, double margin) {
    return cv::pointPolygonTest(exact(outline), {static_cast<float>(p.x), static_cast<float>(p.y)}, true) > -margin;
}

double overlap(const Outline& a, const Outline& b) {
    const auto shared = shared_by(a, b);
    return cv::countNonZero(shared.mask) / (shared.scale * shared.scale);
}

Order order_of(const Registration& first, const Frame& first_frame, const Registration& second, const Frame& second_frame) {
    // Tried by sheets_in_picture_test: say_nothing_wrong_of_the_rows_that_are_hidden.
    constexpr double slight = 0.02;                // of the smaller page: feeders leave no gap, and maps end a little off
    constexpr double nearly_all = 0.7, few = 0.35; // shares of the anchors
    const auto a = outline_of(first, first_frame), b = outline_of(second, second_frame);
    const double smaller = std::min(cv::contourArea(exact(a)), cv::contourArea(exact(b)));
    const auto shared = shared_by(a, b);
    if (cv::countNonZero(shared.mask) < slight * smaller * shared.scale * shared.scale) {
        return Order::apart;
    }
    const auto of_first = anchors_in(shared, first, first_frame), of_second = anchors_in(shared, second, second_frame);
    const bool first_seen = of_first.there > 0 && of_first.share() >= nearly_all;
    const bool second_seen = of_second.there > 0 && of_second.share() >= nearly_all;
    if (first_seen && of_second.share() <= few) {
        return Order::first_on_top;
    }
    return second_seen && of_first.share() <= few ? Order::second_on_top : Order::unknown;
}

double paper_level(const GrayImage& picture, const Outline& outline) {
    // Tried by sheets_in_picture_test: is_no_text_and_no_drawing_on_a_desk.
    constexpr int steps = 24;
    constexpr double rank = 0.7;
    const auto bounds = cv::boundingRect(exact(outline)) & cv::Rect(0, 0, picture.width(), picture.height());
    std::vector<std::uint8_t> levels;
    for (int i = 0; i < steps * steps && !bounds.empty(); ++i) {
        const int x = bounds.x + bounds.width * (i % steps) / steps, y = bounds.y + bounds.height * (i / steps) / steps;
        if (contains(outline, {x + 0.5, y + 0.5}, 0)) {
            levels.push_back(picture.row(y)[static_cast<std::size_t>(x)]);
        }
    }
    return quantile(levels, rank);
}

bool lies_on_paper(const GrayImage& picture, Point<Px> middle, double area, double around) {
    // Tried by sheets_in_picture_test: is_no_text_and_no_drawing_on_a_desk.
    constexpr int directions = 16, fewest = 14;
    constexpr double apart = 1.15, darkest = 0.7; // sides of the blob from its middle, of the paper's level
    int light = 0;
    for (int i = 0; i < directions; ++i) {
        const double turn = 2 * std::numbers::pi * i / directions, reach = apart * std::sqrt(area);
        const int x = static_cast<int>(middle.x + reach * std::cos(turn)),
                  y = static_cast<int>(middle.y + reach * std::sin(turn));
        const bool inside = x >= 0 && y >= 0 && x < picture.width() && y < picture.height();
        light += inside && picture.row(y)[static_cast<std::size_t>(x)] > darkest * around ? 1 : 0;
    }
    return light >= fewest;
}

GrayImage painted_over(const GrayImage& picture, std::span<const Outline> outlines) {
    GrayImage painted = picture;
    cv::Mat pixels = view(painted);
    for (const auto& outline : outlines) {
        cv::fillPoly(pixels, std::vector{polygon(outline)}, paper);
    }
    return painted;
}

GrayImage painted_over_where(const GrayImage& picture, const Outline& a, const Outline& b) {
    GrayImage painted = picture;
    cv::Mat pixels = view(painted), in_a = cv::Mat::zeros(pixels.size(), CV_8U), in_b = in_a.clone();
    cv::fillPoly(in_a, std::vector{polygon(a)}, 255);
    cv::fillPoly(in_b, std::vector{polygon(b)}, 255);
    pixels.setTo(paper, in_a & in_b);
    return painted;
}

} // namespace formradar::vision
