// Each place by itself, in a patch of its own: only few are asked for.
#include "formradar/vision/page/seen_outlines.hpp"

#include "formradar/vision/page/straighten.hpp"
#include "vision/page/darkness.hpp"
#include "vision/page/mat.hpp"
#include "vision/page/outlines.hpp"

namespace formradar::vision {

std::vector<double> seen_outlines(const GrayImage& picture, const Registration& registration, std::span<const BoxPlace> places,
                                  double search, const MeasureOptions& options) {
    constexpr double margin = 3; // mm: paper beside an outline, to hold it against
    std::vector<double> seen;
    for (const auto& place : places) {
        Sheet sheet{.grey = {}, .dark = {}, .zone = place.rect.grown(search + margin), .px_per_mm = options.px_per_mm};
        const auto patch = straighten(picture, registration.map, sheet.zone, sheet.px_per_mm);
        sheet.grey = view(patch);
        sheet.dark = darkness_of(sheet.grey, sheet.px_per_mm, registration.black);
        const std::span one(&place, 1);
        auto found = find_outlines(sheet, one, search);
        settle_outlines(sheet, one, found);
        seen.push_back(found.front().outline);
    }
    return seen;
}

} // namespace formradar::vision
