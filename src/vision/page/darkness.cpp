// The paper's level is what is left when all that is narrower than a blackened box is closed over.
#include "vision/page/darkness.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace formradar::vision {
namespace {

// A blackened box is 7 mm wide: the closing must be wider to see the paper beside it.
// Tried by noise_test: of_paper_beside_a_shadows_edge_is_none, is_higher_in_a_shadow.
constexpr double widest_mark = 9; // mm

// A closing keeps the edge of a shadow where it is, but takes the brightest of noisy cells and so lies above the paper: by how
// much, the cells that are paper say. Where there is none near, under a blackened box, the closing stands.
cv::Mat paper_mean(const cv::Mat& level, const cv::Mat& closed) {
    // Shown by noise_test: is_the_same_everywhere_on_evenly_lit_paper.
    // Tried by noise_test: of_paper_beside_a_shadows_edge_is_none, is_higher_in_a_shadow.
    constexpr float darkest_paper = 0.9F; // of the closing: noise of cells stays within, ink does not
    constexpr int window = 7;             // cells: 5 mm
    constexpr float fewest = 3;           // of them that say something
    cv::Mat ceilings, shares, is_paper(level.size(), CV_32F), sums, counts;
    closed.convertTo(ceilings, CV_32F);
    level.convertTo(shares, CV_32F);
    for (int y = 0; y < level.rows; ++y) {
        const auto* ceiling = ceilings.ptr<float>(y);
        auto *share = shares.ptr<float>(y), *paper = is_paper.ptr<float>(y);
        for (int x = 0; x < level.cols; ++x) {
            share[x] /= std::max(1.0F, ceiling[x]);
            paper[x] = share[x] > darkest_paper ? 1.0F : 0.0F;
            share[x] *= paper[x];
        }
    }
    cv::boxFilter(shares, sums, CV_32F, {window, window}, {-1, -1}, false, cv::BORDER_REPLICATE);
    cv::boxFilter(is_paper, counts, CV_32F, {window, window}, {-1, -1}, false, cv::BORDER_REPLICATE);
    for (int y = 0; y < level.rows; ++y) {
        const auto *sum = sums.ptr<float>(y), *count = counts.ptr<float>(y);
        auto* ceiling = ceilings.ptr<float>(y);
        for (int x = 0; x < level.cols; ++x) {
            ceiling[x] *= count[x] > fewest ? sum[x] / count[x] : 1.0F;
        }
    }
    return ceilings;
}

cv::Mat paper_level(const cv::Mat& straight, double px_per_mm) {
    // Shown by noise_test: of_paper_beside_a_shadows_edge_is_none.
    constexpr double cell_mm = 0.75; // of the small picture in which the paper is looked for
    const int cell = std::max(1, static_cast<int>(std::lround(px_per_mm * cell_mm)));
    const cv::Size cells((straight.cols + cell - 1) / cell, (straight.rows + cell - 1) / cell);
    cv::Mat padded, level, closed;
    cv::copyMakeBorder(straight, padded, 0, cells.height * cell - straight.rows, 0, cells.width * cell - straight.cols,
                       cv::BORDER_REPLICATE);
    cv::resize(padded, level, cells, 0, 0, cv::INTER_AREA);
    const int reach = static_cast<int>(std::ceil(widest_mark / 2 * px_per_mm / cell));
    cv::morphologyEx(level, closed, cv::MORPH_CLOSE, cv::Mat::ones(2 * reach + 1, 2 * reach + 1, CV_8U), {-1, -1}, 1,
                     cv::BORDER_REPLICATE);
    closed = paper_mean(level, closed);
    cv::resize(closed, closed, padded.size(), 0, 0, cv::INTER_LINEAR);
    return closed(cv::Rect(0, 0, straight.cols, straight.rows));
}

// Written for vector instructions.
void darken_row(const std::uint8_t* __restrict level, const float* __restrict paper, float* __restrict dark, int count,
                float scale) {
    for (int x = 0; x < count; ++x) {
        const float white = paper[x] < 1.0F ? 1.0F : paper[x];
        dark[x] = (1 - static_cast<float>(level[x]) / white) * scale;
    }
}

} // namespace

cv::Mat darkness_of(const cv::Mat& straight, double px_per_mm, double black) {
    const cv::Mat paper = paper_level(straight, px_per_mm);
    cv::Mat dark(straight.size(), CV_32F);
    constexpr double least_range = 0.15; // of a picture whose print is hardly darker than its paper
    const auto scale = static_cast<float>(1 / std::max(least_range, 1 - black));
    for (int y = 0; y < straight.rows; ++y) {
        darken_row(straight.ptr(y), paper.ptr<float>(y), dark.ptr<float>(y), straight.cols, scale);
    }
    return dark;
}

} // namespace formradar::vision
