// Ink on paper: capsules between the points of a path, with the grain of the pen.
#include "support/canvas.hpp"

#include <algorithm>
#include <cmath>

namespace formradar::simulator {
namespace {

struct Area { // pixels [left, right) x [top, bottom) of the canvas
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    [[nodiscard]] int width() const { return right - left; }
    [[nodiscard]] int height() const { return bottom - top; }
    [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
};

Area clipped(const Canvas& canvas, Point<Px> low, Point<Px> high) {
    return {.left = std::max(0, static_cast<int>(std::floor(low.x))),
            .top = std::max(0, static_cast<int>(std::floor(low.y))),
            .right = std::min(canvas.image.width(), static_cast<int>(std::ceil(high.x))),
            .bottom = std::min(canvas.image.height(), static_cast<int>(std::ceil(high.y)))};
}

Area area_of(const Canvas& canvas, const Path& path) {
    Point<Px> low{1e9, 1e9};
    Point<Px> high{-1e9, -1e9};
    for (const auto& point : path) {
        const auto p = canvas.to_px(point.at);
        const auto r = point.radius * canvas.px_per_mm + 2;
        low = {std::min(low.x, p.x - r), std::min(low.y, p.y - r)};
        high = {std::max(high.x, p.x + r), std::max(high.y, p.y + r)};
    }
    return clipped(canvas, low, high);
}

struct Cover { // how much of the light the path takes, per pixel of an area
    Area area;
    std::vector<float> taken;
    [[nodiscard]] float& at(int x, int y) {
        return taken[static_cast<std::size_t>(y - area.top) * static_cast<std::size_t>(area.width()) +
                     static_cast<std::size_t>(x - area.left)];
    }
};

void add_capsule(Cover& cover, const Canvas& canvas, const InkPoint& from, const InkPoint& to) {
    const auto a = canvas.to_px(from.at);
    const auto b = canvas.to_px(to.at);
    const auto ra = from.radius * canvas.px_per_mm;
    const auto rb = to.radius * canvas.px_per_mm;
    const auto reach = std::max(ra, rb) + 1;
    const auto reach2 = reach * reach;
    const auto part = clipped(canvas, {std::min(a.x, b.x) - reach, std::min(a.y, b.y) - reach},
                              {std::max(a.x, b.x) + reach, std::max(a.y, b.y) + reach});
    const auto d = b - a;
    const auto length2 = std::max(1e-9, d.x * d.x + d.y * d.y);
    for (int y = part.top; y < part.bottom; ++y) {
        for (int x = part.left; x < part.right; ++x) {
            const Point<Px> p{x + 0.5 - a.x, y + 0.5 - a.y};
            const auto t = std::clamp((p.x * d.x + p.y * d.y) / length2, 0.0, 1.0);
            const Point<Px> off{p.x - t * d.x, p.y - t * d.y};
            const auto away2 = off.x * off.x + off.y * off.y;
            if (away2 >= reach2) {
                continue;
            }
            const auto inside = std::clamp(ra + t * (rb - ra) - std::sqrt(away2) + 0.5, 0.0, 1.0);
            if (inside > 0) {
                const auto taken = static_cast<float>(inside * std::lerp(from.density, to.density, t));
                auto& before = cover.at(x, y);
                before = std::max(before, taken);
            }
        }
    }
}

// Smooth noise in [-1, 1] from a hashed grid of `cell` pixels.
float noise_at(double x, double y, std::uint64_t seed) {
    const auto value = [seed](std::int64_t i, std::int64_t j) {
        auto mixed =
            seed + static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15U + static_cast<std::uint64_t>(j) * 0x85EBCA77C2B2AE63U;
        mixed = (mixed ^ (mixed >> 32U)) * 0xD6E8FEB86659FD93U;
        return static_cast<double>(mixed >> 40U) * 0x1p-23 - 1;
    };
    const auto i = static_cast<std::int64_t>(std::floor(x));
    const auto j = static_cast<std::int64_t>(std::floor(y));
    const auto fx = x - std::floor(x);
    const auto fy = y - std::floor(y);
    const auto top = std::lerp(value(i, j), value(i + 1, j), fx);
    const auto bottom = std::lerp(value(i, j + 1), value(i + 1, j + 1), fx);
    return static_cast<float>(std::lerp(top, bottom, fy));
}

// A pencil catches the paper's grain (0.1-0.25 mm) and more of it when pressed; a ball leaves short light gaps.
float grain(Texture texture, Point<Mm> at, float taken, std::uint64_t seed) {
    switch (texture) {
        case Texture::smooth:
            return taken;
        case Texture::ball: {
            const auto gap = noise_at(at.x / 0.7, at.y / 0.7, seed) + 0.3F * noise_at(at.x / 0.12, at.y / 0.12, seed + 1);
            return taken * std::clamp(1.6F - 1.1F * gap, 0.15F, 1.0F);
        }
        case Texture::pencil: {
            const auto rough =
                0.6F * noise_at(at.x / 0.14, at.y / 0.14, seed) + 0.4F * noise_at(at.x / 0.3, at.y / 0.3, seed + 1);
            return taken * std::clamp(0.75F + 1.1F * rough, 0.0F, 1.25F);
        }
    }
    return taken;
}

} // namespace

void draw_ink(Canvas& canvas, const Path& path, Texture texture, Rng& rng) {
    if (path.empty()) {
        return;
    }
    Cover cover{.area = area_of(canvas, path), .taken = {}};
    if (cover.area.empty()) {
        return;
    }
    cover.taken.assign(static_cast<std::size_t>(cover.area.width()) * static_cast<std::size_t>(cover.area.height()), 0.0F);
    for (std::size_t i = 0; i < path.size(); ++i) {
        add_capsule(cover, canvas, path[i], path[std::min(i + 1, path.size() - 1)]);
    }
    const auto seed = rng.next();
    for (int y = cover.area.top; y < cover.area.bottom; ++y) {
        const auto row = canvas.image.row(y);
        for (int x = cover.area.left; x < cover.area.right; ++x) {
            auto taken = cover.at(x, y);
            if (taken > 0) {
                taken = std::min(1.0F, grain(texture, {x / canvas.px_per_mm, y / canvas.px_per_mm}, taken, seed));
                auto& pixel = row[static_cast<std::size_t>(x)];
                pixel = static_cast<std::uint8_t>(std::lround(static_cast<float>(pixel) * (1 - taken)));
            }
        }
    }
}

void erase(Canvas& canvas, Rect<Mm> place, double share, Rng& rng) {
    const auto area = clipped(canvas, canvas.to_px({place.x, place.y}), canvas.to_px({place.right(), place.bottom()}));
    const auto seed = rng.next();
    for (int y = area.top; y < area.bottom; ++y) {
        const auto row = canvas.image.row(y);
        for (int x = area.left; x < area.right; ++x) {
            auto& pixel = row[static_cast<std::size_t>(x)];
            const auto uneven = noise_at(x / canvas.px_per_mm / 1.5, y / canvas.px_per_mm / 1.5, seed);
            const auto faded = std::clamp(share + 0.12 * uneven, 0.0, 0.98);
            pixel = static_cast<std::uint8_t>(std::lround(pixel + (250 - pixel) * faded * (pixel < 250 ? 1 : 0)));
        }
    }
}

} // namespace formradar::simulator
