// Sums darkness over the digit's room and over the box's inside, and holds each against the page's others of its kind.
#include "vision/evidence/surroundings.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "formradar/core/quantile.hpp"

namespace formradar::vision {
namespace {

// The posterior sees these rooms and clamps through its tables alone, which were fitted with them (tests/model/report.md).
constexpr double outline_reach = 0.45; // mm from an outline in which its own blur darkens the paper

// Where ink on a digit lies: about the letter, from the box above to the box below.
Rect<Mm> digit_room(const BoxPlace& place) {
    constexpr double beside = 1.8, above = 0.7; // mm
    const auto& label = place.label;
    const double top = label.y - above, bottom = place.rect.y - outline_reach;
    return {label.x - beside, top, label.width + 2 * beside, std::max(0.0, bottom - top)};
}

// mm² of full darkness. Noise about the paper's level adds up to nothing.
double ink_in(const Sheet& sheet, const Rect<Mm>& room) {
    const auto part = pixels(sheet, room) & cv::Rect(0, 0, sheet.dark.cols, sheet.dark.rows);
    if (part.empty()) {
        return 0;
    }
    cv::Mat clamped;
    constexpr double lightest = -0.1; // darkness: more is glare, no noise
    cv::max(sheet.dark(part), lightest, clamped);
    cv::min(clamped, 1.0, clamped);
    return cv::sum(clamped)[0] / (sheet.px_per_mm * sheet.px_per_mm);
}

double mean_inside(const Sheet& sheet, const cv::Mat& print, const Rect<Mm>& box) {
    constexpr double rim = 0.14; // of the side
    const auto part = pixels(sheet, box.grown(-rim * box.width)) & cv::Rect(0, 0, sheet.dark.cols, sheet.dark.rows);
    if (part.empty()) {
        return 0;
    }
    cv::Mat clamped;
    constexpr double lightest = -0.2, darkest = 0.3; // darkness: beyond, single pixels would outweigh the paper
    cv::max(sheet.dark(part), lightest, clamped);
    cv::min(clamped, darkest, clamped);
    return cv::mean(clamped, print(part) == 0)[0];
}

// What the unmarked digits of one column have: the lower quarter, for a column may hold most of the page's answers; and not far
// more than the digits of the other columns, for it may hold all of them.
std::vector<double> usual_digits(const std::vector<double>& ink, std::size_t per_row) {
    constexpr double lower = 0.25, most = 1.35; // share of the rows, of the other columns' digits
    std::vector<double> columns(per_row), usual(per_row);
    for (std::size_t c = 0; c < per_row; ++c) {
        std::vector<double> values;
        for (std::size_t b = c; b < ink.size(); b += per_row) {
            values.push_back(ink[b]);
        }
        columns[c] = quantile(values, lower);
    }
    for (std::size_t c = 0; c < per_row; ++c) {
        auto others = columns;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(c));
        usual[c] = std::min(columns[c], most * median(others));
    }
    return usual;
}

void measure_digits(const Sheet& sheet, std::span<const BoxPlace> places, std::span<const FoundBox> found, std::size_t per_row,
                    std::vector<Surroundings>& all) {
    constexpr double least_digit = 0.05; // mm²: less is no print
    std::vector<double> ink;
    for (std::size_t b = 0; b < places.size(); ++b) {
        ink.push_back(ink_in(sheet, digit_room(places[b]).moved(found[b].off)));
    }
    const auto usual = usual_digits(ink, per_row);
    for (std::size_t b = 0; b < ink.size(); ++b) {
        const double expected = usual[b % per_row];
        all[b].digit = ink[b] - expected;
        all[b].digit_share = expected > least_digit ? ink[b] / expected : 0;
    }
}

void measure_patches(const Sheet& sheet, const cv::Mat& print, std::span<const BoxPlace> places, std::span<const FoundBox> found,
                     std::size_t per_row, std::vector<Surroundings>& all) {
    constexpr double usual = 0.7;          // quantile of the spreads
    constexpr double least_spread = 0.002; // darkness: of a scan without noise
    std::vector<double> means, spreads;
    for (std::size_t b = 0; b < places.size(); ++b) {
        means.push_back(mean_inside(sheet, print, places[b].rect.moved(found[b].off)));
    }
    for (std::size_t first = 0; first + per_row <= means.size(); first += per_row) {
        std::vector<double> row(means.begin() + static_cast<std::ptrdiff_t>(first),
                                means.begin() + static_cast<std::ptrdiff_t>(first + per_row));
        for (std::size_t i = 0; i < per_row; ++i) {
            auto others = row;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            all[first + i].patch = row[i] - median(others);
        }
        const double middle = median(row);
        for (const double mean : row) {
            if (mean <= middle) { // the lighter half has no mark
                spreads.push_back(middle - mean);
            }
        }
    }
    const double spread = std::max(least_spread, quantile(spreads, usual));
    for (auto& one : all) {
        one.patch_spread = one.patch / spread;
    }
}

} // namespace

std::vector<Surroundings> measure_surroundings(const Sheet& sheet, const cv::Mat& print, std::span<const BoxPlace> places,
                                               std::span<const FoundBox> found, std::size_t per_row) {
    std::vector<Surroundings> all(places.size());
    measure_digits(sheet, places, found, per_row, all);
    measure_patches(sheet, print, places, found, per_row, all);
    return all;
}

} // namespace formradar::vision
