// Pixel by pixel, with soft edges where a pen would have them.
#include "support/on_picture.hpp"

#include <algorithm>
#include <cmath>

namespace formradar::simulator {
namespace {

std::uint8_t grey_of(double value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

double distance_to(Point<Px> p, Point<Px> a, Point<Px> b) {
    const auto along = b - a;
    const double length = along.x * along.x + along.y * along.y;
    const double t = length == 0 ? 0 : std::clamp(((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length, 0.0, 1.0);
    return distance(p, a + along * t);
}

struct Range {
    int left, top, right, bottom; // right and bottom not included
};

Range around(const GrayImage& image, Point<Px> a, Point<Px> b, double by) {
    const auto low = [&](double x, double y) { return std::max(0, static_cast<int>(std::floor(std::min(x, y) - by))); };
    return {low(a.x, b.x), low(a.y, b.y), std::min(image.width(), static_cast<int>(std::max(a.x, b.x) + by) + 1),
            std::min(image.height(), static_cast<int>(std::max(a.y, b.y) + by) + 1)};
}

template <class Change>
void change(GrayImage& image, const Range& range, Change change) {
    for (int y = range.top; y < range.bottom; ++y) {
        for (int x = range.left; x < range.right; ++x) {
            auto& pixel = image.row(y)[static_cast<std::size_t>(x)];
            pixel = grey_of(change(Point<Px>{x + 0.5, y + 0.5}, static_cast<double>(pixel)));
        }
    }
}

// All four corners of a part of the page, since a page may be turned in its picture.
Range range_of(const FilledSheet& sheet, Rect<Mm> part) {
    const auto a = sheet.geometry.to_picture({part.x, part.y}), b = sheet.geometry.to_picture({part.right(), part.bottom()});
    return around(sheet.image, a, b, 0);
}

} // namespace

void draw_on(FilledSheet& sheet, const PenLine& line) {
    const auto a = sheet.geometry.to_picture(line.from), b = sheet.geometry.to_picture(line.to);
    const double half = line.width * sheet.geometry.px_per_mm / 2;
    change(sheet.image, around(sheet.image, a, b, half + 1), [&](Point<Px> p, double grey) {
        const double share = std::clamp(half + 0.5 - distance_to(p, a, b), 0.0, 1.0);
        return grey * (1 - share * line.darkness);
    });
}

void cover(FilledSheet& sheet, Rect<Mm> part, double grey, double opacity) {
    change(sheet.image, range_of(sheet, part), [&](Point<Px>, double old) { return std::lerp(old, grey, opacity); });
}

void tint(FilledSheet& sheet, Rect<Mm> part, double share) {
    change(sheet.image, range_of(sheet, part), [&](Point<Px>, double old) { return old * share; });
}

void flash(FilledSheet& sheet, Point<Mm> middle, double radius, double gain) {
    const auto at = sheet.geometry.to_picture(middle);
    const double reach = radius * sheet.geometry.px_per_mm;
    change(sheet.image, {0, 0, sheet.image.width(), sheet.image.height()}, [&](Point<Px> p, double old) {
        const double off = distance(p, at) / reach;
        return old * (1 + (gain - 1) * std::exp(-off * off));
    });
}

void threshold(GrayImage& image, double share) {
    auto levels = std::vector(image.pixels().begin(), image.pixels().end());
    const auto middle = levels.begin() + std::ssize(levels) / 2;
    std::ranges::nth_element(levels, middle);
    const double limit = share * *middle;
    std::ranges::transform(image.pixels(), image.pixels().begin(),
                           [&](std::uint8_t grey) { return static_cast<std::uint8_t>(grey < limit ? 0 : 255); });
}

void blacken(GrayImage& image, Point<Px> middle, double radius) {
    change(image, around(image, middle, middle, radius + 1), [&](Point<Px> p, double grey) {
        const double share = std::clamp(radius + 0.5 - distance(p, middle), 0.0, 1.0);
        return std::lerp(grey, 18, share);
    });
}

GrayImage composed(int width, int height, int ground, const std::vector<Placed>& pieces) {
    GrayImage all(width, height, static_cast<std::uint8_t>(ground));
    for (const auto& [picture, left, top] : pieces) {
        for (int y = std::max(0, -top); y < picture->height() && y + top < height; ++y) {
            for (int x = std::max(0, -left); x < picture->width() && x + left < width; ++x) {
                all.row(y + top)[static_cast<std::size_t>(x + left)] = picture->row(y)[static_cast<std::size_t>(x)];
            }
        }
    }
    return all;
}

GrayImage seen_through(const GrayImage& front, double share) {
    GrayImage back = front;
    for (int y = 0; y < back.height(); ++y) {
        std::ranges::reverse(back.row(y));
        for (auto& pixel : back.row(y)) {
            pixel = grey_of(250 - (250.0 - pixel) * share);
        }
    }
    return back;
}

} // namespace formradar::simulator
