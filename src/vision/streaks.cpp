#include "formradar/vision/streaks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "vision/hide_streaks.hpp"

namespace formradar {
namespace {

// One line of the picture, at right angles to the streaks: counts where it is darker than the paper on both sides.
class Crossing {
public:
    Crossing(std::size_t length, int beside, int contrast) : counts_(length, 0), beside_(beside), contrast_(contrast) {}

    void add(std::span<const std::uint8_t> line) {
        const auto n = static_cast<int>(line.size());
        const auto* v = line.data();
        for (const int away : {beside_, 2 * beside_}) {
            dark_.resize(line.size());
            auto* dark = dark_.data();
            for (int i = away; i + away < n; ++i) { // written for vector instructions
                const int paper = std::min(v[i - away], v[i + away]);
                dark[i] = static_cast<std::uint8_t>((away == beside_ ? 0 : dark[i]) | (paper - v[i] > contrast_ ? 1 : 0));
            }
        }
        for (int i = 0; i < n; ++i) {
            counts_[static_cast<std::size_t>(i)] = static_cast<std::uint16_t>(counts_[static_cast<std::size_t>(i)] + dark_[static_cast<std::size_t>(i)]);
        }
        ++lines_;
    }

    // Runs of places where it nearly always is.
    void append_to(std::vector<Streak>& streaks, bool level, double share, double thickest) const {
        const auto least = static_cast<int>(std::ceil(share * lines_));
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            if (counts_[i] < least) {
                continue;
            }
            const auto first = i;
            while (i + 1 < counts_.size() && counts_[i + 1] >= least) {
                ++i;
            }
            if (static_cast<double>(i + 1 - first) <= thickest) {
                streaks.push_back({level, static_cast<double>(first), static_cast<double>(i + 1)});
            }
        }
    }

private:
    std::vector<std::uint16_t> counts_;
    std::vector<std::uint8_t> dark_;
    int beside_, contrast_, lines_ = 0;
};

// A column of the picture, averaged over a few pixels.
void read_column(const GrayImage& picture, int x, std::vector<std::uint8_t>& column) {
    constexpr int wide = 4;
    for (int y = 0; y < picture.height(); ++y) {
        const auto* row = picture.row(y).data() + x;
        column[static_cast<std::size_t>(y)] = static_cast<std::uint8_t>((row[0] + row[1] + row[2] + row[3]) / wide);
    }
}

} // namespace

std::vector<Streak> find_streaks(const GrayImage& picture, double px_per_mm, const StreakOptions& options) {
    constexpr int lines = 200, columns = 32; // that are looked at
    constexpr int margin = 4;
    std::vector<Streak> streaks;
    const int beside = static_cast<int>(std::lround(options.beside * px_per_mm));
    if (std::min(picture.width(), picture.height()) < 5 * beside + columns * margin) {
        return streaks;
    }
    const int contrast = static_cast<int>(std::lround(255 * options.contrast));
    Crossing upright(static_cast<std::size_t>(picture.width()), beside, contrast);
    for (int i = 0; i < lines; ++i) {
        upright.add(picture.row((2 * i + 1) * picture.height() / (2 * lines)));
    }
    upright.append_to(streaks, false, options.share, options.thickest * px_per_mm);
    Crossing level(static_cast<std::size_t>(picture.height()), beside, contrast);
    std::vector<std::uint8_t> column(static_cast<std::size_t>(picture.height()));
    for (int i = 0; i < columns; ++i) {
        read_column(picture, std::min(picture.width() - margin, (2 * i + 1) * picture.width() / (2 * columns)), column);
        level.add(column);
    }
    level.append_to(streaks, true, options.share, options.thickest * px_per_mm);
    return streaks;
}

cv::Mat streak_mask(const Sheet& sheet, const PageMap& map, std::span<const Streak> streaks) {
    constexpr double rim = 0.2; // mm: a streak's edge is blurred
    cv::Mat mask;
    const auto& zone = sheet.zone;
    const auto centre = map(zone.centre());
    const auto step = map(zone.centre() + Point<Mm>{1, 0}) - centre;
    for (const auto& streak : streaks) {
        const auto across = [&](Point<Mm> p) { return streak.level ? map(p).y : map(p).x; };
        // Along the rows of the zone, or along its columns when the page lies on its side or the streak is level.
        const bool by_rows = (std::abs(step.x) > std::abs(step.y)) != streak.level;
        const int lines = by_rows ? sheet.dark.rows : sheet.dark.cols;
        const int length = by_rows ? sheet.dark.cols : sheet.dark.rows;
        for (int i = 0; i < lines; ++i) {
            const double at = (i + 0.5) / sheet.px_per_mm;
            const double begin = across(by_rows ? Point<Mm>{zone.x, zone.y + at} : Point<Mm>{zone.x + at, zone.y});
            const double end = across(by_rows ? Point<Mm>{zone.right(), zone.y + at} : Point<Mm>{zone.x + at, zone.bottom()});
            const auto [low, high] = std::minmax({(streak.from - begin) / (end - begin), (streak.to - begin) / (end - begin)});
            const int first = std::max(0, static_cast<int>(std::floor(low * length - rim * sheet.px_per_mm)));
            const int last = std::min(length - 1, static_cast<int>(std::ceil(high * length + rim * sheet.px_per_mm)));
            if (first > last) {
                continue;
            }
            if (mask.empty()) {
                mask = cv::Mat::zeros(sheet.dark.size(), CV_8U);
            }
            const cv::Range along(first, last + 1);
            (by_rows ? mask.row(i).colRange(along) : mask.col(i).rowRange(along)).setTo(255);
        }
    }
    return mask;
}

} // namespace formradar
