// Strokes as people drew them: joined where print hides them, parted where two marks have run together.
#pragma once

#include <opencv2/core.hpp>
#include <span>

#include "vision/page/outlines.hpp"

namespace formradar::vision {

// Of a box's side, left out on each side: ink near its middle, where the tails of other rows' marks hardly come.
// Shown by marks_test: the_foot_of_a_tick_that_runs_into_another_rows_mark_is_a_mark_of_its_box.
inline constexpr double round_middle = 0.25;

struct JoinOptions {
    // Tried by join_strokes_test: strokes_above_and_below_a_label_are_one_only_when_ink_shows_between_its_letters,
    // a_stroke_goes_on_behind_an_outline, where_a_thick_pens_strokes_cross_at_an_outline_they_are_one_mark.
    double reach = 6.0;       // mm of print that a stroke is followed through: a label with its margin, crossed at an angle
    double outline = 2.0;     // mm of print that is an outline, blur and all
    double window = 1.6;      // mm about the stroke's end in which its direction is taken, more for a thick pen
    double least_shape = 3.0; // ratio of the window's principal moments from which it has a direction
    double agreement = 0.9;   // cosine of the angle between both sides of the gap
    double shows = 0.4;       // of the darkness at both ends: what a stroke that runs behind letters has between them
    double gap = 0.8;         // mm of paper that a pen skips
    double bow = 0.4;         // mm that a stroke behind print may be off the straight line
};

// What hides ink: 255 where it does.
struct Hiding {
    const cv::Mat& print;   // outlines and labels; streaks too
    const cv::Mat& streaks; // of it, what lets nothing show at all; may be empty
};

// `mask` is 255 where ink is. A stroke that runs into print, shows through it and goes on behind it in the same direction is one:
// the mask gets a thin line there, which holds the two parts together.
void join_strokes(cv::Mat& mask, const Sheet&, const Hiding&, const JoinOptions& = {});

struct PartOptions {
    // Shown by marks_test: the_tail_of_a_tick_is_no_mark_where_it_ends, the_arm_of_a_cross_in_the_box_above_is_no_foot.
    // Tried by part_marks_test: crosses_whose_arms_meet_are_parted_whatever_the_pen,
    // steep_crosses_of_a_thick_pen_hide_much_of_their_second_stroke, a_hair_across_a_tail_is_no_mark,
    // a_tail_that_ends_in_another_box_is_left_to_its_mark.
    double share = 0.3;     // of the largest part within a box that another box's part must have
    double centre = 0.5;    // mm² of ink near the middle of the box: the arm of another row's cross does not get there
    double crooked = 1.8;   // thickness of the box's ink over its stroke's: a straight tail that passes through has 1
    double elongated = 2.1; // length over width: a marker's straight stroke through the box has 2.3 and more
    double about = 3;       // mm round the box in which the ink must be no straight stroke either: the end of a tail is short
    // mm beside the rim of the longest straight stroke in the box; what lies there is more than a hair: share of the ink, mm²
    double beside = 0.25, second_share = 0.14, least_second = 0.7;
    // Shown by part_marks_test: steep_crosses_of_a_thick_pen_hide_much_of_their_second_stroke; marks_test:
    // a_stroke_from_a_black_box_above_that_ends_in_the_box_may_be_a_tick.
    // Tried by part_marks_test: crosses_whose_arms_meet_are_parted_whatever_the_pen.
    double surely_second = 2.4; // mm² that no hair has: of a thick pen's crosses the strokes cover much of each other
    float as_dark = 0.5F;       // of the ink's mean: what is paler was not drawn with it
    double thickest_pen = 2.6;  // mm
    double blackened = 0.55;    // share of the box that counts as a mark whatever its shape
};

// Parts the ink of marks that touch, where it is certain that two or more boxes have a mark of their own in it: every pixel goes
// to the mark it is nearest to along the ink. A cross between two boxes is not parted: it does not reach the middle of either.
void part_marks(cv::Mat& mask, const Sheet&, const cv::Mat& print, std::span<const Rect<Mm>> boxes, const PartOptions& = {});

// Round a box: whether the ink beyond its outline lies on one side of it, as that of a stroke which ends in the box.
class Sides {
public:
    explicit Sides(const cv::Rect& box) : box_(box) {}
    void add(cv::Point at);            // px; what lies in the box does not count
    [[nodiscard]] bool is_one() const; // or there is none
    [[nodiscard]] bool lead_up_right() const;

private:
    cv::Rect box_;
    cv::Point2d sum_; // of unit vectors from the box's middle
    double count_ = 0;
};

// The ink within one box, by its second moments.
class Shading {
public:
    void add(double x, double y, int sides);            // px; `sides`: of the pixel, those that are next to paper
    [[nodiscard]] double area() const { return area_; } // px
    // Mean thickness, px: a stroke of length L and width w has L w pixels and, by counting sides, about 2 * 1.27 L rim sides over
    // all directions.
    [[nodiscard]] double stroke() const;
    // It crosses itself or turns: a single straight stroke, which might be another mark's tail, does not.
    [[nodiscard]] bool is_crooked(const PartOptions& = {}) const;

private:
    double area_ = 0, rim_ = 0, x_ = 0, y_ = 0, xx_ = 0, yy_ = 0, xy_ = 0;
};

} // namespace formradar::vision
