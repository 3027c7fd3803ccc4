#include <algorithm>
#include <cmath>
#include <cstring>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <vector>

#include "vision/strokes.hpp"

namespace formradar {
namespace {

struct Direction {
    cv::Point2d centroid, along; // px, unit vector
};

bool holds(const cv::Mat& mask, int x, int y) {
    return x >= 0 && y >= 0 && x < mask.cols && y < mask.rows && mask.at<std::uint8_t>(y, x) != 0;
}

class Joiner {
public:
    Joiner(cv::Mat& mask, const cv::Mat& print, double px_per_mm, const JoinOptions& options)
        : mask_(mask), print_(print), px_per_mm_(px_per_mm), options_(options) {}

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
        for (const double size : {1.0, 1.8, 2.8}) {
            const int half = static_cast<int>(std::lround(options_.window * size * px_per_mm_));
            double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
            for (int y = std::max(0, at.y - half); y <= std::min(mask_.rows - 1, at.y + half); ++y) {
                for (int x = std::max(0, at.x - half); x <= std::min(mask_.cols - 1, at.x + half); ++x) {
                    if (mask_.at<std::uint8_t>(y, x) != 0 && print_.at<std::uint8_t>(y, x) == 0) {
                        const double dx = x - at.x, dy = y - at.y;
                        n += 1, sx += dx, sy += dy, sxx += dx * dx, syy += dy * dy, sxy += dx * dy;
                    }
                }
            }
            const double mx = sx / n, my = sy / n;
            const double xx = sxx / n - mx * mx + 1.0 / 12, yy = syy / n - my * my + 1.0 / 12, xy = sxy / n - mx * my;
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
        for (const double turn : {0.0, -0.15, 0.15}) {
            const cv::Point2d along(side * (here->along.x * std::cos(turn) - here->along.y * std::sin(turn)),
                                    side * (here->along.x * std::sin(turn) + here->along.y * std::cos(turn)));
            if (const auto to = other_side(from, along, options_.reach); to && agrees(*to, along)) {
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

    cv::Mat& mask_;
    const cv::Mat& print_;
    double px_per_mm_;
    const JoinOptions& options_;
    std::vector<std::pair<cv::Point, cv::Point>> joints_;
};

} // namespace

void join_strokes(cv::Mat& mask, const cv::Mat& print, double px_per_mm, const JoinOptions& options) {
    Joiner(mask, print, px_per_mm, options).run();
}

} // namespace formradar
