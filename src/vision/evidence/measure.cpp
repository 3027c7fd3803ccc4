// The boxes' part of the page is straightened once; outlines, ink, lines and marks are then found in it, one from the other.
#include "formradar/vision/evidence/measure.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/evidence/surroundings.hpp"
#include "vision/ink/arms_in_line.hpp"
#include "vision/ink/faint.hpp"
#include "vision/ink/ink_mask.hpp"
#include "vision/ink/lines.hpp"
#include "vision/ink/marks.hpp"
#include "vision/ink/strokes.hpp"
#include "vision/page/components.hpp"
#include "vision/page/darkness.hpp"
#include "vision/page/follow_paper.hpp"
#include "vision/page/hide_streaks.hpp"
#include "vision/page/mat.hpp"
#include "vision/page/outlines.hpp"

namespace formradar::vision {
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

// Print, and specks that lie alone: a grain of dust is no trace of a stroke, a row of them may be one.
cv::Mat print_and_specks(const Sheet& sheet, const cv::Mat& mask, const cv::Mat& print) {
    constexpr double rim = 0.4, alone = 1.5; // mm
    constexpr double dark = 0.2;             // darkness: of a pale stroke single pixels may show
    const double px_per_mm = sheet.px_per_mm;
    const auto components = components_of(mask);
    cv::Mat hidden = print.clone();
    for (const auto& speck : components) {
        if (speck.area > largest_speck * px_per_mm * px_per_mm ||
            std::max(speck.bounds.width, speck.bounds.height) > widest_speck * px_per_mm) {
            continue;
        }
        double strongest = 0;
        cv::minMaxLoc(sheet.dark(speck.bounds), nullptr, &strongest);
        if (strongest < dark) {
            continue;
        }
        const auto grown = [&](double mm) {
            const int by = static_cast<int>(std::lround(mm * px_per_mm));
            return cv::Rect(speck.bounds.x - by, speck.bounds.y - by, speck.bounds.width + 2 * by, speck.bounds.height + 2 * by) &
                   cv::Rect(0, 0, mask.cols, mask.rows);
        };
        const auto near = grown(alone);
        if (std::ranges::none_of(components,
                                 [&](const Component& other) { return &other != &speck && !(other.bounds & near).empty(); })) {
            hidden(grown(rim)).setTo(255);
        }
    }
    return hidden;
}

// The sheet's own empty boxes as the model of an empty one: how far the strongest line in a box lies above what is usual in
// those. Shows strokes too faint for any pixel to be called ink. Only where a row seems to be empty, because it takes longer than
// all the rest.
void measure_traces(const Sheet& sheet, const cv::Mat& mask, const cv::Mat& print, std::span<const Rect<Mm>> boxes,
                    std::size_t per_row, std::vector<Ink>& inks) {
    constexpr double least_spread = 0.006;
    constexpr double seen = 0.45; // mm² of ink: more than a speck
    const auto is_empty = [&](const Ink& ink) { return ink.inked < seen; };
    bool any = false;
    for (std::size_t first = 0; first + per_row <= inks.size(); first += per_row) {
        any |= std::ranges::all_of(std::span(inks).subspan(first, per_row), is_empty);
    }
    if (!any) {
        return;
    }
    const auto peaks = line_peaks(sheet, print_and_specks(sheet, mask, print), boxes);
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

void flag_streaks(Measurement& result, const Sheet& sheet, const cv::Mat& streaks, std::span<const Rect<Mm>> boxes) {
    for (std::size_t b = 0; !streaks.empty() && b < boxes.size(); ++b) {
        result.inks[b].line |= cv::countNonZero(streaks(pixels(sheet, boxes[b]))) > 0;
    }
}

// Where no ink can be seen, and where the boxes lie.
struct Ground {
    cv::Mat print;   // 255 where outlines and letters are printed, or a streak lies
    cv::Mat streaks; // 255 where a streak lies; empty when there is none
    std::vector<Rect<Mm>> boxes;
};

Ground ground_of(const Sheet& sheet, const Measurement& measured, std::span<const BoxPlace> places,
                 const MeasureOptions& options) {
    // mm: what of a line's rim is paler than ink; a line in a sharp scan and in the most blurred photo.
    constexpr double unseen_rim = 0.12, finest = 0.35, broadest = 0.9;
    const auto& found = measured.found;
    const double half_width = std::clamp(line_half_width(sheet, places, found, options.faintest) + unseen_rim, finest, broadest);
    Ground ground{.print = print_mask(sheet, places, found, half_width),
                  .streaks = streak_mask(sheet, measured.registration.map, measured.streaks),
                  .boxes = {}};
    if (!ground.streaks.empty()) {
        cv::bitwise_or(ground.print, ground.streaks, ground.print);
    }
    for (std::size_t k = 0; k < places.size(); ++k) {
        auto rect = places[k].rect;
        rect.x += found[k].off.x;
        rect.y += found[k].off.y;
        ground.boxes.push_back(rect);
    }
    return ground;
}

// Tells lines, strokes and marks apart and gives each box its own.
std::vector<LongLine> add_inks(Measurement& result, cv::Mat& mask, const Sheet& sheet, const Ground& ground,
                               const MeasureOptions& options) {
    auto lines = remove_lines(mask, ground.print, sheet.px_per_mm, [&](const LongLine& line) {
        return are_arms_in_line(line, mask, ground.print, sheet, ground.boxes);
    });
    join_strokes(mask, sheet, {ground.print, ground.streaks});
    part_marks(mask, sheet, ground.print, ground.boxes);
    const MarkSheet marks{.mask = mask, .dark = sheet.dark, .print = ground.print, .sheet = sheet};
    result.inks = collect_marks(marks, ground.boxes, result.strays, {.words = options.words});
    return lines;
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

Measurement measure(const LocatedPage& page, std::span<const BoxPlace> places, std::size_t per_row,
                    const MeasureOptions& options) {
    Measurement result;
    result.streaks = page.streaks;
    result.zone = zone_of(places, page.frame.paper, options);
    result.px_per_mm = options.px_per_mm;
    auto followed = follow_paper(page, places, result.zone, options);
    const auto& sheet = followed.sheet;
    result.registration = std::move(followed.registration);
    result.straight = std::move(followed.straight);
    result.found = std::move(followed.found);
    result.outline_residual_mm = root_mean_square(result.found);

    const auto ground = ground_of(sheet, result, places, options);
    auto ink = ink_mask(sheet, ground.print, ground.boxes, options.faintest);
    const auto lines = add_inks(result, ink.mask, sheet, ground, options);
    measure_traces(ink.even, ink.mask, ground.print, ground.boxes, per_row, result.inks);
    result.surroundings = measure_surroundings(ink.even, ground.print, places, result.found, per_row);
    for (std::size_t b = 0; b < result.inks.size(); ++b) {
        result.inks[b].noise = ink.noise[b];
        result.inks[b].coarse_noise = ink.coarse_noise[b];
    }
    flag_lines(result, lines, ground.boxes);
    flag_streaks(result, sheet, ground.streaks, ground.boxes);
    result.ink = GrayImage(ink.mask.cols, ink.mask.rows);
    ink.mask.copyTo(view(result.ink));
    return result;
}

std::vector<Ink> measure_dark_ink(const Measurement& measured, std::span<const BoxPlace> places, double least,
                                  const MeasureOptions& options) {
    const Sheet sheet{.grey = view(measured.straight),
                      .dark = darkness_of(view(measured.straight), measured.px_per_mm, measured.registration.black),
                      .zone = measured.zone,
                      .px_per_mm = measured.px_per_mm};
    const auto ground = ground_of(sheet, measured, places, options);
    auto mask = dark_ink_mask(sheet, ground.print, least);
    Measurement darker{.registration = {},
                       .found = {},
                       .inks = {},
                       .surroundings = {},
                       .strays = {},
                       .lines = {},
                       .streaks = {},
                       .zone = measured.zone,
                       .straight = {},
                       .ink = {},
                       .px_per_mm = measured.px_per_mm};
    const auto lines = add_inks(darker, mask, sheet, ground, options);
    flag_lines(darker, lines, ground.boxes);
    flag_streaks(darker, sheet, ground.streaks, ground.boxes);
    for (std::size_t b = 0; b < darker.inks.size(); ++b) { // the paper is the same
        darker.inks[b].noise = measured.inks[b].noise;
        darker.inks[b].coarse_noise = measured.inks[b].coarse_noise;
    }
    return darker.inks;
}

} // namespace formradar::vision
