// Each guard holds one number of a row against the page's other empty boxes, so that light, paper and printer cancel out.
#include "read/guards.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "formradar/core/causes.hpp"
#include "formradar/core/quantile.hpp"
#include "formradar/form/layout.hpp"
#include "read/confidence.hpp"

namespace formradar::read {
namespace {

// Tried by guards_test: in_one_box_is_never_silently_empty.
constexpr double most_boxes = 0.75; // of those without ink: what lies in one of each row's five is not among them

bool is_inked(const vision::Ink& ink) {
    return ink.area > 0;
}

double spread_about(std::span<const double> values, double middle) {
    std::vector<double> off;
    std::ranges::transform(values, std::back_inserter(off), [&](double value) { return std::abs(value - middle); });
    return off.empty() ? 0 : to_deviation * median(std::move(off));
}

// Of the boxes without ink; with fewer than two of them nothing can be compared.
std::optional<double> usual_level(std::span<const vision::Ink> inks, std::span<const vision::Surface> surfaces) {
    std::vector<double> levels;
    for (std::size_t i = 0; i < inks.size(); ++i) {
        if (!is_inked(inks[i])) {
            levels.push_back(surfaces[i].level);
        }
    }
    return levels.size() < 2 ? std::nullopt : std::optional{median(std::move(levels))};
}

void add_labels(PageSurface& page, std::span<const vision::Surface> surfaces, std::size_t per_row, const DigitPrint& print) {
    std::vector<double> off, around;
    for (std::size_t column = 0; column < per_row; ++column) {
        std::vector<double> labels;
        for (std::size_t i = column; i < surfaces.size(); i += per_row) {
            labels.push_back(surfaces[i].label);
        }
        // Many may have chosen this column: what lies on digits makes them darker, so the lighter ones say what is printed.
        // Tried by guards_test: of_a_page_answered_on_its_digits_waits_although_the_others_are_read.
        constexpr double lighter = 0.35, clearest = 0.8; // quantiles
        const double usual = quantile(labels, lighter);
        page.usual_label.push_back(usual);
        page.clear_label.push_back(std::max(print.ink(column == 0), std::min(quantile(labels, clearest), print.most_ink())));
        std::ranges::transform(labels, std::back_inserter(off), [&](double label) { return std::abs(label - usual); });
    }
    std::ranges::transform(surfaces, std::back_inserter(around), &vision::Surface::around);
    page.label_spread = off.empty() ? 0 : to_deviation * median(std::move(off));
    page.usual_around = around.empty() ? 0 : median(around);
    page.around_spread = spread_about(around, page.usual_around);
}

double usual_colour(std::span<const vision::BoxColour> row, double vision::BoxColour::*part) {
    std::vector<double> colours;
    std::ranges::transform(row, std::back_inserter(colours), part);
    return median(std::move(colours));
}

std::optional<GuardFinding> on_digit(const RowSurface& row, const PageSurface& page, const GuardOptions& options) {
    const double around = std::max(options.least_around, options.around_spreads * page.around_spread);
    const double label = std::max(options.least_label, options.label_spreads * page.label_spread);
    for (std::size_t i = 0; page.digits && i < row.surfaces.size(); ++i) {
        const bool more =
            row.surfaces[i].around - page.usual_around > around || row.surfaces[i].label - page.usual_label[i] > label;
        if (more && !row.label_reached[i]) {
            return GuardFinding{Guard::digit, i};
        }
    }
    return std::nullopt;
}

std::optional<GuardFinding> patch(const RowSurface& row, const PageSurface& page, const GuardOptions& options) {
    const auto usual = usual_level(row.inks, row.surfaces);
    const double noise = std::ranges::max(row.inks, {}, &vision::Ink::noise).noise;
    const double least = std::max({options.least_patch, options.patch_spreads * page.level_spread, options.patch_noises * noise});
    for (std::size_t i = 0; usual && i < row.surfaces.size(); ++i) {
        if (std::abs(row.surfaces[i].level - *usual) > least) {
            return GuardFinding{Guard::patch, i};
        }
    }
    return std::nullopt;
}

std::optional<GuardFinding> clipped(const RowSurface& row, const PageSurface& page, const GuardOptions& options) {
    for (std::size_t i = 0; page.digits && !page.black_and_white && i < row.surfaces.size(); ++i) {
        const auto& surface = row.surfaces[i];
        if (surface.clipped > options.least_clipped && surface.label < options.least_label_seen * page.clear_label[i]) {
            return GuardFinding{Guard::clipped, std::nullopt};
        }
    }
    return std::nullopt;
}

std::optional<GuardFinding> specks(const RowSurface& row, const PageSurface& page, const GuardOptions& options) {
    const auto has_specks = [&](const vision::Ink& ink) { return ink.specks + ink.area > options.least_speck; };
    if (page.black_and_white && std::ranges::count_if(row.inks, has_specks) == 1) {
        const auto box = std::ranges::find_if(row.inks, has_specks) - row.inks.begin();
        return GuardFinding{Guard::specks, static_cast<std::size_t>(box)};
    }
    return std::nullopt;
}

std::optional<GuardFinding> pale(const RowSurface& row, const PageSurface&, const GuardOptions& options) {
    return row.pale_print && *row.pale_print < options.least_pale_seen ? std::optional{GuardFinding{Guard::pale, std::nullopt}}
                                                                       : std::nullopt;
}

std::optional<GuardFinding> covered(const RowSurface& row, const PageSurface& page, const GuardOptions& options) {
    for (std::size_t i = 0; page.usual_outline > options.usually_seen && i < row.found.size(); ++i) {
        if (row.found[i].outline < options.covered) {
            return GuardFinding{Guard::covered, i};
        }
    }
    return std::nullopt;
}

} // namespace

double DigitPrint::ink(bool is_one) const {
    // Tried by guards_test: is_empty_under_digits_of_every_size_until_one_is_crossed.
    constexpr double one = 0.24, other = 0.37; // mm² times darkness, of version 0.1's
    return (is_one ? one : other) * size * size * (1 - black);
}

double DigitPrint::most_ink() const {
    constexpr double darkest = 0.44; // as above
    return darkest * size * size;
}

DigitPrint digit_print(const Rect<Mm>& label, double black) {
    constexpr double height = 1.71; // mm, of version 0.1's digits
    return {.black = black, .size = (label.height - 2 * form::label_margin) / height};
}

std::vector<bool> labels_reached(std::span<const vision::Ink> inks, std::span<const vision::FoundBox> found,
                                 std::span<const vision::BoxPlace> places, std::size_t first, std::size_t per_row) {
    // Tried by guards_test: without_anything_on_it_is_empty.
    constexpr double slight = 0.3; // mm: what comes no farther leaves less ink than a mark
    std::vector<bool> reached;
    for (std::size_t box = first; box < first + per_row; ++box) {
        const auto band = vision::label_band(places[box].rect.moved(found[box].off), places[box].label.moved(found[box].off));
        bool any = inks[box].foreign > 0 || inks[box].beside > 0;
        for (std::size_t other = 0; other < inks.size() && !any; ++other) {
            const bool same_row = other >= first && other < first + per_row;
            const auto corner = Point<Mm>{places[other].rect.x, places[other].rect.y} + found[other].off;
            any = !same_row && is_inked(inks[other]) && inks[other].extent.moved(corner).overlaps(band.grown(-slight));
        }
        reached.push_back(any);
    }
    return reached;
}

PageSurface page_surface(std::span<const vision::Ink> inks, std::span<const vision::FoundBox> found,
                         std::span<const vision::Surface> surfaces, std::size_t per_row, const DigitPrint& print) {
    PageSurface page;
    add_labels(page, surfaces, per_row, print);
    std::vector<double> off, outlines;
    for (std::size_t first = 0; first + per_row <= surfaces.size(); first += per_row) {
        const auto row = surfaces.subspan(first, per_row);
        const auto row_inks = inks.subspan(first, per_row);
        const auto usual = usual_level(row_inks, row);
        for (std::size_t i = 0; usual && i < per_row; ++i) {
            if (!is_inked(row_inks[i])) {
                off.push_back(std::abs(row[i].level - *usual));
            }
        }
    }
    page.level_spread = quantile(off, most_boxes);
    std::ranges::transform(found, std::back_inserter(outlines), &vision::FoundBox::outline);
    page.usual_outline = outlines.empty() ? 1 : median(std::move(outlines));
    return page;
}

std::optional<GuardFinding> guard_empty(const RowSurface& row, const PageSurface& page, const GuardOptions& options) {
    // What the picture can't show comes first: no mark may be made out in it.
    for (const auto guard : {covered, clipped, pale}) {
        if (const auto finding = guard(row, page, options)) {
            return finding;
        }
    }
    std::optional<GuardFinding> first;
    for (const auto guard : {on_digit, patch, specks}) {
        const auto finding = guard(row, page, options);
        if (first && finding && finding->box != first->box) {
            first->alone = false;
        } else if (!first) {
            first = finding;
        }
    }
    return first;
}

double colour_spread(std::span<const vision::BoxColour> colours, std::size_t per_row) {
    std::vector<double> off;
    for (std::size_t first = 0; first + per_row <= colours.size(); first += per_row) {
        for (const auto part : {&vision::BoxColour::inside, &vision::BoxColour::over}) {
            const auto row = colours.subspan(first, per_row);
            const double usual = usual_colour(row, part);
            std::ranges::transform(row, std::back_inserter(off), [&](const auto& box) { return std::abs(box.*part - usual); });
        }
    }
    return quantile(off, most_boxes);
}

std::optional<GuardFinding> guard_colour(std::span<const vision::BoxColour> row, double spread, const GuardOptions& options) {
    const double least = std::max(options.least_colour, options.colour_spreads * spread);
    for (const auto part : {&vision::BoxColour::inside, &vision::BoxColour::over}) {
        const double usual = usual_colour(row, part);
        const auto box = std::ranges::max_element(row, {}, part);
        if ((*box).*part - usual > least) {
            return GuardFinding{Guard::colour, static_cast<std::size_t>(box - row.begin())};
        }
    }
    return std::nullopt;
}

Reason reason_of(const GuardFinding& finding) {
    static constexpr std::array<std::pair<Guard, Cause>, 10> causes = {{
        {Guard::digit, Cause::ink_on_digit},
        {Guard::patch, Cause::paper_not_as_light},
        {Guard::clipped, Cause::picture_too_bright},
        {Guard::specks, Cause::specks_of_threshold},
        {Guard::pale, Cause::pale_print_lost},
        {Guard::covered, Cause::box_hidden},
        {Guard::colour, Cause::box_coloured},
        {Guard::beside, Cause::written_beside_row},
        {Guard::name, Cause::group_name_marked},
        {Guard::unsure, Cause::as_other_rows},
    }};
    Reason reason{std::ranges::find(causes, finding.guard, &std::pair<Guard, Cause>::first)->second};
    if (finding.box) {
        reason.parts.emplace_back(figure(*finding.box + 1));
    }
    return reason;
}

RowVerdict guarded(RowVerdict verdict, const RowSurface& row, const PageSurface& page, const GuardOptions& options) {
    const bool empty = verdict.state == record::State::empty && !verdict.needs_review;
    return empty ? guarded(std::move(verdict), guard_empty(row, page, options)) : verdict;
}

RowVerdict guarded(RowVerdict verdict, const std::optional<GuardFinding>& finding) {
    if (!finding) {
        return verdict;
    }
    RowVerdict held{.state = record::State::unclear,
                    .index = {},
                    .needs_review = true,
                    .confidence = confidence::doubt,
                    .reason = reason_of(*finding),
                    .rule = finding->guard == Guard::digit && finding->alone ? Rule::ink_on_digit : Rule::guard_of_empty_rows};
    if (finding->box) {
        held.index = static_cast<int>(*finding->box);
    }
    return held;
}

} // namespace formradar::read
