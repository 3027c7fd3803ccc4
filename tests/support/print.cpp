// Toner and copiers: contrast curves, spread, specks, uneven density.
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

#include "support/mat.hpp"
#include "support/wear.hpp"

namespace formradar::simulator {
namespace {

template <class Curve>
void apply(GrayImage& image, Curve curve) {
    cv::Mat table(1, 256, CV_8UC1);
    for (int v = 0; v < 256; ++v) {
        table.at<std::uint8_t>(v) = cv::saturate_cast<std::uint8_t>(curve(v));
    }
    auto mat = mat_of(image);
    cv::LUT(mat, table, mat);
}

// Light and dark specks of toner, 0.05 to 0.2 mm.
void speckle(Canvas& canvas, double per_cm2, Rng& rng) {
    const auto width = canvas.image.width() / canvas.px_per_mm;
    const auto height = canvas.image.height() / canvas.px_per_mm;
    const auto count = static_cast<int>(per_cm2 * width * height / 100);
    auto mat = mat_of(canvas.image);
    for (int i = 0; i < count; ++i) {
        const cv::Point at(rng.integer(0, mat.cols - 1), rng.integer(0, mat.rows - 1));
        const auto radius = std::max(1, static_cast<int>(canvas.px_per_mm * rng.uniform(0.02, 0.10)));
        cv::circle(mat, at, radius, cv::Scalar(rng.chance(0.75) ? rng.uniform(20, 120) : 255), -1, cv::LINE_AA);
    }
}

// The copier's drum does not take the same everywhere: slow waves of density.
void mottle(GrayImage& image, double strength, Rng& rng) {
    cv::Mat small(14, 10, CV_8UC1);
    for (auto& value : cv::Mat_<std::uint8_t>(small)) {
        value = cv::saturate_cast<std::uint8_t>(255 - 255 * strength * rng.uniform());
    }
    cv::Mat large;
    auto mat = mat_of(image);
    cv::resize(small, large, mat.size(), 0, 0, cv::INTER_CUBIC);
    cv::multiply(mat, large, mat, 1.0 / 255);
}

// One generation: what is dark gets darker and a little wider, what is faint is lost.
void copy_once(Canvas& canvas, const Toner& toner, Rng& rng) {
    auto mat = mat_of(canvas.image);
    cv::GaussianBlur(mat, mat, {}, std::max(0.3, toner.copy_blur * rng.uniform(0.7, 1.3) * canvas.px_per_mm));
    const auto middle = 0.62 * toner.paper + 120 * toner.copy_shift * rng.uniform(0.5, 1.0);
    const auto curve = [&](double v) { return 1 / (1 + std::exp(-toner.copy_gain * (v - middle) / 50)); };
    const auto low = curve(toner.black);
    const auto high = curve(toner.paper);
    apply(canvas.image, [&](int v) { // paper stays paper and black stays black
        return toner.black + (toner.paper - toner.black) * std::clamp((curve(v) - low) / (high - low), 0.0, 1.03);
    });
    speckle(canvas, toner.speckle, rng);
    mottle(canvas.image, 0.05, rng);
}

} // namespace

void print(Canvas& canvas, const Toner& toner, Rng& rng) {
    apply(canvas.image, [&](int v) { return toner.black + (toner.paper - toner.black) * v / 255.0; });
    for (int i = 0; i < toner.generations; ++i) {
        copy_once(canvas, toner, rng);
    }
}

void copy_filled(Canvas& canvas, const Toner& toner, Rng& rng) {
    for (int i = 0; i < toner.refills; ++i) {
        copy_once(canvas, toner, rng);
    }
}

} // namespace formradar::simulator
