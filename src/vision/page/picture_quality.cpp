// Edges are steps between levels that stay; paper is the lightest of each small piece.
#include "formradar/vision/page/picture_quality.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <span>
#include <vector>

#include "formradar/core/quantile.hpp"

namespace formradar::vision {
namespace {

// Tried by picture_flaws_test: out_of_focus_is_called_blurred, sharp_photos_are_far_from_what_is_called_blurred,
// paper_without_edges_has_no_sharpness.
constexpr int line_step = 8;          // every eighth row and column tells enough
constexpr double high_step = 0.45;    // of the picture's contrast: letters of thin strokes do not have it once they are blurred
constexpr double least_contrast = 10; // levels: below, the steps are grain
constexpr std::size_t enough_edges = 40; // fewer are a table's, or a hand's
constexpr double sharpest = 0.25;        // share of the edges that is taken for the sharp ones: slanted ones look wider

std::array<double, 2> levels_of(const GrayImage& picture) {
    std::vector<std::uint8_t> some;
    for (int y = 0; y < picture.height(); y += line_step) {
        const auto row = picture.row(y);
        for (std::size_t x = 0; x < row.size(); x += line_step) {
            some.push_back(row[x]);
        }
    }
    // Shown by picture_flaws_test: sharp_photos_are_far_from_what_is_called_blurred.
    constexpr double darkest = 0.01, lightest = 0.9;
    return {quantile(some, darkest), quantile(some, lightest)};
}

// Of one line of pixels, each mixed with its neighbours, so that grain does not break a slope into many.
class Slopes {
public:
    Slopes(double least_step, std::vector<double>& spreads) : least_step_(least_step), spreads_(spreads) {}

    void look_at(const std::vector<double>& line) {
        std::size_t from = 0;
        for (std::size_t i = 1; i + 1 < line.size(); ++i) {
            const bool turns = (line[i + 1] - line[i]) * (line[i] - line[i - 1]) <= 0;
            if (turns) {
                take(line, from, i);
                from = i;
            }
        }
    }

private:
    // The steepest part of a step of known height says how far a sharp one was spread.
    void take(const std::vector<double>& line, std::size_t from, std::size_t to) {
        const double step = std::abs(line[to] - line[from]);
        if (step < least_step_) {
            return;
        }
        double steepest = 0;
        for (std::size_t i = from; i < to; ++i) {
            steepest = std::max(steepest, std::abs(line[i + 1] - line[i]));
        }
        spreads_.push_back(step / (steepest * std::sqrt(2 * std::numbers::pi)));
    }

    double least_step_;
    std::vector<double>& spreads_;
};

std::vector<double> mixed(std::span<const double> line) {
    std::vector<double> mixed(line.begin(), line.end());
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        mixed[i] = (line[i - 1] + 2 * line[i] + line[i + 1]) / 4;
    }
    return mixed;
}

// Every so many columns of the picture, or rows of it, one after the other. Columns are read row by row: one by one, every pixel
// would be another line of memory.
std::vector<double> lines_of(const GrayImage& picture, bool columns) {
    const auto first = static_cast<std::size_t>(line_step / 2), step = static_cast<std::size_t>(line_step);
    const auto width = static_cast<std::size_t>(picture.width()), height = static_cast<std::size_t>(picture.height());
    const auto count = [&](std::size_t side) { return side > first ? (side - first + step - 1) / step : 0; };
    std::vector<double> lines(columns ? count(width) * height : count(height) * width);
    auto to = lines.begin();
    for (std::size_t y = columns ? 0 : first; y < height; y += columns ? 1 : step) {
        const auto row = picture.row(static_cast<int>(y));
        if (!columns) {
            to = std::ranges::copy(row, to).out;
            continue;
        }
        for (std::size_t x = first, at = y; x < width; x += step, at += height) {
            lines[at] = row[x];
        }
    }
    return lines;
}

std::optional<double> spread_along(const GrayImage& picture, bool columns, double least_step) {
    // Tried by picture_flaws_test: sharp_photos_are_far_from_what_is_called_blurred.
    constexpr double mixing = 0.5; // px²: what mixing with the neighbours adds to the variance
    std::vector<double> spreads;
    Slopes slopes(least_step, spreads);
    const auto lines = lines_of(picture, columns);
    const auto length = static_cast<std::size_t>(columns ? picture.height() : picture.width());
    for (std::size_t at = 0; at < lines.size(); at += length) {
        slopes.look_at(mixed(std::span(lines).subspan(at, length)));
    }
    if (spreads.size() < enough_edges) {
        return std::nullopt;
    }
    const double spread = quantile(spreads, sharpest);
    return std::sqrt(std::max(0.0, spread * spread - mixing));
}

// The lightest but for grain and specks.
std::optional<double> paper_in(const GrayImage& picture, const PageMap& map, Rect<Mm> piece) {
    // Tried by picture_flaws_test: shadow_over_rows_is_named_where_it_made_them_doubtful.
    constexpr double apart = 0.7, lightest = 0.85; // mm
    std::vector<std::uint8_t> levels;
    for (double y = piece.y; y < piece.bottom(); y += apart) {
        for (double x = piece.x; x < piece.right(); x += apart) {
            const auto at = map({x, y});
            if (at.x >= 0 && at.y >= 0 && at.x < picture.width() && at.y < picture.height()) {
                levels.push_back(picture.row(static_cast<int>(at.y))[static_cast<std::size_t>(at.x)]);
            }
        }
    }
    // Tried by picture_flaws_test: shadow_over_rows_is_named_where_it_made_them_doubtful.
    constexpr std::size_t enough = 30;
    return levels.size() < enough ? std::nullopt : std::optional(quantile(levels, lightest) / 255);
}

} // namespace

std::optional<double> edge_spread(const GrayImage& picture) {
    if (picture.empty()) {
        return std::nullopt;
    }
    const auto [dark, light] = levels_of(picture);
    if (light - dark < least_contrast) {
        return std::nullopt;
    }
    const double least_step = high_step * (light - dark);
    const auto across = spread_along(picture, false, least_step), down = spread_along(picture, true, least_step);
    return across && down ? std::optional(std::max(*across, *down)) : std::nullopt;
}

std::optional<double> darkest_paper(const GrayImage& picture, const PageMap& map, Rect<Mm> part) {
    // Tried by picture_flaws_test: shadow_over_rows_is_named_where_it_made_them_doubtful.
    constexpr double piece = 12; // mm: longer than what is printed solid
    std::optional<double> darkest;
    const int pieces = std::max(1, static_cast<int>(std::lround(part.width / piece)));
    for (int i = 0; i < pieces; ++i) {
        const auto level = paper_in(picture, map, {part.x + i * part.width / pieces, part.y, part.width / pieces, part.height});
        darkest = level && (!darkest || *level < *darkest) ? level : darkest;
    }
    return darkest;
}

} // namespace formradar::vision
