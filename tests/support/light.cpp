// Uneven light: slopes of brightness, shadows with an edge, glare, and the shading of bent paper.
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

#include "support/degrade.hpp"
#include "support/mat.hpp"

namespace formradar::simulator {
namespace {

constexpr int coarse = 24; // px: light changes slowly

struct View { // a place in the picture, from its middle, in picture widths
    double x;
    double y;
};

double shadow_at(const Shadow& shadow, View at) {
    const auto along = at.x * std::cos(shadow.direction) + at.y * std::sin(shadow.direction) - shadow.offset;
    const auto lit = 1 / (1 + std::exp(-along / std::max(0.002, shadow.softness) * 4));
    return shadow.share + (1 - shadow.share) * lit;
}

double light_at(const Light& light, View at) {
    double level = 1 - light.gradient * (0.5 + at.x * std::cos(light.direction) + at.y * std::sin(light.direction)) / 1.2;
    level *= 1 - light.vignette * (at.x * at.x + at.y * at.y) * 2;
    double shade = 1;
    for (const auto& shadow : light.shadows) {
        shade *= shadow_at(shadow, at);
    }
    // Two shadows are not darker than a deep one: light comes from elsewhere too.
    return std::max(0.2, level * std::max(0.3, shade));
}

double glare_at(const Light& light, View at) {
    double sum = 0;
    for (const auto& glare : light.glares) {
        const auto away = std::hypot(at.x + 0.5 - glare.x, at.y + 0.5 - glare.y) / glare.radius;
        sum += glare.strength * std::exp(-away * away);
    }
    return 255 * sum;
}

bool is_even(const Light& light) {
    return light.level == 1 && light.gradient == 0 && light.vignette == 0 && light.relief == 0 && light.shadows.empty() &&
           light.glares.empty();
}

} // namespace

void shed_light(GrayImage& image, const Light& light, const Geometry& geometry, Rng&) {
    if (is_even(light)) {
        return;
    }
    auto mat = mat_of(image);
    const cv::Size small(mat.cols / coarse + 2, mat.rows / coarse + 2);
    cv::Mat gain(small, CV_32FC1);
    cv::Mat added(small, CV_32FC1);
    Point<Mm> near{geometry.layout.width / 2, geometry.layout.height / 2};
    for (int j = 0; j < small.height; ++j) {
        for (int i = 0; i < small.width; ++i) {
            const Point<Px> px{(i + 0.5) * mat.cols / small.width, (j + 0.5) * mat.rows / small.height};
            const View at{px.x / mat.cols - 0.5, (px.y - mat.rows / 2.0) / mat.cols};
            auto level = light_at(light, at);
            if (light.relief > 0) {
                near = geometry.to_layout(px, near);
                level *= std::clamp(1 + light.relief * geometry.slope(geometry.on_paper(near)), 0.4, 1.3);
            }
            gain.at<float>(j, i) = static_cast<float>(level);
            added.at<float>(j, i) = static_cast<float>(glare_at(light, at));
        }
    }
    double brightest = 1;
    cv::minMaxLoc(gain, nullptr, &brightest);
    gain *= light.level / brightest; // the camera exposes for what is brightest
    cv::Mat wide_gain;
    cv::Mat wide_added;
    cv::resize(gain, wide_gain, mat.size(), 0, 0, cv::INTER_LINEAR);
    if (!light.glares.empty()) {
        cv::resize(added, wide_added, mat.size(), 0, 0, cv::INTER_LINEAR);
    }
    for (int y = 0; y < mat.rows; ++y) {
        auto* out = mat.ptr<std::uint8_t>(y);
        const auto* factor = wide_gain.ptr<float>(y);
        const auto* extra = wide_added.empty() ? nullptr : wide_added.ptr<float>(y);
        for (int x = 0; x < mat.cols; ++x) {
            const auto lit = static_cast<float>(out[x]) * factor[x] + (extra == nullptr ? 0.0F : extra[x]);
            out[x] = static_cast<std::uint8_t>(std::min(255.0F, lit + 0.5F));
        }
    }
}

} // namespace formradar::simulator
