// Page 5: the page to write on. For each statement to talk about a question, and room for what, who and when.
#include <algorithm>
#include <numeric>
#include <span>

#include "formradar/draw/palette.hpp"
#include "formradar/draw/structure.hpp"
#include "formradar/draw/text.hpp"
#include "report/chart.hpp"
#include "report/pages.hpp"

namespace formradar::report {
namespace {

constexpr double between = 3.5;   // mm of air between two topics
constexpr double line_height = 8; // mm: room to write by hand

// Three columns with ruled lines: what, who, when.
void draw_writing_room(Pages& pages, double y, int lines) {
    const form::AgendaWords& words = pages.words().agenda;
    draw::Drawing& page = pages.page();
    const draw::Part ornament(page, draw::Role::ornament); // to write on, with a pen
    const double who = pages.left() + pages.width() - 66, when = pages.left() + pages.width() - 28;
    const double right = pages.left() + pages.width();
    const draw::TextStyle head{draw::Font::regular, draw::type::tiny, draw::palette::slate};
    draw_text(page, words.action, {{pages.left(), y}, 40, head});
    draw_text(page, words.who, {{who, y}, 36, head});
    draw_text(page, words.when, {{when, y}, 28, head});
    for (int line = 1; line <= lines; ++line) {
        const double at = y + 2 + line_height * line;
        for (const auto& [from, to] : {std::pair{pages.left(), who - 4}, std::pair{who, when - 4}, std::pair{when, right}}) {
            page.shapes.emplace_back(draw::Line{{{from, at}, {to, at}}, {draw::palette::line, 0.25}});
        }
    }
}

constexpr draw::TextStyle statement_style{draw::Font::regular, draw::type::small, draw::palette::ink};

TextBox head_box(const Pages& pages) {
    return {.at = {},
            .width = pages.width() - 35,
            .style = {draw::Font::bold, draw::type::lead, draw::palette::ink},
            .most_lines = 2};
}

TextBox statement_box(const Pages& pages) {
    return {.at = {}, .width = pages.width() - 10, .style = statement_style, .most_lines = 3};
}

double text_height_or_none(const std::string& text, const TextBox& box) {
    return text.empty() ? 0 : text_height(text, box);
}

// What a topic needs with two lines to write on.
double least_height(const Pages& pages, const TopicText& topic) {
    const TextBox question{{}, pages.width() - 10, {draw::Font::bold, draw::type::small, draw::palette::ink}};
    return 2 + text_height(topic.head, head_box(pages)) + text_height_or_none(topic.text, statement_box(pages)) +
           (topic.numbers.empty() ? 0 : draw::type::tiny * leading) + 0.6 + text_height(topic.question, question) + 1 + 2 +
           2 * line_height + between;
}

// As few pages as the topics need, with about as many on each: how many on one.
std::size_t divide(const std::vector<double>& least, double room) {
    for (std::size_t sheets = 1;; ++sheets) {
        const std::size_t each = (least.size() + sheets - 1) / sheets;
        double highest = 0;
        for (std::size_t first = 0; first < least.size(); first += each) {
            const auto last = std::min(first + each, least.size());
            highest = std::max(highest, std::accumulate(&least[first], &least[first] + (last - first), 0.0));
        }
        if (highest <= room || each == 1) {
            return each;
        }
    }
}

// The statement, its numbers and the question; returns where the room to write begins.
double draw_topic_text(Pages& pages, const TopicText& topic, double y, const draw::Colour& colour) {
    draw::Drawing& page = pages.page();
    const double left = pages.left() + 5, width = pages.width() - 10;
    if (!topic.text.empty()) {
        TextBox text = statement_box(pages);
        text.at = {left, y};
        y += draw_text(page, topic.text, text);
    }
    if (!topic.numbers.empty()) {
        y += draw_text(page, topic.numbers, {{left, y}, width, {draw::Font::regular, draw::type::tiny, draw::palette::slate}});
    }
    y += 0.6;
    return y +
           draw_text(page, topic.question,
                     {{left, y}, width, {draw::Font::bold, draw::type::small, draw::palette::for_text(colour)}}) +
           1;
}

void draw_topic(Pages& pages, const TopicText& topic, double height) {
    const auto [colour, marker] = look_of(topic.tone);
    double y = pages.need(height);
    draw::Drawing& page = pages.page();
    const double bottom = y + height - between;
    page.shapes.emplace_back(draw::Line{{{pages.left(), y}, {pages.left() + pages.width(), y}}, {colour, 0.8}});
    y += 2;
    draw_marker(page, {pages.left() + 1.5, y + 2.4}, marker, 2.8, colour);
    TextBox head = head_box(pages);
    head.at = {pages.left() + 5, y};
    const double head_height = [&] {
        const draw::Part part(page, draw::Role::subheading);
        return draw_text(page, topic.head, head);
    }();
    draw_text(page, topic.tag,
              {{pages.left(), y + 0.6},
               pages.width(),
               {draw::Font::bold, draw::type::small, draw::palette::for_text(colour)},
               draw::Align::right});
    y = draw_topic_text(pages, topic, y + head_height, colour);
    const int lines = std::max(1, static_cast<int>((bottom - y - 2) / line_height));
    draw_writing_room(pages, y, lines);
    pages.skip(height);
}

// What a page has left is lines to write on, one more for the first topics where they do not come out even.
void draw_topics(Pages& pages, std::span<const TopicText> topics, double room) {
    double spare = room;
    for (const TopicText& topic : topics) {
        spare -= least_height(pages, topic);
    }
    const auto more = static_cast<std::size_t>(std::max(0.0, spare / line_height));
    for (std::size_t i = 0; i < topics.size(); ++i) {
        const auto lines = more / topics.size() + (i < more % topics.size() ? 1 : 0);
        draw_topic(pages, topics[i], least_height(pages, topics[i]) + line_height * static_cast<double>(lines));
    }
}

} // namespace

void add_agenda_pages(Pages& pages) {
    const form::AgendaWords& words = pages.words().agenda;
    const std::vector<TopicText> topics = topics_of(pages.telling());
    if (topics.empty()) {
        return;
    }
    pages.begin(words.head, words.lead);
    constexpr double last_line = 12;
    std::vector<double> least;
    for (const TopicText& topic : topics) {
        least.push_back(least_height(pages, topic));
    }
    const std::size_t each = divide(least, pages.bottom() - pages.y() - last_line);
    for (std::size_t first = 0; first < topics.size(); first += each) {
        if (first > 0) {
            pages.need(pages.bottom()); // the next page
        }
        const std::size_t count = std::min(each, topics.size() - first);
        draw_topics(pages, std::span(topics).subspan(first, count), pages.bottom() - pages.y() - last_line);
    }
    const double y = pages.need(last_line) + 5;
    draw_line(pages.page(), {pages.left(), y + 3}, std::string(words.next),
              {draw::Font::regular, draw::type::small, draw::palette::ink});
    const double from = pages.left() + draw::text_width(words.next, draw::Font::regular, draw::type::small) + 3;
    pages.page().shapes.emplace_back(draw::Line{{{from, y + 3.5}, {from + 60, y + 3.5}}, {draw::palette::slate, 0.2}});
    pages.skip(last_line);
}

} // namespace formradar::report
