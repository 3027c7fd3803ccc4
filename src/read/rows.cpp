// Rows are judged with what the page as a whole says of its pen; what is measured a second time is measured once a page.
#include "read/rows.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>

#include "formradar/core/causes.hpp"
#include "formradar/core/quantile.hpp"
#include "formradar/read/decide.hpp"
#include "read/confidence.hpp"
#include "read/hold_back.hpp"
#include "read/judge_box.hpp"
#include "read/paler_left_out.hpp"

namespace formradar::read {
namespace {

constexpr double group_margin = 4; // mm round the groups' boxes that is looked at

struct Part { // of the boxes measured
    std::size_t first = 0, count = 0;
};

// Ink near the row that belongs to no box, mm². What only grazes the band is text or another row's.
double stray_near(const vision::Measurement& measured, std::span<const Rect<Mm>> rects) {
    Rect<Mm> band = rects.front();
    for (const auto& rect : rects) {
        const double right = std::max(band.right(), rect.right()), bottom = std::max(band.bottom(), rect.bottom());
        band = {std::min(band.x, rect.x), std::min(band.y, rect.y), 0, 0};
        band.width = right - band.x;
        band.height = bottom - band.y;
    }
    constexpr double near = 2; // mm: less than to the next row of any layout
    double area = 0;
    for (const auto& stray : measured.strays) {
        area += band.grown(near).overlaps(stray.bounds) ? stray.area : 0;
    }
    return area;
}

RowTrace judge_part(const vision::Measurement& measured, std::span<const vision::BoxPlace> places, Part part,
                    const JudgeOptions& options) {
    const auto& [first, count] = part;
    RowTrace row{.options = options};
    for (std::size_t i = first; i < first + count; ++i) {
        row.rects.push_back(places[i].rect);
        row.found.push_back(measured.found[i]);
        row.inks.push_back(measured.inks[i]);
        row.shares.push_back(measured.inks[i].inside);
    }
    row.evidence.stray = stray_near(measured, row.rects);
    for (std::size_t i = first; i < first + count; ++i) {
        row.evidence.boxes.push_back(vision::evidence_of(measured.inks[i], measured.found[i], measured.surroundings[i]));
    }
    row.verdict = judge_row(row.inks, row.found, row.evidence.stray, options);
    return row;
}

bool missing(const vision::Registration& registration, std::span<const Rect<Mm>> rects, std::optional<int> from) {
    return from && std::ranges::any_of(rects, [&](const Rect<Mm>& rect) {
               return registration.map({rect.x, rect.y}).y > *from || registration.map({rect.right(), rect.bottom()}).y > *from;
           });
}

// The ink of the page's boxes measured again without what is paler than its marks: once a page, when it is asked for.
class DarkInk {
public:
    DarkInk(const vision::Measurement& measured, std::span<const vision::BoxPlace> places, const JudgeOptions& options)
        : measured_(measured), places_(places), options_(options) {}

    void settle(RowTrace& row, Part part) {
        const auto kept = [&](std::vector<vision::Ink>& inks, std::span<const vision::Ink> measured) {
            inks.assign(measured.begin(), measured.end());
            return measured;
        };
        const DarkerInk darker{.dark = [&] { return kept(row.dark, of_page(dark_, options_.far_paler, part)); },
                               .pen = [&] { return kept(row.pen, of_page(pen_, options_.of_pen, part)); }};
        if (auto verdict = paler_left_out(row.verdict, row.inks, row.found, darker, row.options)) {
            row.verdict = *std::move(verdict);
        }
    }

    // From the shares of the boxes that are not the answer, nor the guess: a streak or a stain there is no ink of the pen. What
    // may be another pen's, the reason tells.
    void leave_out_beside_answer(RowTrace& row, Part part) {
        constexpr double least = 0.01; // share of the inside
        for (std::size_t i = 0; pen_is_dark(options_) && row.verdict.index && i < row.inks.size(); ++i) {
            if (static_cast<int>(i) != *row.verdict.index && row.shares[i] > least) {
                row.shares[i] = std::min(row.shares[i], of_page(pen_, options_.of_pen, part)[i].inside);
            }
        }
    }

private:
    std::span<const vision::Ink> of_page(std::vector<vision::Ink>& inks, double share, Part part) {
        if (inks.empty()) {
            inks = vision::measure_dark_ink(measured_, places_, of_usual(share, options_.page.usual_darkness));
        }
        return std::span(inks).subspan(part.first, part.count);
    }

    const vision::Measurement& measured_;
    std::span<const vision::BoxPlace> places_;
    JudgeOptions options_; // of the page
    std::vector<vision::Ink> dark_, pen_;
};

// Nothing where most of them are not there.
std::optional<double> usual_outline(std::span<const vision::FoundBox> found) {
    std::vector<double> darkness;
    std::ranges::transform(found, std::back_inserter(darkness), &vision::FoundBox::darkness);
    const double usual = median(std::move(darkness));
    return usual > 0 ? std::optional{usual} : std::nullopt;
}

void refuse_missing(RowTrace& row, const vision::Registration& registration, std::optional<int> missing_rows_from) {
    if (missing(registration, row.rects, missing_rows_from)) {
        row.verdict = {.state = record::State::unclear,
                       .index = {},
                       .needs_review = true,
                       .confidence = confidence::missing,
                       .reason = {Cause::part_missing},
                       .rule = Rule::missing_rows};
    }
}

record::Score score_of(const RowTrace& row) {
    record::Score score{.statement = *row.statement,
                        .state = row.verdict.state,
                        .score = {},
                        .needs_review = row.verdict.needs_review,
                        .confidence = row.verdict.confidence,
                        .reason = row.verdict.reason,
                        .ink = {},
                        .mark = {}};
    if (row.verdict.index) {
        const bool no_score = row.last_is_no_score && *row.verdict.index + 1 == static_cast<int>(row.shares.size());
        const bool is_marked = score.state == record::State::marked;
        score.score = no_score ? std::nullopt : std::optional(*row.verdict.index + 1);
        score.state = no_score && is_marked ? record::State::not_applicable : score.state;
        const auto& extent = row.inks[static_cast<std::size_t>(*row.verdict.index)].extent;
        if (is_marked && !score.needs_review && extent.width > 0) {
            score.mark = extent;
        }
    }
    score.ink = row.shares;
    return score;
}

record::GroupMark group_of(const RowTrace& row) {
    record::GroupMark mark{.state = row.verdict.state,
                           .group = {},
                           .needs_review = row.verdict.needs_review,
                           .confidence = row.verdict.confidence,
                           .reason = row.verdict.reason,
                           .ink = {}};
    if (row.verdict.index) {
        mark.group = *row.verdict.index + 1;
    }
    mark.ink = row.shares;
    return mark;
}

// Not a speck in any box, on paper without any noise: the page as it was drawn (forms.pdf itself, a leftover that a scanner
// whitened). Scans that the posterior was shown have noise, so it takes the lack of it for something lost; what a picture can
// lose the guards of empty rows have looked for.
bool is_as_drawn(std::span<const RowEvidence> rows) {
    using enum vision::Evidence;
    constexpr double no_noise = 0.0035; // of print: the floor of the measure is 0.003
    const auto is_bare = [](const vision::BoxEvidence& box) {
        return box[inked] == 0 && box[area] == 0 && box[specks] == 0 && box[pale_specks] == 0 && box[noise] < no_noise;
    };
    return std::ranges::all_of(rows, [&](const RowEvidence& row) { return std::ranges::all_of(row.boxes, is_bare); });
}

// The rules' verdicts held against what is probable, with the page's other rows as witnesses of its pen.
void weigh(std::span<RowTrace> rows) {
    std::vector<RowEvidence> evidence;
    std::ranges::transform(rows, std::back_inserter(evidence), &RowTrace::evidence);
    const bool as_drawn = is_as_drawn(evidence);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        rows[r].rules = rows[r].verdict;
        // The trees were shown digits alone: what lies on the words over the last box is none.
        const bool words_too = rows[r].verdict.rule == Rule::ink_on_digit && rows[r].last_is_no_score;
        if (words_too || (as_drawn && rows[r].verdict.state == record::State::empty)) {
            continue;
        }
        rows[r].verdict = weighed(std::move(rows[r].verdict), evidence[r], context_of(evidence, r));
    }
}

} // namespace

std::vector<vision::BoxPlace> places_of(const form::PageLayout& page) {
    std::vector<vision::BoxPlace> places;
    for (const auto& row : page.rows) {
        for (const auto& box : row.boxes) {
            places.push_back({box.rect, box.label, form::box_line});
        }
    }
    return places;
}

std::vector<vision::BoxPlace> group_places_of(const form::PageLayout& page) {
    std::vector<vision::BoxPlace> places;
    for (const auto& box : page.groups) {
        places.push_back({box.rect, box.label, form::box_line});
    }
    return places;
}

void conclude(PageRows& rows) {
    rows.scores.clear();
    for (const auto& row : rows.rows) {
        if (row.statement) {
            rows.scores.push_back(score_of(row));
        } else {
            rows.group = group_of(row);
        }
    }
}

PageRows read_rows(const GrayImage& picture, const vision::Frame& frame, const vision::Registration& registration,
                   const form::PageLayout& page, std::optional<int> missing_rows_from) {
    PageRows result;
    std::optional<JudgeOptions> of_page;
    vision::LocatedPage located{picture, frame, registration, vision::find_streaks(picture, registration.px_per_mm)};
    if (const auto places = places_of(page); !places.empty()) {
        const auto per_row = page.rows.front().boxes.size();
        result.measurements.push_back(vision::measure(located, places, per_row));
        const auto& measured = result.measurements.back();
        result.residual_mm = measured.outline_residual_mm;
        const JudgeOptions plain{.row = {places[0].rect.width, places[1].rect.x - places[0].rect.right(), per_row},
                                 .page = {.usual_outline = usual_outline(measured.found)}};
        const auto options = adapted_to(measured.inks, plain);
        of_page = options;
        DarkInk dark(measured, places, options);
        for (std::size_t r = 0; r < page.rows.size(); ++r) {
            const Part part{r * per_row, per_row};
            auto row = judge_part(measured, places, part, adapted_to(measured.inks, plain, r));
            dark.settle(row, part);
            row.statement = page.rows[r].statement;
            row.last_is_no_score = page.rows[r].boxes.back().value == form::no_score;
            refuse_missing(row, measured.registration, missing_rows_from);
            result.rows.push_back(std::move(row));
        }
        hold_back_empty(result.rows, {.picture = picture, .measured = measured, .places = places, .per_row = per_row}, page);
        weigh(result.rows);
        for (std::size_t r = 0; r < result.rows.size(); ++r) {
            dark.leave_out_beside_answer(result.rows[r], {r * per_row, per_row});
        }
        for (const auto& box : measured.found) {
            result.outline += box.outline / static_cast<double>(measured.found.size());
        }
    }
    if (const auto places = group_places_of(page); !places.empty()) {
        if (!result.measurements.empty()) { // what the statements' outlines said about the paper's bend holds here too
            located.registration = result.measurements.front().registration;
        }
        result.measurements.push_back(
            vision::measure(located, places, places.size(), {.px_per_mm = 6, .margin = group_margin, .words = false}));
        // Their names stand between the boxes: no next one is near.
        const RowShape shape{places.front().rect.width, std::numeric_limits<double>::infinity(), places.size()};
        auto options = of_page.value_or(JudgeOptions{.row = shape});
        options.row = shape;
        std::vector<double> noise;
        std::ranges::transform(result.measurements.back().inks, std::back_inserter(noise), &vision::Ink::noise);
        options.page.usual_noise = std::max(options.page.usual_noise, std::optional{median(noise)});
        options.page.usual_inked = options.page.widest = std::nullopt; // the groups' boxes are smaller, and marks in them too
        options.far_out = group_margin - 0.6;                          // folds end at the edge of what is looked at
        auto row = judge_part(result.measurements.back(), places, {0, places.size()}, options);
        refuse_missing(row, registration, missing_rows_from);
        hold_back_empty({&row, 1},
                        {.picture = picture,
                         .measured = result.measurements.back(),
                         .places = places,
                         .per_row = places.size(),
                         .digits = false},
                        page);
        hold_back_unwitnessed(row, result.rows);
        result.rows.push_back(std::move(row));
    }
    conclude(result);
    return result;
}

} // namespace formradar::read
