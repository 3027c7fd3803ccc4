// The named conditions: from the office scanner to the crumpled sheet under a desk lamp. Ranges are wider than what offices see.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "support/condition.hpp"

namespace formradar::simulator {
namespace {

constexpr double degrees = std::numbers::pi / 180;
constexpr double dpi = 1 / 25.4; // px/mm

double quarter_turn(Rng& rng) {
    const auto u = rng.uniform();
    return (u < 0.55 ? 0 : u < 0.8 ? 180 : u < 0.9 ? 90 : 270) * degrees;
}

Wave random_wave(Rng& rng, double most) {
    return {.amplitude = rng.uniform(0, most),
            .length = rng.uniform(60, 400),
            .phase = rng.turn(),
            .direction = rng.turn(),
            .sideways = rng.chance(0.5)};
}

void print_normally(ScanCondition& scan, Rng& rng, Size<Mm> layout) {
    auto& printing = scan.geometry.printing;
    printing.paper = layout;
    printing.scale_x = rng.uniform(0.985, 1.005);
    printing.scale_y = printing.scale_x * rng.normal(1, 0.002);
    printing.skew = rng.normal(0, 0.2) * degrees;
    printing.shift = {rng.normal(0, 0.8), rng.normal(0, 0.8)};
    scan.toner.black = rng.uniform(12, 65);
    scan.toner.paper = rng.uniform(232, 254);
}

ScanCondition scanned(Rng& rng, Size<Mm> layout, double px_per_mm) {
    ScanCondition scan;
    print_normally(scan, rng, layout);
    auto& geometry = scan.geometry;
    geometry.layout = layout;
    geometry.px_per_mm = px_per_mm;
    geometry.stretch_x = rng.normal(1, 0.002);
    geometry.stretch_y = rng.normal(1, 0.006);
    geometry.waves = {random_wave(rng, 0.25), random_wave(rng, 0.2)};
    const auto quarter = quarter_turn(rng);
    geometry.rotation = quarter + std::clamp(rng.normal(0, 0.8), -3.0, 3.0) * degrees;
    const auto lies = std::abs(std::sin(quarter)) > 0.5;
    const auto width = lies ? layout.height : layout.width;
    const auto height = lies ? layout.width : layout.height;
    scan.picture = {std::round(width * px_per_mm), std::round(height * px_per_mm)};
    geometry.centre = {scan.picture.width / 2 + px_per_mm * rng.normal(0, 1.0) + rng.uniform(-0.5, 0.5),
                       scan.picture.height / 2 + px_per_mm * rng.normal(0, 1.2) + rng.uniform(-0.5, 0.5)};
    const auto u = rng.uniform();
    scan.ground = u < 0.7 ? Ground::white_lid : u < 0.85 ? Ground::grey_lid : Ground::black_lid;
    scan.light = {.level = rng.uniform(0.92, 1.0), .gradient = rng.uniform(0, 0.06), .direction = rng.turn()};
    scan.sensor = {.blur = rng.uniform(0.4, 0.95),
                   .noise = rng.uniform(0.8, 4),
                   .gamma = rng.uniform(0.8, 1.25),
                   .low = rng.uniform(0, 15),
                   .high = rng.uniform(238, 255),
                   .sharpen = rng.chance(0.3) ? rng.uniform(0.1, 0.8) : 0,
                   .jpeg_quality = rng.integer(60, 92)};
    scan.damage.dust = rng.uniform(0, 6);
    scan.damage.bleed = rng.chance(0.2) ? rng.uniform(0.01, 0.06) : 0;
    return scan;
}

ScanCondition photographed(Rng& rng, Size<Mm> layout, double px_per_mm) {
    ScanCondition scan;
    print_normally(scan, rng, layout);
    auto& geometry = scan.geometry;
    geometry.layout = layout;
    geometry.px_per_mm = px_per_mm;
    geometry.camera_distance = rng.uniform(280, 520);
    geometry.tilt = rng.uniform(0, 12) * degrees;
    geometry.tilt_direction = rng.turn();
    geometry.lens = rng.uniform(-0.03, 0.03);
    geometry.rotation = quarter_turn(rng) + rng.normal(0, 4) * degrees;
    geometry.bend = {.height = rng.uniform(0, 2), .length = rng.uniform(180, 500), .phase = rng.turn(), .direction = rng.turn()};
    geometry.waves = {random_wave(rng, 0.1), Wave{}};
    scan.margin = rng.chance(0.15) ? rng.uniform(-4, 2) : rng.uniform(3, 40);
    scan.ground = rng.chance(0.5) ? Ground::dark_table : rng.chance(0.8) ? Ground::wood : Ground::grey_lid;
    scan.light = {.level = rng.uniform(0.7, 1.0),
                  .gradient = rng.uniform(0, 0.35),
                  .direction = rng.turn(),
                  .vignette = rng.uniform(0, 0.25),
                  .relief = rng.uniform(0, 0.8)};
    if (rng.chance(0.5)) {
        scan.light.shadows.push_back({.share = rng.uniform(0.6, 0.9),
                                      .direction = rng.turn(),
                                      .offset = rng.uniform(-0.4, 0.4),
                                      .softness = rng.uniform(0.02, 0.3)});
    }
    scan.sensor = {.blur = rng.uniform(0.5, 1.1),
                   .noise = rng.uniform(2, 6),
                   .noise_blur = rng.chance(0.6) ? rng.uniform(0.4, 0.7) : 0,
                   .gamma = rng.uniform(0.85, 1.2),
                   .sharpen = rng.chance(0.6) ? rng.uniform(0.2, 1.0) : 0,
                   .jpeg_quality = rng.integer(65, 92)};
    return scan;
}

ScanCondition office300(Rng& rng, Size<Mm> layout) {
    return scanned(rng, layout, 300 * dpi);
}

ScanCondition office200(Rng& rng, Size<Mm> layout) {
    return scanned(rng, layout, 200 * dpi);
}

ScanCondition low(Rng& rng, Size<Mm> layout) {
    auto scan = scanned(rng, layout, rng.uniform(100, 150) * dpi);
    scan.sensor.jpeg_quality = rng.integer(42, 55);
    return scan;
}

ScanCondition onebit(Rng& rng, Size<Mm> layout) {
    auto scan = scanned(rng, layout, 200 * dpi);
    const auto u = rng.uniform();
    scan.sensor.depth = u < 0.6 ? Depth::one_bit : u < 0.85 ? Depth::dithered : Depth::ordered;
    scan.sensor.threshold = rng.uniform(0.55, 0.75);
    scan.sensor.gamma = 1;
    scan.sensor.low = 0;
    scan.sensor.jpeg_quality = 0;
    scan.lightest_ink = 255 * scan.sensor.threshold - 60;
    return scan;
}

ScanCondition photo(Rng& rng, Size<Mm> layout) {
    return photographed(rng, layout, rng.uniform(5, 11));
}

ScanCondition hard_photo(Rng& rng, Size<Mm> layout) {
    auto scan = photographed(rng, layout, rng.uniform(4, 6));
    scan.geometry.tilt = rng.uniform(8, 25) * degrees;
    scan.geometry.rotation += rng.normal(0, 5) * degrees;
    scan.geometry.bend.height = rng.uniform(1, 7);
    scan.geometry.bend.length = rng.uniform(170, 420);
    scan.geometry.bend.corner_height = rng.chance(0.5) ? rng.uniform(3, 22) : 0;
    scan.geometry.bend.corner = rng.integer(0, 3);
    scan.geometry.bend.corner_reach = rng.uniform(35, 90);
    scan.light.relief = rng.uniform(0.3, 1.5);
    const auto shadows = rng.integer(1, 2);
    for (int i = 0; i < shadows; ++i) {
        scan.light.shadows.push_back({.share = rng.uniform(0.3, 0.75),
                                      .direction = rng.turn(),
                                      .offset = rng.uniform(-0.45, 0.45),
                                      .softness = rng.uniform(0.005, 0.15)});
    }
    if (rng.chance(0.4)) {
        scan.light.glares.push_back({.x = rng.uniform(0.1, 0.9),
                                     .y = rng.uniform(0.1, 1.2),
                                     .radius = rng.uniform(0.05, 0.2),
                                     .strength = rng.uniform(0.1, 0.5)});
    }
    scan.sensor.blur = rng.uniform(0.6, 1.25);
    scan.sensor.motion = rng.chance(0.5) ? rng.uniform(0.5, 3) : 0;
    scan.sensor.motion_direction = rng.turn();
    scan.sensor.noise = rng.uniform(3, 9);
    scan.sensor.jpeg_quality = rng.integer(40, 75);
    return scan;
}

Point<Mm> anywhere(Rng& rng, Size<Mm> layout) {
    return {rng.uniform(0, layout.width), rng.uniform(0, layout.height)};
}

Fold random_fold(Rng& rng, Size<Mm> layout) {
    const auto u = rng.uniform();
    const Point<Mm> middle =
        u < 0.4
            ? Point<Mm>{layout.width / 2,
                        layout.height * rng.pick(std::span<const double>(std::to_array({0.333, 0.5, 0.667}))) + rng.normal(0, 6)}
            : anywhere(rng, layout);
    const auto angle = u < 0.4 ? rng.normal(0, 0.02) : u < 0.6 ? std::numbers::pi / 2 + rng.normal(0, 0.03) : rng.turn();
    const auto reach = u < 0.6 ? 400.0 : rng.uniform(15, 120); // across the sheet, or a crumple
    const Point<Mm> along{reach * std::cos(angle), reach * std::sin(angle)};
    return {.from = middle - along, .to = middle + along, .depth = rng.uniform(0.1, 0.6), .width = rng.uniform(0.15, 0.6)};
}

void add_one_damage(ScanCondition& scan, Rng& rng, Size<Mm> layout) {
    auto& damage = scan.damage;
    switch (rng.integer(0, 10)) {
        case 0:
        case 1: { // dirty glass: streaks of 1 to 8 px, dark, light or grey
            const auto count = rng.integer(1, 4);
            for (int i = 0; i < count; ++i) {
                damage.streaks.push_back({.at = rng.uniform(),
                                          .width = rng.uniform(1, 8),
                                          .grey = rng.chance(0.6) ? rng.uniform(0, 120) : rng.uniform(200, 255),
                                          .strength = rng.uniform(0.25, 1),
                                          .across = rng.chance(0.25)});
            }
            return;
        }
        case 2:
        case 3: {
            const auto count = rng.integer(1, 4);
            for (int i = 0; i < count; ++i) {
                damage.folds.push_back(random_fold(rng, layout));
            }
            return;
        }
        case 4:
            damage.stains.push_back({.at = anywhere(rng, layout),
                                     .radius = rng.uniform(8, 45),
                                     .ring = rng.chance(0.7),
                                     .depth = rng.uniform(0.1, 0.45)});
            return;
        case 5:
            damage.punch_holes = true;
            damage.staple = rng.chance(0.5);
            return;
        case 6:
            damage.dog_ears = rng.integer(1, 2);
            return;
        case 7:
            damage.torn_corners = 1;
            damage.tapes = rng.integer(0, 2);
            return;
        case 8:
            damage.pen_over_code = rng.integer(1, 4);
            return;
        case 9:
            damage.pen_over_anchor = rng.integer(1, 3);
            return;
        default:
            damage.dust = rng.uniform(20, 120);
            damage.bleed = rng.uniform(0.05, 0.25);
    }
}

ScanCondition damaged(Rng& rng, Size<Mm> layout) {
    auto scan = rng.chance(0.75) ? scanned(rng, layout, rng.uniform(150, 300) * dpi) : photo(rng, layout);
    const auto count = rng.integer(1, 3);
    for (int i = 0; i < count; ++i) {
        add_one_damage(scan, rng, layout);
    }
    return scan;
}

ScanCondition any_good(Rng& rng, Size<Mm> layout) {
    return rng.chance(0.75) ? scanned(rng, layout, rng.uniform(150, 300) * dpi) : photo(rng, layout);
}

ScanCondition copies(Rng& rng, Size<Mm> layout) {
    auto scan = scanned(rng, layout, rng.uniform(150, 300) * dpi);
    auto& toner = scan.toner;
    toner.generations = rng.integer(0, 3);
    toner.refills = toner.generations == 0 ? rng.integer(1, 2) : rng.integer(0, 1);
    toner.copy_blur = rng.uniform(0.05, 0.11);
    toner.copy_gain = rng.uniform(1.0, 2.2);
    toner.copy_shift = rng.uniform(-0.15, 0.2);
    toner.speckle = rng.uniform(0, 0.6);
    toner.paper = rng.uniform(225, 250);
    const auto passes = toner.generations + toner.refills;
    auto& printing = scan.geometry.printing;
    for (int i = 0; i < passes; ++i) {
        printing.scale_x *= rng.uniform(0.97, 1.012);
        printing.skew += rng.normal(0, 0.5) * degrees;
        printing.shift = printing.shift + Point<Mm>{rng.normal(0, 1.2), rng.normal(0, 1.2)};
    }
    printing.scale_y = printing.scale_x * rng.normal(1, 0.003);
    scan.lightest_ink = toner.refills > 0 ? 110 : 255;
    return scan;
}

ScanCondition scale(Rng& rng, Size<Mm> layout) {
    auto scan = any_good(rng, layout);
    auto& printing = scan.geometry.printing;
    const auto letter = rng.chance(0.3);
    const auto factor = letter ? rng.uniform(0.9, 1.0) : rng.uniform(0.85, 1.10);
    printing.scale_x = factor;
    printing.scale_y = factor * rng.normal(1, 0.003);
    if (letter) {
        printing.paper = {215.9, 279.4}; // what is laid out for A4 may lose its top and bottom
        printing.shift.y = rng.uniform(-3, 3);
    } else if (factor > 1.03) {
        printing.paper = {layout.width * factor, layout.height * factor};
    }
    if (scan.picture.width > 0) { // a scanner's glass as large as the paper
        const auto lies = scan.picture.width > scan.picture.height;
        const Size<Px> size{printing.paper.width * scan.geometry.px_per_mm, printing.paper.height * scan.geometry.px_per_mm};
        const auto middle = scan.geometry.centre - Point<Px>{scan.picture.width / 2, scan.picture.height / 2};
        scan.picture = {std::round(lies ? size.height : size.width), std::round(lies ? size.width : size.height)};
        scan.geometry.centre = Point<Px>{scan.picture.width / 2, scan.picture.height / 2} + middle;
    }
    scan.toner.paper = rng.chance(0.4) ? rng.uniform(150, 230) : scan.toner.paper; // coloured paper
    return scan;
}

} // namespace

const std::vector<Condition>& all_conditions() {
    static const std::vector<Condition> conditions = {
        {.name = "office300", .words = "office scan, 300 dpi", .draw = office300, .answers = {.empty = 0.02}},
        {.name = "office200", .words = "office scan, 200 dpi", .draw = office200, .answers = {.empty = 0.02}},
        {.name = "low", .words = "100–150 dpi, JPEG quality 50", .draw = low, .answers = {.empty = 0.02}},
        {.name = "onebit", .words = "1-bit and dithered, 200 dpi", .draw = onebit, .answers = {.empty = 0.02}},
        {.name = "copies", .words = "copies of copies", .draw = copies, .answers = {.empty = 0.02}},
        {.name = "photo", .words = "phone photo", .draw = photo, .answers = {.empty = 0.02}},
        {.name = "hard_photo", .words = "hard photo: tilt, bend, shadow, blur", .draw = hard_photo, .answers = {.empty = 0.02}},
        {.name = "damage",
         .words = "streaks, folds, stains, holes, lost corners",
         .draw = damaged,
         .answers = {.empty = 0.02, .margin_notes = 0.3}},
        {.name = "awkward",
         .words = "seven answers in ten awkward, on good scans and photos",
         .draw = any_good,
         .answers = {.awkward = 0.7, .empty = 0.02}},
        {.name = "scale", .words = "printed at 85–110 %", .draw = scale, .answers = {.empty = 0.02}},
    };
    return conditions;
}

const Condition& condition_named(std::string_view name) {
    for (const auto* all : {&all_conditions(), &habit_conditions()}) {
        if (const auto found = std::ranges::find(*all, name, &Condition::name); found != all->end()) {
            return *found;
        }
    }
    throw std::out_of_range("no condition is called " + std::string(name));
}

} // namespace formradar::simulator
