// What happens to sheets on a table, in a bag and in a scanner.
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

#include "support/mat.hpp"
#include "support/strokes.hpp"
#include "support/wear.hpp"

namespace formradar::simulator {
namespace {

using Shape2 = std::vector<Point<Mm>>;

void scale_pixel(std::uint8_t& pixel, double factor) {
    pixel = static_cast<std::uint8_t>(std::clamp(std::lround(pixel * factor), 0L, 255L));
}

// Calls `change(pixel, along, across)` (mm) for the pixels nearer than `reach` to the line.
template <class Change>
void near_line(Canvas& canvas, Point<Mm> from, Point<Mm> to, double reach, Change change) {
    const auto length = std::max(0.1, distance(from, to));
    const Point<Mm> d{(to.x - from.x) / length, (to.y - from.y) / length};
    for (int y = 0; y < canvas.image.height(); ++y) {
        const auto row = canvas.image.row(y);
        const auto mm_y = canvas.origin.y + (y + 0.5) / canvas.px_per_mm;
        // across = (x - from.x) * -d.y + (y - from.y) * d.x, within +-reach
        auto low = -1e9;
        auto high = 1e9;
        if (std::abs(d.y) > 1e-6) {
            const auto middle = from.x + (mm_y - from.y) * d.x / d.y;
            low = middle - reach / std::abs(d.y);
            high = middle + reach / std::abs(d.y);
        } else if (std::abs(mm_y - from.y) > reach) {
            continue;
        }
        const auto first = std::max(0.0, (low - canvas.origin.x) * canvas.px_per_mm);
        const auto last = std::min(canvas.image.width() - 1.0, (high - canvas.origin.x) * canvas.px_per_mm);
        for (int x = static_cast<int>(first); x <= last; ++x) {
            const auto mm_x = canvas.origin.x + (x + 0.5) / canvas.px_per_mm;
            const auto along = (mm_x - from.x) * d.x + (mm_y - from.y) * d.y;
            const auto across = (mm_y - from.y) * d.x - (mm_x - from.x) * d.y;
            if (along >= 0 && along <= length && std::abs(across) <= reach) {
                change(row[static_cast<std::size_t>(x)], along, across);
            }
        }
    }
}

// A crease: a thin dark side, a light side where toner cracked off, and a faint valley around it.
void draw_fold(Canvas& canvas, const Fold& fold, Rng& rng) {
    const auto phase = rng.turn();
    near_line(canvas, fold.from, fold.to, 3, [&](std::uint8_t& pixel, double along, double across) {
        const auto uneven = 0.75 + 0.25 * std::sin(along / 3.1 + phase) * std::sin(along / 0.9);
        const auto t = (across - 0.08 * std::sin(along / 5 + phase)) / fold.width;
        const auto dark = fold.depth * uneven * std::exp(-t * t * 4);
        const auto light = 0.6 * fold.depth * uneven * std::exp(-(t - 0.9) * (t - 0.9) * 4);
        const auto valley = 0.04 * std::exp(-across * across / 3);
        scale_pixel(pixel, 1 - dark - valley);
        pixel = static_cast<std::uint8_t>(pixel + light * (255 - pixel));
    });
}

void draw_stain(Canvas& canvas, const Stain& stain, Rng& rng) {
    const auto c = canvas.to_px(stain.at);
    const auto r = stain.radius * canvas.px_per_mm;
    const auto seed_a = rng.turn();
    const auto seed_b = rng.turn();
    for (int y = std::max(0, static_cast<int>(c.y - 1.2 * r)); y < std::min<double>(canvas.image.height(), c.y + 1.2 * r); ++y) {
        const auto row = canvas.image.row(y);
        for (int x = std::max(0, static_cast<int>(c.x - 1.2 * r)); x < std::min<double>(canvas.image.width(), c.x + 1.2 * r);
             ++x) {
            const auto angle = std::atan2(y - c.y, x - c.x);
            const auto edge = 1 + 0.03 * std::sin(3 * angle + seed_a) + 0.02 * std::sin(7 * angle + seed_b);
            const auto away = std::hypot(x - c.x, y - c.y) / (r * edge);
            const auto rim = std::exp(-std::pow((away - 0.95) / (stain.ring ? 0.035 : 0.06), 2));
            const auto inside = away < 0.95 ? (stain.ring ? 0.12 : 0.5) : 0;
            const auto around = 0.7 + 0.3 * std::sin(angle + seed_b);
            scale_pixel(row[static_cast<std::size_t>(x)], 1 - stain.depth * std::max(rim * around, inside * 1.0));
        }
    }
}

void draw_dust(Canvas& canvas, double per_dm2, Rng& rng) {
    const auto width = canvas.image.width() / canvas.px_per_mm;
    const auto height = canvas.image.height() / canvas.px_per_mm;
    const auto count = static_cast<int>(per_dm2 * width * height / 10000 * rng.uniform(0.6, 1.4));
    for (int i = 0; i < count; ++i) {
        const Point<Mm> at{canvas.origin.x + rng.uniform(0, width), canvas.origin.y + rng.uniform(0, height)};
        const auto radius = rng.uniform(0.04, 0.16);
        const auto density = rng.uniform(0.2, 0.8);
        const auto reach = rng.chance(0.06) ? rng.uniform(1.0, 5.0) : rng.uniform(0, 0.15); // a hair now and then
        const auto angle = rng.turn();
        const Point<Mm> end = at + Point<Mm>{reach * std::cos(angle), reach * std::sin(angle)};
        const auto thin = reach > 1 ? 0.04 : radius;
        draw_ink(canvas, {{at, thin, density}, {end, thin, density}}, Texture::smooth, rng);
    }
}

void fill(Canvas& canvas, const Shape2& shape, double grey) {
    std::vector<cv::Point> points;
    for (const auto& p : shape) {
        const auto px = canvas.to_px(p);
        points.emplace_back(static_cast<int>(std::lround(px.x * 16)), static_cast<int>(std::lround(px.y * 16)));
    }
    auto mat = mat_of(canvas.image);
    cv::fillPoly(mat, points, cv::Scalar(grey), cv::LINE_AA, 4);
}

Point<Mm> corner(Size<Mm> paper, int which) {
    return {which == 1 || which == 2 ? paper.width : 0, which >= 2 ? paper.height : 0};
}

// The corner is folded over: a triangle is gone, its mirror image shows the paper's back.
Shape2 dog_ear(Canvas& canvas, Size<Mm> paper, int which, Rng& rng) {
    const auto at = corner(paper, which);
    const Point<Mm> inward{at.x > 0 ? -1.0 : 1.0, at.y > 0 ? -1.0 : 1.0};
    const auto a = rng.uniform(10, 34);
    const auto b = rng.uniform(10, 34);
    const Point<Mm> on_x{at.x + inward.x * a, at.y};
    const Point<Mm> on_y{at.x, at.y + inward.y * b};
    const auto d = on_y - on_x; // mirror the corner at the fold
    const auto t = ((at.x - on_x.x) * d.x + (at.y - on_x.y) * d.y) / (d.x * d.x + d.y * d.y);
    const auto foot = on_x + d * t;
    fill(canvas, {on_x, foot + (foot - at), on_y}, rng.uniform(215, 248));
    draw_fold(canvas, {.from = on_x, .to = on_y, .depth = 0.3, .width = 0.4}, rng);
    const Point<Mm> beyond = inward * -8;
    return {on_x, on_x + Point<Mm>{0, beyond.y}, at + beyond, on_y + Point<Mm>{beyond.x, 0}, on_y};
}

Shape2 torn_corner(Canvas& canvas, Size<Mm> paper, int which, Rng& rng) {
    const auto at = corner(paper, which);
    const Point<Mm> inward{at.x > 0 ? -1.0 : 1.0, at.y > 0 ? -1.0 : 1.0};
    const auto a = rng.uniform(8, 26);
    const auto b = rng.uniform(8, 26);
    Shape2 gone{at + inward * -8, {at.x + inward.x * a, at.y - inward.y * 8}};
    for (int i = 0; i <= 9; ++i) {
        const auto t = i / 9.0;
        gone.push_back({at.x + inward.x * (a * (1 - t) + rng.normal(0, 0.5)), at.y + inward.y * (b * t + rng.normal(0, 0.5))});
    }
    gone.push_back({at.x - inward.x * 8, at.y + inward.y * b});
    fill(canvas, {gone.begin() + 2, gone.end() - 1}, 252);
    return gone;
}

Shape2 round_hole(Point<Mm> at, double radius) {
    Shape2 hole;
    for (int i = 0; i < 24; ++i) {
        hole.push_back({at.x + radius * std::cos(i * 0.2618), at.y + radius * std::sin(i * 0.2618)});
    }
    return hole;
}

// Clear tape: a little darker or lighter, with edges.
void draw_tape(Canvas& canvas, Size<Mm> paper, Rng& rng) {
    const Point<Mm> from{rng.uniform(0, paper.width), rng.uniform(0, paper.height)};
    const auto angle = rng.chance(0.7) ? rng.normal(0, 0.05) + (rng.chance(0.5) ? 1.57 : 0) : rng.turn();
    const auto length = rng.uniform(30, 120);
    const Point<Mm> to = from + Point<Mm>{length * std::cos(angle), length * std::sin(angle)};
    const auto half = rng.uniform(6, 9.5);
    const auto tone = rng.uniform(0.86, 0.97);
    near_line(canvas, from, to, half, [&](std::uint8_t& pixel, double, double across) {
        const auto edge = std::exp(-std::pow((std::abs(across) - half + 0.3) / 0.2, 2));
        scale_pixel(pixel, tone - 0.10 * edge);
        pixel = static_cast<std::uint8_t>(pixel + 0.06 * (255 - pixel));
    });
}

void draw_staple(Canvas& canvas, Rng& rng) {
    const Point<Mm> from{rng.uniform(5, 14), rng.uniform(5, 14)};
    const auto angle = rng.uniform(-1, 0.3);
    const Point<Mm> to = from + Point<Mm>{11.5 * std::cos(angle), 11.5 * std::sin(angle)};
    draw_ink(canvas, {{from, 0.35, 0.7}, {to, 0.35, 0.7}}, Texture::smooth, rng);
    near_line(canvas, from, to, 0.1, [](std::uint8_t& pixel, double, double) { pixel = 235; });
}

// A careless pen: strokes right across a place.
void strike_over(Canvas& canvas, Rect<Mm> place, int strokes, Rng& rng) {
    auto habit = random_habit(rng);
    habit.bow = rng.uniform(0, 0.2);
    habit.pen.width = std::min(habit.pen.width, 1.0);
    const auto wide = place.grown(3);
    for (int i = 0; i < strokes; ++i) {
        const Point<Mm> from{rng.uniform(wide.x, wide.right()), rng.chance(0.5) ? wide.y : wide.bottom()};
        const Point<Mm> to{rng.chance(0.5) ? wide.x : wide.right(), rng.uniform(wide.y, wide.bottom())};
        draw_ink(canvas, line(from, to, habit, rng), habit.pen.texture, rng);
    }
}

void strike_codes_and_anchors(Canvas& canvas, form::Paper paper, const Damage& damage, Rng& rng) {
    const auto codes = form::codes_of(paper);
    for (int i = 0; i < damage.pen_over_code; ++i) {
        strike_over(canvas, codes[static_cast<std::size_t>(rng.integer(0, 1))], 1, rng);
    }
    const auto anchors = form::anchors_of(paper);
    for (int i = 0; i < damage.pen_over_anchor; ++i) {
        const auto& anchor = rng.pick(std::span<const Anchor>(anchors));
        const auto half = anchor.size / 2;
        strike_over(canvas, {anchor.centre.x - half, anchor.centre.y - half, anchor.size, anchor.size}, rng.integer(1, 3), rng);
    }
}

// What is written on the back, mirrored and blurred by the paper.
void bleed_through(Canvas& canvas, double share) {
    auto mat = mat_of(canvas.image);
    cv::Mat back;
    cv::flip(mat, back, 1);
    cv::GaussianBlur(back, back, {}, 0.25 * canvas.px_per_mm);
    back.convertTo(back, CV_8U, share, 255 * (1 - share));
    cv::multiply(mat, back, mat, 1.0 / 255);
}

Cutouts cut(Canvas& canvas, form::Paper paper, const Damage& damage, Rng& rng) {
    const auto size = form::size_of(paper);
    Cutouts gone;
    const auto first = rng.integer(0, 3);
    for (int i = 0; i < damage.dog_ears; ++i) {
        gone.push_back(dog_ear(canvas, size, (first + i) % 4, rng));
    }
    for (int i = 0; i < damage.torn_corners; ++i) {
        gone.push_back(torn_corner(canvas, size, (first + damage.dog_ears + i) % 4, rng));
    }
    if (damage.punch_holes) {
        const auto x = rng.chance(0.8) ? 12 + rng.normal(0, 1) : size.width - 12 + rng.normal(0, 1);
        const auto y = size.height / 2 + rng.normal(0, 4);
        gone.push_back(round_hole({x, y - 40}, 2.8));
        gone.push_back(round_hole({x, y + 40}, 2.8));
    }
    return gone;
}

} // namespace

Cutouts damage(Canvas& canvas, form::Paper paper, const Damage& damage, Rng& rng) {
    if (damage.bleed > 0) {
        bleed_through(canvas, damage.bleed);
    }
    strike_codes_and_anchors(canvas, paper, damage, rng);
    for (const auto& fold : damage.folds) {
        draw_fold(canvas, fold, rng);
    }
    for (const auto& stain : damage.stains) {
        draw_stain(canvas, stain, rng);
    }
    for (int i = 0; i < damage.tapes; ++i) {
        draw_tape(canvas, form::size_of(paper), rng);
    }
    if (damage.staple) {
        draw_staple(canvas, rng);
    }
    draw_dust(canvas, damage.dust, rng);
    return cut(canvas, paper, damage, rng);
}

} // namespace formradar::simulator
