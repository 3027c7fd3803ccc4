// On each row of pixels the strokes are counted, of which each is as dark as a peak between two paler places.
#include "vision/ink/level_strokes.hpp"

#include <algorithm>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace formradar::vision {

int level_strokes(const cv::Mat& dark, const cv::Mat& ink, double px_per_mm) {
    // Shown by mark_shape_test: words_have_many_and_the_arms_of_a_cross_two.
    constexpr int lines = 3;        // that meet so many
    constexpr double between = 0.6; // darkness between two strokes, of theirs
    constexpr double grain = 0.15;  // mm: of a pencil or of a dithered scan
    if (ink.empty() || cv::countNonZero(ink) == 0) {
        return 0;
    }
    cv::Mat smooth;
    cv::GaussianBlur(dark, smooth, {}, grain * px_per_mm);
    std::vector<int> counts(lines, 0);
    for (int y = 0; y < ink.rows; ++y) {
        int count = 0;
        float peak = 0, valley = 0;
        for (int x = 0; x < ink.cols; ++x) {
            const float here = ink.at<std::uint8_t>(y, x) != 0 ? smooth.at<float>(y, x) : 0;
            if (here > 0 && (peak == 0 || static_cast<double>(valley) < between * static_cast<double>(std::min(here, peak)))) {
                ++count; // a new stroke
                peak = valley = here;
            } else if (here > peak) {
                peak = valley = here;
            } else {
                valley = std::min(valley, here);
            }
        }
        counts.push_back(count);
    }
    std::ranges::nth_element(counts, counts.begin() + lines - 1, std::greater{});
    return counts[lines - 1];
}

} // namespace formradar::vision
