// Page 4: before and after in one chart, and the difference of each statement with its size.
#include <algorithm>

#include "formradar/draw/palette.hpp"
#include "formradar/draw/structure.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/form/words.hpp"
#include "report/chart.hpp"
#include "report/pages.hpp"

namespace formradar::report {
namespace {

const SeriesStyle before_style{{draw::palette::amber, 0.7, 2}, Marker::square, 2.4, std::nullopt};
const SeriesStyle after_style{{draw::palette::navy, 1.0}, Marker::disc, 2.8, draw::palette::faded(draw::palette::navy, 0.06)};

const results::StatementChange* change_of(const results::Comparison& comparison, std::size_t statement) {
    const auto found = std::ranges::find(comparison.changes, statement, &results::StatementChange::after);
    return found == comparison.changes.end() ? nullptr : &*found;
}

SeriesValues means_before(const results::Comparison& comparison, Part part) {
    SeriesValues values;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        const results::StatementChange* const change = change_of(comparison, i);
        values.push_back(change == nullptr ? std::nullopt : comparison.before.statements[change->before].scores.mean);
    }
    return values;
}

constexpr double change_height = 9.6; // mm
constexpr double scale_height = 3.6;  // mm of the digits above the tracks

// As large as the page leaves it with the table and its notes on it too.
double overlay_height(const Pages& pages, const results::Comparison& comparison, double notes) {
    const double table = scale_height + change_height * static_cast<double>(comparison.changes.size()) + 3 + notes;
    return std::clamp(pages.bottom() - pages.y() - 14 - table, 100.0, 146.0);
}

void draw_overlay(Pages& pages, const results::Comparison& comparison, Part part, double height) {
    const double top = pages.need(height + 14);
    const Rect<Mm> room{pages.left(), top, pages.width(), height};
    std::vector<AxisLabel> labels = axis_labels(pages.results(), part, pages.words());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const results::StatementChange* const change = change_of(comparison, part.first + i);
        labels[i].note = change == nullptr ? "" : with_sign(pages.words(), change->difference, 1);
    }
    const auto [radar, placed] = fit_radar(labels, room, 58, pages.results().form.scale.steps);
    draw::Drawing& page = pages.page();
    {
        const draw::Part ornament(page, draw::Role::ornament); // the table below tells it
        draw_rings(page, radar);
        draw_series(page, radar, means_of(pages.results(), part), after_style);
        draw_series(page, radar, means_before(comparison, part), before_style);
        draw_ring_numbers(page, radar);
        draw_axis_labels(page, placed);
    }
    pages.skip(height);
    const form::ComparisonWords& words = pages.words().comparison;
    const std::vector<LegendEntry> legend = {
        {after_style, std::string(words.after) + ": " + dated(pages.results(), comparison.before, pages.results().form.language)},
        {before_style,
         std::string(words.before) + ": " + dated(comparison.before, pages.results(), pages.results().form.language)}};
    pages.skip(draw_legend(page, legend, {pages.left(), pages.y()}, pages.width()) + 4);
}

draw::Colour colour_of(results::Change change) {
    switch (change) {
        using enum results::Change;
        case higher:
            return draw::palette::navy;
        case lower:
            return draw::palette::amber;
        case slight:
        case same:
        case too_few:
        case undecided:
            return draw::palette::slate;
    }
    return draw::palette::slate;
}

constexpr double track_left = 56, track_width = 56; // mm

// Mean then and now on a line from the lowest score to the highest, with an arrow from the one to the other.
void draw_track(draw::Drawing& page, Point<Mm> at, int steps, std::pair<double, double> means) {
    const auto place = [&](double score) { return at.x + track_width * (score - 1) / (steps - 1); };
    for (int score = 1; score <= steps; ++score) {
        page.shapes.emplace_back(draw::Line{{{place(score), at.y - 3}, {place(score), at.y + 3}}, {draw::palette::line, 0.2}});
    }
    page.shapes.emplace_back(draw::Line{{{place(means.first), at.y}, {place(means.second), at.y}}, {draw::palette::sky, 1.4}});
    draw_marker(page, {place(means.first), at.y}, before_style.marker, 2.5, before_style.stroke.colour);
    draw_marker(page, {place(means.second), at.y}, after_style.marker, 2.9, after_style.stroke.colour);
}

void draw_scale(Pages& pages) {
    const draw::Part ornament(pages.page(), draw::Role::ornament);
    const int steps = pages.results().form.scale.steps;
    for (int score = 1; score <= steps; ++score) {
        const double x = pages.left() + track_left + track_width * (score - 1) / (steps - 1);
        draw_line(pages.page(), {x, pages.y() + 2.4}, std::to_string(score),
                  {draw::Font::regular, draw::type::tiny, draw::palette::slate}, draw::Align::centre);
    }
    pages.skip(scale_height);
}

void draw_change(Pages& pages, const results::Comparison& comparison, const results::StatementChange& change) {
    const double y = pages.y();
    const form::ReportWords& words = pages.words();
    const results::Statistics& then = comparison.before.statements[change.before].scores;
    const results::StatementResult& now = pages.results().statements[change.after];
    draw::Drawing& page = pages.page();
    page.shapes.emplace_back(draw::Line{{{pages.left(), y}, {pages.left() + pages.width(), y}}, {draw::palette::hairline, 0.2}});
    const draw::Part row(page, draw::Role::row);
    {
        const draw::Part head(page, draw::Role::row_head);
        draw_text(page, std::to_string(change.after + 1) + ". " + now.label,
                  {{pages.left(), y + 0.6}, 52, {draw::Font::bold, draw::type::body, draw::palette::ink}, draw::Align::left, 1});
    }
    const std::string numbers = number(words, then.mean, 1) + " (n " + std::to_string(then.n) + ")  –  " +
                                number(words, now.scores.mean, 1) + " (n " + std::to_string(now.scores.n) + ")";
    draw_text(page, numbers, {{pages.left(), y + 5.2}, 52, {draw::Font::regular, draw::type::tiny, draw::palette::slate}});
    draw_track(page, {pages.left() + track_left, y + 4.8}, pages.results().form.scale.steps, {*then.mean, *now.scores.mean});
    const double right = pages.left() + 118;
    draw_line(page, {right + 10, y + 6}, with_sign(words, change.difference, 1),
              {draw::Font::bold, draw::type::lead, draw::palette::for_text(colour_of(change.change))}, draw::Align::right);
    draw_text(page, change_text(pages.telling(), change),
              {{right + 13, y + 2.6},
               pages.width() - 131,
               {draw::Font::regular, draw::type::small, draw::palette::for_text(colour_of(change.change))}});
    pages.skip(change_height);
}

} // namespace

void add_comparison_pages(Pages& pages, const results::Comparison& comparison) {
    const form::ComparisonWords& words = pages.words().comparison;
    pages.begin(words.head,
                filled(words.lead, {{"before", dated(comparison.before, pages.results(), pages.results().form.language)},
                                    {"after", dated(pages.results(), comparison.before, pages.results().form.language)}}));
    const draw::TextStyle note{draw::Font::regular, draw::type::tiny, draw::palette::slate};
    const std::string notes = comparison_notes(pages.telling(), comparison);
    const double notes_height = text_height(notes, {{}, pages.width(), note});
    if (!comparison.changes.empty()) {
        const double height = overlay_height(pages, comparison, notes_height);
        for (const Part part : parts_of(pages.results())) {
            draw_overlay(pages, comparison, part, height);
        }
    }
    constexpr std::size_t fewest_rows = 3; // begin on the page of the chart
    const auto first_rows = static_cast<double>(std::min(fewest_rows, comparison.changes.size()));
    pages.need(scale_height + first_rows * change_height + (comparison.changes.size() <= fewest_rows ? 3 + notes_height : 0));
    std::size_t page = 0; // that has the scale
    for (const results::StatementChange& change : comparison.changes) {
        const bool last = &change == &comparison.changes.back(); // the notes never stand alone
        pages.need(change_height + (pages.count() == page ? 0 : scale_height) + (last ? 3 + notes_height : 0));
        if (pages.count() != page) {
            draw_scale(pages);
            page = pages.count();
        }
        draw_change(pages, comparison, change);
    }
    pages.skip(3);
    pages.paragraph(notes, note);
}

} // namespace formradar::report
