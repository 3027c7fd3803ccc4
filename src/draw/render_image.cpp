// Shapes to pixels.
#include "formradar/draw/render_image.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "draw/coverage.hpp"
#include "formradar/draw/path.hpp"
#include "formradar/draw/stroke.hpp"
#include "formradar/draw/text.hpp"

namespace formradar::draw {
namespace {

constexpr double roughness = 0.05; // px: how far lines may stray from curves, far below what 256 greys show

// How much each part of a colour counts.
struct Weights {
    double red = 0;
    double green = 0;
    double blue = 0;
};

constexpr Weights luminance{0.299, 0.587, 0.114}; // as scanners make grey of colours (ITU-R BT.601)

class Renderer {
public:
    Renderer(GrayImage& image, double px_per_mm, const Weights& weights)
        : image_(image), scale_(px_per_mm), weights_(weights), coverage_(image.width(), image.height()) {}

    void paint(const Text& text) {
        add(outlines(text));
        coverage_.paint(image_, Winding::nonzero, ink_of(text.style.colour));
    }
    void paint(const Line& line) { stroke(path_of(line), line.stroke, false); }
    void paint(const Polygon& polygon) {
        fill(path_of(polygon), polygon.fill);
        stroke(path_of(polygon), polygon.stroke, false);
    }
    void paint(const Rectangle& rectangle) {
        fill(path_of(rectangle), rectangle.fill);
        stroke(path_of(rectangle), rectangle.stroke, rectangle.corner <= 0);
    }
    void paint(const Disc& disc) {
        fill(path_of(disc), disc.fill);
        stroke(path_of(disc), disc.stroke, false);
    }
    void paint(const Cells& cells) { fill(path_of(cells), Colour{}); }
    void paint(const Picture&);

private:
    [[nodiscard]] Ink8 ink_of(Colour colour) const {
        const double grey = weights_.red * colour.red + weights_.green * colour.green + weights_.blue * colour.blue;
        return {.grey = static_cast<std::uint8_t>(std::lround(grey)), .alpha = colour.alpha};
    }
    void add(const std::vector<std::vector<Point<Mm>>>& rings) {
        for (const auto& ring : rings) {
            ring_.clear();
            std::ranges::transform(ring, std::back_inserter(ring_), [this](Point<Mm> p) {
                return Point<Px>{p.x * scale_, p.y * scale_};
            });
            coverage_.add_ring(ring_);
        }
    }
    void fill(const Path& path, const std::optional<Colour>& colour) {
        if (colour) {
            for (Polyline& line : flattened(path, roughness / scale_)) {
                add({std::move(line.points)});
            }
            coverage_.paint(image_, Winding::even_odd, ink_of(*colour));
        }
    }
    void stroke(const Path& path, const std::optional<Stroke>& stroke, bool sharp) {
        if (stroke) {
            const Pen pen{.width = stroke->width, .dash = stroke->dash, .sharp = sharp, .tolerance = roughness / scale_};
            for (const Polyline& line : flattened(path, roughness / scale_)) {
                add(stroked(line, pen));
            }
            coverage_.paint(image_, Winding::nonzero, ink_of(stroke->colour));
        }
    }

    GrayImage& image_;
    double scale_;
    Weights weights_;
    Coverage coverage_;
    std::vector<Point<Px>> ring_; // kept for its memory
};

// A source picture seen from one pixel of the result: from where to where, in its own pixels.
struct Reach {
    double from = 0;
    double to = 0;
};

// Where pixel `i` of `shown` lies in a line of `own` pixels.
Reach reach_of(int i, int shown, int own) {
    const double step = static_cast<double>(own) / shown;
    const double width = std::max(1.0, step); // enlarged, neighbours are blended over one pixel
    const double middle = (i + 0.5) * step;
    return {std::max(0.0, middle - width / 2), std::min<double>(own, middle + width / 2)};
}

// The mean of the source over a rectangle, its rims counted by the share that lies inside.
double mean_of(const GrayImage& image, Reach across, Reach down) {
    double sum = 0;
    double weight = 0;
    for (int y = static_cast<int>(down.from); y < down.to; ++y) {
        const double high = std::min(y + 1.0, down.to) - std::max<double>(y, down.from);
        const auto row = image.row(y);
        for (int x = static_cast<int>(across.from); x < across.to; ++x) {
            const double part = high * (std::min(x + 1.0, across.to) - std::max<double>(x, across.from));
            sum += part * row[static_cast<std::size_t>(x)];
            weight += part;
        }
    }
    return weight > 0 ? sum / weight : 255;
}

// To the nearest whole pixels: pictures are for people to look at, not to measure in.
void Renderer::paint(const Picture& picture) {
    const auto px = [this](double mm) { return static_cast<int>(std::lround(mm * scale_)); };
    const int left = px(picture.rect.x), top = px(picture.rect.y);
    const int width = px(picture.rect.width), height = px(picture.rect.height);
    if (picture.image.empty() || width < 1 || height < 1) {
        return;
    }
    for (int y = std::max(0, top); y < std::min(image_.height(), top + height); ++y) {
        const auto down = reach_of(y - top, height, picture.image.height());
        const auto row = image_.row(y);
        for (int x = std::max(0, left); x < std::min(image_.width(), left + width); ++x) {
            const double grey = mean_of(picture.image, reach_of(x - left, width, picture.image.width()), down);
            row[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(std::lround(grey));
        }
    }
}

GrayImage render(const Drawing& drawing, double px_per_mm, const Weights& weights) {
    const auto px = [&](double mm) { return std::max(1, static_cast<int>(std::lround(mm * px_per_mm))); };
    GrayImage image(px(drawing.paper.width), px(drawing.paper.height), 255);
    Renderer renderer(image, px_per_mm, weights);
    for (const Shape& shape : drawing.shapes) {
        std::visit([&](const auto& one) { renderer.paint(one); }, shape);
    }
    return image;
}

} // namespace

GrayImage render_image(const Drawing& drawing, double px_per_mm) {
    return render(drawing, px_per_mm, luminance);
}

ColourImage render_colour(const Drawing& drawing, double px_per_mm) {
    return {.red = render(drawing, px_per_mm, {.red = 1}),
            .green = render(drawing, px_per_mm, {.green = 1}),
            .blue = render(drawing, px_per_mm, {.blue = 1})};
}

} // namespace formradar::draw
