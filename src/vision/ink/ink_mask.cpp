// Darker than the noise of the paper allows, print left out; what a mean over a neighbourhood shows counts as well.
#include "vision/ink/ink_mask.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "vision/ink/faint.hpp"
#include "vision/ink/noise.hpp"

namespace formradar::vision {
namespace {

void blot(cv::Mat& mask, const Sheet& sheet, const Rect<Mm>& rect) {
    const cv::Rect pixels(
        cv::Point(static_cast<int>(std::floor(sheet.x(rect.x))), static_cast<int>(std::floor(sheet.y(rect.y)))),
        cv::Point(static_cast<int>(std::ceil(sheet.x(rect.right()))), static_cast<int>(std::ceil(sheet.y(rect.bottom())))));
    const cv::Rect within = pixels & cv::Rect(0, 0, mask.cols, mask.rows);
    if (!within.empty()) {
        mask(within).setTo(255);
    }
}

// Darkness averaged over about 0.6 mm, print left out: shows pencil lines that drown in noise pixel by pixel. Clipped, so that a
// strong stroke does not grow by the averaging.
cv::Mat averaged(const cv::Mat& dark, const cv::Mat& print, double px_per_mm) {
    constexpr double clip = 0.25;
    constexpr double window = 0.45;     // mm: twice over, this is as wide as 0.6
    constexpr double least_seen = 0.25; // share of the window: fewer pixels beside print say nothing
    const int side = static_cast<int>(std::lround(window * px_per_mm)) | 1;
    cv::Mat seen, values, weights;
    cv::min(dark, clip, values);
    cv::max(values, -clip, values);
    values.setTo(0, print);
    cv::Mat(255 - print).convertTo(seen, CV_32F, 1 / 255.0);
    for (int round = 0; round < 2; ++round) {
        cv::blur(values, values, {side, side});
        cv::blur(seen, seen, {side, side});
    }
    cv::max(seen, least_seen, weights);
    cv::divide(values, weights, values);
    return values;
}

// A stroke that the outline's band cuts in two is one stroke: inside the band, ink is what has ink on both sides.
void close_gaps(cv::Mat& mask, const cv::Mat& print, double px_per_mm) {
    constexpr double widest_gap = 1.3; // mm: a band's width
    const int gap = static_cast<int>(std::lround(widest_gap * px_per_mm)) | 1;
    cv::Mat closed;
    cv::morphologyEx(mask, closed, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {gap, gap}));
    cv::bitwise_and(closed, print, closed);
    cv::bitwise_or(mask, closed, mask);
    cv::morphologyEx(mask, mask, cv::MORPH_CLOSE, cv::Mat::ones(3, 3, CV_8U)); // skips of a pencil
}

} // namespace

cv::Mat print_mask(const Sheet& sheet, std::span<const BoxPlace> places, std::span<const FoundBox> boxes, double half_width) {
    cv::Mat print = cv::Mat::zeros(sheet.dark.size(), CV_8U);
    for (std::size_t k = 0; k < places.size(); ++k) {
        auto rect = places[k].rect;
        rect.x += boxes[k].off.x;
        rect.y += boxes[k].off.y;
        const double w = half_width;
        blot(print, sheet, {rect.x - w, rect.y - w, rect.width + 2 * w, 2 * w});
        blot(print, sheet, {rect.x - w, rect.bottom() - w, rect.width + 2 * w, 2 * w});
        blot(print, sheet, {rect.x - w, rect.y - w, 2 * w, rect.height + 2 * w});
        blot(print, sheet, {rect.right() - w, rect.y - w, 2 * w, rect.height + 2 * w});
        auto label = places[k].label;
        label.x += boxes[k].off.x;
        label.y += boxes[k].off.y;
        if (label.width > 0) {
            blot(print, sheet, label.grown(half_width));
        }
    }
    return print;
}

InkMask ink_mask(const Sheet& sheet, const cv::Mat& print, std::span<const Rect<Mm>> boxes, double faintest) {
    constexpr double quiet = 0.02;  // noise below which a hard pencil's line stands out pixel by pixel
    constexpr double loud = 0.035;  // noise above which it does not stand out of an average over 0.6 mm either
    constexpr double blurred = 0.6; // mm beside print that it still darkens
    constexpr double noises = 4, averaged_noises = 4.5; // spreads that ink stands out of
    cv::Mat smooth;
    cv::GaussianBlur(sheet.dark, smooth, {3, 3}, 0);
    cv::Mat near_print;
    const int reach = static_cast<int>(std::lround(blurred * sheet.px_per_mm)) * 2 + 1;
    cv::dilate(print, near_print, cv::Mat::ones(reach, reach, CV_8U));
    const PaperNoise paper(sheet, smooth, near_print);
    InkMask ink{.mask = {}, .even = sheet, .noise = {}, .coarse_noise = {}};
    if (!paper.is_even()) {
        ink.even.dark = paper.evened(sheet.dark);
        smooth = paper.evened(smooth);
    }
    const double noise = paper.typical();
    double coarse_noise = 0;
    ink.mask = smooth > std::max(faintest, noises * noise);
    ink.mask.setTo(0, print);
    if (noise > quiet) {
        const cv::Mat average = averaged(ink.even.dark, print, sheet.px_per_mm);
        coarse_noise = noise_of(average, near_print);
        const cv::Mat lines = average > std::max(faintest / 2, averaged_noises * coarse_noise);
        cv::bitwise_or(ink.mask, lines, ink.mask);
        if (noise > loud) {
            add_faint_strokes(ink.mask, ink.even, print, boxes);
        }
        ink.mask.setTo(0, print);
    }
    close_gaps(ink.mask, print, sheet.px_per_mm);
    for (const auto& box : boxes) {
        const double excess = paper.excess(pixels(sheet, box));
        ink.noise.push_back(excess * noise);
        ink.coarse_noise.push_back(excess * coarse_noise);
    }
    return ink;
}

cv::Mat dark_ink_mask(const Sheet& sheet, const cv::Mat& print, double least) {
    cv::Mat smooth;
    cv::GaussianBlur(sheet.dark, smooth, {3, 3}, 0);
    cv::Mat mask = smooth > least;
    mask.setTo(0, print);
    close_gaps(mask, print, sheet.px_per_mm);
    return mask;
}

} // namespace formradar::vision
