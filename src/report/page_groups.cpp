// Page 3: the means of groups in one chart and in small ones, and the statements on which they lie furthest apart.
#include <algorithm>
#include <numeric>

#include "formradar/draw/hyphenation.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/draw/structure.hpp"
#include "formradar/draw/text.hpp"
#include "report/chart.hpp"
#include "report/pages.hpp"

namespace formradar::report {
namespace {

const SeriesStyle all_style{{draw::palette::slate, 0.35, 1}, Marker::none, 0, std::nullopt};

SeriesValues means_of(const results::GroupResult& group, Part part) {
    SeriesValues values;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        values.push_back(group.statements[i].mean);
    }
    return values;
}

// The groups in the chart: all, or the largest ones; in the order of the form.
std::vector<std::size_t> charted(const results::Results& results) {
    std::vector<std::size_t> groups(results.groups.size());
    std::iota(groups.begin(), groups.end(), std::size_t{0});
    if (groups.size() > most_groups_in_chart) {
        std::ranges::stable_sort(groups, std::ranges::greater{}, [&](std::size_t g) { return results.groups[g].sheets; });
        groups.resize(most_groups_in_chart);
        std::ranges::sort(groups);
    }
    return groups;
}

// The small charts: as few rows as can be read.
struct SmallCharts {
    std::size_t columns;
    std::size_t rows;
    double width;                                                                 // mm of a column
    double head;                                                                  // mm of the highest name
    double radius;                                                                // mm
    [[nodiscard]] double height() const { return head + 5.5 + 2 * radius + 2.5; } // of a row
};

constexpr double between_small = 3; // mm

// The largest charts, mm: those of many statements have a page each, and fill it.
struct Most {
    double height, radius, small_radius;
};

Most most_of(const results::Results& results) {
    return parts_of(results).size() > 1 ? Most{.height = 165, .radius = 70, .small_radius = 23}
                                        : Most{.height = 118, .radius = 50, .small_radius = 15.5};
}

constexpr draw::TextStyle small_name{draw::Font::bold, draw::type::small, draw::palette::ink};

TextBox small_name_box(double width) {
    return {.at = {}, .width = width - between_small, .style = small_name, .align = draw::Align::centre, .most_lines = 3};
}

SmallCharts small_charts(const Pages& pages, double most_radius) {
    const std::vector<results::GroupResult>& groups = pages.results().groups;
    SmallCharts small{.columns = groups.size(), .rows = 1, .width = 0, .head = 0, .radius = 0};
    while (small.columns > most_groups_in_chart) {
        ++small.rows;
        small.columns = (groups.size() + small.rows - 1) / small.rows;
    }
    small.width = pages.width() / static_cast<double>(small.columns);
    small.radius = std::min(most_radius, small.width / 2 - between_small / 2);
    for (const results::GroupResult& group : groups) {
        small.head = std::max(small.head, text_height(name_of(pages.telling(), group), small_name_box(small.width)));
    }
    return small;
}

std::vector<LegendEntry> legend_of(const Pages& pages) {
    const std::vector<results::GroupResult>& groups = pages.results().groups;
    std::vector<LegendEntry> legend;
    for (const std::size_t g : charted(pages.results())) {
        legend.push_back(
            {series_style(g), name_of(pages.telling(), groups[g]) + " (n = " + std::to_string(groups[g].sheets) + ")"});
    }
    legend.push_back({all_style, std::string(pages.words().groups.all)});
    return legend;
}

constexpr double least_chart = 84; // mm: the large one's height

double legend_height(const Pages& pages) {
    draw::Drawing trial;
    return draw_legend(trial, legend_of(pages), {}, pages.width()) + 3;
}

// As large as they may be; smaller where that keeps the largest gaps from a page of their own.
double small_radius(const Pages& pages, double gaps) {
    constexpr double least = 9, step = 0.5; // mm
    const double most = most_of(pages.results()).small_radius;
    const auto needs = [&](double radius) {
        const SmallCharts small = small_charts(pages, radius);
        return least_chart + legend_height(pages) + static_cast<double>(small.rows) * small.height();
    };
    const double here = pages.bottom() - pages.y();
    const double room = here < needs(least) ? pages.room_on_next() : here;
    for (double radius = most; gaps > 0 && radius >= least; radius -= step) {
        if (needs(radius) + gaps <= room) {
            return radius;
        }
    }
    return most;
}

// Begins a new page when the chart cannot be large on this one with the small ones under it; on the last page the largest gaps
// are to be there too.
double overlay_height(Pages& pages, const SmallCharts& small, double gaps) {
    const double below = legend_height(pages) + static_cast<double>(small.rows) * small.height();
    pages.need(least_chart + below);
    const double room = pages.bottom() - pages.y() - below;
    return std::clamp(room - gaps < least_chart ? room : room - gaps, least_chart, most_of(pages.results()).height);
}

void draw_groups(draw::Drawing& page, const results::Results& results, Part part, const LabelledRadar& chart) {
    draw_rings(page, chart.radar);
    draw_series(page, chart.radar, means_of(results, part), all_style);
    for (const std::size_t g : charted(results)) {
        draw_series(page, chart.radar, means_of(results.groups[g], part), series_style(g));
    }
    draw_ring_numbers(page, chart.radar);
    draw_axis_labels(page, chart.labels);
}

// The means of all groups, of those without a line in the chart as well.
std::string described_groups(const Pages& pages, Part part) {
    const results::Results& results = pages.results();
    std::string text;
    for (std::size_t i = part.first; i < part.first + part.count; ++i) {
        text += std::to_string(i + 1) + ". " + results.statements[i].label + ": ";
        for (std::size_t g = 0; g < results.groups.size(); ++g) {
            text += name_of(pages.telling(), results.groups[g]) + " " + mean_in_group(pages.telling(), g, i) + ", ";
        }
        text += std::string(pages.words().groups.all) + " " + number(pages.words(), results.statements[i].scores.mean, 1) + ". ";
    }
    text.pop_back();
    return draw::without_soft_hyphens(text);
}

void draw_overlay(Pages& pages, Part part, const SmallCharts& small, double gaps) {
    const results::Results& results = pages.results();
    const double height = overlay_height(pages, small, gaps);
    const Rect<Mm> room{pages.left(), pages.y(), pages.width(), height};
    std::vector<AxisLabel> labels = axis_labels(results, part, pages.words());
    std::ranges::for_each(labels, [](AxisLabel& label) { label.note.clear(); });
    const auto [radar, placed] = fit_radar(labels, room, most_of(results).radius, results.form.scale.steps);
    draw::Drawing& page = pages.page();
    {
        const draw::Part figure(page, draw::Role::figure, described_groups(pages, part));
        draw_groups(page, results, part, {radar, placed});
    }
    pages.skip(height);
    pages.skip(draw_legend(page, legend_of(pages), {pages.left(), pages.y()}, pages.width()) + 3);
}

void draw_small(Pages& pages, std::size_t group, Part part, const SmallCharts& small, Point<Mm> at) {
    const results::Results& results = pages.results();
    const results::GroupResult& each = results.groups[group];
    draw::Drawing& page = pages.page();
    TextBox name = small_name_box(small.width);
    name.at = {at.x, at.y + small.head - text_height(name_of(pages.telling(), each), name)}; // names end at one height
    draw_text(page, name_of(pages.telling(), each), name);
    draw_text(page, "n = " + std::to_string(each.sheets),
              {{at.x, at.y + small.head},
               name.width,
               {draw::Font::regular, draw::type::tiny, draw::palette::slate},
               draw::Align::centre});
    const draw::Part ornament(page, draw::Role::ornament); // the large chart has told this
    const results::Radar radar{.centre = {at.x + name.width / 2, at.y + small.head + 5.5 + small.radius},
                               .radius = small.radius,
                               .axes = part.count,
                               .steps = results.form.scale.steps};
    draw_rings(page, radar);
    draw_series(page, radar, means_of(results, part), all_style);
    SeriesStyle style = series_style(group);
    style.stroke.dash = 0;
    style.marker_size = 1.5;
    style.fill = draw::palette::faded(style.stroke.colour, 0.12);
    draw_series(page, radar, means_of(each, part), style);
}

void draw_small_multiples(Pages& pages, Part part, const SmallCharts& small) {
    const std::size_t groups = pages.results().groups.size();
    for (std::size_t first = 0; first < groups; first += small.columns) {
        const double y = pages.need(small.height());
        for (std::size_t g = first; g < std::min(first + small.columns, groups); ++g) {
            draw_small(pages, g, part, small, {pages.left() + small.width * static_cast<double>(g - first), y});
        }
        pages.skip(small.height());
    }
}

// The statement and the two groups furthest apart; returns its height.
double draw_gap_text(draw::Drawing& drawing, const Pages& pages, const results::Gap& gap, double y) {
    const results::Results& results = pages.results();
    const std::string text = gap_text(pages.telling(), gap) + " · " + difference_text(pages.telling(), gap);
    const double head =
        draw_text(drawing, results.statements[gap.statement].label,
                  {{pages.left(), y}, 58, {draw::Font::bold, draw::type::body, draw::palette::ink}, draw::Align::left, 2});
    return head + draw_text(drawing, text,
                            {{pages.left(), y + head},
                             58,
                             {draw::Font::regular, draw::type::tiny, draw::palette::slate},
                             draw::Align::left,
                             3});
}

double gap_height(const Pages& pages, const results::Gap& gap) {
    draw::Drawing trial;
    return std::max(10.5, draw_gap_text(trial, pages, gap, 0)) + 1;
}

void draw_gap(Pages& pages, const results::Gap& gap) {
    const std::vector<results::GroupResult>& groups = pages.results().groups;
    const double height = gap_height(pages, gap);
    const double y = pages.need(height);
    draw::Drawing& page = pages.page();
    {
        const draw::Part part(page, draw::Role::item);
        draw_gap_text(page, pages, gap, y);
    }
    const draw::Part ornament(page, draw::Role::ornament);
    const double left = pages.left() + 64, track = pages.width() - 66;
    const int steps = pages.results().form.scale.steps;
    const auto place = [&](double score) { return left + track * (score - 1) / (steps - 1); };
    for (int score = 1; score <= steps; ++score) {
        page.shapes.emplace_back(draw::Line{{{place(score), y + 1}, {place(score), y + 7}}, {draw::palette::line, 0.2}});
        draw_line(page, {place(score), y + 9.7}, std::to_string(score),
                  {draw::Font::regular, draw::type::tiny, draw::palette::slate}, draw::Align::centre);
    }
    const auto at = [&](std::size_t g) { return place(*groups[g].statements[gap.statement].mean); };
    page.shapes.emplace_back(draw::Line{{{at(gap.lowest), y + 4}, {at(gap.highest), y + 4}}, {draw::palette::sky, 1.6}});
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].statements[gap.statement].mean) {
            draw_marker(page, {at(g), y + 4}, series_style(g).marker, 2.8, series_style(g).stroke.colour);
        }
    }
    pages.skip(height);
}

constexpr draw::TextStyle rules_style{draw::Font::regular, draw::type::tiny, draw::palette::slate};

double gaps_height(const Pages& pages, const std::vector<results::Gap>& gaps) {
    if (gaps.empty()) {
        return 3 + draw::type::lead * leading + 1.5;
    }
    double height = 3 + draw::type::lead * leading + 1.5 + // the heading, and the rules at the end
                    text_height(pages.words().groups.rules, {{}, pages.width(), rules_style});
    for (const results::Gap& gap : gaps) {
        height += gap_height(pages, gap);
    }
    return height;
}

void draw_gaps(Pages& pages, const std::vector<results::Gap>& gaps) {
    pages.need(gaps_height(pages, gaps));
    pages.subheading(gaps_head(pages.telling(), gaps));
    if (gaps.empty()) {
        return;
    }
    for (const results::Gap& gap : gaps) {
        draw_gap(pages, gap);
    }
    pages.paragraph(pages.words().groups.rules, rules_style);
}

} // namespace

void add_group_pages(Pages& pages) {
    if (results::gaps_between_groups(pages.results()).empty()) {
        return; // no two groups that may be shown have scores to lay side by side
    }
    const std::vector<results::Gap> gaps = told_gaps(pages.results());
    constexpr double rounding = 0.01; // mm: sums of many heights are not exact
    const double height = gaps_height(pages, gaps) + rounding;
    pages.begin(pages.words().groups.head, std::string(pages.words().groups.lead) + " " + group_notes(pages.telling()));
    for (const Part part : parts_of(pages.results())) {
        const bool last = part.first + part.count == pages.results().statements.size();
        const SmallCharts small = small_charts(pages, small_radius(pages, last ? height : 0));
        draw_overlay(pages, part, small, last ? height : 0);
        draw_small_multiples(pages, part, small);
    }
    draw_gaps(pages, gaps);
}

} // namespace formradar::report
