// The form laid out again, and its shapes' bounds.
#include "formradar/form/printed.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "formradar/draw/render_image.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/form/problem.hpp"

namespace formradar::form {
namespace {

constexpr double beside = 0.6; // mm: print spreads, and a page's map is that exact

class Bounds {
public:
    void add(Point<Mm> point) {
        left_ = std::min(left_, point.x), top_ = std::min(top_, point.y);
        right_ = std::max(right_, point.x), bottom_ = std::max(bottom_, point.y);
    }
    [[nodiscard]] Rect<Mm> rect() const { return {left_, top_, right_ - left_, bottom_ - top_}; }

private:
    double left_ = std::numeric_limits<double>::max(), top_ = left_, right_ = -left_, bottom_ = -left_;
};

// From the accents of capitals down to the tails of letters.
Rect<Mm> bounds_of(const draw::Text& text) {
    constexpr double above = 1.05, below = 0.3; // of the em
    const double size = text.style.size, width = draw::text_width(text.text, text.style.font, size);
    const double start = text.align == draw::Align::left ? 0 : text.align == draw::Align::right ? -width : -width / 2;
    const double turn = text.turn * std::acos(-1.0) / 180;
    Bounds bounds;
    for (const auto& [x, y] : {std::pair{start, -above * size}, std::pair{start + width, below * size},
                               std::pair{start, below * size}, std::pair{start + width, -above * size}}) {
        bounds.add(text.baseline + Point<Mm>{x * std::cos(turn) - y * std::sin(turn), x * std::sin(turn) + y * std::cos(turn)});
    }
    return bounds.rect();
}

Rect<Mm> bounds_of(const draw::Line& line) {
    Bounds bounds;
    std::ranges::for_each(line.points, [&](const auto& point) { bounds.add(point); });
    return bounds.rect().grown(line.stroke.width / 2);
}

Rect<Mm> bounds_of(const draw::Polygon& polygon) {
    Bounds bounds;
    for (const auto& ring : polygon.rings) {
        std::ranges::for_each(ring, [&](const auto& point) { bounds.add(point); });
    }
    return bounds.rect();
}

Rect<Mm> bounds_of(const draw::Disc& disc) {
    return Rect<Mm>{disc.centre.x, disc.centre.y, 0, 0}.grown(disc.radius);
}

template <class Shape>
Rect<Mm> bounds_of(const Shape& shape) {
    return shape.rect;
}

// Codes, ids and what each session has at its head.
void add_each_sheets_own(std::vector<Rect<Mm>>& places, Paper paper) {
    constexpr double round_code = 7; // mm: its quiet zone and its id
    constexpr double head_top = 14, head_bottom = 25;
    const auto codes = codes_of(paper);
    for (const auto& code : codes) {
        places.push_back(code.grown(round_code));
    }
    places.push_back({codes[1].x, head_top, codes[0].x - codes[1].x, head_bottom - head_top});
}

void add_marks(std::vector<Rect<Mm>>& places, const PageLayout& page) {
    constexpr double round_boxes = 3; // mm
    constexpr double above_groups = 10;
    for (const auto& row : page.rows) {
        for (const auto& box : row.boxes) {
            places.push_back(box.rect.grown(round_boxes));
        }
    }
    for (const auto& group : page.groups) {
        places.push_back(group.rect.grown(round_boxes));
    }
    if (!page.groups.empty()) { // where a group that is known is said
        const auto& first = page.groups.front().rect;
        places.push_back({first.x, first.y - above_groups, page.groups.back().label.right() - first.x, above_groups});
    }
}

// Drawn by themselves in black.
double covered_by(const draw::Drawing& background, const Rect<Mm>& label) {
    constexpr double px_per_mm = 8;
    draw::Drawing name{.paper = {label.width, label.height}, .shapes = {}};
    for (const auto& shape : background.shapes) {
        const auto* text = std::get_if<draw::Text>(&shape);
        if (text != nullptr && text->turn == 0 && label.contains(text->baseline)) {
            auto moved = *text;
            moved.baseline = text->baseline - Point<Mm>{label.x, label.y};
            moved.style.colour = {};
            name.shapes.emplace_back(std::move(moved));
        }
    }
    double ink = 0;
    for (const auto pixel : draw::render_image(name, px_per_mm).pixels()) {
        ink += 1 - pixel / 255.0;
    }
    return ink / (px_per_mm * px_per_mm);
}

} // namespace

std::optional<PrintedPlaces> printed_places(const Form& form, const Layout& layout, std::size_t page) {
    FormPages pages;
    try {
        pages = lay_out(form, layout.paper, layout.large ? Print::large : Print::usual);
    } catch (const CannotPrint&) { // of a version that could
        return std::nullopt;
    }
    if (pages.layout != layout || page >= pages.backgrounds.size()) {
        return std::nullopt;
    }
    PrintedPlaces places;
    for (const auto& shape : pages.backgrounds[page].shapes) {
        const auto bounds = std::visit([](const auto& one) { return bounds_of(one); }, shape);
        if (bounds.height > size_of(layout.paper).height / 2) { // all of the page
            continue;
        }
        if (const auto* text = std::get_if<draw::Text>(&shape); text != nullptr && text->turn == 0) {
            places.lines.push_back({bounds.grown(beside), text->style.size});
        } else {
            places.others.push_back(bounds.grown(beside));
        }
    }
    for (const auto& group : layout.pages[page].groups) {
        places.names.push_back(covered_by(pages.backgrounds[page], group.label));
    }
    add_each_sheets_own(places.others, layout.paper);
    add_marks(places.others, layout.pages[page]);
    return places;
}

} // namespace formradar::form
