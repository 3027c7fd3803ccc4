// A raster is told by black pixels that stand alone; means over cells as large as its own give back the greys.
#include "formradar/vision/page/halftone.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "vision/page/mat.hpp"

namespace formradar::vision {
namespace {

constexpr std::uint8_t black = 16, white = 239;
// Shown by halftone_test: a_line_among_the_dots_stays_where_it_is, a_raster_of_dots_is_one_grey.
constexpr int bands = 32;    // of rows that are looked at
constexpr int band_rows = 4; // a raster has dots in every fourth row only

// Of the black pixels many have hardly any black beside them, and there are too many of them for dust.
bool is_dotted(const GrayImage& picture) {
    // Tried by halftone_test: a_raster_of_dots_is_one_grey, black_and_white_without_dots_is_none.
    constexpr double least_share = 0.15, least_density = 0.004; // of the black pixels, of all
    const int step = std::max(band_rows, picture.height() / bands);
    std::int64_t dark = 0, alone = 0, all = 0;
    for (int i = 0, y = 1; y + 1 < picture.height(); ++i, y = 1 + i / band_rows * step + i % band_rows) {
        const auto above = picture.row(y - 1), row = picture.row(y), below = picture.row(y + 1);
        for (std::size_t x = 1; x + 1 < row.size(); ++x) {
            if (row[x] <= black) {
                const int beside = (row[x - 1] <= black) + (row[x + 1] <= black) + (above[x] <= black) + (below[x] <= black);
                ++dark;
                alone += beside == 0 ? 1 : 0;
            }
        }
        all += std::ssize(row);
    }
    return static_cast<double>(alone) > least_share * static_cast<double>(dark) &&
           static_cast<double>(alone) > least_density * static_cast<double>(all);
}

} // namespace

// A page with greys says so in its first rows.
bool is_black_and_white(const GrayImage& picture) {
    // Tried by halftone_test: a_picture_with_greys_is_none.
    constexpr double most_between = 0.01; // share of the pixels
    const int step = std::max(1, picture.height() / bands);
    for (int y = 0; y < picture.height(); y += step) {
        const auto row = picture.row(y);
        const auto between = std::ranges::count_if(row, [](std::uint8_t v) { return v > black && v < white; });
        if (static_cast<double>(between) > most_between * static_cast<double>(row.size())) {
            return false;
        }
    }
    return true;
}

std::optional<GrayImage> without_halftone(const GrayImage& picture) {
    if (picture.empty() || !is_black_and_white(picture) || !is_dotted(picture)) {
        return std::nullopt;
    }
    GrayImage grey(picture.width(), picture.height());
    cv::Mat out = view(grey);
    const cv::Mat four_pixels = (cv::Mat_<float>(1, 5) << 0.125F, 0.25F, 0.25F, 0.25F, 0.125F); // centred on one
    cv::sepFilter2D(view(picture), out, -1, four_pixels, four_pixels, {-1, -1}, 0, cv::BORDER_REPLICATE);
    return grey;
}

} // namespace formradar::vision
