// Shapes to pixels.
#include "formradar/vision/render_image.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <variant>

#include "coverage.hpp"
#include "formradar/draw/path.hpp"
#include "formradar/draw/stroke.hpp"
#include "formradar/draw/text.hpp"
#include "mat.hpp"

namespace formradar {
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

// To the nearest whole pixels: pictures are for people to look at, not to measure in.
void Renderer::paint(const Picture& picture) {
    const auto px = [this](double mm) { return static_cast<int>(std::lround(mm * scale_)); };
    const cv::Rect place(px(picture.rect.x), px(picture.rect.y), px(picture.rect.width), px(picture.rect.height));
    const cv::Rect shown = place & cv::Rect(0, 0, image_.width(), image_.height());
    if (picture.image.empty() || shown.empty()) {
        return;
    }
    cv::Mat resized;
    const bool smaller = place.width < picture.image.width();
    cv::resize(view(picture.image), resized, place.size(), 0, 0, smaller ? cv::INTER_AREA : cv::INTER_LINEAR);
    resized(shown - place.tl()).copyTo(view(image_)(shown));
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

} // namespace formradar
