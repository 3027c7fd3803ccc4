// Page 1: the radar chart, what it says at a glance, and what is not counted yet.
#include <algorithm>

#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/form/words.hpp"
#include "formradar/results/conclusions.hpp"
#include "report/chart.hpp"
#include "report/pages.hpp"

namespace formradar::report {
namespace {

constexpr std::size_t most_in_column = 3;

// One line of the three columns under the chart: a statement, and the number that put it there.
struct Finding {
    std::string label;
    std::string value;
};

struct Column {
    std::string_view head;
    draw::Colour colour;
    Marker marker;
    std::vector<Finding> findings;
    std::string_view unit; // what the values are
    std::string_view none; // said when there are no findings
};

bool is_together(results::Verdict verdict) {
    return verdict == results::Verdict::together_high || verdict == results::Verdict::together_low ||
           verdict == results::Verdict::together_middle;
}

Finding finding(const results::Results& results, std::size_t i, const std::optional<double>& value,
                const form::ReportWords& words) {
    return {results.statements[i].label, number(words, value, 1)};
}

// Most alike first.
std::vector<Finding> agreed(const results::Results& results, const form::ReportWords& words) {
    std::vector<Finding> findings;
    const std::vector<std::size_t> order = results::most_divided_first(results);
    for (auto i = order.rbegin(); i != order.rend() && findings.size() < most_in_column; ++i) {
        const results::Statistics& scores = results.statements[*i].scores;
        if (is_together(results::verdict(scores))) {
            findings.push_back(finding(results, *i, scores.mean, words));
        }
    }
    return findings;
}

std::vector<Finding> divided(const results::Results& results) {
    std::vector<Finding> findings;
    for (const std::size_t i : results::most_divided_first(results)) {
        const results::Statistics& scores = results.statements[i].scores;
        if (results::verdict(scores) == results::Verdict::divided && findings.size() < most_in_column) {
            findings.push_back(
                {results.statements[i].label, std::to_string(*scores.lowest) + "–" + std::to_string(*scores.highest)});
        }
    }
    return findings;
}

std::vector<Finding> to_work_on(const results::Results& results, const form::ReportWords& words) {
    std::vector<Finding> findings;
    for (const std::size_t i : results::agenda(results, most_in_column).low) {
        const results::Statistics& scores = results.statements[i].scores;
        if (results::is_low(scores)) {
            findings.push_back(finding(results, i, scores.mean, words));
        }
    }
    return findings;
}

double draw_column(draw::Drawing& drawing, const Column& column, Point<Mm> at, double width) {
    const double head = draw::type::lead * leading;
    drawing.shapes.emplace_back(draw::Line{{{at.x, at.y}, {at.x + width, at.y}}, {column.colour, 0.9}});
    double y = at.y + 2.2;
    draw_marker(drawing, {at.x + 1.6, y + head * 0.5}, column.marker, 3, column.colour);
    y += draw_text(drawing, column.head, {{at.x + 5, y}, width - 5, {draw::Font::bold, draw::type::lead, draw::palette::ink}});
    if (column.findings.empty()) {
        return y +
               draw_text(drawing, column.none,
                         {{at.x, y}, width, {draw::Font::regular, draw::type::small, draw::palette::slate}}) -
               at.y;
    }
    y += draw_text(drawing, column.unit,
                   {{at.x, y}, width, {draw::Font::regular, draw::type::tiny, draw::palette::slate}, draw::Align::right});
    for (const Finding& each : column.findings) {
        const draw::TextStyle style{.size = draw::type::body, .colour = draw::palette::ink};
        const draw::TextStyle value{draw::Font::bold, draw::type::body, draw::palette::for_text(column.colour)};
        const double height =
            draw_text(drawing, each.label, {.at = {at.x, y}, .width = width - 11, .style = style, .most_lines = 2});
        draw_text(drawing, each.value, {{at.x, y}, width, value, draw::Align::right});
        y += height + 0.6;
    }
    return y - at.y;
}

std::vector<Column> columns_of(const results::Results& results, const form::ReportWords& all) {
    const form::PictureWords& words = all.picture;
    const bool few = std::ranges::none_of(results.statements, [](const auto& statement) { return statement.scores.n >= 3; });
    return {{words.agree, draw::palette::navy, Marker::disc, agreed(results, all), words.by_mean,
             few ? words.too_few : words.no_agree},
            {words.differ, draw::palette::amber, Marker::diamond, divided(results), words.by_range,
             few ? words.too_few : words.no_differ},
            {words.work, draw::palette::blue, Marker::triangle, to_work_on(results, all), words.by_mean,
             few ? words.too_few : words.no_work}};
}

// Draws them with their tops at `y` and returns the height of the highest.
double draw_columns(draw::Drawing& drawing, const Pages& pages, double y) {
    constexpr double gap = 7;
    const double width = (pages.width() - 2 * gap) / 3;
    double height = 0;
    double x = pages.left();
    for (const Column& column : columns_of(pages.results(), pages.words())) {
        height = std::max(height, draw_column(drawing, column, {x, y}, width));
        x += width + gap;
    }
    return height;
}

std::vector<std::string> notes_of(const results::Results& results, const form::NoteWords& words) {
    std::vector<std::string> notes;
    const auto add = [&](const form::Plural& plural, int n) {
        if (n > 0) {
            notes.push_back(counted(plural, n));
        }
    };
    const int sheets = static_cast<int>(results.sheets.size());
    if (results.tally.sheets_printed > 0) {
        const form::Plural& back = words.returned;
        notes.push_back(filled(sheets == 1 ? back.one : back.many,
                               {{"n", std::to_string(sheets)}, {"m", std::to_string(results.tally.sheets_printed)}}));
    }
    const bool several_pages = std::ranges::any_of(results.statements, [](const auto& each) { return each.missing > 0; });
    if (results.photocopy && several_pages) {
        notes.emplace_back(words.copied_pages);
    }
    const std::size_t before = notes.size();
    add(words.waiting, results.waiting());
    add(words.pages_in_doubt, results.pages(record::Status::doubt) + results.pages(record::Status::conflict));
    add(words.pages_missing, results.tally.pages_missing);
    add(words.pages_unreadable, results.pages(record::Status::unreadable));
    add(words.unverified, results.tally.unverified);
    if (notes.size() == before) {
        notes.emplace_back(words.complete);
    }
    return notes;
}

bool anything_missing(const results::Results& results) {
    return results.waiting() + results.pages(record::Status::doubt) + results.pages(record::Status::conflict) +
               results.tally.pages_missing + results.pages(record::Status::unreadable) + results.tally.unverified >
           0;
}

struct Panel {
    std::string text;
    TextBox box; // its top is where the panel's top is 0
    double height = 0;
    bool open = false; // something does not count yet
};

Panel panel_of(const Pages& pages) {
    Panel panel;
    for (const std::string& note : notes_of(pages.results(), pages.words().notes)) {
        panel.text += (panel.text.empty() ? "" : " ") + note;
    }
    panel.open = anything_missing(pages.results());
    const double inset = panel.open ? 9 : 4;
    panel.box = {
        {pages.left() + inset, 2}, pages.width() - inset - 4, {draw::Font::regular, draw::type::small, draw::palette::ink}};
    panel.height = text_height(panel.text, panel.box) + 4;
    return panel;
}

void draw_panel(Pages& pages, const Panel& panel) {
    const double y = pages.bottom() - panel.height;
    const draw::Colour colour = panel.open ? draw::palette::faded(draw::palette::sand, 0.45) : draw::palette::mist;
    pages.page().shapes.emplace_back(draw::Rectangle{{pages.left(), y, pages.width(), panel.height}, colour, std::nullopt, 1});
    if (panel.open) {
        draw_marker(pages.page(), {pages.left() + 5.4, y + 2 + draw::type::small * 0.68}, Marker::diamond, 3,
                    draw::palette::amber);
    }
    draw_text(pages.page(), panel.text, {{panel.box.at.x, y + 2}, panel.box.width, panel.box.style});
}

void draw_title(Pages& pages) {
    const results::Results& results = pages.results();
    const form::ReportWords& words = pages.words();
    draw::Drawing& page = pages.page();
    double y = pages.y();
    y += draw_text(page, words.picture.over,
                   {{pages.left(), y}, pages.width(), {draw::Font::bold, draw::type::small, draw::palette::bronze}});
    draw::TextStyle title{draw::Font::bold, draw::type::title, draw::palette::navy};
    const bool is_long = draw::wrap(results.title, title.font, title.size, pages.width()).size() > 2;
    title.size = is_long ? draw::type::heading : draw::type::title;
    y += draw_text(page, results.title, {.at = {pages.left(), y}, .width = pages.width(), .style = title, .most_lines = 4});
    const std::string date = form::long_date(form::words_of(results.form.language), results.date);
    const std::string sheets = counted(words.picture.sheets, static_cast<int>(results.sheets.size()));
    std::string line = date + "  ·  " + sheets;
    if (results.form.title != results.title) {
        const draw::TextStyle form{draw::Font::regular, draw::type::body, draw::palette::ink};
        y += draw_text(page, results.form.title,
                       {.at = {pages.left(), y + 0.5}, .width = pages.width(), .style = form, .most_lines = 2});
    }
    y += draw_text(page, line,
                   {{pages.left(), y + 0.5}, pages.width(), {draw::Font::regular, draw::type::body, draw::palette::slate}});
    pages.skip(y - pages.y());
}

std::string scale_text(const results::Results& results) {
    return "1 = " + results.form.scale.low + "   ·   5 = " + results.form.scale.high;
}

constexpr double legend_height = 14; // two rows and the scale

void draw_legend_block(Pages& pages) {
    const double y = pages.y();
    const draw::TextStyle style{.size = draw::type::small, .colour = draw::palette::slate};
    const double height =
        draw_legend(pages.page(), legend_of_scores(pages.results(), pages.words()), {pages.left(), y}, pages.width());
    draw_text(pages.page(), scale_text(pages.results()), {{pages.left(), y + height}, pages.width(), style});
    pages.skip(legend_height);
}

void draw_chart_block(Pages& pages, Part part, double height, double most) {
    constexpr double into_margin = 6; // mm that labels may go beyond the text's width: the chart grows by as much
    const Rect<Mm> room{pages.left() - into_margin, pages.y(), pages.width() + 2 * into_margin, height};
    const LabelledRadar chart = fit_radar(axis_labels(pages.results(), part, pages.words()), room, most);
    draw::Drawing& page = pages.page();
    draw_rings(page, chart.radar);
    draw_scores(page, chart.radar, pages.results(), part);
    draw_ring_numbers(page, chart.radar);
    draw_axis_labels(page, chart.labels);
    pages.skip(height);
}

// One chart with its legend, in the room the page has for them; `below` mm stay free.
void draw_large(Pages& pages, Part part, double below) {
    pages.skip(2);
    draw_chart_block(pages, part, std::min(172.0, pages.bottom() - pages.y() - legend_height - below), 74);
    draw_legend_block(pages);
}

// Two charts on one page.
void draw_pair(Pages& pages, Part upper, Part lower) {
    constexpr double between = 9; // mm
    const double height = (pages.bottom() - pages.y() - legend_height - between) / 2;
    draw_chart_block(pages, upper, height, 48);
    pages.skip(between);
    draw_chart_block(pages, lower, height, 48);
    draw_legend_block(pages);
}

std::string part_head(const form::ReportWords& words, Part part) {
    return filled(words.picture.part, {{"a", std::to_string(part.first + 1)}, {"b", std::to_string(part.first + part.count)}});
}

} // namespace

void add_picture_pages(Pages& pages) {
    const std::vector<Part> parts = parts_of(pages.results());
    draw::Drawing trial;
    const double columns = draw_columns(trial, pages, 0) + 5;
    const Panel panel = panel_of(pages);
    pages.begin("");
    draw_title(pages);
    if (parts.size() > 1) {
        pages.paragraph(part_head(pages.words(), parts.front()), {draw::Font::bold, draw::type::body, draw::palette::navy});
    }
    draw_large(pages, parts.front(), columns + panel.height + 3);
    draw_columns(pages.page(), pages, pages.bottom() - panel.height - columns);
    draw_panel(pages, panel);
    for (std::size_t i = 1; i < parts.size(); i += 2) {
        if (i + 1 == parts.size()) {
            pages.begin(part_head(pages.words(), parts[i]));
            draw_large(pages, parts[i], 0);
        } else {
            pages.begin(part_head(pages.words(), {parts[i].first, parts[i].count + parts[i + 1].count}));
            draw_pair(pages, parts[i], parts[i + 1]);
        }
    }
}

} // namespace formradar::report
