// Means and sums of grey levels over fixed windows: blur and noise leave them as they are, where single pixels say nothing.
#include "formradar/vision/evidence/surface.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "vision/page/mat.hpp"

namespace formradar::vision {
namespace {

// Tried by guards_test: in_one_box_is_never_silently_empty, is_never_silently_empty, without_anything_on_it_is_empty.
constexpr double outline_blur = 1.1;              // mm inside of the outline's middle: what an outline's blur does not reach
constexpr double beside_from = 0.8, beside = 3.8; // mm: the paper on both sides of a box
constexpr double about = 3;                       // mm round a box in which clipped pixels are counted
constexpr double label_blur = 0.15;               // mm that blur carries a label's ink
constexpr double above = 3.7, sideways = 1.7;     // mm over the box at least, and beyond the label: a mark on a digit takes them
constexpr double over_outline = 0.55;             // mm that an outline's ink reaches up
constexpr int white = 254;

class Windows {
public:
    explicit Windows(const Measurement& measured) : measured_(measured), grey_(view(measured.straight)) {}

    [[nodiscard]] cv::Mat at(Rect<Mm> rect) const {
        const auto x = [&](double mm) { return static_cast<int>(std::lround((mm - measured_.zone.x) * measured_.px_per_mm)); };
        const auto y = [&](double mm) { return static_cast<int>(std::lround((mm - measured_.zone.y) * measured_.px_per_mm)); };
        const cv::Rect px(cv::Point(x(rect.x), y(rect.y)), cv::Point(x(rect.right()), y(rect.bottom())));
        return grey_(px & cv::Rect(0, 0, grey_.cols, grey_.rows));
    }

    // mm² times darkness over paper of that level.
    [[nodiscard]] double ink(Rect<Mm> rect, double paper) const {
        const cv::Mat part = at(rect);
        return (static_cast<double>(part.total()) - cv::sum(part)[0] / paper) / (measured_.px_per_mm * measured_.px_per_mm);
    }

private:
    const Measurement& measured_;
    cv::Mat grey_;
};

// At least 1, so that it can be divided by.
double median_of(const cv::Mat& part) {
    std::vector<std::uint8_t> levels;
    for (int y = 0; y < part.rows; ++y) {
        levels.insert(levels.end(), part.ptr(y), part.ptr(y) + part.cols);
    }
    if (levels.empty()) {
        return 255;
    }
    const auto middle = levels.begin() + std::ssize(levels) / 2;
    std::ranges::nth_element(levels, middle);
    return std::max<double>(1, *middle);
}

// 1 where it lies between the levels on both sides: there a shadow's edge runs through.
double over_paper(double inside, double left, double right) {
    const auto [darker, lighter] = std::minmax(left, right);
    return inside < darker ? inside / darker : inside > lighter ? inside / lighter : 1;
}

Surface surface_of(const Windows& windows, const Rect<Mm>& box, const Rect<Mm>& label) {
    Surface surface;
    const auto left = windows.at({box.x - beside_from - beside, box.y + 0.5, beside, box.height - 1});
    const auto right = windows.at({box.right() + beside_from, box.y + 0.5, beside, box.height - 1});
    const auto inside = windows.at(clear_inside(box)), round = windows.at(box.grown(about));
    if (inside.empty() || round.empty()) {
        return surface;
    }
    surface.level = over_paper(cv::mean(inside)[0], median_of(left), median_of(right));
    surface.clipped = static_cast<double>(cv::countNonZero(round >= white)) / static_cast<double>(round.total());
    const auto band = label_band(box, label);
    const double paper = median_of(windows.at(band));
    surface.label = windows.ink(label.grown(label_blur), paper);
    surface.around = windows.ink(band, paper) - surface.label;
    return surface;
}

} // namespace

Rect<Mm> clear_inside(const Rect<Mm>& box) {
    return box.grown(-outline_blur);
}

Rect<Mm> label_band(const Rect<Mm>& box, const Rect<Mm>& label) {
    if (label.x > box.right()) { // a name beside it
        return label;
    }
    const double top = std::max(above, box.y - label.y); // printed large, a digit is higher
    return {label.x - sideways, box.y - top, label.width + 2 * sideways, top - over_outline};
}

std::vector<Surface> surfaces_of(const Measurement& measured, std::span<const BoxPlace> places) {
    const Windows windows(measured);
    std::vector<Surface> surfaces;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto off = measured.found[i].off;
        surfaces.push_back(surface_of(windows, places[i].rect.moved(off), places[i].label.moved(off)));
    }
    return surfaces;
}

} // namespace formradar::vision
