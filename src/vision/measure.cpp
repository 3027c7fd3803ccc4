#include "formradar/vision/measure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "formradar/vision/straighten.hpp"
#include "vision/darkness.hpp"
#include "vision/faint.hpp"
#include "vision/lines.hpp"
#include "vision/marks.hpp"
#include "vision/mat.hpp"
#include "vision/outlines.hpp"
#include "vision/strokes.hpp"

namespace formradar {
namespace {

Rect<Mm> zone_of(std::span<const BoxPlace> places, Size<Mm> paper, const MeasureOptions& options) {
    const double margin = options.margin;
    double left = paper.width, top = paper.height, right = 0, bottom = 0;
    for (const auto& place : places) {
        left = std::min(left, place.rect.x - margin);
        top = std::min(top, place.rect.y - std::min(margin, options.top_margin));
        right = std::max(right, place.rect.right() + margin);
        bottom = std::max(bottom, place.rect.bottom() + margin);
    }
    left = std::max(left, 0.0);
    top = std::max(top, 0.0);
    return {left, top, std::min(right, paper.width) - left, std::min(bottom, paper.height) - top};
}

// The anchors' and the outlines' places against the camera's, as one smooth displacement.
void refine_bend(Registration& registration, const Frame& frame, std::span<const BoxPlace> places,
                 std::span<const FoundBox> boxes) {
    std::vector<Displacement> data;
    for (const auto& anchor : registration.found) {
        data.push_back(displacement(registration.map.camera, frame.anchors[anchor.anchor].centre, anchor.at));
    }
    for (std::size_t k = 0; k < places.size(); ++k) {
        const auto centre = places[k].rect.centre();
        const auto moved = registration.map.bend(centre + boxes[k].measured);
        data.push_back({centre, moved - centre, boxes[k].sharpness * boxes[k].sharpness});
    }
    registration.map.bend = fit_bend(data, frame.paper, 4, 1e-3);
}

// mm: what 85 % of the clearly seen outlines stay below.
double typical_offset(std::span<const FoundBox> boxes) {
    const double clearest = std::ranges::max(boxes, {}, &FoundBox::sharpness).sharpness;
    std::vector<double> offsets;
    for (const auto& box : boxes) {
        if (box.sharpness >= 0.4 * clearest) {
            offsets.push_back(std::hypot(box.measured.x, box.measured.y));
        }
    }
    const auto nth = offsets.begin() + static_cast<std::ptrdiff_t>(offsets.size() * 85 / 100);
    std::ranges::nth_element(offsets, nth);
    return *nth;
}

void blot(cv::Mat& mask, const Sheet& sheet, const Rect<Mm>& rect) {
    const cv::Rect pixels(
        cv::Point(static_cast<int>(std::floor(sheet.x(rect.x))), static_cast<int>(std::floor(sheet.y(rect.y)))),
        cv::Point(static_cast<int>(std::ceil(sheet.x(rect.right()))), static_cast<int>(std::ceil(sheet.y(rect.bottom())))));
    const cv::Rect within = pixels & cv::Rect(0, 0, mask.cols, mask.rows);
    if (!within.empty()) {
        mask(within).setTo(255);
    }
}

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

// Spread of the darkness where hardly anything is written: from the lower half of the values, which no mark reaches.
double noise_of(const cv::Mat& dark, const cv::Mat& near_print) {
    constexpr int step = 6; // px: ten thousand values are enough
    std::vector<float> values;
    for (int y = 0; y < dark.rows; y += step) {
        for (int x = 0; x < dark.cols; x += step) {
            if (near_print.at<std::uint8_t>(y, x) == 0) {
                values.push_back(dark.at<float>(y, x));
            }
        }
    }
    if (values.size() < 100) {
        return 0;
    }
    const auto at = [&](double share) {
        const auto nth = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
        std::ranges::nth_element(values, nth);
        return static_cast<double>(*nth);
    };
    // Marks cover up to 8 % of the paper around the boxes; the specks of a dithered scan lie on one side only.
    const double middle = at(0.5);
    return std::max(0.0, middle) + std::max(middle - at(0.16), at(0.84) - middle);
}

struct InkMask {
    cv::Mat mask;
    double noise = 0;
};

// Darkness averaged over about 0.6 mm, print left out: shows pencil lines that drown in noise pixel by pixel. Clipped, so that a
// strong stroke does not grow by the averaging.
cv::Mat averaged(const cv::Mat& dark, const cv::Mat& print, double px_per_mm) {
    constexpr double clip = 0.25;
    const int side = static_cast<int>(std::lround(0.45 * px_per_mm)) | 1;
    cv::Mat seen, values, weights;
    cv::min(dark, clip, values);
    cv::max(values, -clip, values);
    values.setTo(0, print);
    cv::Mat(255 - print).convertTo(seen, CV_32F, 1 / 255.0);
    for (int round = 0; round < 2; ++round) {
        cv::blur(values, values, {side, side});
        cv::blur(seen, seen, {side, side});
    }
    cv::max(seen, 0.25, weights);
    cv::divide(values, weights, values);
    return values;
}

InkMask ink_mask(const Sheet& sheet, const cv::Mat& print, std::span<const Rect<Mm>> boxes, double faintest) {
    constexpr double quiet = 0.02; // noise below which a hard pencil's line stands out pixel by pixel
    constexpr double loud = 0.035; // noise above which it does not stand out of an average over 0.6 mm either
    cv::Mat smooth;
    cv::GaussianBlur(sheet.dark, smooth, {3, 3}, 0);
    InkMask ink;
    cv::Mat near_print; // where blurred outlines still darken the paper
    const int reach = static_cast<int>(std::lround(0.6 * sheet.px_per_mm)) * 2 + 1;
    cv::dilate(print, near_print, cv::Mat::ones(reach, reach, CV_8U));
    ink.noise = noise_of(smooth, near_print);
    ink.mask = smooth > std::max(faintest, 4 * ink.noise);
    ink.mask.setTo(0, print);
    if (ink.noise > quiet) {
        const cv::Mat average = averaged(sheet.dark, print, sheet.px_per_mm);
        const cv::Mat lines = average > std::max(faintest / 2, 4.5 * noise_of(average, near_print));
        cv::bitwise_or(ink.mask, lines, ink.mask);
        if (ink.noise > loud) {
            add_faint_strokes(ink.mask, sheet, print, boxes);
        }
        ink.mask.setTo(0, print);
    }
    // A stroke that the outline's band cuts in two is one stroke: inside the band, ink is what has ink on both sides.
    const int gap = static_cast<int>(std::lround(1.3 * sheet.px_per_mm)) | 1;
    cv::Mat closed;
    cv::morphologyEx(ink.mask, closed, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {gap, gap}));
    cv::bitwise_and(closed, print, closed);
    cv::bitwise_or(ink.mask, closed, ink.mask);
    cv::morphologyEx(ink.mask, ink.mask, cv::MORPH_CLOSE, cv::Mat::ones(3, 3, CV_8U)); // skips of a pencil
    return ink;
}

// The sheet's own empty boxes as the model of an empty one: how far the strongest line in a box lies above what is usual in
// those. Shows strokes too faint for any pixel to be called ink. Only where a row seems to be empty, because it takes longer than
// all the rest.
void measure_traces(const Sheet& sheet, const cv::Mat& print, std::span<const Rect<Mm>> boxes, std::size_t per_row,
                    std::vector<Ink>& inks) {
    constexpr double least_spread = 0.006;
    constexpr double seen = 0.25; // mm² of ink
    const auto is_empty = [&](const Ink& ink) { return ink.inked < seen; };
    bool any = false;
    for (std::size_t first = 0; first + per_row <= inks.size(); first += per_row) {
        any |= std::ranges::all_of(std::span(inks).subspan(first, per_row), is_empty);
    }
    if (!any) {
        return;
    }
    const auto peaks = line_peaks(sheet, print, boxes);
    std::vector<double> usual;
    for (std::size_t b = 0; b < inks.size(); ++b) {
        if (is_empty(inks[b])) {
            usual.push_back(peaks[b]);
        }
    }
    std::ranges::sort(usual);
    const double middle = usual[usual.size() / 2];
    const double spread = std::max(least_spread, middle - usual[usual.size() * 16 / 100]);
    for (std::size_t b = 0; b < inks.size(); ++b) {
        inks[b].trace = is_empty(inks[b]) ? (peaks[b] - middle) / spread : 0;
    }
}

void flag_lines(Measurement& result, std::span<const LongLine> lines, std::span<const Rect<Mm>> boxes) {
    const auto mm = [&](cv::Point2d p) {
        return Point<Mm>{result.zone.x + p.x / result.px_per_mm, result.zone.y + p.y / result.px_per_mm};
    };
    constexpr double unseen = 20; // mm past its ends: behind labels a line is lost, and comes out again
    for (const auto& line : lines) {
        const auto from = mm(line.from), to = mm(line.to);
        result.lines.push_back(
            {std::min(from.x, to.x), std::min(from.y, to.y), std::abs(from.x - to.x), std::abs(from.y - to.y)});
        const double length = distance(from, to), beyond = unseen / length;
        for (double t = -beyond; t <= 1 + beyond; t += 0.5 / length) {
            const Point<Mm> at{std::lerp(from.x, to.x, t), std::lerp(from.y, to.y, t)};
            for (std::size_t b = 0; b < boxes.size(); ++b) {
                result.inks[b].line |= boxes[b].contains(at);
            }
        }
    }
}

double root_mean_square(std::span<const FoundBox> boxes) {
    double sum = 0, weights = 1e-9;
    for (const auto& box : boxes) {
        const double off = distance(box.measured, box.off);
        sum += box.sharpness * std::min(off, 1.0) * std::min(off, 1.0);
        weights += box.sharpness;
    }
    return std::sqrt(sum / weights);
}

} // namespace

Measurement measure(const GrayImage& picture, const Frame& frame, const Registration& registration,
                    std::span<const BoxPlace> places, const MeasureOptions& options) {
    Measurement result;
    result.registration = registration;
    result.zone = zone_of(places, frame.paper, options);
    result.px_per_mm = options.px_per_mm;
    Sheet sheet{.dark = {}, .zone = result.zone, .px_per_mm = options.px_per_mm};
    const bool flat = registration.residual_mm < 0.25 && registration.found.size() >= 8;
    constexpr std::array search = {1.0, 1.0, 0.6, 0.4, 0.4}; // of options.search: the map gets better from round to round
    for (std::size_t round = 0; round < search.size(); ++round) {
        result.straight = straighten(picture, result.registration.map, result.zone, options.px_per_mm);
        sheet.dark = darkness_of(view(result.straight), options.px_per_mm, registration.black);
        result.found = find_outlines(sheet, places, search.at(round) * (flat ? options.flat_search : options.search));
        if (typical_offset(result.found) < 0.3 ||
            round + 1 == search.size()) { // a flat page: the outlines' own offsets are enough
            break;
        }
        refine_bend(result.registration, frame, places, result.found);
    }
    settle_outlines(sheet, places, result.found);
    result.outline_residual_mm = root_mean_square(result.found);

    const double half_width = std::clamp(line_half_width(sheet, places, result.found, options.faintest) + 0.12, 0.35, 0.9);
    const cv::Mat print = print_mask(sheet, places, result.found, half_width);
    std::vector<Rect<Mm>> boxes;
    for (std::size_t k = 0; k < places.size(); ++k) {
        auto rect = places[k].rect;
        rect.x += result.found[k].off.x;
        rect.y += result.found[k].off.y;
        boxes.push_back(rect);
    }
    auto ink = ink_mask(sheet, print, boxes, options.faintest);
    result.noise = ink.noise;
    const auto lines = remove_lines(ink.mask, print, options.px_per_mm);
    join_strokes(ink.mask, print, options.px_per_mm);
    part_marks(ink.mask, sheet, print, boxes);
    const MarkSheet marks{.mask = ink.mask, .dark = sheet.dark, .print = print, .sheet = sheet};
    result.inks = collect_marks(marks, boxes, result.strays);
    measure_traces(sheet, print, boxes, options.per_row, result.inks);
    flag_lines(result, lines, boxes);
    result.ink = GrayImage(ink.mask.cols, ink.mask.rows);
    ink.mask.copyTo(view(result.ink));
    return result;
}

} // namespace formradar
