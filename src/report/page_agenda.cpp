// Page 5: the page to write on. For each statement to talk about a question, and room for what, who and when.
#include <algorithm>

#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/results/conclusions.hpp"
#include "report/chart.hpp"
#include "report/pages.hpp"

namespace formradar {
namespace {

struct Topic {
    std::size_t statement;
    std::string_view tag;
    std::string_view question;
    Colour colour;
    Marker marker;
};

std::vector<Topic> topics_of(const Results& results, const AgendaWords& words) {
    std::vector<Topic> topics;
    const Agenda agenda = formradar::agenda(results);
    std::size_t low = 0, divided = 0; // how many of each question were asked: the next one is another
    for (const std::size_t i : agenda.low) {
        if (verdict(results.statements[i].scores) == Verdict::divided) {
            // A low mean of two camps is first of all a difference.
            const auto question = words.divided_questions.at(divided++ % words.divided_questions.size());
            topics.push_back({i, words.both, question, palette::amber, Marker::diamond});
        } else {
            topics.push_back(
                {i, words.low, words.low_questions.at(low++ % words.low_questions.size()), palette::blue, Marker::triangle});
        }
    }
    for (const std::size_t i : agenda.divided) {
        const auto question = words.divided_questions.at(divided++ % words.divided_questions.size());
        topics.push_back({i, words.divided, question, palette::amber, Marker::diamond});
    }
    return topics;
}

constexpr double between = 4;       // mm of air between two topics
constexpr double line_height = 8.2; // mm: room to write by hand

// Three columns with ruled lines: what, who, when.
void draw_writing_room(Pages& pages, double y, int lines) {
    const AgendaWords& words = pages.words().agenda;
    Drawing& page = pages.page();
    const double who = pages.left() + pages.width() - 66, when = pages.left() + pages.width() - 28;
    const double right = pages.left() + pages.width();
    const TextStyle head{Font::regular, type::tiny, palette::slate};
    draw_text(page, words.action, {{pages.left(), y}, 40, head});
    draw_text(page, words.who, {{who, y}, 36, head});
    draw_text(page, words.when, {{when, y}, 28, head});
    for (int line = 1; line <= lines; ++line) {
        const double at = y + 2 + line_height * line;
        for (const auto& [from, to] : {std::pair{pages.left(), who - 4}, std::pair{who, when - 4}, std::pair{when, right}}) {
            page.shapes.emplace_back(Line{{{from, at}, {to, at}}, {palette::line, 0.25}});
        }
    }
}

void draw_topic(Pages& pages, const Topic& topic, double height) {
    const ReportWords& words = pages.words();
    const StatementResult& statement = pages.results().statements[topic.statement];
    double y = pages.need(height);
    Drawing& page = pages.page();
    const double bottom = y + height - between;
    page.shapes.emplace_back(Line{{{pages.left(), y}, {pages.left() + pages.width(), y}}, {topic.colour, 0.8}});
    y += 2;
    draw_marker(page, {pages.left() + 1.5, y + 2.4}, topic.marker, 2.8, topic.colour);
    draw_text(page, std::to_string(topic.statement + 1) + ". " + statement.label,
              {.at = {pages.left() + 5, y},
               .width = pages.width() - 35,
               .style = {Font::bold, type::lead, palette::ink},
               .most_lines = 1});
    draw_text(page, topic.tag, {{pages.left(), y + 0.6}, pages.width(), {Font::bold, type::small, topic.colour}, Align::right});
    y += type::lead * leading;
    const std::string numbers = filled(words.agenda.scores, {{"m", number(words, statement.scores.mean, 1)},
                                                             {"a", number(words, statement.scores.agreement, 2)},
                                                             {"n", std::to_string(statement.scores.n)}});
    const TextStyle text{Font::regular, type::small, palette::ink};
    y += draw_text(page, statement.text,
                   {.at = {pages.left() + 5, y}, .width = pages.width() - 10, .style = text, .most_lines = 3});
    y += draw_text(page, numbers, {{pages.left() + 5, y}, pages.width() - 10, {Font::regular, type::tiny, palette::slate}});
    y += 0.6;
    y +=
        draw_text(page, topic.question, {{pages.left() + 5, y}, pages.width() - 10, {Font::bold, type::small, topic.colour}}) + 1;
    const int lines = std::max(1, static_cast<int>((bottom - y - 2) / line_height));
    draw_writing_room(pages, y, lines);
    pages.skip(height);
}

} // namespace

void add_agenda_pages(Pages& pages) {
    const AgendaWords& words = pages.words().agenda;
    const std::vector<Topic> topics = topics_of(pages.results(), words);
    if (topics.empty()) {
        return;
    }
    pages.begin(words.head, words.lead);
    constexpr double last_line = 12;
    const double room = pages.bottom() - pages.y() - last_line;
    const double height = std::clamp(room / static_cast<double>(topics.size()), 42.0, 80.0);
    for (const Topic& topic : topics) {
        draw_topic(pages, topic, height);
    }
    const double y = pages.need(last_line) + 5;
    draw_line(pages.page(), {pages.left(), y + 3}, std::string(words.next), {Font::regular, type::small, palette::ink});
    const double from = pages.left() + text_width(words.next, Font::regular, type::small) + 3;
    pages.page().shapes.emplace_back(Line{{{from, y + 3.5}, {from + 60, y + 3.5}}, {palette::slate, 0.2}});
    pages.skip(last_line);
}

} // namespace formradar
