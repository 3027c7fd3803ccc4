// Under the overview of page 2: which statements score lowest and which divide most, in two lists beside each other.
#include <algorithm>
#include <string>

#include "formradar/draw/palette.hpp"
#include "formradar/draw/structure.hpp"
#include "formradar/draw/text.hpp"
#include "report/chart.hpp"
#include "report/pages.hpp"

namespace formradar::report {
namespace {

// A mark on a line from `low` to `high` for each statement.
struct Ranking {
    std::string_view head;
    const results::Listing& listing;
    std::optional<double> results::Statistics::*measure;
    double low;
    double high;
    Marker marker;
    draw::Colour colour;
    int decimals;
};

constexpr double between_rankings = 12; // mm
constexpr double least_row = 4.9;       // mm
constexpr double place_width = 10;      // mm: "12–20"
constexpr double track_share = 0.29;    // of a list's width
constexpr double value_width = 11;      // mm

struct Heading {
    std::string head;
    TextBox head_box;
    std::string of; // which statements these are
    TextBox of_box;
    [[nodiscard]] double height() const {
        return text_height(head, head_box) + (of.empty() ? 0 : text_height(of, of_box) - 0.4) + 1.5;
    }
};

Heading heading_of(const Pages& pages, std::string_view head, double width) {
    return {std::string(head),
            {{}, width, {draw::Font::bold, draw::type::lead, draw::palette::navy}},
            of_those_text(pages.telling()),
            {{}, width, {draw::Font::regular, draw::type::tiny, draw::palette::slate}}};
}

TextBox label_box(double width) {
    return {.at = {},
            .width = width * (1 - track_share) - place_width - value_width - 2,
            .style = {draw::Font::regular, draw::type::small, draw::palette::ink},
            .most_lines = 2};
}

double row_height(const Pages& pages, const results::Listed& listed, double width) {
    return std::max(least_row, text_height(pages.results().statements[listed.statement].label, label_box(width)) + least_row -
                                   draw::type::small * leading);
}

std::string rest_of(const Pages& pages, const results::Listing& listing) {
    return listing.empty() ? no_order_text(pages.telling()) : counted_text(pages.telling(), listing, false);
}

TextBox rest_box(double width) {
    return {{}, width, {draw::Font::regular, draw::type::small, draw::palette::slate}};
}

void draw_place(draw::Drawing& page, const Ranking& ranking, double value, Rect<Mm> track) {
    const auto at = [&](double v) { return track.x + track.width * (v - ranking.low) / (ranking.high - ranking.low); };
    const double y = track.centre().y;
    page.shapes.emplace_back(draw::Line{{{track.x, y}, {track.right(), y}}, {draw::palette::line, 0.25}});
    for (double tick = ranking.low; tick <= ranking.high + 0.01; tick += 1) {
        page.shapes.emplace_back(draw::Line{{{at(tick), y - 0.9}, {at(tick), y + 0.9}}, {draw::palette::line, 0.25}});
    }
    page.shapes.emplace_back(draw::Line{{{track.x, y}, {at(value), y}}, {draw::palette::faded(ranking.colour, 0.45), 1.0}});
    draw_marker(page, {at(value), y}, ranking.marker, 2.6, ranking.colour);
}

void draw_ranked(Pages& pages, const Ranking& ranking, const results::Listed& listed, Rect<Mm> row) {
    const results::StatementResult& statement = pages.results().statements[listed.statement];
    const double value = *(statement.scores.*ranking.measure);
    draw::Drawing& page = pages.page();
    const draw::Part part(page, draw::Role::item);
    draw_text(page, short_place_text(listed),
              {{row.x, row.y + 0.5}, place_width, {draw::Font::regular, draw::type::tiny, draw::palette::slate}});
    TextBox label = label_box(row.width);
    label.at = {row.x + place_width, row.y};
    draw_text(page, statement.label, label);
    draw_place(page, ranking, value,
               {row.right() - value_width - row.width * track_share, row.y + 0.6, row.width * track_share, 2.8});
    draw_text(page, number(pages.words(), value, ranking.decimals),
              {{row.x, row.y}, row.width, {draw::Font::bold, draw::type::small, draw::palette::ink}, draw::Align::right});
}

void draw_ranking(Pages& pages, const Ranking& ranking, Point<Mm> at, double width) {
    Heading heading = heading_of(pages, ranking.head, width);
    heading.head_box.at = at;
    double y = at.y;
    {
        const draw::Part part(pages.page(), draw::Role::subheading);
        y += draw_text(pages.page(), heading.head, heading.head_box);
    }
    if (!heading.of.empty()) {
        heading.of_box.at = {at.x, y - 0.4};
        draw_text(pages.page(), heading.of, heading.of_box);
    }
    y = at.y + heading.height();
    for (const results::Listed& listed : ranking.listing.shown) {
        const double height = row_height(pages, listed, width);
        draw_ranked(pages, ranking, listed, {at.x, y, width, height});
        y += height;
    }
    TextBox rest = rest_box(width);
    rest.at = {at.x, y};
    draw_text(pages.page(), rest_of(pages, ranking.listing), rest);
}

double width_of(const Pages& pages) {
    return (pages.width() - between_rankings) / 2;
}

double height_of(const Pages& pages, std::string_view head, const results::Listing& listing) {
    const double width = width_of(pages);
    double height = heading_of(pages, head, width).height();
    for (const results::Listed& listed : listing.shown) {
        height += row_height(pages, listed, width);
    }
    const std::string rest = rest_of(pages, listing);
    return height + (rest.empty() ? 0 : text_height(rest, rest_box(width)));
}

constexpr double above = 2, below = 2; // mm

} // namespace

double rankings_height(const Pages& pages) {
    const form::AgreementWords& words = pages.words().agreement;
    if (pages.findings().said.size() < 2 + static_cast<std::size_t>(pages.findings().without_word)) {
        return 0;
    }
    return above + below +
           std::max(height_of(pages, words.lowest, pages.findings().lowest),
                    height_of(pages, words.divided, pages.findings().most_divided));
}

void draw_rankings(Pages& pages) {
    const double height = rankings_height(pages);
    if (height == 0) {
        return;
    }
    const form::AgreementWords& words = pages.words().agreement;
    const double width = width_of(pages), y = pages.y() + above;
    draw_ranking(pages,
                 {words.lowest, pages.findings().lowest, &results::Statistics::mean, 1,
                  static_cast<double>(pages.results().form.scale.steps), Marker::triangle, draw::palette::blue, 1},
                 {pages.left(), y}, width);
    draw_ranking(pages,
                 {words.divided, pages.findings().most_divided, &results::Statistics::agreement, -1, 1, Marker::diamond,
                  draw::palette::amber, 2},
                 {pages.left() + width + between_rankings, y}, width);
    pages.skip(height);
}

} // namespace formradar::report
