// Page 3: the means of groups in one chart and in small ones, and the statements on which they lie furthest apart.
#include <algorithm>
#include <numeric>

#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/results/conclusions.hpp"
#include "report/chart.hpp"
#include "report/pages.hpp"

namespace formradar {
namespace {

const SeriesStyle all_style{{palette::slate, 0.35, 1}, Marker::none, 0, std::nullopt};
constexpr std::size_t most_in_chart = 6;
constexpr std::size_t most_gaps = 4;

std::string name_of(const GroupResult& group) {
    std::string name;
    for (const std::string& part : group.names) {
        name += (name.empty() ? "" : ", ") + part;
    }
    return name;
}

SeriesValues means_of(const GroupResult& group, Part part) {
    SeriesValues values;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        values.push_back(group.statements[i].mean);
    }
    return values;
}

// The groups in the chart: all, or the largest ones; in the order of the form.
std::vector<std::size_t> charted(const Results& results) {
    std::vector<std::size_t> groups(results.groups.size());
    std::iota(groups.begin(), groups.end(), std::size_t{0});
    if (groups.size() > most_in_chart) {
        std::ranges::stable_sort(groups, std::ranges::greater{}, [&](std::size_t g) { return results.groups[g].sheets; });
        groups.resize(most_in_chart);
        std::ranges::sort(groups);
    }
    return groups;
}

constexpr double small_height = 47; // mm of a row of small charts

std::size_t small_columns(const Results& results) {
    const std::size_t groups = results.groups.size();
    return groups <= 4 ? groups : groups <= 6 ? 3 : 4;
}

// What a page leaves when the small charts and the largest gaps are to be on it too.
double overlay_height(const Pages& pages) {
    const std::size_t columns = small_columns(pages.results());
    const std::size_t rows = (pages.results().groups.size() + columns - 1) / columns;
    constexpr double legend = 15, gaps = 62;
    return std::clamp(pages.bottom() - pages.y() - legend - static_cast<double>(rows) * small_height - gaps, 84.0, 112.0);
}

void draw_overlay(Pages& pages, Part part) {
    const Results& results = pages.results();
    const double height = overlay_height(pages);
    const double top = pages.need(height + 12);
    const Rect<Mm> room{pages.left(), top, pages.width(), height};
    std::vector<AxisLabel> labels = axis_labels(results, part, pages.words());
    std::ranges::for_each(labels, [](AxisLabel& label) { label.note.clear(); });
    const auto [radar, placed] = fit_radar(labels, room, 44);
    Drawing& page = pages.page();
    draw_rings(page, radar);
    std::vector<LegendEntry> legend;
    for (const std::size_t g : charted(results)) {
        draw_series(page, radar, means_of(results.groups[g], part), series_style(g));
        legend.push_back(
            {series_style(g), name_of(results.groups[g]) + " (n = " + std::to_string(results.groups[g].sheets) + ")"});
    }
    legend.push_back({all_style, std::string(pages.words().groups.all)});
    draw_ring_numbers(page, radar);
    draw_axis_labels(page, placed);
    pages.skip(height);
    pages.skip(draw_legend(page, legend, {pages.left(), pages.y()}, pages.width()) + 3);
}

void draw_small(Pages& pages, std::size_t group, Part part, Rect<Mm> room) {
    const Results& results = pages.results();
    const GroupResult& each = results.groups[group];
    Drawing& page = pages.page();
    const double head =
        draw_text(page, name_of(each), {{room.x, room.y}, room.width, {Font::bold, type::small, palette::ink}, Align::centre, 2});
    draw_text(page, "n = " + std::to_string(each.sheets),
              {{room.x, room.y + head}, room.width, {Font::regular, type::tiny, palette::slate}, Align::centre});
    const Radar radar{{room.centre().x, room.y + 28}, 15.5, part.count};
    draw_rings(page, radar);
    draw_series(page, radar, means_of(results, part), all_style);
    SeriesStyle style = series_style(group);
    style.stroke.dash = 0;
    style.marker_size = 1.5;
    style.fill = palette::faded(style.stroke.colour, 0.12);
    draw_series(page, radar, means_of(each, part), style);
}

void draw_small_multiples(Pages& pages, Part part) {
    const std::size_t groups = pages.results().groups.size();
    const std::size_t columns = small_columns(pages.results());
    const double width = pages.width() / static_cast<double>(columns);
    for (std::size_t first = 0; first < groups; first += columns) {
        const double y = pages.need(small_height);
        for (std::size_t g = first; g < std::min(first + columns, groups); ++g) {
            draw_small(pages, g, part, {pages.left() + width * static_cast<double>(g - first), y, width - 3, small_height});
        }
        pages.skip(small_height);
    }
}

// The statement and the two groups furthest apart; returns its height.
double draw_gap_text(Drawing& drawing, const Pages& pages, const Gap& gap, double y) {
    const Results& results = pages.results();
    const auto mean = [&](std::size_t g) { return number(pages.words(), results.groups[g].statements[gap.statement].mean, 1); };
    const std::string text = filled(pages.words().groups.gap, {{"low", name_of(results.groups[gap.lowest])},
                                                               {"a", mean(gap.lowest)},
                                                               {"high", name_of(results.groups[gap.highest])},
                                                               {"b", mean(gap.highest)}});
    const double head = draw_text(drawing, results.statements[gap.statement].label,
                                  {{pages.left(), y}, 58, {Font::bold, type::body, palette::ink}, Align::left, 2});
    return head +
           draw_text(drawing, text, {{pages.left(), y + head}, 58, {Font::regular, type::tiny, palette::slate}, Align::left, 2});
}

void draw_gap(Pages& pages, const Gap& gap) {
    const std::vector<GroupResult>& groups = pages.results().groups;
    Drawing trial;
    const double height = std::max(10.5, draw_gap_text(trial, pages, gap, 0)) + 1;
    const double y = pages.need(height);
    Drawing& page = pages.page();
    draw_gap_text(page, pages, gap, y);
    const double left = pages.left() + 64, track = pages.width() - 66;
    const auto place = [&](double score) { return left + track * (score - 1) / 4; };
    for (int score = 1; score <= 5; ++score) {
        page.shapes.emplace_back(Line{{{place(score), y + 1}, {place(score), y + 7}}, {palette::line, 0.2}});
        draw_line(page, {place(score), y + 9.7}, std::to_string(score), {Font::regular, 2.2, palette::slate}, Align::centre);
    }
    const auto at = [&](std::size_t g) { return place(*groups[g].statements[gap.statement].mean); };
    page.shapes.emplace_back(Line{{{at(gap.lowest), y + 4}, {at(gap.highest), y + 4}}, {palette::sky, 1.6}});
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].statements[gap.statement].mean) {
            draw_marker(page, {at(g), y + 4}, series_style(g).marker, 2.8, series_style(g).stroke.colour);
        }
    }
    pages.skip(height);
}

void draw_gaps(Pages& pages) {
    const std::vector<Gap> gaps = gaps_between_groups(pages.results());
    pages.need(60);
    pages.subheading(pages.words().groups.differ);
    if (gaps.empty()) {
        pages.paragraph(pages.words().groups.none, {Font::regular, type::small, palette::slate});
    }
    for (std::size_t i = 0; i < std::min(gaps.size(), most_gaps); ++i) {
        if (i > 1 && pages.y() + 15 > pages.bottom()) {
            break; // the largest are there; one alone on a further page says little more
        }
        draw_gap(pages, gaps[i]);
    }
}

std::string notes(const Pages& pages) {
    const Results& results = pages.results();
    const GroupWords& words = pages.words().groups;
    std::string text(words.hidden);
    if (results.sheets_in_no_group > 0) {
        text += " " + counted(words.no_group, results.sheets_in_no_group);
    }
    if (results.sheets_not_shown > 0) {
        text += " " + counted(words.not_shown, results.sheets_not_shown);
    }
    if (results.groups.size() > most_in_chart) {
        text += " " + std::string(words.largest);
    }
    return text;
}

} // namespace

void add_group_pages(Pages& pages) {
    if (pages.results().groups.size() < 2) {
        return;
    }
    pages.begin(pages.words().groups.head, std::string(pages.words().groups.lead) + " " + notes(pages));
    for (const Part part : parts_of(pages.results())) {
        draw_overlay(pages, part);
        draw_small_multiples(pages, part);
    }
    draw_gaps(pages);
}

} // namespace formradar
