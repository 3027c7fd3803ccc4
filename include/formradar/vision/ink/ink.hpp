// What was written in and about a box: areas, lengths and shapes of the ink that belongs to it.
#pragma once

#include "formradar/core/geometry.hpp"

namespace formradar::vision {

// Strokes that a level line meets beside a box from which they are words: a cross that leaves its box has two there. Tried by
// mark_shape_test: words_have_many_and_the_arms_of_a_cross_two.
inline constexpr int least_writing = 3;

// mm that no tick leads out of its box: what does is a fold, a stain's rim, or several marks that have run together. Shown by
// marks_test: ink_that_leads_farther_than_a_tick_may_be_several_marks, the_tail_of_a_tick_is_no_mark_where_it_ends.
inline constexpr double longest_tick = 17;

// mm² and mm: a grain of dust or toner, or where a pen touched down, as measured, which is 0.3 mm wider than it is. A dot that is
// meant is 0.8 mm wide and more. Shown by judge_test: a_grain_is_nothing_and_a_dot_a_little_larger_is_a_doubt.
inline constexpr double largest_speck = 0.42, widest_speck = 0.75;

// The ink that belongs to a box. Areas in mm², lengths in mm; "inside" is the box less 15 % a side.
struct Ink {
    double inside = 0;  // share of the inside that is inked by marks of this box
    double foreign = 0; // share of the inside that is inked by what belongs elsewhere: a neighbour's tick, handwriting, a line
    bool foreign_mark = false; // and it turns or crosses itself, goes round the box or starts in it: more than another's tail
    double beside = 0;         // mm² in or close to the box of marks that belong to others: a circle that touches the next row's
    double tails = 0;          // of it, the ends of clean ticks of a row below
    double area = 0;           // of the box's marks, wherever they reach
    double inked = 0;          // of it, the part within the outline
    double darkness = 0;       // mean of the marks, 0..1: 1 is as dark as the print
    double solid = 0; // mean coverage of the four emptiest of eight spots along the rim: near 1 when blackened, low for any cross
    double reach = 0; // how far the marks reach out of the box
    double surround = 0;       // share of the directions from the box's centre in which ink lies round the outside: a circle
    Rect<Mm> extent;           // bounding box of the marks, relative to the box's top left corner
    double stroke = 0;         // mean thickness of the strokes
    bool crooked = false;      // in the box they turn or cross themselves: no single straight stroke
    bool crosses_near = false; // they do so in the box or close to it
    double touch = 0;          // share of the marks' ink in boxes that is in another one: between two boxes
    double specks = 0;         // area of specks too small or too faint to be marks, inside
    double pale_specks = 0;    // of them, without a single grain that is darker than a pale pencil: dust
    double trace =
        0; // of a box that seems empty: its strongest faint line above the sheet's usual empty box, in robust standard deviations
    bool level_line = false; // a line runs through the box, level or nearly so, and out of it on the left and on the right
    bool struck = false;     // it does, and is no stroke of the mark: one is left without it, or there are two such lines
    bool tick = false;       // the marks stand in or by the box on one foot, of one stroke or of two that part: a tick or a slash
    bool word = false;       // level lines meet more strokes in the marks than a cross or a tick has
    bool aside = false;      // the middle of the marks' extent lies outside of the box or close to its outline
    bool leads_right = false; // their middle does, but one stroke leads there from a foot in the box
    bool line = false;        // a fold or a streak runs through
    double noise = 0;         // of the paper about the box, in darkness
    double coarse_noise = 0;  // the same of averages over 0.6 mm; 0 in a quiet picture
    int writing = 0;          // strokes that a level line meets beside the box, on a side without another box: words have many
    bool in_writing = false;  // the marks go on into such words
    bool operator==(const Ink&) const = default;
};

// Ink that no more than grazes a box, though it may lie so near to one that it was counted as its.
struct Stray {
    Rect<Mm> bounds;
    double area = 0; // mm²
    bool operator==(const Stray&) const = default;
};

} // namespace formradar::vision
