// A streak stands out of the paper beside it nearly all along the picture, where neither text nor marks do.
#include "formradar/vision/page/streaks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "vision/page/hide_streaks.hpp"

namespace formradar::vision {
namespace {

// What lies across the streaks: x for upright ones, y for level ones; and along them.
class Paper {
public:
    Paper(const GrayImage& picture, bool level, int beside, int contrast)
        : picture_(picture), level_(level), beside_(beside), contrast_(contrast) {}

    [[nodiscard]] int across() const { return level_ ? picture_.height() : picture_.width(); }

    // The places that are dark in enough of some lines: most pages show at a glance that they have no streak.
    [[nodiscard]] std::vector<int> candidates() const {
        // Tried by streaks_test: an_upright_and_a_level_one, boxes_below_each_other_are_none.
        constexpr int lines = 20, enough = 13;
        std::vector<std::uint8_t> counts(static_cast<std::size_t>(across()), 0);
        const auto columns = level_ ? columns_at(lines) : std::vector<std::uint8_t>{};
        for (int i = 0; i < lines; ++i) {
            const auto* line = level_ ? columns.data() + std::ptrdiff_t{i} * across() : picture_.row(place_of(i, lines)).data();
            for (const int away : {beside_, 2 * beside_}) { // twice as far where the paper beside is another streak
                count_dark(line, away, counts);
            }
        }
        std::vector<int> places;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] >= enough) {
                places.push_back(static_cast<int>(i));
            }
        }
        return places;
    }

    // Share of the picture's length in which the place is darker than the paper beside it.
    [[nodiscard]] double dark_share(int place) const {
        // Tried by streaks_test: clean_paper_has_none, an_upright_and_a_level_one.
        constexpr int lines = 160;
        int dark = 0;
        for (int i = 0; i < lines; ++i) {
            const int at = place_of(i, lines);
            const int limit = level(place, at) + contrast_;
            const auto is_paper = [&](int p) { return p >= 0 && p < across() && level(p, at) > limit; };
            dark += (is_paper(place - beside_) && is_paper(place + beside_)) ||
                            (is_paper(place - 2 * beside_) && is_paper(place + 2 * beside_))
                        ? 1
                        : 0;
        }
        return static_cast<double>(dark) / lines;
    }

private:
    [[nodiscard]] int along() const { return level_ ? picture_.width() : picture_.height(); }
    [[nodiscard]] int level(int place, int at) const {
        return level_ ? picture_.row(place)[static_cast<std::size_t>(at)] : picture_.row(at)[static_cast<std::size_t>(place)];
    }

    [[nodiscard]] int place_of(int line, int lines) const { return (2 * line + 1) * along() / (2 * lines); }

    // The columns of that many lines, one after the other. Row by row: column by column every pixel would be another page of
    // memory.
    [[nodiscard]] std::vector<std::uint8_t> columns_at(int lines) const {
        std::vector<std::uint8_t> columns(static_cast<std::size_t>(lines) * static_cast<std::size_t>(across()));
        std::vector<int> places;
        for (int i = 0; i < lines; ++i) {
            places.push_back(place_of(i, lines));
        }
        for (int y = 0; y < across(); ++y) {
            const auto* row = picture_.row(y).data();
            auto* to = columns.data() + y;
            for (const int x : places) {
                *to = row[x];
                to += across();
            }
        }
        return columns;
    }

    // Written for vector instructions.
    void count_dark(const std::uint8_t* __restrict line, int away, std::vector<std::uint8_t>& counts) const {
        const auto contrast = static_cast<std::uint8_t>(contrast_);
        std::uint8_t* __restrict count = counts.data();
        const int length = across();
        for (int i = away; i < length - away; ++i) {
            const std::uint8_t paper = std::min(line[i - away], line[i + away]);
            const auto limit = static_cast<std::uint8_t>(std::max(paper, contrast) - contrast);
            count[i] = static_cast<std::uint8_t>(count[i] + (line[i] < limit ? 1 : 0));
        }
    }

    const GrayImage& picture_;
    bool level_;
    int beside_, contrast_; // px, grey levels
};

} // namespace

std::vector<Streak> find_streaks(const GrayImage& picture, double px_per_mm, const StreakOptions& options) {
    // Tried by streaks_test: a_small_picture_has_none.
    constexpr int smallest = 200; // px
    std::vector<Streak> streaks;
    const int beside = static_cast<int>(std::lround(options.beside * px_per_mm));
    const int contrast = static_cast<int>(std::lround(255 * options.contrast));
    if (std::min(picture.width(), picture.height()) < std::max(smallest, 5 * beside)) {
        return streaks;
    }
    for (const bool level : {false, true}) {
        const Paper paper(picture, level, beside, contrast);
        for (const int place : paper.candidates()) {
            if (paper.dark_share(place) < options.share) {
                continue;
            }
            if (!streaks.empty() && streaks.back().level == level && streaks.back().to == place) {
                ++streaks.back().to;
            } else {
                streaks.push_back({level, static_cast<double>(place), place + 1.0});
            }
        }
    }
    std::erase_if(streaks, [&](const Streak& streak) { return streak.to - streak.from > options.thickest * px_per_mm; });
    return streaks;
}

cv::Mat streak_mask(const Sheet& sheet, const PageMap& map, std::span<const Streak> streaks) {
    // Tried by streaks_test: lies_where_the_streak_does_whatever_the_turn.
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

} // namespace formradar::vision
