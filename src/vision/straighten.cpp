#include "formradar/vision/straighten.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/mat.hpp"

namespace formradar {
namespace {

constexpr double node_spacing =
    4; // mm between the points at which the map is computed exactly; a bend is straight over that length

// To 32nds of a pixel, rounded. Made positive first: cutting off is an instruction, rounding is a call.
int to_fixed(float px) {
    constexpr int offset = 1 << 20;
    return static_cast<int>(px * 32.0F + (static_cast<float>(offset) + 0.5F)) - offset;
}

// The map at the nodes of a coarse grid, and bilinear between them: exact to 0.01 px for photos, and much cheaper than the map
// itself.
struct Coordinates {
    cv::Mat whole;    // CV_16SC2: the pixel
    cv::Mat fraction; // CV_16UC1: the place in it, 5 bits each of y and x
};

// The map at the nodes of a coarse grid, and bilinear between them: exact to 0.01 px for photos, and much cheaper than the map
// itself.
Coordinates coordinates(const PageMap& map, Rect<Mm> part, cv::Size size, double px_per_mm) {
    const int columns = std::max(2, static_cast<int>(std::ceil(part.width / node_spacing)) + 1);
    const int rows = std::max(2, static_cast<int>(std::ceil(part.height / node_spacing)) + 1);
    cv::Mat_<cv::Vec2f> nodes(rows, columns);
    const double node_x = (size.width - 1.0) / (columns - 1), node_y = (size.height - 1.0) / (rows - 1);
    for (int j = 0; j < rows; ++j) {
        for (int i = 0; i < columns; ++i) {
            const auto at = map({part.x + (i * node_x + 0.5) / px_per_mm, part.y + (j * node_y + 0.5) / px_per_mm});
            nodes(j, i) = {static_cast<float>(at.x - 0.5), static_cast<float>(at.y - 0.5)};
        }
    }
    Coordinates fixed{cv::Mat(size, CV_16SC2), cv::Mat(size, CV_16UC1)};
    std::vector<cv::Vec2f> line(static_cast<std::size_t>(columns));
    for (int y = 0; y < size.height; ++y) {
        const double t = y / node_y;
        const int j = std::min(static_cast<int>(t), rows - 2);
        const auto part_y = static_cast<float>(t - j);
        for (int i = 0; i < columns; ++i) {
            line[static_cast<std::size_t>(i)] = nodes(j, i) * (1 - part_y) + nodes(j + 1, i) * part_y;
        }
        auto* whole = fixed.whole.ptr<cv::Vec2s>(y);
        auto* fraction = fixed.fraction.ptr<std::uint16_t>(y);
        for (int i = 0; i + 1 < columns; ++i) {
            const int first = static_cast<int>(std::ceil(i * node_x)),
                      last = i + 2 == columns ? size.width - 1 : static_cast<int>(std::ceil((i + 1) * node_x)) - 1;
            const cv::Vec2f step =
                (line[static_cast<std::size_t>(i) + 1] - line[static_cast<std::size_t>(i)]) * static_cast<float>(1 / node_x);
            const cv::Vec2f start = line[static_cast<std::size_t>(i)] - step * static_cast<float>(i * node_x);
            for (int x = first; x <= last; ++x) {
                const int px = to_fixed(start[0] + step[0] * static_cast<float>(x));
                const int py = to_fixed(start[1] + step[1] * static_cast<float>(x));
                // Far outside of the picture the edge repeats anyway; 16 bits must hold the number.
                whole[x] = {cv::saturate_cast<short>(px >> 5), cv::saturate_cast<short>(py >> 5)};
                fraction[x] = static_cast<std::uint16_t>(((py & 31) << 5) | (px & 31));
            }
        }
    }
    return fixed;
}

} // namespace

GrayImage straighten(const GrayImage& picture, const PageMap& map, Rect<Mm> part, double px_per_mm) {
    const double source = map.px_per_mm(part.centre());
    // Below 1.75 times, bilinear interpolation still sees every pixel of the picture.
    const int oversampling = std::clamp(static_cast<int>(source / px_per_mm + 0.25), 1, 4);
    const cv::Size size(std::max(1, static_cast<int>(std::lround(part.width * px_per_mm))),
                        std::max(1, static_cast<int>(std::lround(part.height * px_per_mm))));
    cv::Mat flat;
    const auto fixed = coordinates(map, part, size * oversampling, px_per_mm * oversampling);
    cv::remap(view(picture), flat, fixed.whole, fixed.fraction, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    GrayImage result(size.width, size.height);
    if (oversampling == 1) {
        flat.copyTo(view(result));
    } else {
        cv::resize(flat, view(result), size, 0, 0, cv::INTER_AREA);
    }
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

} // namespace formradar
