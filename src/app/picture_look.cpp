// Counts the levels of grey of some of the rows.
#include "app/picture_look.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace formradar::app {
namespace {

constexpr int row_step = 8;
constexpr double short_side = 210; // mm: of A4, and within 3 % of Letter
constexpr double darkest = 0.005;  // of the pixels: the solid marks at the edges cover more
constexpr double lightest = 0.9;   // of the pixels: paper
constexpr std::size_t margin = 12; // levels that a JPEG adds to black and white
constexpr std::uint64_t few = 500; // one pixel of so many may be grey in a picture of two tones

using Levels = std::array<std::uint64_t, 256>;

double level_at(const Levels& levels, std::uint64_t total, double share) {
    std::uint64_t seen = 0;
    for (std::size_t level = 0; level < levels.size(); ++level) {
        seen += levels.at(level);
        if (static_cast<double>(seen) > share * static_cast<double>(total)) {
            return static_cast<double>(level) / 255;
        }
    }
    return 1;
}

} // namespace

PictureLook look_of(const GrayImage& picture, double dpi) {
    Levels levels{};
    std::uint64_t total = 0;
    std::uint64_t grey = 0;
    for (int y = 0; y < picture.height(); y += row_step) {
        for (const std::uint8_t level : picture.row(y)) {
            ++levels.at(level);
            ++total;
            grey += level > margin && level < 255 - margin ? 1U : 0U;
        }
    }
    if (total == 0) {
        return {};
    }
    return {.dpi = dpi,
            .px_per_mm = std::min(picture.width(), picture.height()) / short_side,
            .contrast = level_at(levels, total, lightest) - level_at(levels, total, darkest),
            .two_tone = grey * few < total};
}

} // namespace formradar::app
