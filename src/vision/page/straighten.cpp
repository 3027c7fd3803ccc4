// The map is computed at the nodes of a grid and is bilinear between them; pixels are averaged where there are more than asked
// for.
#include "formradar/vision/page/straighten.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <span>
#include <vector>

#include "vision/page/bilinear.hpp"
#include "vision/page/mat.hpp"

namespace formradar::vision {
namespace {

// Tried by straighten_test: a_scan_that_lies_a_little_askew, a_photo_seen_from_the_side.
constexpr double node_spacing = 6; // mm between the points at which the map is computed exactly

// From 65536ths of a pixel to parts of one; written for the compiler to use vector instructions.
void step_along(cv::Point at, cv::Point step, int count, int* __restrict to_x, int* __restrict to_y) {
    constexpr int finer = 11;
    static_assert((1 << 16) >> finer == parts_of_pixel);
    for (int x = 0; x < count; ++x) {
        to_x[x] = (at.x + x * step.x) >> finer;
        to_y[x] = (at.y + x * step.y) >> finer;
    }
}

// A picture, or a part of one that was made smaller.
struct Source {
    cv::Mat pixels;
    Point<Px> corner = {}; // of the part, in the picture
    double shrink = 1;     // times
};

// The map at the nodes of a coarse grid, and bilinear between them: exact to 0.01 px for photos, and much cheaper than the map
// itself. In 65536ths of a pixel, so that stepping along a row is an addition.
class Grid {
public:
    Grid(const PageMap& map, Rect<Mm> part, cv::Size size, double px_per_mm, const Source& source)
        : columns_(nodes_along(part.width)),
          rows_(nodes_along(part.height)),
          size_(size),
          node_x_((size.width - 1.0) / (columns_ - 1)),
          node_y_((size.height - 1.0) / (rows_ - 1)),
          nodes_(rows_, columns_) {
        // Far outside of the picture the edge repeats anyway; 32 bits must hold the number, and its steps.
        constexpr double farthest = 12000;
        for (int j = 0; j < rows_; ++j) {
            for (int i = 0; i < columns_; ++i) {
                const auto place = map({part.x + (i * node_x_ + 0.5) / px_per_mm, part.y + (j * node_y_ + 0.5) / px_per_mm});
                const auto at = (place - source.corner) * (1 / source.shrink);
                nodes_(j, i) = {std::clamp(at.x - 0.5, -farthest, 2 * farthest), std::clamp(at.y - 0.5, -farthest, 2 * farthest)};
            }
        }
    }

    // The places of row `y`, as sample_row takes them.
    void row(int y, int* to_x, int* to_y) const {
        constexpr double one = 1 << 16, half_step = 1 << 10; // of the 32nds that the fraction is rounded to
        const double t = size_.height > 1 ? y / node_y_ : 0;
        const int j = std::min(static_cast<int>(t), rows_ - 2);
        const auto node = [&](int i) -> cv::Vec2d { return nodes_(j, i) * (1 - (t - j)) + nodes_(j + 1, i) * (t - j); };
        cv::Vec2d left = node(0);
        for (int i = 0; i + 1 < columns_; ++i) {
            const int first = static_cast<int>(std::ceil(i * node_x_)),
                      end = i + 2 == columns_ ? size_.width : static_cast<int>(std::ceil((i + 1) * node_x_));
            const cv::Vec2d right = node(i + 1);
            const cv::Vec2d step = size_.width > 1 ? cv::Vec2d((right - left) / node_x_) : cv::Vec2d();
            const cv::Vec2d start = left + step * (first - i * node_x_);
            step_along({cvRound(start[0] * one + half_step), cvRound(start[1] * one + half_step)},
                       {cvRound(step[0] * one), cvRound(step[1] * one)}, end - first, to_x + first, to_y + first);
            left = right;
        }
    }

private:
    static int nodes_along(double length) { return std::max(2, static_cast<int>(std::ceil(length / node_spacing)) + 1); }

    int columns_, rows_;
    cv::Size size_;
    double node_x_, node_y_;
    cv::Mat_<cv::Vec2d> nodes_;
};

// Where the pixels of one row lie in the picture.
struct RowPlaces {
    explicit RowPlaces(int count) : x(static_cast<std::size_t>(count)), y(x.size()) {}
    std::vector<int> x, y;
};

void sample(const cv::Mat& picture, const Grid& grid, cv::Mat& flat) {
    RowPlaces places(flat.cols);
    for (int y = 0; y < flat.rows; ++y) {
        grid.row(y, places.x.data(), places.y.data());
        sample_row(picture, places.x, places.y, std::span(flat.ptr(y), places.x.size()));
    }
}

// From 1024ths of a pixel to parts of one; written for vector instructions.
void shift_along(int first, const int* __restrict along, int* __restrict to, std::size_t count) {
    constexpr int finer = 5;
    static_assert(1024 >> finer == parts_of_pixel);
    for (std::size_t x = 0; x < count; ++x) {
        to[x] = (first + along[x]) >> finer;
    }
}

// Rounded where OpenCV's warpAffine rounds: the samples are the same.
void sample(const cv::Mat& picture, const cv::Matx23d& affine, cv::Mat& flat) {
    constexpr int one = 1024;
    RowPlaces along(flat.cols), places(flat.cols);
    for (std::size_t x = 0; x < along.x.size(); ++x) {
        along.x[x] = cvRound(affine(0, 0) * static_cast<double>(x) * one);
        along.y[x] = cvRound(affine(1, 0) * static_cast<double>(x) * one);
    }
    constexpr int half_part = one / parts_of_pixel / 2;
    for (int y = 0; y < flat.rows; ++y) {
        const int first_x = cvRound((affine(0, 1) * y + affine(0, 2)) * one) + half_part;
        const int first_y = cvRound((affine(1, 1) * y + affine(1, 2)) * one) + half_part;
        shift_along(first_x, along.x.data(), places.x.data(), along.x.size());
        shift_along(first_y, along.y.data(), places.y.data(), along.y.size());
        sample_row(picture, places.x, places.y, std::span(flat.ptr(y), places.x.size()));
    }
}

// On a flat page with hardly any perspective one affine map says all; nothing when a point says otherwise. It is the one that all
// four corners are equally far off.
std::optional<cv::Matx23d> affine_of(const PageMap& map, Rect<Mm> part, double px_per_mm) {
    constexpr double unseen = 0.3; // px: of a scan less than 0.03 mm, and outlines are looked for afterwards
    const auto at = [&](double u, double v) { return map({part.x + u * part.width, part.y + v * part.height}); };
    const auto first_row = at(1, 0) - at(0, 0), last_row = at(1, 1) - at(0, 1);
    const auto right = (first_row + last_row) * 0.5, down = (at(0, 1) - at(0, 0) + at(1, 1) - at(1, 0)) * 0.5;
    const auto origin = at(0, 0) + (first_row - last_row) * 0.25;
    for (const double u : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        for (const double v : {0.0, 0.25, 0.5, 0.75, 1.0}) {
            if (distance(at(u, v), origin + right * u + down * v) > unseen) {
                return std::nullopt;
            }
        }
    }
    const auto along = right * (1 / (part.width * px_per_mm)), across = down * (1 / (part.height * px_per_mm));
    const auto first = origin + (along + across) * 0.5 - Point<Px>{0.5, 0.5}; // OpenCV's pixel centres are whole numbers
    return cv::Matx23d(along.x, across.x, first.x, along.y, across.y, first.y);
}

void sample_part(const Source& source, const PageMap& map, Rect<Mm> part, double px_per_mm, cv::Mat& flat) {
    if (auto affine = affine_of(map, part, px_per_mm)) {
        const std::array corner = {source.corner.x, source.corner.y};
        // A whole picture's numbers stay as they are, to the last bit.
        for (int axis = 0; axis < 2 && source.shrink != 1; ++axis) {
            (*affine)(axis, 0) /= source.shrink;
            (*affine)(axis, 1) /= source.shrink;
            (*affine)(axis, 2) = ((*affine)(axis, 2) + 0.5 - corner.at(static_cast<std::size_t>(axis))) / source.shrink - 0.5;
        }
        sample(source.pixels, *affine, flat);
    } else {
        sample(source.pixels, Grid(map, part, flat.size(), px_per_mm, source), flat);
    }
}

// Where the part lies in the picture, with some pixels round it: between the points that are looked at, paper bends by less.
cv::Rect bounds_in(const GrayImage& picture, const PageMap& map, Rect<Mm> part) {
    constexpr int steps = 8, margin = 16;
    double left = picture.width(), top = picture.height(), right = 0, bottom = 0;
    for (int j = 0; j <= steps; ++j) {
        for (int i = 0; i <= steps; ++i) {
            const auto at = map({part.x + part.width * i / steps, part.y + part.height * j / steps});
            left = std::min(left, at.x);
            right = std::max(right, at.x);
            top = std::min(top, at.y);
            bottom = std::max(bottom, at.y);
        }
    }
    const auto clamped = [](double at, int end) { return static_cast<int>(std::clamp(at, 0.0, static_cast<double>(end))); };
    const int x = clamped(left - margin, picture.width()), y = clamped(top - margin, picture.height());
    return {x, y, clamped(right + margin, picture.width()) - x, clamped(bottom + margin, picture.height()) - y};
}

GrayImage straightened(const Source& source, const PageMap& map, Rect<Mm> part, double px_per_mm) {
    const double resolution = map.px_per_mm(part.centre()) / source.shrink;
    // Below 1.75 times, bilinear interpolation still sees every pixel of the picture.
    const int oversampling = std::clamp(static_cast<int>(resolution / px_per_mm + 0.25), 1, 4);
    const cv::Size size(std::max(1, static_cast<int>(std::lround(part.width * px_per_mm))),
                        std::max(1, static_cast<int>(std::lround(part.height * px_per_mm))));
    GrayImage result(size.width, size.height);
    cv::Mat straight = view(result);
    if (oversampling == 1) {
        sample_part(source, map, part, px_per_mm, straight);
    } else {
        cv::Mat fine(size * oversampling, CV_8U);
        sample_part(source, map, part, px_per_mm * oversampling, fine);
        cv::resize(fine, straight, size, 0, 0, cv::INTER_AREA);
    }
    return result;
}

} // namespace

GrayImage straighten(const GrayImage& picture, const PageMap& map, Rect<Mm> part, double px_per_mm) {
    // Tried by straighten_test: a_scan_that_lies_a_little_askew, a_photo_seen_from_the_side.
    constexpr double twice = 1.75; // as many pixels as asked for
    cv::Rect bounds = bounds_in(picture, map, part);
    bounds.width -= bounds.width % 2;
    bounds.height -= bounds.height % 2;
    if (bounds.width < 2 || bounds.height < 2 || map.px_per_mm(part.centre()) < twice * px_per_mm) {
        return straightened({.pixels = view(picture)}, map, part, px_per_mm);
    }
    Source source{.corner = {static_cast<double>(bounds.x), static_cast<double>(bounds.y)}, .shrink = 2};
    cv::resize(view(picture)(bounds), source.pixels, bounds.size() / 2, 0, 0, cv::INTER_AREA);
    return straightened(source, map, part, px_per_mm);
}

GrayImage reduced_to(const GrayImage& picture, int long_side) {
    const double scale = static_cast<double>(long_side) / std::max(picture.width(), picture.height());
    if (scale >= 1) {
        return picture;
    }
    GrayImage smaller(std::max(1, static_cast<int>(std::lround(picture.width() * scale))),
                      std::max(1, static_cast<int>(std::lround(picture.height() * scale))));
    cv::Mat pixels = view(smaller);
    cv::resize(view(picture), pixels, pixels.size(), 0, 0, cv::INTER_AREA);
    return smaller;
}

GrayImage part_of(const GrayImage& picture, Rect<Px> part, double scale) {
    const auto left = static_cast<int>(std::floor(part.x)), top = static_cast<int>(std::floor(part.y));
    const cv::Rect wanted(left, top, static_cast<int>(std::ceil(part.right())) - left,
                          static_cast<int>(std::ceil(part.bottom())) - top);
    const cv::Rect inside = wanted & cv::Rect(0, 0, picture.width(), picture.height());
    if (inside.empty()) {
        return {};
    }
    GrayImage result(std::max(1, static_cast<int>(std::lround(inside.width * scale))),
                     std::max(1, static_cast<int>(std::lround(inside.height * scale))));
    cv::Mat pixels = view(result);
    cv::resize(view(picture)(inside), pixels, pixels.size(), 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

std::vector<double> sample_cells(const GrayImage& picture, const PageMap& map, Rect<Mm> square, int columns) {
    constexpr int per_cell = 6; // samples along a side
    constexpr int margin = 1;   // of them left out on each side: neighbours' ink spreads
    const auto flat = straighten(picture, map, square, columns * per_cell / square.width);
    std::vector<double> cells;
    for (int j = 0; j < columns; ++j) {
        for (int i = 0; i < columns; ++i) {
            const cv::Rect inner(i * per_cell + margin, j * per_cell + margin, per_cell - 2 * margin, per_cell - 2 * margin);
            cells.push_back(cv::mean(view(flat)(inner))[0]);
        }
    }
    return cells;
}

} // namespace formradar::vision
