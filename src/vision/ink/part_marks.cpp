// A component with a mark in each of several boxes is cut between them: from every box it is filled at the same pace.
#include <algorithm>
#include <cmath>
#include <deque>
#include <iterator>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <vector>

#include "vision/ink/strokes.hpp"
#include "vision/ink/usual_marks.hpp"
#include "vision/page/components.hpp"

namespace formradar::vision {
namespace {

// So that neighbours can be looked at.
cv::Rect within_rim(const Sheet& sheet, const Rect<Mm>& rect) {
    return pixels(sheet, rect) & cv::Rect(1, 1, sheet.dark.cols - 2, sheet.dark.rows - 2);
}

// What a component has within one box.
struct BoxPart {
    std::size_t box = 0;
    Shading shading;
    Shading about; // with what it has a little round the box
    Sides beyond;
    double centre = 0; // px near the box's middle
};

class Parter {
public:
    Parter(cv::Mat& mask, const Sheet& sheet, const cv::Mat& print, std::span<const Rect<Mm>> boxes, const PartOptions& options)
        : mask_(mask), sheet_(sheet), print_(print), boxes_(boxes), options_(options) {}

    void run() {
        // Tried by part_marks_test: crosses_whose_arms_meet_are_parted_whatever_the_pen.
        constexpr double shortest = 8; // mm: what is smaller touches one box only
        components_ = components_of(mask_);
        for (const auto& component : components_) {
            if (std::max(component.bounds.width, component.bounds.height) > shortest * sheet_.px_per_mm) {
                if (const auto seeds = seeds_of(component); seeds.size() > 1) {
                    part(component, seeds);
                }
            }
        }
    }

private:
    [[nodiscard]] BoxPart part_of(const Component& component, std::size_t box) const {
        const auto rect = within_rim(sheet_, boxes_[box]);
        BoxPart part{.box = box, .shading = {}, .about = {}, .beyond = Sides(rect)};
        const auto about = within_rim(sheet_, boxes_[box].grown(options_.about));
        const auto middle = within_rim(sheet_, boxes_[box].grown(-round_middle * boxes_[box].width));
        for (const auto& run : component.runs) {
            if (run.y < about.y || run.y >= about.br().y) {
                continue;
            }
            for (int x = std::max(run.begin, about.x); x < std::min(run.end, about.br().x); ++x) {
                if (print_.at<std::uint8_t>(run.y, x) == 0) {
                    const int rim = sides(x, run.y);
                    part.about.add(x - rect.x, run.y - rect.y, rim);
                    part.beyond.add({x, run.y});
                    if (rect.contains({x, run.y})) {
                        part.shading.add(x - rect.x, run.y - rect.y, rim);
                        part.centre += middle.contains({x, run.y}) ? 1 : 0;
                    }
                }
            }
        }
        return part;
    }
    [[nodiscard]] int sides(int x, int y) const {
        const auto paper = [&](int px, int py) { return mask_.at<std::uint8_t>(py, px) == 0 ? 1 : 0; };
        return paper(x - 1, y) + paper(x + 1, y) + paper(x, y - 1) + paper(x, y + 1);
    }

    [[nodiscard]] bool has_ink(const BoxPart& part, double largest) const {
        return part.shading.area() >= options_.share * largest &&
               part.centre >= options_.centre * sheet_.px_per_mm * sheet_.px_per_mm;
    }

    [[nodiscard]] bool is_blackened(const BoxPart& part) const {
        const auto& box = boxes_[part.box];
        return part.shading.area() > options_.blackened * box.width * box.height * sheet_.px_per_mm * sheet_.px_per_mm;
    }

    // A stroke from elsewhere that ends here: in the box it may be as wide as it is long.
    [[nodiscard]] bool is_end(const BoxPart& part) const { return part.beyond.is_one() && !part.about.is_crooked(options_); }

    // The foot of a tick whose tail runs into the mark of a row above: the stroke leads up and to the right from the middle of
    // its box to a box that has a mark by itself. No arm of that mark would reach so far to the lower left.
    [[nodiscard]] bool is_foot(const BoxPart& part, const BoxPart& above) const {
        const auto &box = boxes_[part.box], &other = boxes_[above.box];
        return other.bottom() < box.y && other.right() > box.x && is_end(part) && part.beyond.lead_up_right();
    }

    // In the box there is more than one straight stroke and what clings to it: a tail with a hair across it is no mark.
    [[nodiscard]] bool has_second_stroke(const Component& component, const BoxPart& part) const {
        const auto rect = within_rim(sheet_, boxes_[part.box]);
        std::vector<cv::Point2f> points;
        for (const auto& run : component.runs) {
            for (int x = std::max(run.begin, rect.x);
                 rect.y <= run.y && run.y < rect.br().y && x < std::min(run.end, rect.br().x); ++x) {
                if (print_.at<std::uint8_t>(run.y, x) == 0) {
                    points.emplace_back(static_cast<float>(x), static_cast<float>(run.y));
                }
            }
        }
        if (points.empty()) {
            return false;
        }
        cv::Vec4f line; // unit direction, point
        cv::fitLine(points, line, cv::DIST_L1, 0, 0.01, 0.01);
        // Where strokes cross, the mean thickness is no stroke's.
        const double half_width = std::min(0.5 * part.shading.stroke(), options_.thickest_pen / 2 * sheet_.px_per_mm) +
                                  options_.beside * sheet_.px_per_mm;
        cv::Mat stroke; // darkness: at a stroke's rim that of the stroke
        cv::dilate(sheet_.dark(rect), stroke, {});
        const auto dark_at = [&](cv::Point2f p) { return stroke.at<float>(cv::Point(p) - rect.tl()); };
        float sum = 0;
        for (const auto& p : points) {
            sum += dark_at(p);
        }
        const float least = options_.as_dark * sum / static_cast<float>(points.size());
        const auto beside = std::ranges::count_if(points, [&](cv::Point2f p) {
            return static_cast<double>(std::abs((p.x - line[2]) * line[1] - (p.y - line[3]) * line[0])) > half_width &&
                   dark_at(p) >= least;
        });
        const double unit = sheet_.px_per_mm * sheet_.px_per_mm;
        return static_cast<double>(beside) > std::clamp(options_.second_share * part.shading.area(), options_.least_second * unit,
                                                        options_.surely_second * unit);
    }

    // Not certain by their shape, but far longer than the page's single marks.
    [[nodiscard]] bool are_two_marks(const Component& component, const BoxPart& a, const BoxPart& b) {
        if (!usual_) {
            usual_.emplace(sheet_, print_, boxes_, components_);
        }
        const auto turns = [&](const BoxPart& part) {
            return part.about.is_crooked(options_) || part.shading.is_crooked(options_);
        };
        return usual_->are_two(component, a.box, b.box, turns(a) && turns(b));
    }

    // The boxes that the component has a mark in.
    [[nodiscard]] std::vector<std::size_t> seeds_of(const Component& component) {
        std::vector<BoxPart> parts;
        for (std::size_t b = 0; b < boxes_.size(); ++b) {
            if (!(within_rim(sheet_, boxes_[b]) & component.bounds).empty()) {
                if (auto part = part_of(component, b); part.shading.area() > 0) {
                    parts.push_back(part);
                }
            }
        }
        double largest = 0;
        for (const auto& part : parts) {
            largest = std::max(largest, part.shading.area());
        }
        std::erase_if(parts, [&](const BoxPart& part) { return !has_ink(part, largest); });
        if (parts.size() < 2) {
            return {};
        }
        const auto is_certain = [&](const BoxPart& part) {
            return is_blackened(part) ||
                   (part.shading.is_crooked(options_) && !is_end(part) && has_second_stroke(component, part));
        };
        const auto boxes_of = [](const std::vector<BoxPart>& several) {
            std::vector<std::size_t> boxes;
            std::ranges::transform(several, std::back_inserter(boxes), &BoxPart::box);
            return boxes;
        };
        const auto has_mark = [&](const BoxPart& part) {
            return is_certain(part) || (part.about.is_crooked(options_) && has_second_stroke(component, part));
        };
        // The last part lies lowest.
        if (is_foot(parts.back(), parts.end()[-2]) && std::all_of(parts.begin(), parts.end() - 1, has_mark)) {
            return boxes_of(parts);
        }
        if (parts.size() == 2 && !(is_certain(parts[0]) && is_certain(parts[1])) &&
            are_two_marks(component, parts[0], parts[1])) {
            return boxes_of(parts);
        }
        std::erase_if(parts, [&](const BoxPart& part) { return !is_certain(part); });
        return boxes_of(parts);
    }

    // All seeds grow at the same pace along the ink; where two meet, a line of pixels is taken away.
    void part(const Component& component, const std::vector<std::size_t>& seeds) {
        const auto& bounds = component.bounds;
        cv::Mat_<std::uint8_t> owner(bounds.height + 2, bounds.width + 2, std::uint8_t{255}); // 255: no ink, 0: nobody's yet
        for (const auto& run : component.runs) {
            std::fill_n(owner.ptr(run.y - bounds.y + 1) + (run.begin - bounds.x + 1), run.end - run.begin, std::uint8_t{0});
        }
        std::deque<cv::Point> front;
        for (std::size_t s = 0; s < seeds.size(); ++s) {
            const auto middle = within_rim(sheet_, boxes_[seeds[s]].grown(-round_middle * boxes_[seeds[s]].width)) & bounds;
            for (int y = middle.y; y < middle.br().y; ++y) {
                for (int x = middle.x; x < middle.br().x; ++x) {
                    auto& pixel = owner(y - bounds.y + 1, x - bounds.x + 1);
                    if (pixel == 0) {
                        pixel = static_cast<std::uint8_t>(s + 1);
                        front.emplace_back(x - bounds.x + 1, y - bounds.y + 1);
                    }
                }
            }
        }
        for (; !front.empty(); front.pop_front()) {
            const auto at = front.front();
            const auto mine = owner(at);
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) {
                    auto& next = owner(at.y + dy, at.x + dx);
                    if (next == 0) {
                        next = mine;
                        front.emplace_back(at.x + dx, at.y + dy);
                    } else if (next != 255 && next != mine) {
                        mask_.at<std::uint8_t>(at.y + bounds.y - 1, at.x + bounds.x - 1) = 0;
                    }
                }
            }
        }
    }

    cv::Mat& mask_;
    const Sheet& sheet_;
    const cv::Mat& print_;
    std::span<const Rect<Mm>> boxes_;
    const PartOptions& options_;
    std::vector<Component> components_;
    std::optional<UsualMarks> usual_; // looked at only where marks have run together
};

} // namespace

void Sides::add(cv::Point at) {
    if (box_.contains(at)) {
        return;
    }
    const cv::Point2d away(at.x - box_.x - box_.width / 2.0, at.y - box_.y - box_.height / 2.0);
    sum_ += away / std::max(1.0, std::hypot(away.x, away.y));
    ++count_;
}

bool Sides::lead_up_right() const {
    // Tried by part_marks_test: a_long_arm_to_the_lower_right_is_no_foot.
    constexpr double least = 0.3; // of the way: no straight up, nor level
    const double length = std::hypot(sum_.x, sum_.y);
    return sum_.x > least * length && -sum_.y > least * length;
}

bool Sides::is_one() const {
    // Shown by part_marks_test: a_tick_that_runs_into_a_mark_of_the_row_above_keeps_its_foot.
    constexpr double agreement = 0.7;
    return std::hypot(sum_.x, sum_.y) >= agreement * count_;
}

void Shading::add(double x, double y, int sides) {
    ++area_;
    rim_ += sides;
    x_ += x;
    y_ += y;
    xx_ += x * x;
    yy_ += y * y;
    xy_ += x * y;
}

double Shading::stroke() const {
    return 2.55 * area_ / std::max(1.0, rim_);
}

bool Shading::is_crooked(const PartOptions& options) const {
    const double cx = x_ / area_, cy = y_ / area_;
    const double xx = xx_ / area_ - cx * cx, yy = yy_ / area_ - cy * cy, xy = xy_ / area_ - cx * cy;
    const double middle = (xx + yy) / 2, off = std::hypot((xx - yy) / 2, xy), thin = std::max(1.0 / 12, middle - off);
    return std::sqrt(12 * thin) > options.crooked * stroke() || middle + off < options.elongated * options.elongated * thin;
}

void part_marks(cv::Mat& mask, const Sheet& sheet, const cv::Mat& print, std::span<const Rect<Mm>> boxes,
                const PartOptions& options) {
    Parter(mask, sheet, print, boxes, options).run();
}

} // namespace formradar::vision
