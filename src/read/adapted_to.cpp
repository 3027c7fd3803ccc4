// What a page's rows say of its marks.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "formradar/core/quantile.hpp"
#include "read/judge_box.hpp"

namespace formradar::read {
namespace {

// What the rows of a page have in common.
struct RowHabits {
    std::vector<double> darkness, stroke;                      // of the strongest mark of each row that has one
    std::vector<double> single_inked, single_darkness;         // of those that are alone in their row, but for paler ink
    std::vector<vision::Ink> alone;                            // those without any other ink in their row
    std::size_t struck = 0, lined = 0, slashes = 0, ticks = 0; // of these
    std::size_t rows_with_rests = 0;                           // rows without a mark, but with specks
    std::size_t faint = 0;                                     // rows without a mark, but with something very faint in a box
};

RowHabits habits_of(std::span<const vision::Ink> inks, const JudgeOptions& options, std::optional<std::size_t> but_for = {}) {
    RowHabits habits;
    const auto per_row = options.row.boxes;
    for (std::size_t first = 0; first + per_row <= inks.size(); first += per_row) {
        if (but_for == first / per_row) {
            continue;
        }
        const auto row = inks.subspan(first, per_row);
        const auto& strongest = *std::ranges::max_element(row, {}, &vision::Ink::inked);
        const auto marks = std::ranges::count_if(row, [&](const vision::Ink& ink) { // a shadow's edge is none
            return ink.inked > options.least_mark && ink.darkness > options.far_paler * strongest.darkness;
        });
        if (marks > 0) {
            habits.darkness.push_back(strongest.darkness);
            habits.stroke.push_back(strongest.stroke);
        }
        if (marks == 1) {
            habits.single_inked.push_back(strongest.inked);
            habits.single_darkness.push_back(strongest.darkness);
            habits.struck += is_struck(strongest) ? 1 : 0;
            habits.lined += strongest.level_line ? 1 : 0;
            habits.slashes += strongest.crooked ? 0 : 1;
            habits.ticks += strongest.crooked && strongest.tick ? 1 : 0;
        }
        const auto with_ink = std::ranges::count_if(row, [&](const vision::Ink& ink) {
            return ink.inked > options.least_trace || (&ink != &strongest && ink.specks > options.specks_of_mark);
        });
        if (marks == 1 && with_ink == 1) { // beside something pale it may have been taken back
            habits.alone.push_back(strongest);
        }
        const auto has_rest = [&](const vision::Ink& ink) { return ink.specks + ink.area > options.rest_of_mark; };
        const auto has_trace = [&](const vision::Ink& ink) { return ink.trace > options.least_trace_spread_dark; };
        habits.faint += marks == 0 && std::ranges::any_of(row, has_trace) ? 1 : 0;
        habits.rows_with_rests += marks == 0 && std::ranges::any_of(row, has_rest) ? 1 : 0;
    }
    return habits;
}

// On a page written with a thick pen another pen's mark, a dot, a dash or a tick among crosses does not show how solid its
// crosses are.
bool shows_solidity(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_test: a_thick_pens_dots_dashes_and_ticks_say_nothing_of_its_crosses.
    constexpr double across = 5.2; // mm
    return options.page.usual_stroke <= options.thick_pen ||
           (ink.stroke > options.thick_pen && (!ink.tick || options.page.ticks_to_mark) &&
            std::min(ink.extent.width, ink.extent.height) > across);
}

// Dots and dashes do not show how large its crosses are.
bool shows_size(const vision::Ink& ink, const JudgeOptions& options) {
    // Shown by judge_test: knows_the_widest_mark_of_several_rows.
    constexpr double across = 4; // mm
    return (ink.tick && options.page.ticks_to_mark) || std::min(ink.extent.width, ink.extent.height) > across;
}

// What plain marks look like on this page, beside which something may have been taken back.
void learn_plain_marks(JudgeOptions& adapted, const JudgeOptions& options, const RowHabits& habits) {
    // Shown by judge_test: who_ticks_is_told_from_who_crosses, a_row_is_no_witness_for_itself.
    constexpr double some = 0.3, half = 0.5; // shares of the single marks
    constexpr std::size_t fewest = 2;        // marks that make a habit
    auto& page = adapted.page;
    const auto singles = static_cast<double>(habits.single_inked.size());
    page.ticks_to_mark = habits.ticks >= fewest && static_cast<double>(habits.ticks) >= half * singles;
    page.lines_to_mark = habits.lined >= fewest && static_cast<double>(habits.lined) >= half * singles;
    page.strikes_to_mark = habits.struck > 0 && static_cast<double>(habits.struck) > some * singles;
    page.usual_inked = page.few_marks || habits.single_inked.empty() ? std::nullopt : std::optional{median(habits.single_inked)};
    adapted.least_solid = options.surely_solid;
    std::vector<double> solid, width;
    for (const auto& mark : habits.alone) {
        if (shows_solidity(mark, adapted)) {
            solid.push_back(mark.solid);
        }
        if (shows_size(mark, adapted)) {
            width.push_back(mark.extent.width);
        }
    }
    if (width.size() >= fewest) {
        page.widest = std::ranges::max(width);
    }
    if (solid.size() >= fewest) {
        page.usual_solid = *std::ranges::max_element(solid);
        adapted.least_solid = std::max(options.least_solid, *page.usual_solid + options.beyond_usual);
    }
}

} // namespace

JudgeOptions adapted_to(std::span<const vision::Ink> inks, const JudgeOptions& options, std::optional<std::size_t> row) {
    // Of the usual darkness: in a grainy picture a shadow's edge may be 0.65 of a pencil's mark.
    // Shown by judge_test: a_hard_pencil_in_every_row_is_accepted, says_who_slashes_and_who_strikes; judge_faint_test:
    // who_left_a_faint_trace_in_one_row_may_have_left_a_fainter_one_in_another.
    constexpr double plain_share = 0.6, grainy_share = 0.75, grainy = 0.03, faintest = 0.05;
    constexpr double far_from_darkest = 0.2;              // tape and stains on a page with few marks
    constexpr double nearly_all = 0.8;                    // share of the single marks
    constexpr std::size_t fewest = 2, fewest_slashes = 5; // marks that make a habit
    constexpr std::size_t fewest_rests = 2;               // rows: one speck is dust
    const auto habits = habits_of(inks, options);
    const auto singles = habits.single_inked.size();
    const auto share_of_singles = [&](std::size_t count) { return static_cast<double>(count) / static_cast<double>(singles); };
    auto adapted = options;
    auto& page = adapted.page;
    std::vector<double> noise;
    std::ranges::transform(inks, std::back_inserter(noise), &vision::Ink::noise);
    page.usual_noise = median(noise);
    if (habits.darkness.size() > fewest) {
        const bool is_grainy = std::ranges::any_of(noise, [](double level) { return level > grainy; });
        const double middle = median(habits.darkness), darkest = *std::ranges::max_element(habits.darkness);
        const double least = std::max((is_grainy ? grainy_share : plain_share) * middle, far_from_darkest * darkest);
        adapted.least_darkness = std::clamp(least, faintest, options.least_darkness);
        if (middle > options.dark_page) {
            adapted.least_trace_spread = options.least_trace_spread_dark;
        }
        page.usual_stroke = median(habits.stroke);
    }
    page.slashes_to_mark = singles >= fewest_slashes && share_of_singles(habits.slashes) > nearly_all;
    page.few_marks = singles < fewest;
    page.marks_lost = page.few_marks && habits.rows_with_rests >= fewest_rests && habits.rows_with_rests > habits.darkness.size();
    if (!page.few_marks) {
        page.usual_darkness = median(habits.single_darkness);
    }
    const auto others = row ? habits_of(inks, options, row) : habits;
    if (others.faint > 0) {
        adapted.least_trace_spread = options.least_trace_spread_beside_faint;
    }
    learn_plain_marks(adapted, options, others);
    return adapted;
}

} // namespace formradar::read
