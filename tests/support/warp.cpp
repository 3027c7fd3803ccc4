// The one resampling, and what lies around the paper.
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

#include "support/degrade.hpp"
#include "support/mat.hpp"

namespace formradar::simulator {
namespace {

constexpr int cell = 16; // px: the inverse mapping is exact at a grid of this pitch and linear between (error under 0.02 px)

using Corners = std::array<Point<Mm>, 4>;

// The outline of the paper in the picture, bent edges followed.
std::vector<Point<Px>> outline_of(const Geometry& geometry) {
    const auto corners = geometry.paper_corners();
    std::vector<Point<Px>> outline;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto from = corners[i];
        const auto side = corners[(i + 1) % 4] - from;
        for (int k = 0; k < 40; ++k) {
            outline.push_back(geometry.to_picture(from + side * (k / 40.0)));
        }
    }
    return outline;
}

std::vector<cv::Point> fixed_point(const std::vector<Point<Px>>& points) {
    std::vector<cv::Point> fixed;
    fixed.reserve(points.size());
    for (const auto& p : points) { // OpenCV's pixel centres are whole numbers
        fixed.emplace_back(static_cast<int>(std::lround((p.x - 0.5) * 16)), static_cast<int>(std::lround((p.y - 0.5) * 16)));
    }
    return fixed;
}

// A picture as large as the paper lies in it, and `margin` more, unless its size was given.
void frame(ScanCondition& condition) {
    auto& geometry = condition.geometry;
    if (condition.picture.width > 0) {
        return;
    }
    geometry.centre = {0, 0};
    Point<Px> low{1e9, 1e9};
    Point<Px> high{-1e9, -1e9};
    for (const auto& p : outline_of(geometry)) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    const auto margin = condition.margin * geometry.px_per_mm;
    condition.picture = {std::round(high.x - low.x + 2 * margin), std::round(high.y - low.y + 2 * margin)};
    geometry.centre = {margin - low.x, margin - low.y};
}

// Canvas coordinates at the corners of cells, for cv::remap (pixel centres at whole numbers).
std::vector<cv::Point2f> inverse_grid(const Geometry& geometry, const Canvas& canvas, int columns, int rows) {
    std::vector<cv::Point2f> grid(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    Point<Mm> above{geometry.layout.width / 2, geometry.layout.height / 2};
    for (int j = 0; j < rows; ++j) {
        auto guess = above;
        Point<Mm> step;
        for (int i = 0; i < columns; ++i) {
            const auto found = geometry.to_layout({i * cell + 0.5, j * cell + 0.5}, guess + step);
            step = i > 0 ? found - guess : Point<Mm>{};
            guess = found;
            if (i == 0) {
                above = guess;
            }
            const auto px = canvas.to_px(guess);
            grid[static_cast<std::size_t>(j) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(i)] =
                cv::Point2f(static_cast<float>(px.x - 0.5), static_cast<float>(px.y - 0.5));
        }
    }
    return grid;
}

// The maps of one strip of `cell` rows, linear inside each cell.
void fill_maps(const cv::Point2f* top, const cv::Point2f* bottom, cv::Mat& map) {
    for (int y = 0; y < map.rows; ++y) {
        const auto v = static_cast<float>(y) / cell;
        auto* out = map.ptr<cv::Point2f>(y);
        for (int x = 0, i = 0; x < map.cols; x += cell, ++i) {
            const auto left = top[i] + v * (bottom[i] - top[i]);
            const auto right = top[i + 1] + v * (bottom[i + 1] - top[i + 1]);
            const auto step = (right - left) * (1.0F / cell);
            const auto end = std::min(cell, map.cols - x);
            for (int k = 0; k < end; ++k) {
                out[x + k] = left + static_cast<float>(k) * step;
            }
        }
    }
}

cv::Mat resampled(const Canvas& canvas, const cv::Mat& source, const ScanCondition& condition) {
    const cv::Size size(static_cast<int>(condition.picture.width), static_cast<int>(condition.picture.height));
    const auto columns = (size.width + cell - 1) / cell + 1;
    const auto rows = (size.height + cell - 1) / cell + 1;
    const auto grid = inverse_grid(condition.geometry, canvas, columns, rows);
    cv::Mat out(size, CV_8UC1);
    for (int j = 0; j + 1 < rows; ++j) {
        const auto height = std::min(cell, size.height - j * cell);
        cv::Mat map(height, size.width, CV_32FC2);
        const auto* top = &grid[static_cast<std::size_t>(j) * static_cast<std::size_t>(columns)];
        fill_maps(top, top + columns, map);
        auto strip = out.rowRange(j * cell, j * cell + height);
        cv::remap(source, strip, map, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    }
    return out;
}

// Area filter: what one pixel of the picture sees of the paper.
cv::Mat filtered(const Canvas& canvas, double px_per_mm) {
    const auto source = mat_of(canvas.image);
    const auto ratio = canvas.px_per_mm / px_per_mm;
    const auto sigma = 0.36 * ratio;
    cv::Mat soft;
    cv::GaussianBlur(source, soft, {}, std::max(0.3, sigma));
    return soft;
}

cv::Mat ground_of(Ground ground, cv::Size size, Rng& rng) {
    const auto tone = [&]() -> double {
        switch (ground) {
            case Ground::white_lid:
                return rng.uniform(235, 255);
            case Ground::black_lid:
                return rng.uniform(0, 25);
            case Ground::grey_lid:
                return rng.uniform(90, 200);
            case Ground::dark_table:
                return rng.uniform(25, 90);
            case Ground::wood:
                return rng.uniform(70, 170);
        }
        return 255;
    }();
    if (ground != Ground::wood && ground != Ground::dark_table) {
        return {size, CV_8UC1, cv::Scalar(tone)};
    }
    // Grain: noise stretched along the boards.
    const auto along_x = rng.chance(0.5);
    cv::Mat small(along_x ? 160 : 9, along_x ? 9 : 160, CV_8UC1);
    const auto contrast = ground == Ground::wood ? 0.12 : 0.06;
    for (auto& value : cv::Mat_<std::uint8_t>(small)) {
        value = cv::saturate_cast<std::uint8_t>(tone * (1 + contrast * rng.normal(0, 1)));
    }
    cv::Mat large;
    cv::resize(small, large, size, 0, 0, cv::INTER_CUBIC);
    return large;
}

// Where the paper is: 255, where it is not or was cut: 0.
cv::Mat paper_mask(const Geometry& geometry, const Cutouts& cutouts, cv::Size size) {
    cv::Mat mask(size, CV_8UC1, cv::Scalar(0));
    cv::fillPoly(mask, fixed_point(outline_of(geometry)), cv::Scalar(255), cv::LINE_AA, 4);
    for (const auto& cutout : cutouts) {
        std::vector<Point<Px>> hole;
        hole.reserve(cutout.size());
        for (const auto& p : cutout) {
            hole.push_back(geometry.to_picture(p));
        }
        cv::fillPoly(mask, fixed_point(hole), cv::Scalar(0), cv::LINE_AA, 4);
    }
    return mask;
}

void lay_on(cv::Mat& picture, const cv::Mat& ground, const cv::Mat& mask) {
    for (int y = 0; y < picture.rows; ++y) {
        auto* out = picture.ptr<std::uint8_t>(y);
        const auto* below = ground.ptr<std::uint8_t>(y);
        const auto* share = mask.ptr<std::uint8_t>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const unsigned sum = out[x] * static_cast<unsigned>(share[x]) + below[x] * (255U - share[x]);
            out[x] = static_cast<std::uint8_t>((sum + 127U) / 255U);
        }
    }
}

// The paper's edge throws a thin shadow on what is under it.
void draw_edge_shadow(cv::Mat& ground, const Geometry& geometry, Rng& rng) {
    const auto thickness = std::max(1, static_cast<int>(geometry.px_per_mm * rng.uniform(0.1, 0.5)));
    std::vector<std::vector<cv::Point>> lines{fixed_point(outline_of(geometry))};
    const auto shade = ground.at<std::uint8_t>(ground.rows / 2, 0) * rng.uniform(0.4, 0.85);
    cv::polylines(ground, lines, true, cv::Scalar(shade), thickness, cv::LINE_AA, 4);
}

} // namespace

Picture take_picture(const Canvas& canvas, const ScanCondition& wanted, const Cutouts& cutouts, Rng& rng) {
    cv::setNumThreads(1); // callers run sheets in parallel
    auto condition = wanted;
    frame(condition);
    auto warped = resampled(canvas, filtered(canvas, condition.geometry.px_per_mm), condition);
    auto ground = ground_of(condition.ground, warped.size(), rng);
    draw_edge_shadow(ground, condition.geometry, rng);
    lay_on(warped, ground, paper_mask(condition.geometry, cutouts, warped.size()));
    Picture picture{.image = GrayImage(warped.cols, warped.rows), .geometry = condition.geometry};
    warped.copyTo(mat_of(picture.image));
    shed_light(picture.image, condition.light, condition.geometry, rng);
    add_streaks(picture.image, condition.damage.streaks, rng);
    sense(picture.image, condition.sensor, rng);
    if (condition.sensor.jpeg_quality > 0) {
        compress(picture.image, condition.sensor.jpeg_quality);
    }
    return picture;
}

} // namespace formradar::simulator
