// Page 1: the radar chart, what it says at a glance, and what is not counted yet.
#include <algorithm>

#include "formradar/draw/hyphenation.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/draw/structure.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/form/words.hpp"
#include "report/chart.hpp"
#include "report/pages.hpp"

namespace formradar::report {
namespace {

double draw_item(draw::Drawing& drawing, const ListItem& item, Point<Mm> at, double width) {
    constexpr double value_width = 11;
    const draw::TextStyle style{.size = draw::type::body, .colour = draw::palette::ink};
    const draw::TextStyle note{draw::Font::regular, draw::type::tiny, draw::palette::slate};
    double height = draw_text(drawing, item.label, {.at = at, .width = width - value_width, .style = style, .most_lines = 2});
    if (!item.note.empty()) {
        height += draw_text(drawing, item.note, {{at.x, at.y + height - 0.4}, width - value_width, note}) - 0.4;
    }
    return height;
}

double draw_column(draw::Drawing& drawing, const ListText& list, Point<Mm> at, double width) {
    const double head = draw::type::lead * leading;
    const auto [colour, marker] = look_of(list.tone);
    drawing.shapes.emplace_back(draw::Line{{{at.x, at.y}, {at.x + width, at.y}}, {colour, 0.9}});
    double y = at.y + 2.2;
    draw_marker(drawing, {at.x + 1.6, y + head * 0.5}, marker, 3, colour);
    {
        const draw::Part part(drawing, draw::Role::heading);
        y += draw_text(drawing, list.head, {{at.x + 5, y}, width - 5, {draw::Font::bold, draw::type::lead, draw::palette::ink}});
    }
    if (!list.items.empty()) {
        y += draw_text(drawing, list.unit,
                       {{at.x, y}, width, {draw::Font::regular, draw::type::tiny, draw::palette::slate}, draw::Align::right});
    }
    for (const ListItem& each : list.items) {
        const draw::TextStyle value{draw::Font::bold, draw::type::body, draw::palette::for_text(colour)};
        const draw::Part part(drawing, draw::Role::item);
        const double height = draw_item(drawing, each, {at.x, y}, width);
        draw_text(drawing, each.value, {{at.x, y}, width, value, draw::Align::right});
        y += height + 0.6;
    }
    if (!list.rest.empty()) {
        y += draw_text(drawing, list.rest, {{at.x, y}, width, {draw::Font::regular, draw::type::small, draw::palette::slate}});
    }
    return y - at.y;
}

// Draws them with their tops at `y` and returns the height of the highest.
double draw_columns(draw::Drawing& drawing, const Pages& pages, double y) {
    constexpr double gap = 7;
    const double width = (pages.width() - 2 * gap) / 3;
    double height = 0;
    double x = pages.left();
    for (const ListText& list : lists_of(pages.telling())) {
        height = std::max(height, draw_column(drawing, list, {x, y}, width));
        x += width + gap;
    }
    return height;
}

struct Panel {
    std::string text;
    TextBox box; // its top is where the panel's top is 0
    double height = 0;
    bool open = false; // something does not count yet
};

Panel panel_of(const Pages& pages) {
    Panel panel;
    const NotesText notes = notes_of(pages.telling());
    for (const std::string& note : notes.sentences) {
        panel.text += (panel.text.empty() ? "" : " ") + note;
    }
    panel.open = notes.open;
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
    {
        const draw::Part part(page, draw::Role::title);
        y += draw_text(page, results.title, {.at = {pages.left(), y}, .width = pages.width(), .style = title, .most_lines = 4});
    }
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

constexpr double legend_room = 14; // two rows and the scale

void draw_legend_block(Pages& pages) {
    const double y = pages.y();
    const draw::TextStyle style{.size = draw::type::small, .colour = draw::palette::slate};
    const double height =
        draw_legend(pages.page(), legend_of_scores(pages.results(), pages.words()), {pages.left(), y}, pages.width());
    draw_text(pages.page(), scale_text(pages.results().form.scale), {{pages.left(), y + height}, pages.width(), style});
    pages.skip(legend_room);
}

void draw_chart_block(Pages& pages, Part part, double height, double most) {
    const Rect<Mm> room{pages.left(), pages.y(), pages.width(), height};
    const LabelledRadar chart =
        fit_radar(axis_labels(pages.results(), part, pages.words()), room, most, pages.results().form.scale.steps);
    draw::Drawing& page = pages.page();
    const draw::Part part_of_page(page, draw::Role::figure,
                                  draw::without_soft_hyphens(described(pages.telling(), part.first, part.count) + " " +
                                                             scale_text(pages.results().form.scale)));
    draw_rings(page, chart.radar);
    draw_scores(page, chart.radar, pages.telling(), part);
    draw_ring_numbers(page, chart.radar);
    draw_axis_labels(page, chart.labels);
    pages.skip(height);
}

// One chart with its legend, in the room the page has for them; `below` mm stay free.
void draw_large(Pages& pages, Part part, double below) {
    pages.skip(2);
    draw_chart_block(pages, part, std::min(172.0, pages.bottom() - pages.y() - legend_room - below), 74);
    draw_legend_block(pages);
}

// Two charts on one page.
void draw_pair(Pages& pages, Part upper, Part lower) {
    constexpr double between = 9; // mm
    const double height = (pages.bottom() - pages.y() - legend_room - between) / 2;
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
        pages.skip(2);
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
