// Each stage is drawn over what it looked at: shapes in the picture's own pixels.
#include <algorithm>

#include "formradar/core/text.hpp"
#include "formradar/read/trace.hpp"
#include "formradar/vision/page/straighten.hpp"

namespace formradar::read {
namespace {

constexpr draw::Colour good{0, 140, 60, 1};
constexpr draw::Colour bad{210, 40, 40, 1};
constexpr draw::Colour seen{30, 90, 200, 1};

draw::Drawing over(const GrayImage& image) {
    const Size<Mm> size{static_cast<double>(image.width()), static_cast<double>(image.height())};
    return {size, {draw::Picture{{0, 0, size.width, size.height}, image}}};
}

void outline(draw::Drawing& drawing, const std::vector<Point<Mm>>& corners, draw::Colour colour, double width) {
    drawing.shapes.emplace_back(draw::Polygon{{corners}, std::nullopt, draw::Stroke{colour, width, 0}});
}

void label(draw::Drawing& drawing, Point<Mm> at, std::string text, draw::TextStyle style) {
    drawing.shapes.emplace_back(draw::Text{at, std::move(text), style, draw::Align::left, 0});
}

Point<Mm> on_picture(const vision::PageMap& map, Point<Mm> page) {
    const auto at = map(page);
    return {at.x, at.y};
}

// Of the row's box `i`.
Rect<Mm> found_rect(const RowTrace& row, std::size_t i) {
    auto rect = row.rects[i];
    rect.x += row.found[i].off.x;
    rect.y += row.found[i].off.y;
    return rect;
}

DebugPicture code_picture(const GrayImage& image, const Trace& trace) {
    auto drawing = over(image);
    const double unit = trace.registration->px_per_mm;
    for (const auto& code : trace.codes) {
        const auto& map = trace.registration->map;
        const auto& place = code.place;
        const auto colour = code.text.empty() ? bad : good;
        outline(drawing,
                {on_picture(map, {place.x, place.y}), on_picture(map, {place.right(), place.y}),
                 on_picture(map, {place.right(), place.bottom()}), on_picture(map, {place.x, place.bottom()})},
                colour, 0.6 * unit);
        label(drawing, on_picture(map, {place.x, place.bottom() + 6}), code.how + (code.text.empty() ? "" : ": " + code.text),
              {draw::Font::bold, 4 * unit, colour});
    }
    return {"01-code", std::move(drawing)};
}

DebugPicture anchor_picture(const GrayImage& image, const Trace& trace) {
    auto drawing = over(image);
    const double size = 0.008 * std::max(image.width(), image.height());
    for (const auto& [candidate, area] : trace.search.candidates) {
        drawing.shapes.emplace_back(draw::Disc{{candidate.x, candidate.y}, size, std::nullopt, draw::Stroke{seen, size / 6, 0}});
    }
    if (trace.registration) {
        for (const auto& anchor : trace.registration->found) {
            drawing.shapes.emplace_back(
                draw::Disc{{anchor.at.x, anchor.at.y}, 1.4 * size, std::nullopt, draw::Stroke{good, size / 4, 0}});
            label(drawing, {anchor.at.x + 1.8 * size, anchor.at.y},
                  std::to_string(anchor.anchor + 1) + ": " + fixed(anchor.off, 2) + " mm", {draw::Font::bold, 1.6 * size, good});
        }
    }
    return {"02-anchors", std::move(drawing)};
}

DebugPicture page_picture(const GrayImage& image, const Trace& trace) {
    constexpr double px_per_mm = 4;
    const auto& map = trace.measurements.empty() ? trace.registration->map : trace.measurements.front().registration.map;
    auto drawing = over(vision::straighten(image, map, {0, 0, trace.frame.paper.width, trace.frame.paper.height}, px_per_mm));
    for (const auto& measured : trace.measurements) { // each under its own map
        const auto& zone = measured.zone;
        drawing.shapes.emplace_back(draw::Picture{
            {zone.x * px_per_mm, zone.y * px_per_mm, zone.width * px_per_mm, zone.height * px_per_mm}, measured.straight});
    }
    for (const auto& row : trace.rows) {
        for (std::size_t i = 0; i < row.rects.size(); ++i) {
            const auto rect = found_rect(row, i);
            const Rect<Mm> found{rect.x * px_per_mm, rect.y * px_per_mm, rect.width * px_per_mm, rect.height * px_per_mm};
            drawing.shapes.emplace_back(
                draw::Rectangle{found, std::nullopt, draw::Stroke{row.found[i].outline > 0.7 ? good : bad, 1.5, 0}, 0});
        }
    }
    return {"03-page", std::move(drawing)};
}

void draw_row(draw::Drawing& drawing, const RowTrace& row, const vision::Measurement& measured, double top) {
    const auto& verdict = row.verdict;
    const auto x = [&](double mm) { return (mm - measured.zone.x) * measured.px_per_mm; };
    const auto y = [&](double mm) { return top + (mm - measured.zone.y) * measured.px_per_mm; };
    for (std::size_t i = 0; i < row.rects.size(); ++i) {
        const auto rect = found_rect(row, i);
        const bool chosen = verdict.index && *verdict.index == static_cast<int>(i);
        const auto colour = verdict.needs_review ? bad : chosen ? good : seen;
        drawing.shapes.emplace_back(
            draw::Rectangle{{x(rect.x), y(rect.y), rect.width * measured.px_per_mm, rect.height * measured.px_per_mm},
                            std::nullopt,
                            draw::Stroke{colour, chosen ? 4.0 : 1.5, 0},
                            0});
        label(drawing, {x(rect.x), y(rect.bottom()) + 18}, fixed(row.shares[i], 3), {draw::Font::regular, 16, colour});
    }
    label(drawing, {measured.straight.width() + 8.0, y(row.rects.front().y) - 8},
          (row.statement ? std::to_string(*row.statement) : "group") + ": " + std::string(name_of(verdict.rule)),
          {draw::Font::bold, 18, seen});
}

// Each zone twice: as scanned with the verdicts, and what was taken for ink. Statements above, groups below.
DebugPicture mark_picture(const Trace& trace) {
    draw::Drawing drawing;
    for (const auto& measured : trace.measurements) {
        const double top = drawing.paper.height, width = measured.straight.width(), height = measured.straight.height();
        drawing.shapes.emplace_back(draw::Picture{{0, top, width, height}, measured.straight});
        drawing.shapes.emplace_back(draw::Picture{{width, top, width, height}, measured.ink});
        drawing.paper = {std::max(drawing.paper.width, 2 * width), top + height};
        for (const auto& row : trace.rows) {
            if (measured.zone.contains(row.rects.front().centre())) {
                draw_row(drawing, row, measured, top);
            }
        }
    }
    return {"04-marks", std::move(drawing)};
}

} // namespace

std::vector<DebugPicture> debug_pictures(const GrayImage& image, const Trace& trace) {
    std::vector<DebugPicture> pictures;
    if (trace.registration) {
        pictures.push_back(code_picture(image, trace));
    }
    pictures.push_back(anchor_picture(image, trace));
    if (trace.registration) {
        pictures.push_back(page_picture(image, trace));
    }
    if (!trace.measurements.empty()) {
        pictures.push_back(mark_picture(trace));
    }
    return pictures;
}

} // namespace formradar::read
