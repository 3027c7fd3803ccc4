// A line is cut at the boxes that it leads through, and each piece is asked whether it is the arm of a cross there.
#include "vision/ink/arms_in_line.hpp"

#include <cmath>
#include <vector>

namespace formradar::vision {
namespace {

struct Side {
    double ink = 0, darkness = 0; // px, sum

    void add(double dark) {
        ++ink;
        darkness += dark;
    }
    Side& operator+=(const Side& other) {
        ink += other.ink;
        darkness += other.darkness;
        return *this;
    }
};

// The ink of a box on the line and on both sides of it.
struct Halves {
    Side on, left, right;

    // The other arm is on both sides.
    [[nodiscard]] bool is_cross() const {
        // Tried by arms_in_line_test: a_mark_on_one_side_of_the_line_is_no_cross.
        constexpr double each = 0.1, both = 0.3; // of the ink on the line
        return on.ink > 0 && left.ink >= each * on.ink && right.ink >= each * on.ink && left.ink + right.ink >= both * on.ink;
    }
};

class Arms {
public:
    Arms(const LongLine& line, const cv::Mat& mask, const cv::Mat& print, const Sheet& sheet)
        : line_(line), mask_(mask), print_(print), sheet_(sheet), length_(cv::norm(line.to - line.from)) {}

    [[nodiscard]] bool leads_through(const Rect<Mm>& box) const {
        // Tried by arms_in_line_test: of_crosses_in_two_rows_are_no_fold, a_line_through_a_blank_box_is_none.
        constexpr double off = 0.2; // of the side: nearer to an outline a line only touches the box
        const auto middle = pixels(sheet_, box.grown(-off * box.width));
        for (double t = 0; t <= length_; ++t) {
            if (middle.contains(at(t))) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] Halves halves(const Rect<Mm>& box) const {
        // Tried by arms_in_line_test: of_crosses_in_two_rows_are_no_fold, a_line_through_a_blank_box_is_none.
        constexpr double rim = 0.2; // mm
        const double half = line_.thickness / 2 + rim * sheet_.px_per_mm;
        const cv::Point2d unit = (line_.to - line_.from) / length_;
        const auto area = pixels(sheet_, box);
        Halves halves;
        for (int y = area.y; y < area.br().y; ++y) {
            for (int x = area.x; x < area.br().x; ++x) {
                if (is_ink({x, y})) {
                    const double off = (x - line_.from.x) * unit.y - (y - line_.from.y) * unit.x;
                    auto& side = std::abs(off) <= half ? halves.on : off < 0 ? halves.left : halves.right;
                    side.add(sheet_.dark.at<float>(y, x));
                }
            }
        }
        return halves;
    }

    // Share of the line's ink that lies in or about one of the boxes.
    [[nodiscard]] double share_about(std::span<const Rect<Mm>> boxes) const {
        // Shown by arms_in_line_test: a_line_that_goes_on_far_from_the_boxes_is_none.
        constexpr double about = 7.5; // mm: as far as the arms of crosses reach that are read
        double all = 0, near = 0;
        for (double t = 0; t <= length_; ++t) {
            if (!is_ink(at(t))) {
                continue;
            }
            ++all;
            for (const auto& box : boxes) {
                if (pixels(sheet_, box.grown(about)).contains(at(t))) {
                    ++near;
                    break;
                }
            }
        }
        return all > 0 ? near / all : 0;
    }

private:
    [[nodiscard]] cv::Point at(double t) const { return cv::Point(line_.from + (line_.to - line_.from) * (t / length_)); }
    [[nodiscard]] bool is_ink(cv::Point p) const {
        return cv::Rect({}, mask_.size()).contains(p) && mask_.at<std::uint8_t>(p) != 0 && print_.at<std::uint8_t>(p) == 0;
    }

    const LongLine& line_;
    const cv::Mat& mask_;
    const cv::Mat& print_;
    const Sheet& sheet_;
    double length_;
};

} // namespace

bool are_arms_in_line(const LongLine& line, const cv::Mat& mask, const cv::Mat& print, const Sheet& sheet,
                      std::span<const Rect<Mm>> boxes) {
    // Shown by arms_in_line_test: a_line_paler_than_the_other_arms_is_none, the_long_arm_of_one_cross_is_no_fold.
    constexpr double palest = 0.8, darkest = 1.3, nearly_all = 0.9; // of the other arm's darkness; share of the line
    const Arms arms(line, mask, print, sheet);
    std::vector<Rect<Mm>> crossed;
    Side on, other;
    for (const auto& box : boxes) {
        if (!arms.leads_through(box)) {
            continue;
        }
        const auto halves = arms.halves(box);
        if (!halves.is_cross()) {
            return false;
        }
        on += halves.on;
        (other += halves.left) += halves.right;
        crossed.push_back(box);
    }
    if (crossed.empty()) {
        return false;
    }
    const double darkness = on.darkness / on.ink / (other.darkness / other.ink);
    return darkness > palest && darkness < darkest && arms.share_about(crossed) > nearly_all;
}

} // namespace formradar::vision
