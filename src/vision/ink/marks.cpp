// Each piece of ink is given to one box; what a box then has is measured, and what runs in from others is counted apart.
#include "vision/ink/marks.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "vision/ink/level_lines.hpp"
#include "vision/ink/level_strokes.hpp"
#include "vision/ink/mark_shape.hpp"
#include "vision/ink/pieces.hpp"
#include "vision/ink/strokes.hpp"

namespace formradar::vision {
namespace {

// Shown by marks_test: ink_that_leads_farther_than_a_tick_may_be_several_marks.
// Tried by marks_test: one_dark_grain_is_dust_and_several_may_be_a_pencils, the_tail_of_a_tick_is_no_mark_where_it_ends.
constexpr double inside_share = 0.15; // of the side, left out on each side
constexpr double well_inside = 0.8;   // mm from the outline

class Collector {
public:
    Collector(const MarkSheet& marks, std::span<const Rect<Mm>> boxes, const Pieces& pieces, const MarkOptions& options)
        : marks_(marks),
          boxes_(boxes),
          options_(options),
          area_unit_(1 / (marks.sheet.px_per_mm * marks.sheet.px_per_mm)),
          pieces_(pieces) {}

    std::vector<Ink> inks() const {
        std::vector<Ink> inks(boxes_.size());
        for (std::size_t b = 0; b < boxes_.size(); ++b) {
            measure_pieces(b, inks[b]);
            measure_pixels(b, inks[b]);
            if (options_.words) {
                measure_writing(b, inks[b]);
            }
        }
        for (const auto& piece : pieces_.all()) {
            for (const auto* counts : {&piece.within, &piece.close}) {
                for (const auto& [box, count] : *counts) {
                    if (piece.owner != box && !piece.speck) {
                        inks[box].beside += count * area_unit_;
                        inks[box].tails += is_tail(piece, box, inks) ? count * area_unit_ : 0;
                    }
                }
            }
        }
        return inks;
    }

private:
    [[nodiscard]] MarkPatch patch_of(std::size_t b, const cv::Rect& bounds) const {
        constexpr double margin = 1.5; // mm round the box
        const auto area = pixels(marks_.sheet, boxes_[b].grown(margin)) | bounds;
        const double ppm = marks_.sheet.px_per_mm;
        MarkPatch patch{.own = cv::Mat::zeros(area.size(), CV_8U),
                        .print = marks_.print(area),
                        .marks = bounds - area.tl(),
                        .box = boxes_[b],
                        .px_per_mm = ppm};
        patch.box.x -= marks_.sheet.zone.x + area.x / ppm;
        patch.box.y -= marks_.sheet.zone.y + area.y / ppm;
        for (int y = 0; y < area.height; ++y) {
            const int* row = pieces_.labels().ptr<int>(area.y + y) + area.x;
            for (int x = 0; x < area.width; ++x) {
                patch.own.at<std::uint8_t>(y, x) = pieces_.owned(row[x], b) ? 255 : 0;
            }
        }
        return patch;
    }

    void measure_pieces(std::size_t b, Ink& ink) const {
        double dark = 0, other = 0;
        cv::Rect bounds;
        for (const auto& piece : pieces_.all()) {
            if (piece.owner != b || piece.speck) {
                continue;
            }
            ink.area += piece.area;
            dark += piece.darkness * piece.area;
            bounds = bounds.empty() ? piece.bounds : bounds | piece.bounds;
            for (const auto& [box, count] : piece.within) {
                (box == b ? ink.inked : other) += count * area_unit_;
            }
        }
        if (ink.area > 0) {
            const double ppm = marks_.sheet.px_per_mm;
            const Rect<Mm> extent{marks_.sheet.zone.x + bounds.x / ppm, marks_.sheet.zone.y + bounds.y / ppm, bounds.width / ppm,
                                  bounds.height / ppm};
            const auto& rect = boxes_[b];
            ink.darkness = dark / ink.area;
            ink.extent = {extent.x - rect.x, extent.y - rect.y, extent.width, extent.height};
            ink.aside = !rect.grown(-well_inside).contains(extent.centre());
            ink.reach =
                std::max({0.0, -ink.extent.x, -ink.extent.y, ink.extent.right() - rect.width, ink.extent.bottom() - rect.height});
            ink.touch = other / std::max(1e-9, other + ink.inked);
            const auto patch = patch_of(b, bounds);
            ink.solid = solidity(patch);
            ink.tick = is_tick(patch);
            ink.word = is_word(patch);
            ink.leads_right = ink.aside && (ink.tick || leads_right(patch));
            const auto lines = level_lines(patch);
            ink.level_line = lines.any;
            ink.struck = lines.over_mark || lines.two;
            if (ink.reach > 0.5) {
                ink.surround = pieces_.own_around(b);
            }
        }
    }

    [[nodiscard]] bool has_neighbour(std::size_t b, const Rect<Mm>& room) const {
        return std::ranges::any_of(boxes_, [&](const Rect<Mm>& other) {
            return &other != &boxes_[b] && other.right() > room.x && other.x < room.right() && other.bottom() > room.y &&
                   other.y < room.bottom();
        });
    }

    [[nodiscard]] int strokes_in(const Rect<Mm>& room) const {
        const auto area = pixels(marks_.sheet, room);
        cv::Mat ink = cv::Mat::zeros(area.size(), CV_8U);
        for (int y = 0; y < area.height; ++y) {
            const int* row = pieces_.labels().ptr<int>(area.y + y) + area.x;
            for (int x = 0; x < area.width; ++x) {
                ink.at<std::uint8_t>(y, x) = row[x] != 0 && !pieces_.of(row[x]).speck ? 255 : 0;
            }
        }
        return level_strokes(marks_.dark(area), ink, marks_.sheet.px_per_mm);
    }

    // Words beside the box, on a side where no other box is.
    void measure_writing(std::size_t b, Ink& ink) const {
        constexpr double away = 0.8, wide = 6, higher = 2, joined = 2.5, far = 4, alone = 12; // mm
        const auto& box = boxes_[b];
        for (const bool left : {true, false}) {
            const Rect<Mm> room{left ? box.x - wide : box.right() + away, box.y - higher, wide - away, box.height + 2 * higher};
            const bool at_end = !has_neighbour(b, {left ? box.x - alone : box.right(), box.y, alone, box.height});
            const int strokes = at_end ? strokes_in(room) : 0;
            const double reach = left ? -ink.extent.x : ink.extent.right() - box.width;
            ink.in_writing |= (strokes > least_writing && reach > joined) || (strokes == least_writing && reach > far);
            ink.writing = std::max(ink.writing, strokes);
        }
    }

    // Calls `take(pixel, sides)` for the ink in the box and `about` mm round it that `accepts` a label of; `sides`: next to
    // paper.
    template <class Accepts, class Take>
    void each_about(std::size_t b, double about, Accepts accepts, Take take) const {
        const auto area =
            pixels(marks_.sheet, boxes_[b].grown(about)) & cv::Rect(1, 1, pieces_.labels().cols - 2, pieces_.labels().rows - 2);
        for (int y = area.y; y < area.br().y; ++y) {
            const int *above = pieces_.labels().ptr<int>(y - 1), *row = pieces_.labels().ptr<int>(y),
                      *below = pieces_.labels().ptr<int>(y + 1);
            for (int x = area.x; x < area.br().x; ++x) {
                if (row[x] != 0 && marks_.print.at<std::uint8_t>(y, x) == 0 && accepts(row[x])) {
                    take(cv::Point(x, y), (row[x - 1] == 0) + (row[x + 1] == 0) + (above[x] == 0) + (below[x] == 0));
                }
            }
        }
    }

    // Others' marks in the box are more than a straight tail: they turn or cross themselves also a little round it, where the end
    // of a tail is longer than wide. Or one is the foot of a tick whose tail has run into a mark above.
    [[nodiscard]] bool is_mark_of_other(std::size_t b, const Shading& inside, const std::map<int, int>& centres) const {
        const auto is_foot_of = [&](const auto& centre) {
            return centre.second * area_unit_ > PartOptions{}.centre && (is_foot(b, centre.first) || hangs_down(b, centre.first));
        };
        if (std::ranges::any_of(centres, is_foot_of)) {
            return true;
        }
        Shading foreign;
        Sides beyond(pixels(marks_.sheet, boxes_[b]));
        each_about(
            b, PartOptions{}.about, [&](int label) { return !pieces_.owned(label, b) && !pieces_.of(label).speck; },
            [&](cv::Point at, int sides) {
                foreign.add(at.x, at.y, sides);
                beyond.add(at);
            });
        return inside.is_crooked() && (!beyond.is_one() || foreign.is_crooked());
    }

    // The lower left end of another box's mark lies in this one or not far from it, and the rest above and to the right.
    [[nodiscard]] bool is_foot(std::size_t b, int label) const {
        // Shown by marks_test: the_foot_of_a_tick_that_runs_into_another_rows_mark_is_a_mark_of_its_box.
        // Tried by marks_test: the_arm_of_a_cross_in_the_box_above_is_no_foot.
        constexpr double far = 4, away = 6; // mm
        const auto& bounds = pieces_.of(label).bounds;
        const auto near = pixels(marks_.sheet, boxes_[b].grown(far)), box = pixels(marks_.sheet, boxes_[b].grown(away));
        return bounds.x > near.x && bounds.br().y < near.br().y && bounds.y < box.y && bounds.br().x > near.br().x;
    }

    // What blackens a box in a row above goes on and ends in this one: a tick here may have run into it.
    [[nodiscard]] bool hangs_down(std::size_t b, int label) const {
        const auto& piece = pieces_.of(label);
        if (!piece.owner) {
            return false;
        }
        const auto& owner = boxes_[*piece.owner];
        return owner.bottom() < boxes_[b].y && piece.bounds.br().y < pixels(marks_.sheet, boxes_[b]).br().y &&
               std::ranges::any_of(piece.within, [&](const auto& part) {
                   return part.first == *piece.owner &&
                          part.second * area_unit_ > PartOptions{}.blackened * owner.width * owner.height;
               });
    }

    // All there is of a tick in a row below, which ends beside the lower half of the box.
    [[nodiscard]] bool is_tail(const Piece& piece, std::size_t b, std::span<const Ink> inks) const {
        // Tried by marks_test: the_tail_of_a_tick_that_ends_under_a_box_is_known_as_one.
        constexpr double in_own = 0.2, all = 0.95, most = 0.3; // shares of the tick's ink; mm² in the box: of a rim
        if (!piece.owner) {
            return false;
        }
        const auto owner = *piece.owner;
        const auto& tick = inks[owner];
        const bool enters = std::ranges::any_of(
            piece.within, [&](const auto& part) { return part.first == b && part.second * area_unit_ > most; });
        return !enters && boxes_[owner].y > boxes_[b].bottom() && tick.tick && !tick.level_line &&
               tick.inked > in_own * tick.area && piece.area > all * tick.area &&
               piece.bounds.y > marks_.sheet.y(boxes_[b].centre().y);
    }

    // Another mark has run together with it.
    [[nodiscard]] bool leads_too_far(int label) const {
        const auto& piece = pieces_.of(label);
        if (!piece.owner) {
            return false;
        }
        const auto reached = pixels(marks_.sheet, boxes_[*piece.owner].grown(longest_tick));
        return (piece.bounds & reached) != piece.bounds;
    }

    // The box's own marks, where they cross at its rim or a little outside.
    [[nodiscard]] bool crosses_near(std::size_t b) const {
        constexpr double near = 1.5; // mm
        Shading own;
        each_about(
            b, near, [&](int label) { return pieces_.owned(label, b); },
            [&](cv::Point at, int sides) { own.add(at.x, at.y, sides); });
        return own.is_crooked();
    }

    void measure_pixels(std::size_t b, Ink& ink) const {
        const auto inside = pixels(marks_.sheet, boxes_[b].grown(-inside_share * boxes_[b].width));
        if (inside.empty()) {
            return;
        }
        const auto middle = pixels(marks_.sheet, boxes_[b].grown(-round_middle * boxes_[b].width));
        int specks = 0;
        std::map<int, int> foreign_pixels, foreign_centres; // px inside, and near the middle, by label
        std::map<int, int> dark_specks;                     // px inside, by label
        Shading own, foreign;
        for (int y = inside.y; y < inside.br().y; ++y) {
            const int* row = pieces_.labels().ptr<int>(y);
            for (int x = inside.x; x < inside.br().x; ++x) {
                if (row[x] == 0) {
                    continue;
                }
                const int sides = (row[x - 1] == 0) + (row[x + 1] == 0) + (pieces_.labels().at<int>(y - 1, x) == 0) +
                                  (pieces_.labels().at<int>(y + 1, x) == 0);
                if (pieces_.owned(row[x], b)) {
                    own.add(x - inside.x, y - inside.y, sides);
                } else if (pieces_.of(row[x]).speck) {
                    ++specks;
                    if (pieces_.of(row[x]).strongest >= options_.dust) {
                        ++dark_specks[row[x]];
                    }
                } else {
                    foreign.add(x - inside.x, y - inside.y, sides);
                    ++foreign_pixels[row[x]];
                    if (middle.contains({x, y})) {
                        ++foreign_centres[row[x]];
                    }
                }
            }
        }
        const double size = inside.area();
        ink.inside = own.area() / size;
        ink.foreign = foreign.area() / size;
        const auto is_several = [&](const auto& pixels) {
            return pixels.second * area_unit_ > options_.least_several && leads_too_far(pixels.first);
        };
        ink.foreign_mark =
            (foreign.area() * area_unit_ > options_.least_foreign && is_mark_of_other(b, foreign, foreign_centres)) ||
            std::ranges::any_of(foreign_pixels, is_several) || pieces_.ringed(b);
        ink.specks = specks * area_unit_;
        const auto is_grain = [&](const auto& speck) { return speck.second * area_unit_ > options_.least_grain; };
        const bool is_dust = std::ranges::count_if(dark_specks, is_grain) == 1;
        ink.pale_specks = ink.specks - (is_dust ? std::ranges::find_if(dark_specks, is_grain)->second * area_unit_ : 0);
        ink.stroke = own.stroke() / marks_.sheet.px_per_mm;
        ink.crooked = own.area() > 0 && own.is_crooked();
        ink.crosses_near = ink.crooked || (own.area() > 0 && crosses_near(b));
    }

    const MarkSheet& marks_;
    std::span<const Rect<Mm>> boxes_;
    const MarkOptions& options_;
    double area_unit_; // mm² a pixel
    const Pieces& pieces_;
};

} // namespace

std::vector<Ink> collect_marks(const MarkSheet& marks, std::span<const Rect<Mm>> boxes, std::vector<Stray>& strays,
                               const MarkOptions& options) {
    const Pieces pieces(marks, boxes, options);
    strays = pieces.strays();
    return Collector(marks, boxes, pieces, options).inks();
}

} // namespace formradar::vision
