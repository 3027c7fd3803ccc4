// Everything that happens to a filled-in sheet before its picture is a file. All sizes in mm on paper unless said otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "support/geometry.hpp"
#include "support/habit.hpp"
#include "support/truth.hpp"

namespace formradar::simulator {

// The look of the print, and of a copy of a copy.
struct Toner {
    double black = 30;       // grey of the toner
    double paper = 250;      // grey of the paper: coloured paper is darker
    int generations = 0;     // photocopies of the empty form
    int refills = 0;         // photocopies of the filled-in sheet
    double copy_blur = 0.08; // mm, of each generation
    double copy_gain = 1.5;  // contrast of each generation
    double copy_shift = 0;   // -0.3 lighter .. 0.3 darker
    double speckle = 0;      // specks per cm2 and generation
};

enum class Ground { white_lid, black_lid, grey_lid, dark_table, wood };

struct Shadow {
    double share = 0.5;    // light that is left in it
    double direction = 0;  // radians
    double offset = 0;     // of its edge from the picture's middle, in picture widths
    double softness = 0.1; // of its edge, in picture widths
};

struct Glare {
    double x = 0.5; // of the picture
    double y = 0.5;
    double radius = 0.1; // picture widths
    double strength = 0.5;
};

struct Light {
    double level = 1;    // of the brightest part
    double gradient = 0; // share lost towards `direction`
    double direction = 0;
    double vignette = 0; // share lost in the picture's corners
    double relief = 0;   // how strongly bent paper shades
    std::vector<Shadow> shadows{};
    std::vector<Glare> glares{};
};

enum class Depth { grey, one_bit, dithered, ordered };

struct Sensor {
    double blur = 0.5; // px, standard deviation of the optics
    double motion = 0; // px
    double motion_direction = 0;
    double noise = 2;      // grey levels
    double noise_blur = 0; // px: grain of a denoised photo
    double gamma = 1;
    double low = 0;     // grey that becomes 0
    double high = 255;  // grey that becomes 255
    double sharpen = 0; // unsharp mask, as scanners' and phones' software does
    Depth depth = Depth::grey;
    double threshold = 0.6; // of the paper's brightness, for one_bit
    int jpeg_quality = 0;   // 0: not compressed
};

struct Streak {          // of a dirty scanner, in the direction of the feed: straight in the picture
    double at = 0.5;     // of the picture's width
    double width = 2;    // px
    double grey = 0;     // what it pulls the picture to
    double strength = 1; // 0..1
    bool across = false; // horizontal instead
};

struct Fold {
    Point<Mm> from;
    Point<Mm> to;
    double depth = 0.5; // share of darkness of the shadow side
    double width = 0.5;
};

struct Stain {
    Point<Mm> at;
    double radius = 20;
    bool ring = true;
    double depth = 0.25;
};

struct Damage {
    std::vector<Streak> streaks;
    std::vector<Fold> folds;
    std::vector<Stain> stains;
    bool punch_holes = false;
    bool staple = false;
    int dog_ears = 0; // corners folded over, showing what is under the paper
    int torn_corners = 0;
    int tapes = 0;
    int pen_over_code = 0; // strokes across a code
    int pen_over_anchor = 0;
    double bleed = 0; // share of a written back that shows through
    double dust = 0;  // specks per dm2
};

struct ScanCondition {
    Geometry geometry;
    Size<Px> picture;          // 0: as large as the paper, and `margin` more
    double margin = 0;         // negative: the paper's edges are not in the picture
    double lightest_ink = 255; // pens lighter than this leave nothing in such a picture, so nobody can read them
    Toner toner;
    Ground ground = Ground::white_lid;
    Light light;
    Sensor sensor;
    Damage damage;
    bool coloured = false; // the picture keeps colours
};

// A named way of filling in and scanning, as in the accuracy table.
struct Condition {
    std::string_view name;
    std::string_view words;                       // of a table's row
    ScanCondition (*draw)(Rng&, Size<Mm> layout); // layout: the size of the page as laid out
    AnswerMix answers;
    void (*equip)(Habit&, Rng&) = nullptr; // what the participant writes with, where it is none of the usual pens
};

[[nodiscard]] const std::vector<Condition>& all_conditions();
// What people do that the form does not ask for, and pictures that lose their marks, each by itself.
[[nodiscard]] const std::vector<Condition>& habit_conditions();
[[nodiscard]] const Condition& condition_named(std::string_view); // throws std::out_of_range for no such name

} // namespace formradar::simulator
