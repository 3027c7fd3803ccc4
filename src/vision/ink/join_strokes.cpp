// Strokes that print has cut in two are joined again, where ink goes on beyond the print in the same direction.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <vector>

#include "vision/ink/strokes.hpp"

namespace formradar::vision {
namespace {

struct Direction {
    cv::Point2d centroid, along; // px, unit vector
};

bool holds(const cv::Mat& mask, int x, int y) {
    return x >= 0 && y >= 0 && x < mask.cols && y < mask.rows && mask.at<std::uint8_t>(y, x) != 0;
}

// The ink outside of print as runs along the rows: what lies in a window is summed up run by run, not pixel by pixel.
class Runs {
public:
    Runs(const cv::Mat& mask, const cv::Mat& print) {
        for (int y = 0; y < mask.rows; ++y) {
            first_.push_back(runs_.size());
            const std::uint8_t *ink = mask.ptr(y), *hidden = print.ptr(y);
            const auto is_ink = [&](int x) { return ink[x] != 0 && hidden[x] == 0; };
            for (int x = next_ink(ink, 0, mask.cols); x < mask.cols; x = next_ink(ink, x, mask.cols)) {
                const int from = x;
                while (x < mask.cols && is_ink(x)) {
                    ++x;
                }
                if (x > from) {
                    runs_.push_back({from, x - 1});
                } else {
                    ++x;
                }
            }
        }
        first_.push_back(runs_.size());
    }

    struct Sums {
        double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    };

    // Of the square that reaches `half` px to each side of `at`; x and y from there.
    [[nodiscard]] Sums about(cv::Point at, int half) const {
        Sums sums;
        const int rows = static_cast<int>(first_.size()) - 1;
        for (int y = std::max(0, at.y - half); y <= std::min(rows - 1, at.y + half); ++y) {
            const double dy = y - at.y;
            for (auto i = first_[static_cast<std::size_t>(y)]; i < first_[static_cast<std::size_t>(y) + 1]; ++i) {
                const int from = std::max(runs_[i].from - at.x, -half), to = std::min(runs_[i].to - at.x, half);
                if (from <= to) {
                    const double n = to - from + 1, x = n * (from + to) / 2;
                    sums.n += n;
                    sums.x += x;
                    sums.xx += squares_up_to(to) - squares_up_to(from - 1);
                    sums.y += n * dy;
                    sums.yy += n * dy * dy;
                    sums.xy += x * dy;
                }
            }
        }
        return sums;
    }

private:
    struct Run {
        int from, to; // px, both within
    };

    // Most pixels are paper: skipped eight at a time.
    static int next_ink(const std::uint8_t* ink, int x, int end) {
        std::uint64_t eight = 0;
        while (x + 8 <= end && (std::memcpy(&eight, ink + x, 8), eight == 0)) {
            x += 8;
        }
        while (x < end && ink[x] == 0) {
            ++x;
        }
        return x;
    }

    // 1 + 4 + ... + k²; differences of it hold for negative k as well.
    static double squares_up_to(double k) { return k * (k + 1) * (2 * k + 1) / 6; }

    std::vector<Run> runs_;
    std::vector<std::size_t> first_; // of each row
};

class Joiner {
public:
    Joiner(cv::Mat& mask, const Sheet& sheet, const Hiding& hiding, const JoinOptions& options)
        : mask_(mask),
          dark_(sheet.dark),
          print_(hiding.print),
          streaks_(hiding.streaks),
          runs_(mask, hiding.print),
          px_per_mm_(sheet.px_per_mm),
          options_(options) {}

    void run() {
        for (const auto& end : ends()) {
            follow(end);
        }
        for (const auto& [from, to] : joints_) {
            cv::line(mask_, from, to, 255, 1, cv::LINE_8);
        }
    }

private:
    [[nodiscard]] bool is_ink(int x, int y) const { return holds(mask_, x, y) && !holds(print_, x, y); }
    [[nodiscard]] bool is_hidden(int x, int y) const { return holds(print_, x, y) && !holds(mask_, x, y); }

    // Ink beside print that no ink is known of; every second one is enough.
    [[nodiscard]] std::vector<cv::Point> ends() const {
        std::vector<cv::Point> found;
        for (int y = 1; y + 1 < mask_.rows; ++y) {
            const std::uint8_t* ink = mask_.ptr(y);
            const std::uint8_t* print = print_.ptr(y);
            for (int x = 1; x + 1 < mask_.cols; ++x) {
                std::uint64_t eight = 0; // most pixels are paper: skipped eight at a time
                if (x + 8 < mask_.cols && (std::memcpy(&eight, ink + x, 8), eight == 0)) {
                    x += 7;
                } else if (ink[x] != 0 && print[x] == 0 && (x + y) % 2 == 0 &&
                           (is_hidden(x - 1, y) || is_hidden(x + 1, y) || is_hidden(x, y - 1) || is_hidden(x, y + 1))) {
                    found.emplace_back(x, y);
                }
            }
        }
        return found;
    }

    // Where the ink about `at` leads, if it is longer than wide. A thick stroke needs a larger window.
    [[nodiscard]] std::optional<Direction> direction(cv::Point at) const {
        for (const double size : {1.0, 1.8, 2.8}) { // times the window
            const auto sums = runs_.about(at, static_cast<int>(std::lround(options_.window * size * px_per_mm_)));
            const double n = sums.n, mx = sums.x / n, my = sums.y / n;
            const double xx = sums.xx / n - mx * mx + 1.0 / 12, yy = sums.yy / n - my * my + 1.0 / 12, xy = sums.xy / n - mx * my;
            const double middle = (xx + yy) / 2, off = std::hypot((xx - yy) / 2, xy);
            if (middle + off > options_.least_shape * (middle - off)) {
                const double turn = std::atan2(2 * xy, xx - yy) / 2;
                return Direction{{at.x + mx, at.y + my}, {std::cos(turn), std::sin(turn)}};
            }
        }
        return std::nullopt;
    }

    void follow(cv::Point from) {
        const auto here = direction(from);
        if (!here) {
            go_straight_across(from);
            return;
        }
        const cv::Point2d outward(from.x - here->centroid.x, from.y - here->centroid.y);
        const double side = here->along.dot(outward) < 0 ? -1 : 1;
        for (const double turn : {0.0, -0.15, 0.15}) { // radians
            const cv::Point2d along(side * (here->along.x * std::cos(turn) - here->along.y * std::sin(turn)),
                                    side * (here->along.x * std::sin(turn) + here->along.y * std::cos(turn)));
            if (const auto to = other_side(from, along, options_.reach); to && agrees(*to, along) && shows_between(from, *to)) {
                joints_.emplace_back(from, *to);
                return;
            }
        }
    }

    // Where a thick pen's strokes cross at an outline no direction can be told, but there is ink on its other side as well.
    void go_straight_across(cv::Point from) {
        for (const cv::Point across : {cv::Point(1, 0), cv::Point(-1, 0), cv::Point(0, 1), cv::Point(0, -1)}) {
            if (is_hidden(from.x + across.x, from.y + across.y)) {
                if (const auto to = other_side(from, across, options_.outline)) {
                    joints_.emplace_back(from, *to);
                }
            }
        }
    }

    // The first ink beyond the print, within `farthest` mm; none when paper comes first.
    [[nodiscard]] std::optional<cv::Point> other_side(cv::Point from, cv::Point2d along, double farthest) const {
        const double reach = farthest * px_per_mm_;
        int paper = 0;
        for (double t = 1; t < reach; t += 1) {
            const int x = static_cast<int>(std::lround(from.x + t * along.x)),
                      y = static_cast<int>(std::lround(from.y + t * along.y));
            if (is_ink(x, y)) {
                return t > 2 ? std::optional(cv::Point(x, y)) : std::nullopt;
            }
            paper += holds(print_, x, y) ? 0 : 1;
            if (paper > 1) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] bool agrees(cv::Point to, cv::Point2d along) const {
        const auto there = direction(to);
        return there && std::abs(there->along.dot(along)) > options_.agreement;
    }

    // Between the letters of a label, and between it and the outline, a stroke is to be seen where it runs; behind a streak
    // nothing is.
    [[nodiscard]] bool shows_between(cv::Point from, cv::Point to) const {
        const cv::Point2d way = to - from, unit = way / std::hypot(way.x, way.y), across(-unit.y, unit.x);
        const double length = std::hypot(way.x, way.y),
                     least = options_.shows * std::min(darkest(from, across), darkest(to, across));
        double paper = 0;
        for (double t = 0; t < length; ++t) {
            const cv::Point at(cvRound(from.x + unit.x * t), cvRound(from.y + unit.y * t));
            paper = darkest(at, across) >= least || (!streaks_.empty() && holds(streaks_, at.x, at.y)) ? 0 : paper + 1;
            if (paper > options_.gap * px_per_mm_) {
                return false;
            }
        }
        return true;
    }

    // Darkness of the darkest three by three pixels about `at`, along `across` as far as a stroke is not straight.
    [[nodiscard]] double darkest(cv::Point2d at, cv::Point2d across) const {
        const double aside = options_.bow * px_per_mm_;
        double most = 0;
        for (double side = -aside; side <= aside; ++side) {
            const int x = std::clamp(cvRound(at.x + across.x * side), 1, dark_.cols - 2),
                      y = std::clamp(cvRound(at.y + across.y * side), 1, dark_.rows - 2);
            double sum = 0;
            for (int row = y - 1; row <= y + 1; ++row) {
                const auto* dark = dark_.ptr<float>(row);
                sum += static_cast<double>(dark[x - 1] + dark[x] + dark[x + 1]);
            }
            most = std::max(most, sum / 9);
        }
        return most;
    }

    cv::Mat& mask_;
    const cv::Mat &dark_, &print_, &streaks_;
    Runs runs_; // of the ink before anything was joined
    double px_per_mm_;
    const JoinOptions& options_;
    std::vector<std::pair<cv::Point, cv::Point>> joints_;
};

} // namespace

void join_strokes(cv::Mat& mask, const Sheet& sheet, const Hiding& hiding, const JoinOptions& options) {
    Joiner(mask, sheet, hiding, options).run();
}

} // namespace formradar::vision
