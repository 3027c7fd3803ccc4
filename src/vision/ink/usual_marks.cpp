// Lengths, reaches and ink of the marks that stand alone are the measure that a long component is held against.
#include "vision/ink/usual_marks.hpp"

#include <algorithm>
#include <cmath>

#include "formradar/core/quantile.hpp"

namespace formradar::vision {

UsualMarks::UsualMarks(const Sheet& sheet, const cv::Mat& print, std::span<const Rect<Mm>> boxes,
                       std::span<const Component> components)
    : sheet_(sheet), print_(print), boxes_(boxes) {
    // Tried by usual_marks_test: a_stroke_twice_as_long_as_any_other_is_two,
    // what_is_marked_elsewhere_in_its_row_has_no_second_mark.
    constexpr double mark = 0.7, graze = 0.3; // mm² in a box
    const double unit = sheet.px_per_mm * sheet.px_per_mm;
    for (const auto& component : components) {
        const auto first = inked_.size();
        for (std::size_t b = 0; b < boxes.size(); ++b) {
            if (const auto found = inked(component, b); found.area > graze * unit) {
                inked_.push_back(found);
            }
        }
        if (inked_.size() == first + 1 && inked_.back().area > mark * unit) {
            singles_.push_back({std::hypot(component.bounds.width, component.bounds.height),
                                reach(component, pixels(sheet, boxes[inked_.back().box])), inked_.back().area});
        }
    }
}

bool UsualMarks::are_two(const Component& component, std::size_t first, std::size_t second, bool turning) const {
    // Shown by usual_marks_test: what_is_paler_in_one_box_is_not_two_of_one_pen.
    // Tried by usual_marks_test: what_goes_on_beyond_its_boxes_is_a_line.
    constexpr double least = 0.6, most = 1.7, as_dark = 0.75; // of the usual mark's ink in its box; of the darker of the two
    constexpr double farther = 2;                             // mm
    if (singles_.empty() || same_row(first, second)) {
        return false;
    }
    std::vector<double> ink;
    double reaching = 0;
    for (const auto& single : singles_) {
        ink.push_back(single.inked);
        reaching = std::max(reaching, single.reach);
    }
    const double usual = median(ink);
    const auto a = inked(component, first), b = inked(component, second);
    const auto is_usual = [&](const Inked& part) { return part.area > least * usual && part.area < most * usual; };
    const auto is_alone = [&](const Inked& part) {
        return std::ranges::none_of(inked_, [&](const Inked& other) {
            return other.component != &component && (same_row(other.box, part.box) || other.box == part.box);
        });
    };
    const auto both = pixels(sheet_, boxes_[first]) | pixels(sheet_, boxes_[second]);
    return is_usual(a) && is_usual(b) && is_alone(a) && is_alone(b) &&
           std::min(a.darkness, b.darkness) > as_dark * std::max(a.darkness, b.darkness) &&
           is_too_long(std::hypot(component.bounds.width, component.bounds.height), turning) &&
           reach(component, both) < reaching + farther * sheet_.px_per_mm;
}

// The tails of ticks differ in length more than slashes do: how much the page's marks differ says what is too long for one.
bool UsualMarks::is_too_long(double length, bool turning) const {
    // Shown by usual_marks_test: a_stroke_twice_as_long_as_any_other_is_two, of_straight_strokes_four_say_how_long_one_is,
    // where_lengths_differ_a_long_stroke_may_be_one.
    constexpr std::size_t fewest = 3, fewest_straight = 4;
    constexpr double longer = 1.4, longer_straight = 1.8, longer_among_alike = 1.5; // times the longest
    constexpr double alike = 1.4;                                                   // the longest over the shortest
    const auto [shortest, longest] = std::ranges::minmax(singles_, {}, &Single::length);
    if (turning) {
        return singles_.size() >= fewest && length > longer * longest.length;
    }
    const bool are_alike = longest.length < alike * shortest.length;
    return singles_.size() >= fewest_straight && length > (are_alike ? longer_among_alike : longer_straight) * longest.length;
}

bool UsualMarks::same_row(std::size_t a, std::size_t b) const {
    return a != b && boxes_[a].y < boxes_[b].bottom() && boxes_[b].y < boxes_[a].bottom();
}

double UsualMarks::reach(const Component& component, const cv::Rect& box) const {
    const auto& bounds = component.bounds;
    return std::max({0, box.x - bounds.x, box.y - bounds.y, bounds.br().x - box.br().x, bounds.br().y - box.br().y});
}

UsualMarks::Inked UsualMarks::inked(const Component& component, std::size_t box) const {
    const auto rect = pixels(sheet_, boxes_[box]);
    Inked result{.component = &component, .box = box, .area = 0, .darkness = 0};
    if ((rect & component.bounds).empty()) {
        return result;
    }
    for (const auto& run : component.runs) {
        for (int x = std::max(run.begin, rect.x); rect.y <= run.y && run.y < rect.br().y && x < std::min(run.end, rect.br().x);
             ++x) {
            if (print_.at<std::uint8_t>(run.y, x) == 0) {
                ++result.area;
                result.darkness += static_cast<double>(sheet_.dark.at<float>(run.y, x));
            }
        }
    }
    result.darkness /= std::max(1.0, result.area);
    return result;
}

} // namespace formradar::vision
