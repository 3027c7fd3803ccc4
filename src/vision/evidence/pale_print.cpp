// A level rule is darker than the paper above and below it in most strips of its length, however pale it is, and handwriting is
// not.
#include "formradar/vision/evidence/pale_print.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "formradar/core/quantile.hpp"
#include "formradar/vision/page/straighten.hpp"
#include "vision/page/mat.hpp"

namespace formradar::vision {
namespace {

// Tried by guards_test: that_clips_pencil_leaves_no_row_silently_empty,
// in_a_scan_of_black_and_white_leaves_no_row_silently_empty.
constexpr double px_per_mm = 6;
constexpr double strip = 5;    // mm of a rule's length that are looked at together
constexpr double margin = 1.2; // mm over and under the room, as paper
constexpr double spread = 0.5; // mm over and under a rule's middle that its blur reaches
constexpr double wander = 0.5; // mm that paper which is not flat moves it
constexpr double paper_rank = 0.7;
constexpr double fewest_strips = 0.2; // share of a rule without handwriting on it or close to it

int rows_of(double mm) {
    return static_cast<int>(std::lround(mm * px_per_mm));
}

// By row: mm of ink in the strip, within `spread`, where the rule may have wandered to.
std::vector<double> ink_by_row(const cv::Mat& part, double black) {
    cv::Mat means;
    cv::reduce(part, means, 1, cv::REDUCE_AVG, CV_64F);
    std::vector<double> levels(means.begin<double>(), means.end<double>());
    auto sorted = levels;
    const double paper = std::max(1.0, quantile(sorted, paper_rank));
    const int half = rows_of(spread), off = rows_of(wander), count = static_cast<int>(levels.size());
    std::vector<double> sums(levels.size()), best(levels.size());
    for (int y = half; y + half < count; ++y) {
        for (int at = y - half; at <= y + half; ++at) {
            sums[static_cast<std::size_t>(y)] += (1 - levels[static_cast<std::size_t>(at)] / paper) / (1 - black) / px_per_mm;
        }
    }
    for (int y = 0; y < count; ++y) {
        const auto from = sums.begin() + std::max(0, y - off), to = sums.begin() + std::min(count, y + off + 1);
        best[static_cast<std::size_t>(y)] = *std::max_element(from, to);
    }
    return best;
}

// The row that nearly all strips have ink in: handwriting leaves out some.
double ink_of(const cv::Mat& room, double black) {
    const int width = rows_of(strip);
    std::vector<std::vector<double>> strips;
    for (int x = 0; x + width <= room.cols; x += width) {
        strips.push_back(ink_by_row(room(cv::Rect(x, 0, width, room.rows)), black));
    }
    const int outside = rows_of(margin) - 1;
    double best = 0;
    for (int y = outside; !strips.empty() && y < room.rows - outside; ++y) {
        std::vector<double> inks;
        for (const auto& by_row : strips) {
            inks.push_back(by_row[static_cast<std::size_t>(y)]);
        }
        best = std::max(best, quantile(inks, fewest_strips));
    }
    return best;
}

bool is_in(const GrayImage& picture, Point<Px> p) {
    return p.x >= 0 && p.y >= 0 && p.x <= picture.width() && p.y <= picture.height();
}

} // namespace

std::vector<std::optional<double>> pale_print_seen(const GrayImage& picture, const Registration& registration,
                                                   std::span<const PaleRule> rules) {
    std::vector<std::optional<double>> seen;
    for (const auto& rule : rules) {
        const Rect<Mm> room{rule.room.x, rule.room.y - margin, rule.room.width, rule.room.height + 2 * margin};
        auto& share = seen.emplace_back();
        if (is_in(picture, registration.map({room.x, room.y})) &&
            is_in(picture, registration.map({room.right(), room.bottom()}))) {
            const auto straight = straighten(picture, registration.map, room, px_per_mm);
            share = ink_of(view(straight), registration.black) / rule.ink;
        }
    }
    return seen;
}

} // namespace formradar::vision
