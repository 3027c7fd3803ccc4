// A pair of marks is a correction only where no pen's two plain marks look like that; else a person looks.
#include "read/taken_back.hpp"

#include <algorithm>
#include <utility>

#include "read/judge_box.hpp"

namespace formradar::read {
namespace {

// Where people tick: no tick and more solid than the clean one that stands.
bool is_no_tick(const vision::Ink& ink, const vision::Ink& standing, const JudgeOptions& options) {
    // Shown by judge_correction_test: where_people_tick_a_scribble_is_taken_back.
    constexpr double least = 0.25, lead = 0.2, lead_thick = 0.4, more = 0.15; // solid, solid, solid, share of the inside
    return options.page.ticks_to_mark && standing.tick && !standing.level_line && !ink.tick && ink.solid >= least &&
           ink.solid >= standing.solid + (options.page.usual_stroke > options.thick_pen ? lead_thick : lead) &&
           ink.inside >= standing.inside + more;
}

// A fine pen leaves paper between the strokes that blacken a box: no more solid than a thick cross, but it fills far more of the
// box than a fine one, and is more solid than the page's marks are.
bool is_scribbled(const vision::Ink& ink, const vision::Ink& standing, const JudgeOptions& options) {
    // Shown by judge_correction_test: of_a_fine_pen_what_fills_far_more_of_the_box_is_blackened.
    constexpr double lead = 0.2, least = 0.5, more = 1.4; // solid; share of the inside; of the cross's
    return options.page.usual_solid && standing.stroke < options.fine_pen &&
           ink.solid >= std::max(standing.solid, *options.page.usual_solid) + lead &&
           ink.inside >= std::max(least, more * standing.inside);
}

// Made black beside a mark that stands.
bool is_blackened(const vision::Ink& ink, const vision::Ink& standing, const JudgeOptions& options) {
    return is_no_tick(ink, standing, options) ||
           (ink.solid >= options.least_solid && ink.solid >= standing.solid + options.solid_lead &&
            ink.inside >= standing.inside + options.inside_lead);
}

// Strokes that have run together beside single ones that no thick pen drew: two plain marks of one pen are nearly as thick as
// each other. The page's usual stroke may be that of what other rows have blackened.
bool has_run_together(const vision::Ink& ink, const vision::Ink& standing, const JudgeOptions& options) {
    // Shown by judge_correction_test: strokes_that_have_run_together_beside_single_ones_are_no_plain_mark_of_a_thick_pen.
    constexpr double thickest = 2.5, thicker = 2.2;            // mm, times what stands
    constexpr double least = 0.45, lead = 0.35, beyond = 0.25; // solid, more than what stands, than any of the page's marks
    const double plain = options.page.usual_solid ? *options.page.usual_solid + beyond : 0;
    auto centred = any_pen(options);
    centred.farthest_middle = 1; // a short word is not
    return may_stand(standing, centred) && standing.stroke < thickest && ink.stroke > thicker * standing.stroke &&
           ink.solid > std::max({least, standing.solid + lead, plain});
}

// So much blacker than what stands, and than the page's own marks, that no pen's plain mark is.
bool is_far_blacker(const vision::Ink& ink, const vision::Ink& standing, const JudgeOptions& options) {
    const auto& page = options.page;
    const double lead = ink.solid - standing.solid;
    if (ink.solid < options.least_solid || ink.inside < options.far_more_inside * standing.inside) {
        return false;
    }
    const bool known = page.usual_solid.has_value(), thick = page.usual_stroke > options.thick_pen;
    if (thick && has_run_together(ink, standing, options)) {
        return true;
    }
    // Shown by judge_correction_test: on_a_page_of_thick_marks_a_box_is_blackened_only_far_beyond_them.
    constexpr double larger = 1.25; // times the page's marks: slashes do not say how solid a cross is
    if (thick && (!known || (page.usual_inked && standing.inked > larger * *page.usual_inked))) {
        return ink.solid >= options.black && lead >= options.black_lead;
    }
    if (thick) {
        const double beyond = ink.solid - *page.usual_solid;
        return lead >= options.far_lead && (beyond >= options.beyond_usual_thick ||
                                            (beyond >= options.beyond_usual_farthest && lead >= options.farthest_lead));
    }
    return known ? lead >= options.far_lead : lead >= options.far_lead_unknown;
}

// Of a fine pen, as far as the page shows its pen.
bool is_fine(const vision::Ink& ink, const JudgeOptions& options) {
    return std::max(options.page.usual_stroke.value_or(0), ink.stroke) < options.fine_pen;
}

// Far wider than high: a short word, beside which a longer one or a dense mark looks as if it had been taken back.
bool is_low(const vision::Ink& ink) {
    // Shown by judge_correction_test: a_scrap_of_a_word_is_not_what_stands_beside_blackened_boxes,
    // a_cross_beside_a_blackened_box_is_the_score; once_misread: a_short_word_beside_another_over_a_mark.
    constexpr double low = 0.65; // of its width
    return !ink.tick && ink.extent.height < low * ink.extent.width;
}

// Marks of two boxes beside each other that reach into the same room: a line through one may be an arm of the other.
bool are_entangled(std::span<const vision::Ink> inks, std::size_t left, std::size_t right, const JudgeOptions& options) {
    const double pitch = options.row.box_side + options.row.between_boxes;
    return right == left + 1 && inks[left].extent.right() > pitch + inks[right].extent.x;
}

// A level line makes it far wider than the other one and than any of the page's marks, and no higher: where a pen is so broad
// that a line can't be told from the mark below it, that alone shows that it was struck through.
bool is_far_wider(const vision::Ink& ink, const vision::Ink& standing, const JudgeOptions& options) {
    // Shown by judge_struck_test: of_a_very_broad_pen_a_struck_mark_is_far_wider_than_all_others.
    constexpr double beyond = 1.3, wider = 1.5, higher = 1.25, more = 1.1; // times the widest, the other's width, height and ink
    constexpr double out = 1.5;                                            // mm on both sides of the box
    const auto& extent = ink.extent;
    const auto& page = options.page;
    return ink.level_line && !ink.line && !ink.word && ink.writing < vision::least_writing - 1 &&
           extent.height > higher_than_a_dash && page.widest &&
           extent.width > std::max(beyond * *page.widest, wider * standing.extent.width) && extent.x < -out &&
           extent.right() > options.row.box_side + out &&
           extent.height < higher * std::max(options.row.box_side, standing.extent.height) &&
           ink.inked > more * std::max(standing.inked, page.usual_inked.value_or(0));
}

// The one that stands beside a mark that is far wider.
std::optional<std::size_t> beside_wider(std::span<const vision::Ink> inks, const std::vector<std::size_t>& marks,
                                        const JudgeOptions& options) {
    for (const auto& [standing, other] : {std::pair(marks[0], marks[1]), std::pair(marks[1], marks[0])}) {
        if (is_far_wider(inks[other], inks[standing], options) && !inks[standing].level_line && !is_low(inks[standing]) &&
            !is_blackened_or_lined(inks[standing], options) && may_stand(inks[standing], any_pen(options))) {
            return standing;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::size_t> beside_blackened(std::span<const vision::Ink> inks, const std::vector<std::size_t>& marks,
                                            const JudgeOptions& options) {
    const auto lightest = *std::ranges::min_element(marks, {}, [&](std::size_t i) { return inks[i].solid; });
    const auto& standing = inks[lightest];
    const auto all_others = [&](auto holds) {
        return std::ranges::all_of(marks, [&](std::size_t i) { return i == lightest || holds(inks[i], standing, options); });
    };
    // Strokes over strokes are darker than one alone: as dark as the page's other marks is dark enough.
    auto darkest = inks[std::ranges::max(marks, {}, [&](std::size_t i) { return inks[i].darkness; })].darkness;
    if (options.page.usual_darkness) {
        darkest = std::min(darkest, *options.page.usual_darkness);
    }
    const auto& usual = options.page.usual_inked;
    const double least_inked = usual ? options.as_much * *usual : options.least_standing;
    if (standing.darkness < std::max(options.palest_standing, options.as_dark * darkest) || standing.inked < least_inked ||
        is_low(standing)) {
        return std::nullopt;
    }
    if (all_others(is_far_blacker)) {
        auto any = any_pen(options);
        any.farthest_middle = any.farthest_beside_words = options.farthest_middle_beside_black;
        any.farthest_reach = options.farthest_reach_beside_black;
        return may_stand(standing, any) ? std::optional{lightest} : std::nullopt;
    }
    const bool stands = (all_others(is_scribbled) && may_stand(standing, any_pen(options))) ||
                        (all_others(is_blackened) && may_stand(standing, options));
    return stands ? std::optional{lightest} : std::nullopt;
}

std::optional<std::size_t> beside_struck(std::span<const vision::Ink> inks, const std::vector<std::size_t>& marks,
                                         const JudgeOptions& options) {
    // Beside a clean tick the other one was a tick too, whatever the rest of the page says.
    const bool has_clean_tick = std::ranges::any_of(marks, [&](std::size_t i) {
        return inks[i].tick && inks[i].crooked && !inks[i].level_line && is_fine(inks[i], options);
    });
    const bool strikes = options.page.strikes_to_mark, among_ticks = has_clean_tick || (options.page.ticks_to_mark && !strikes);
    const auto is_taken_back = [&](const vision::Ink& ink) {
        return (is_struck(ink) && !strikes) || (among_ticks && is_struck_tick(ink));
    };
    if (marks.size() != 2 || are_entangled(inks, marks[0], marks[1], options)) {
        return std::nullopt;
    }
    if (const auto standing = beside_wider(inks, marks, options)) {
        return standing;
    }
    if (is_taken_back(inks[marks[0]]) == is_taken_back(inks[marks[1]])) {
        return std::nullopt;
    }
    const auto standing = is_taken_back(inks[marks[0]]) ? marks[1] : marks[0];
    if (is_low(inks[standing])) {
        return std::nullopt;
    }
    const auto& taken_back = inks[standing == marks[0] ? marks[1] : marks[0]];
    // Ink in the box: a small mark and a line may be no more than a large mark. A broad pen's crosses have level lines too.
    // Shown by judge_struck_test: of_a_broad_pen_a_struck_mark_has_more_ink_than_the_one_that_stands.
    constexpr double as_much_fine = 0.95, as_much_broad = 1.1;
    const double more = is_fine(inks[standing], options) ? as_much_fine : as_much_broad;
    if (!is_struck(taken_back) && !inks[standing].tick) { // it may be a cross, as the one that would stand
        return std::nullopt;
    }
    const bool by_words = taken_back.writing >= vision::least_writing; // they run through it, or a line does
    if (by_words || taken_back.stroke > options.thickest_struck || taken_back.inked < more * inks[standing].inked) {
        return std::nullopt;
    }
    // A scribble, and what looks like a strike may be words over a mark. So may a long one of a broad pen, when no other row
    // shows how large its marks are.
    // Shown by once_misread: words_like_a_strike_beside_a_scribble, words_like_a_strike_on_a_page_of_few_marks.
    constexpr double heavy = 2, lead = 0.2, far = 4; // times the ink of the page's marks, solid, mm
    const auto& page = options.page;
    const bool may_be_words = !page.usual_inked && !is_fine(inks[standing], options) && taken_back.reach > far;
    const bool is_scribble = page.usual_solid && page.usual_inked && inks[standing].inked > heavy * *page.usual_inked &&
                             inks[standing].solid > *page.usual_solid + lead;
    if (may_be_words || is_scribble) {
        return std::nullopt;
    }
    auto thicker = options;
    thicker.thickest_pen = options.thickest_beside_struck;
    return !inks[standing].struck && may_stand(inks[standing], thicker) ? std::optional{standing} : std::nullopt;
}

} // namespace formradar::read
