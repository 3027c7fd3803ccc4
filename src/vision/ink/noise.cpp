// The spread about the middle of the values, tile by tile: marks are too few to move it.
#include "vision/ink/noise.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <vector>

#include "formradar/core/quantile.hpp"

namespace formradar::vision {
namespace {

// The values where there is no print, of every `step`th pixel in every `step`th row.
template <class Value>
std::vector<Value> paper_values(const cv::Mat& values, const cv::Mat& near_print, int step) {
    std::vector<Value> paper;
    for (int y = 0; y < values.rows; y += step) {
        const auto* value = values.ptr<Value>(y);
        const auto* print = near_print.ptr(y);
        for (int x = 0; x < values.cols; x += step) {
            if (print[x] == 0) {
                paper.push_back(value[x]);
            }
        }
    }
    return paper;
}

struct Tile {
    double spread = 0; // of the darkness, towards its lighter side: a mark may cover a third of the tile
    double level = 0;  // grey
};

std::optional<Tile> tile_of(const cv::Mat& dark, const cv::Mat& grey, const cv::Mat& near_print) {
    // Shown by noise_test: is_the_same_everywhere_on_evenly_lit_paper.
    constexpr int step = 4;            // px
    constexpr std::size_t fewest = 80; // values that say something
    auto darkness = paper_values<float>(dark, near_print, step);
    auto levels = paper_values<std::uint8_t>(grey, near_print, step);
    if (darkness.size() < fewest) {
        return std::nullopt;
    }
    return Tile{quantile(darkness, 0.5) - quantile(darkness, one_deviation_below), std::max(1.0, quantile(levels, 0.6))};
}

} // namespace

double noise_of(const cv::Mat& dark, const cv::Mat& near_print) {
    // Tried by noise_test: is_raised_little_by_marks, is_higher_in_a_shadow.
    constexpr int step = 6; // px: ten thousand values of a page
    constexpr std::size_t fewest = 100;
    auto values = paper_values<float>(dark, near_print, step);
    if (values.size() < fewest) {
        return 0;
    }
    // Marks cover up to 8 % of the paper around the boxes; what leans to one side counts by its longer side.
    const double middle = quantile(values, 0.5);
    return std::max(0.0, middle) + std::max(middle - quantile(values, 0.16), quantile(values, 0.84) - middle);
}

PaperNoise::PaperNoise(const Sheet& sheet, const cv::Mat& dark, const cv::Mat& near_print)
    : typical_(noise_of(dark, near_print)) {
    // Tried by noise_test: of_a_quiet_scan_is_even, is_higher_in_a_shadow, is_raised_little_by_marks.
    constexpr double quiet = 0.012; // below that it is the scanner's, the same everywhere
    constexpr double side = 18;     // mm: a few hundred values beside the print
    constexpr double chance = 1.2;  // times the usual noise: no more than chance
    // The same grey levels of noise are so much more where the paper is darker; a mark must not look like noise.
    constexpr double more_than_darker = 1.4;
    if (typical_ < quiet) {
        return;
    }
    tile_ = static_cast<int>(std::lround(side * sheet.px_per_mm));
    const cv::Size size((dark.cols + tile_ - 1) / tile_, (dark.rows + tile_ - 1) / tile_);
    std::vector<std::optional<Tile>> tiles;
    std::vector<double> spreads, levels;
    for (int j = 0; j < size.height; ++j) {
        for (int i = 0; i < size.width; ++i) {
            const auto part = cv::Rect(i * tile_, j * tile_, tile_, tile_) & cv::Rect(0, 0, dark.cols, dark.rows);
            if (const auto& tile = tiles.emplace_back(tile_of(dark(part), sheet.grey(part), near_print(part)))) {
                spreads.push_back(tile->spread);
                levels.push_back(tile->level);
            }
        }
    }
    if (spreads.empty()) {
        return;
    }
    // Root mean squares: as all tiles together have it.
    const double usual_spread =
        std::max(1e-3, std::sqrt(std::inner_product(spreads.begin(), spreads.end(), spreads.begin(), 0.0) /
                                 static_cast<double>(spreads.size())));
    const double usual_level = quantile(levels, 0.5);
    cv::Mat_<float> excess(size, 1.0F);
    for (std::size_t t = 0; t < tiles.size(); ++t) {
        if (tiles[t]) {
            const double most = std::max(1.0, more_than_darker * usual_level / tiles[t]->level);
            const double more = tiles[t]->spread / usual_spread;
            excess(static_cast<int>(t) / size.width, static_cast<int>(t) % size.width) =
                static_cast<float>(more > chance ? std::min(more, most) : 1.0);
        }
    }
    if (std::ranges::any_of(excess, [](float value) { return value > 1; })) {
        excess_ = excess;
    }
}

double PaperNoise::excess(const cv::Rect& part) const {
    double most = 1;
    for (int j = std::max(0, part.y / tile_); j < std::min(excess_.rows, part.br().y / tile_ + 1); ++j) {
        for (int i = std::max(0, part.x / tile_); i < std::min(excess_.cols, part.br().x / tile_ + 1); ++i) {
            most = std::max(most, static_cast<double>(excess_(j, i)));
        }
    }
    return most;
}

cv::Mat PaperNoise::evened(const cv::Mat& dark) const {
    cv::Mat wide, even;
    cv::resize(excess_, wide, excess_.size() * tile_, 0, 0, cv::INTER_LINEAR);
    cv::divide(dark, wide(cv::Rect(0, 0, dark.cols, dark.rows)), even);
    return even;
}

} // namespace formradar::vision
