// Means along short straight pieces in all directions: a stroke is straight for that long, and noise is not.
#include "vision/ink/faint.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "formradar/core/quantile.hpp"

namespace formradar::vision {
namespace {

// The offsets, in elements of `step`, of the pixels of a line through the origin, one list a direction.
std::vector<std::vector<std::ptrdiff_t>> line_offsets(double length, int directions, std::ptrdiff_t step) {
    std::vector<std::vector<std::ptrdiff_t>> lines;
    const int half = static_cast<int>(length / 2);
    for (int d = 0; d < directions; ++d) {
        const double turn = std::numbers::pi * d / directions;
        auto& line = lines.emplace_back();
        for (int t = -half; t <= half; ++t) {
            line.push_back(std::lround(t * std::sin(turn)) * step + std::lround(t * std::cos(turn)));
        }
    }
    return lines;
}

cv::Rect inside_of(const Sheet& sheet, const Rect<Mm>& box, int margin) {
    const cv::Rect rect(cv::Point(static_cast<int>(sheet.x(box.x)), static_cast<int>(sheet.y(box.y))),
                        cv::Point(static_cast<int>(sheet.x(box.right())), static_cast<int>(sheet.y(box.bottom()))));
    return rect & cv::Rect(margin, margin, sheet.dark.cols - 2 * margin, sheet.dark.rows - 2 * margin);
}

// The mean along the darkest straight piece through each pixel inside the boxes.
class Responses {
public:
    Responses(const Sheet& sheet, const cv::Mat& print, const FaintOptions& options)
        : sheet_(sheet), print_(print), reach_(static_cast<int>(options.length * sheet.px_per_mm / 2) + 1) {
        cv::min(sheet.dark, options.clip, values_);
        cv::max(values_, -options.clip, values_);
        values_.setTo(0, print);
        cv::blur(values_, values_, {3, 3});
        lines_ = line_offsets(options.length * sheet.px_per_mm, options.directions, static_cast<std::ptrdiff_t>(values_.step1()));
    }

    // Calls `take(x, y, response)` for every pixel of the box that is not print, or for every `step`th of every `step`th row.
    template <class Take>
    void each(const Rect<Mm>& box, int step, Take take) const {
        const auto inside = inside_of(sheet_, box, reach_);
        for (int y = inside.y; y < inside.br().y; y += step) {
            for (int x = inside.x; x < inside.br().x; x += step) {
                if (print_.at<std::uint8_t>(y, x) == 0) {
                    take(x, y, response(values_.ptr<float>(y) + x));
                }
            }
        }
    }

private:
    [[nodiscard]] float response(const float* at) const {
        float best = -1;
        for (const auto& line : lines_) {
            float sum = 0;
            for (const auto offset : line) {
                sum += at[offset];
            }
            best = std::max(best, sum / static_cast<float>(line.size()));
        }
        return best;
    }

    const Sheet& sheet_;
    const cv::Mat& print_;
    int reach_;
    cv::Mat values_;
    std::vector<std::vector<std::ptrdiff_t>> lines_;
};

} // namespace

void add_faint_strokes(cv::Mat& mask, const Sheet& sheet, const cv::Mat& print, std::span<const Rect<Mm>> boxes,
                       const FaintOptions& options) {
    const Responses responses(sheet, print, options);
    cv::Mat response(mask.size(), CV_32F, cv::Scalar(0));
    std::vector<float> all;
    for (const auto& box : boxes) {
        responses.each(box, 1, [&](int x, int y, float value) {
            response.at<float>(y, x) = value;
            all.push_back(value);
        });
    }
    constexpr std::size_t enough = 1000; // places: of two boxes and more
    if (all.size() < enough) {
        return;
    }
    // Marks fill few boxes, and there a part only: the lower half of the responses is of paper.
    const double middle = quantile(all, 0.5), low = quantile(all, one_deviation_below);
    cv::bitwise_or(mask, response > std::max(options.least, middle + options.outstanding * (middle - low)), mask);
}

std::vector<double> line_peaks(const Sheet& sheet, const cv::Mat& print, std::span<const Rect<Mm>> boxes,
                               const FaintOptions& options) {
    const Responses responses(sheet, print, options);
    constexpr int step = 2;      // px: a line's mean changes little from one to the next
    constexpr double rim = 0.08; // of the side, where the outline lies
    std::vector<double> peaks;
    for (const auto& box : boxes) {
        double peak = 0;
        responses.each(box.grown(-rim * box.width), step,
                       [&](int, int, float value) { peak = std::max(peak, static_cast<double>(value)); });
        peaks.push_back(peak);
    }
    return peaks;
}

} // namespace formradar::vision
