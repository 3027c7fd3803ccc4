// Shapes are told by counting what rows and columns of pixels meet: no model, and nothing that was learned.
#include "vision/ink/mark_shape.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "vision/ink/strokes.hpp"

namespace formradar::vision {
namespace {

// mm. The foot of a tick may slip out of its box, but not as far as to the next one; the first arm reaches farther to the left.
constexpr double foot_aside = 1.0, foot_below = 2.75, highest_foot = 1.2, farthest_left = 4;

cv::Rect pixels(const MarkPatch& patch, const Rect<Mm>& rect) {
    const auto px = [&](double mm) { return static_cast<int>(std::lround(mm * patch.px_per_mm)); };
    return cv::Rect({px(rect.x), px(rect.y)}, cv::Point(px(rect.right()), px(rect.bottom()))) &
           cv::Rect(0, 0, patch.own.cols, patch.own.rows);
}

double covered(const MarkPatch& patch, const Rect<Mm>& rect) {
    const auto part = pixels(patch, rect);
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
    constexpr double nearly_all = 0.8; // of the rows of the upper part
    return share_of_rows(patch, {0.08, 0.4}, is_one) >= nearly_all;
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
    constexpr double nearly_all = 0.85, most = 0.8; // of the rows of the middle, of the foot
    return share_of_rows(patch, {0.3, 0.72}, [](int strokes) { return strokes == 2; }) >= nearly_all &&
           share_of_rows(patch, {0.85, 1}, is_one) >= most;
}

// From where two strokes part to where one ends there are two all along, and farther apart there: a tick with a first arm that is
// nearly as high as the second. The strokes of a cross meet in between, or where one of them ends.
bool parts_upward(const MarkPatch& patch) {
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

// Ink at the point or a pixel above or below: a drawn line is never quite straight.
bool inked(const MarkPatch& patch, int x, int y) {
    for (int row = y - 1; row <= y + 1; ++row) {
        if (row >= 0 && row < patch.own.rows && x >= 0 && x < patch.own.cols && patch.own.at<std::uint8_t>(row, x) != 0) {
            return true;
        }
    }
    return false;
}

// A line that is inked but for `most_missing` of its visible length.
bool is_line(const MarkPatch& patch, Point<Mm> from, Point<Mm> to, double most_missing = 0.04) {
    const double ppm = patch.px_per_mm;
    const int left = static_cast<int>(from.x * ppm), right = static_cast<int>(to.x * ppm);
    int visible = 0, missing = 0;
    const auto most = static_cast<int>(most_missing * (right - left));
    for (int x = left; x <= right; ++x) {
        const int y = static_cast<int>(std::lerp(from.y, to.y, static_cast<double>(x - left) / (right - left)) * ppm);
        if (x < 0 || x >= patch.own.cols || y < 0 || y >= patch.own.rows) {
            return false;
        }
        if (patch.print.at<std::uint8_t>(y, x) == 0) {
            ++visible;
            missing += inked(patch, x, y) ? 0 : 1;
            if (missing > most) {
                return false;
            }
        }
    }
    return visible > (right - left) / 2; // the rest hides behind the outline
}

Shading shading_in_box(const MarkPatch& patch, const cv::Mat& own) {
    Shading shading;
    const auto box = pixels(patch, patch.box) & cv::Rect(1, 1, own.cols - 2, own.rows - 2);
    for (int y = box.y; y < box.br().y; ++y) {
        for (int x = box.x; x < box.br().x; ++x) {
            if (own.at<std::uint8_t>(y, x) != 0 && patch.print.at<std::uint8_t>(y, x) == 0) {
                shading.add(x, y,
                            (own.at<std::uint8_t>(y, x - 1) == 0) + (own.at<std::uint8_t>(y, x + 1) == 0) +
                                (own.at<std::uint8_t>(y - 1, x) == 0) + (own.at<std::uint8_t>(y + 1, x) == 0));
            }
        }
    }
    return shading;
}

// Nearly all of `own` in the box lies within `half_width` px of one straight line.
bool lies_on_one_line(const MarkPatch& patch, const cv::Mat& own, double half_width) {
    constexpr double nearly_all = 0.85;
    constexpr int step = 2; // px: a quarter of the points says as much
    const auto box = pixels(patch, patch.box);
    std::vector<cv::Point2f> points;
    for (int y = box.y; y < box.br().y; y += step) {
        for (int x = box.x; x < box.br().x; x += step) {
            if (own.at<std::uint8_t>(y, x) != 0 && patch.print.at<std::uint8_t>(y, x) == 0) {
                points.emplace_back(static_cast<float>(x), static_cast<float>(y));
            }
        }
    }
    if (points.empty()) {
        return true;
    }
    cv::Vec4f line; // unit direction, point
    cv::fitLine(points, line, cv::DIST_L1, 0, 0.01, 0.01);
    const auto near = std::ranges::count_if(
        points, [&](cv::Point2f p) { return std::abs((p.x - line[2]) * line[1] - (p.y - line[3]) * line[0]) < half_width; });
    return static_cast<double>(near) > nearly_all * static_cast<double>(points.size());
}

// What is left of the marks without the line still turns or crosses itself: of a slanted cross only a straight stroke is left.
bool is_mark_without(const MarkPatch& patch, Point<Mm> from, Point<Mm> to) {
    constexpr double least = 1.5, rim = 0.45, share = 0.6, near_line = 0.6; // mm², mm, shares of a stroke and of its half width
    const double ppm = patch.px_per_mm, rise = (to.y - from.y) / (to.x - from.x);
    const double half_width = rim * ppm + share * shading_in_box(patch, patch.own).stroke();
    cv::Mat rest = patch.own.clone();
    for (int x = 0; x < rest.cols; ++x) {
        const double middle = (from.y + (x / ppm - from.x) * rise) * ppm;
        const int top = std::max(0, static_cast<int>(middle - half_width));
        const int bottom = std::min(rest.rows - 1, static_cast<int>(middle + half_width));
        for (int y = top; y <= bottom; ++y) {
            rest.at<std::uint8_t>(y, x) = 0;
        }
    }
    const auto shading = shading_in_box(patch, rest);
    return shading.area() > least * ppm * ppm && shading.is_crooked() && !lies_on_one_line(patch, rest, near_line * half_width);
}

using Line = std::pair<Point<Mm>, Point<Mm>>; // its left and its right end

// One lies below the other, with paper between them.
bool are_apart(const MarkPatch& patch, const Line& upper, const Line& lower) {
    constexpr double apart = 1, most_missing = 0.5; // mm at both ends; share: the mark that they strike lies between them too
    return lower.first.y - upper.first.y > apart && lower.second.y - upper.second.y > apart &&
           !is_line(patch, (upper.first + lower.first) * 0.5, (upper.second + lower.second) * 0.5, most_missing);
}

} // namespace

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

LevelLines level_lines(const MarkPatch& patch) {
    constexpr double beyond = 0.75, step = 0.3, corner = 1.2; // mm; along the outline nothing is seen
    constexpr double steepest = 2.4, thick = 0.6;             // mm, share: a flatter line fits into a thick stroke
    const auto& box = patch.box;
    const double top = box.y + corner, bottom = box.bottom() - corner;
    LevelLines lines;
    std::vector<Line> found;
    double slope = 0; // of few marks: most have no ink beside the box
    for (double left = top; left <= bottom; left += step) {
        if (!inked(patch, static_cast<int>((box.x - beyond) * patch.px_per_mm), static_cast<int>(left * patch.px_per_mm))) {
            continue;
        }
        if (slope == 0) {
            slope = steepest - thick * shading_in_box(patch, patch.own).stroke() / patch.px_per_mm;
        }
        for (double right = std::max(top, left - slope); right <= std::min(bottom, left + slope); right += step) {
            const Point<Mm> from{box.x - beyond, left}, to{box.right() + beyond, right};
            if (is_line(patch, from, to)) {
                found.emplace_back(from, to);
                lines.over_mark = lines.over_mark || is_mark_without(patch, from, to);
            }
        }
    }
    lines.any = !found.empty();
    lines.two = std::ranges::any_of(found, [&](const auto& upper) {
        return std::ranges::any_of(found, [&](const auto& lower) { return are_apart(patch, upper, lower); });
    });
    return lines;
}

bool is_word(const MarkPatch& patch) {
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
