// Shapes are told by counting what rows and columns of pixels meet: no model, and nothing that was learned.
#include "vision/ink/mark_shape.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace formradar::vision {
namespace {

// mm. The foot of a tick may slip out of its box, but not as far as to the next one; the first arm reaches farther to the left.
// Shown by mark_shape_test: a_tick_does_however_flat_or_thick.
// Tried by mark_shape_test: whose_foot_is_in_the_next_box_belongs_there, a_tick_is_one_however_far_it_leads,
// a_cross_beside_the_box_does_not.
constexpr double foot_aside = 1.0, foot_below = 2.75, highest_foot = 1.2, farthest_left = 4;

double covered(const MarkPatch& patch, const Rect<Mm>& rect) {
    const auto part = pixels_of(patch, rect);
    int own = 0, all = 0;
    for (int y = part.y; y < part.br().y; ++y) {
        for (int x = part.x; x < part.br().x; ++x) {
            if (patch.print.at<std::uint8_t>(y, x) == 0) {
                ++all;
                own += patch.own.at<std::uint8_t>(y, x) != 0 ? 1 : 0;
            }
        }
    }
    return static_cast<double>(own) / std::max(1, all);
}

struct Span {
    int left = 1 << 30, right = -1; // px, inclusive
};

Span span_of(const MarkPatch& patch, int top, int bottom) {
    Span span;
    for (int y = top; y < bottom; ++y) {
        for (int x = patch.marks.x; x < patch.marks.br().x; ++x) {
            if (patch.own.at<std::uint8_t>(y, x) != 0) {
                span = {std::min(span.left, x), std::max(span.right, x)};
            }
        }
    }
    return span;
}

// Strokes that `count` pixels from `at` on meet. What lies behind print may be ink or not, and a pen skips.
int strokes_along(const MarkPatch& patch, cv::Point at, cv::Point step, int count) {
    // Shown by mark_shape_test: a_label_within_its_tail_does_not_make_it_two_strokes.
    constexpr double skip = 0.5;                  // mm of paper in a stroke
    constexpr int paper_unit = 4, print_unit = 1; // a label is as wide as a thick pen
    const int widest = static_cast<int>(paper_unit * skip * patch.px_per_mm);
    int strokes = 0, paper = widest + 1;
    for (int i = 0; i < count; ++i, at += step) {
        if (patch.own.at<std::uint8_t>(at) == 0) {
            paper += patch.print.at<std::uint8_t>(at) == 0 ? paper_unit : print_unit;
            continue;
        }
        strokes += paper > widest ? 1 : 0;
        paper = 0;
    }
    return strokes;
}

int strokes_in_row(const MarkPatch& patch, int y) {
    return strokes_along(patch, {patch.marks.x, y}, {1, 0}, patch.marks.width);
}

int strokes_in_column(const MarkPatch& patch, int x) {
    return strokes_along(patch, {x, patch.marks.y}, {0, 1}, patch.marks.height);
}

struct Part { // of the marks' height, from the top
    double from, to;
};

// Share of the rows of that part in which `holds` is true of the number of strokes.
template <class Holds>
double share_of_rows(const MarkPatch& patch, Part part, Holds holds) {
    const auto& marks = patch.marks;
    int good = 0, rows = 0;
    for (int y = marks.y + static_cast<int>(part.from * marks.height); y < marks.y + static_cast<int>(part.to * marks.height);
         ++y) {
        good += holds(strokes_in_row(patch, y)) ? 1 : 0;
        ++rows;
    }
    return static_cast<double>(good) / std::max(1, rows);
}

bool is_one(int strokes) {
    return strokes <= 1;
}

// In the upper part of the marks there is one stroke, not the two arms of a cross.
bool ends_in_one_stroke(const MarkPatch& patch) {
    // Shown by mark_shape_test: a_slash_is_one_and_a_cross_is_none, a_tick_is_one_however_far_it_leads.
    constexpr double nearly_all = 0.8; // of the rows of the upper part
    constexpr Part upper{0.08, 0.4};
    return share_of_rows(patch, upper, is_one) >= nearly_all;
}

// px: the widest stretch of paper between the strokes of that row.
int widest_gap(const MarkPatch& patch, int y) {
    const auto span = span_of(patch, y, y + 1);
    int paper = 0, widest = 0;
    for (int x = span.left; x <= span.right; ++x) {
        paper = patch.own.at<std::uint8_t>(y, x) == 0 ? paper + 1 : 0;
        widest = std::max(widest, paper);
    }
    return widest;
}

// Where two strokes become one on the way down, they have come close: at the foot of a tick. Of a cross one leg just ends.
bool closes_below(const MarkPatch& patch) {
    // Tried by mark_shape_test: a_cross_between_two_boxes_is_none_though_one_of_its_legs_is_short.
    constexpr double close = 3; // mm: a foot may hide behind an outline
    for (int y = patch.marks.br().y - 1; y >= patch.marks.y; --y) {
        if (!is_one(strokes_in_row(patch, y))) {
            return widest_gap(patch, y) < close * patch.px_per_mm;
        }
    }
    return true;
}

// The marks part upwards into two arms, as a tick with a long first arm does. A cross is one in its middle, and two below.
bool opens_upward(const MarkPatch& patch) {
    // Shown by mark_shape_test: with_two_arms_of_one_length_is_one.
    constexpr double nearly_all = 0.85, most = 0.8; // of the rows of the middle, of the foot
    constexpr Part middle{0.3, 0.72}, foot{0.85, 1};
    return share_of_rows(patch, middle, [](int strokes) { return strokes == 2; }) >= nearly_all &&
           share_of_rows(patch, foot, is_one) >= most;
}

// From where two strokes part to where one ends there are two all along, and farther apart there: a tick with a first arm that is
// nearly as high as the second. The strokes of a cross meet in between, or where one of them ends.
bool parts_upward(const MarkPatch& patch) {
    // Shown by mark_shape_test: with_a_first_arm_nearly_as_high_as_the_second_is_one.
    constexpr double nearly_all = 0.9, apart = 0.4, foot = 0.1; // share of the rows; mm; share of the height
    const auto& marks = patch.marks;
    int top = marks.br().y, bottom = -1, two = 0;
    for (int y = marks.y; y < marks.br().y; ++y) {
        if (const int strokes = strokes_in_row(patch, y); !is_one(strokes)) {
            top = std::min(top, y);
            bottom = y;
            two += strokes == 2 ? 1 : 0;
        }
    }
    return bottom >= 0 && marks.br().y - bottom > foot * marks.height && two >= nearly_all * (bottom - top + 1) &&
           widest_gap(patch, top) > widest_gap(patch, bottom) + apart * patch.px_per_mm;
}

} // namespace

cv::Rect pixels_of(const MarkPatch& patch, const Rect<Mm>& rect) {
    const auto px = [&](double mm) { return static_cast<int>(std::lround(mm * patch.px_per_mm)); };
    return cv::Rect({px(rect.x), px(rect.y)}, cv::Point(px(rect.right()), px(rect.bottom()))) &
           cv::Rect(0, 0, patch.own.cols, patch.own.rows);
}

double solidity(const MarkPatch& patch) {
    constexpr double spot = 1.3, away = 0.3; // mm; of the box's side, from its middle
    const auto centre = patch.box.centre();
    const double off = away * patch.box.width;
    std::vector<double> coverage;
    for (int i = -1; i <= 1; ++i) {
        for (int j = -1; j <= 1; ++j) {
            if (i != 0 || j != 0) {
                coverage.push_back(covered(patch, {centre.x + i * off - spot / 2, centre.y + j * off - spot / 2, spot, spot}));
            }
        }
    }
    std::ranges::sort(coverage);
    return (coverage[0] + coverage[1] + coverage[2] + coverage[3]) / 4;
}

bool leads_right(const MarkPatch& patch) {
    // Shown by mark_shape_test: a_tick_does_however_flat_or_thick.
    // Tried by mark_shape_test: a_cross_beside_the_box_does_not.
    constexpr double clear = 0.5, least = 1;   // mm beside the box
    constexpr double one = 0.9, higher = 0.25; // share of the columns; of the height
    const auto px = [&](double mm) { return static_cast<int>(std::lround(mm * patch.px_per_mm)); };
    const auto &marks = patch.marks, bounds = cv::Rect(0, 0, patch.own.cols, patch.own.rows);
    const auto& box = patch.box;
    const auto foot = span_of(patch, std::max(marks.y, marks.br().y - px(highest_foot)), marks.br().y);
    const auto beside = cv::Rect(cv::Point(px(box.right() + clear), marks.y), marks.br()) & marks & bounds;
    if (marks.x < px(box.x - farthest_left) || marks.br().y > px(box.bottom() + foot_below) ||
        foot.left < px(box.x - foot_aside) || foot.right > px(box.right() + foot_aside) || beside.width < px(least)) {
        return false;
    }
    int columns = 0, single = 0, lowest = 0;
    for (int x = beside.x; x < beside.br().x; ++x) {
        const int strokes = strokes_in_column(patch, x);
        columns += strokes > 0 ? 1 : 0;
        single += strokes == 1 ? 1 : 0;
        for (int y = marks.br().y - 1; y > lowest; --y) {
            if (patch.own.at<std::uint8_t>(y, x) != 0) {
                lowest = y;
            }
        }
    }
    return columns > 0 && single >= one * columns && lowest < marks.br().y - higher * marks.height;
}

bool is_tick(const MarkPatch& patch) {
    // Shown by mark_shape_test: with_a_first_arm_nearly_as_high_as_the_second_is_one.
    // Tried by mark_shape_test: a_slash_is_one_and_a_cross_is_none,
    // a_tick_in_the_box_before_that_runs_into_what_blackens_this_one_is_none_here.
    constexpr double end = 0.15, narrow = 0.5; // share of the height that is the foot or the head, and of the width
    constexpr double above = 0.3, back = 1.5;  // mm: ticks lead up or to the right
    const auto px = [&](double mm) { return static_cast<int>(std::lround(mm * patch.px_per_mm)); };
    const auto& marks = patch.marks;
    const int height = std::max(1, static_cast<int>(end * marks.height));
    const auto head = span_of(patch, marks.y, marks.y + height);
    const auto foot = span_of(patch, marks.br().y - std::min(height, px(highest_foot)), marks.br().y);
    const auto& box = patch.box;
    const bool leads_away = (ends_in_one_stroke(patch) || parts_upward(patch)) && head.right - head.left < narrow * marks.width &&
                            head.left > foot.left - px(back);
    return (leads_away || opens_upward(patch)) && closes_below(patch) && marks.x > px(box.x - farthest_left) &&
           foot.right - foot.left < narrow * marks.width && foot.left >= px(box.x - foot_aside) &&
           foot.right < px(box.right() + foot_aside) && marks.br().y > px(box.y - above) &&
           marks.br().y <= px(box.bottom() + foot_below);
}

bool is_word(const MarkPatch& patch) {
    // Shown by mark_shape_test: letters_are_and_a_cross_with_a_line_is_not.
    constexpr int most = 3;         // strokes of a mark: a cross with a line, a tick that was drawn twice
    constexpr double height = 0.45; // mm in which there are more
    const auto& marks = patch.marks;
    int rows = 0;
    for (int y = marks.y; y < marks.br().y; ++y) {
        rows += strokes_in_row(patch, y) > most ? 1 : 0;
    }
    return rows > height * patch.px_per_mm;
}

} // namespace formradar::vision
