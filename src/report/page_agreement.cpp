// Page 2: per statement the distribution and its numbers, what they say in words, and two rankings.
#include <algorithm>
#include <array>
#include <utility>

#include "formradar/draw/palette.hpp"
#include "formradar/draw/structure.hpp"
#include "formradar/draw/text.hpp"
#include "report/chart.hpp"
#include "report/pages.hpp"

namespace formradar::report {
namespace {

constexpr double bars_height = 9.7; // mm of the tallest bar with its number
constexpr double widest_bar = 6.6;
constexpr double bar_gap = 1.0;
constexpr double bars_width = 37; // mm, of all bars
constexpr double row_gap = 2.0;

// From light to dark away from the middle on either side: in grey the ends are the darkest, and place says which end it is.
constexpr std::array low_colours = {draw::palette::amber, draw::Colour{236, 184, 112}, draw::palette::sand};
constexpr std::array high_colours = {draw::palette::blue, draw::Colour{122, 166, 214}, draw::palette::sky};
constexpr draw::Colour middle_colour{190, 198, 208};

draw::Colour bar_colour(std::size_t score, std::size_t steps) {
    const std::size_t to_high = steps - 1 - score;
    return score < to_high ? low_colours.at(score) : to_high < score ? high_colours.at(to_high) : middle_colour;
}

// Where the columns of the table are, mm from the left margin.
struct Columns {
    double text; // width of the statement's text
    double bars;
    std::array<double, 6> numbers; // right edges: n, mean, median, spread, range, agreement
};

Columns columns_for(double width) {
    const double numbers = width - 62;
    return {numbers - 46, numbers - 41, {numbers + 5, numbers + 16, numbers + 26, numbers + 37, numbers + 49, numbers + 62}};
}

std::string described(const results::Statistics& scores) {
    std::string text;
    for (std::size_t i = 0; i < scores.counts.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(i + 1) + ": " + std::to_string(scores.counts[i]) + "\u00d7";
    }
    return text;
}

void draw_bars(draw::Drawing& drawing, Point<Mm> at, const results::Statistics& scores) {
    const draw::Part cell(drawing, draw::Role::cell);
    const draw::Part figure(drawing, draw::Role::figure, described(scores));
    const int most = std::max(1, std::ranges::max(scores.counts));
    const double base = at.y + bars_height;
    const auto steps = static_cast<double>(scores.counts.size());
    const double bar_width = std::min(widest_bar, (bars_width + bar_gap) / steps - bar_gap);
    for (std::size_t i = 0; i < scores.counts.size(); ++i) {
        const double x = at.x + static_cast<double>(i) * (bar_width + bar_gap);
        const int count = scores.counts.at(i);
        const double height = (bars_height - 3) * count / most;
        if (count > 0) {
            drawing.shapes.emplace_back(
                draw::Rectangle{{x, base - height, bar_width, height}, bar_colour(i, scores.counts.size()), std::nullopt});
            draw_line(drawing, {x + bar_width / 2, base - height - 0.6}, std::to_string(count),
                      {draw::Font::regular, draw::type::tiny, draw::palette::slate}, draw::Align::centre);
        }
        draw_line(drawing, {x + bar_width / 2, base + 4.5}, std::to_string(i + 1),
                  {draw::Font::regular, draw::type::tiny, draw::palette::slate}, draw::Align::centre);
    }
    const double right = at.x + steps * (bar_width + bar_gap) - bar_gap;
    drawing.shapes.emplace_back(draw::Line{{{at.x, base}, {right, base}}, {draw::palette::slate, 0.2}});
    if (scores.mean) {
        const double x = at.x + bar_width / 2 + (*scores.mean - 1) * (bar_width + bar_gap);
        drawing.shapes.emplace_back(draw::Polygon{{{{x, base + 0.3}, {x + 1.2, base + 2.2}, {x - 1.2, base + 2.2}}},
                                                  draw::palette::navy,
                                                  draw::Stroke{draw::palette::white, 0.25}});
    }
}

draw::Colour colour_of(results::Verdict verdict) {
    switch (verdict) {
        using enum results::Verdict;
        case together_high:
        case together_low:
        case together_middle:
            return draw::palette::navy;
        case divided:
            return draw::palette::amber;
        case spread:
        case too_few:
        case undecided:
        case left_open:
            return draw::palette::slate;
    }
    return draw::palette::slate;
}

Marker marker_of(results::Verdict verdict) {
    switch (verdict) {
        using enum results::Verdict;
        case together_high:
        case together_low:
        case together_middle:
            return Marker::disc;
        case divided:
            return Marker::diamond;
        case spread:
            return Marker::ring;
        case too_few:
        case undecided:
        case left_open:
            return Marker::none;
    }
    return Marker::none;
}

std::string range_text(const results::Statistics& scores) {
    return scores.lowest ? std::to_string(*scores.lowest) + "–" + std::to_string(*scores.highest) : "–";
}

struct RowText {
    std::string head; // "3. Label"
    TextBox head_box;
    std::string text;
    TextBox text_box;
    std::string note;
    double verdict = 0; // mm: the height of what the scores say
};

RowText row_text(const Pages& pages, std::size_t index, double width) {
    const results::StatementResult& statement = pages.results().statements[index];
    const std::string number_and_label = std::to_string(index + 1) + ". " + statement.label;
    return {number_and_label,
            {{pages.left(), 0}, width, {draw::Font::bold, draw::type::body, draw::palette::ink}, draw::Align::left, 2},
            statement.text,
            {{pages.left(), 0}, width, {draw::Font::regular, 2.75, draw::palette::slate}, draw::Align::left, 4},
            left_out_text(pages.telling(), index),
            text_height(verdict_text(pages.telling(), index),
                        {{}, pages.width() - columns_for(pages.width()).bars - 4, {draw::Font::bold, 2.75, {}}})};
}

void draw_numbers(Pages& pages, const results::Statistics& scores, const Columns& columns, double baseline) {
    const form::ReportWords& words = pages.words();
    const std::array<std::string, 6> cells = {
        std::to_string(scores.n), number(words, scores.mean, 1),     number(words, scores.median, 1), number(words, scores.sd, 1),
        range_text(scores),       number(words, scores.agreement, 2)};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool main = i == 1 || i == 5;
        const draw::TextStyle style{main ? draw::Font::bold : draw::Font::regular, draw::type::body,
                                    main ? draw::palette::navy : draw::palette::ink};
        draw_line(pages.page(), {pages.left() + columns.numbers.at(i), baseline}, cells.at(i), style, draw::Align::right);
    }
}

void draw_verdict(Pages& pages, std::size_t index, Point<Mm> at, double width) {
    const results::Verdict what = pages.findings().said[index].verdict;
    const bool marked = marker_of(what) != Marker::none;
    draw_marker(pages.page(), {at.x + 1.2, at.y + 2}, marker_of(what), 2.2, colour_of(what));
    draw_text(pages.page(), verdict_text(pages.telling(), index),
              {{at.x + (marked ? 3.6 : 0), at.y}, width, {draw::Font::bold, 2.75, draw::palette::for_text(colour_of(what))}});
}

double row_height(const RowText& row) {
    const double right_side = bars_height + 5.0 + std::max(4.0, row.verdict); // bars, their digits, the verdict
    return std::max(text_height(row.head, row.head_box) + text_height(row.text, row.text_box), right_side) + row_gap;
}

// What is told of a statement before its numbers: its text, and what they say in words.
void draw_row_head(Pages& pages, std::size_t index, RowText row, double y) {
    const Columns columns = columns_for(pages.width());
    draw::Drawing& page = pages.page();
    const draw::Part part(page, draw::Role::row_head);
    row.head_box.at.y = y;
    row.text_box.at.y = y + draw_text(page, row.head, row.head_box);
    draw_text(page, row.text, row.text_box);
    const Point<Mm> below{pages.left() + columns.bars, y + bars_height + 5.0};
    draw_verdict(pages, index, below, pages.width() - columns.bars - 4);
    draw_text(page, row.note,
              {{pages.left(), y - 0.6},
               pages.width(),
               {draw::Font::regular, draw::type::tiny, draw::palette::bronze},
               draw::Align::right});
}

void draw_row(Pages& pages, std::size_t index, const RowText& row) {
    const Columns columns = columns_for(pages.width());
    const results::StatementResult& statement = pages.results().statements[index];
    const double height = row_height(row);
    double y = pages.y();
    draw::Drawing& page = pages.page();
    page.shapes.emplace_back(draw::Line{{{pages.left(), y}, {pages.left() + pages.width(), y}}, {draw::palette::hairline, 0.2}});
    y += 1.4;
    const draw::Part part(page, draw::Role::row);
    draw_row_head(pages, index, row, y);
    draw_bars(page, {pages.left() + columns.bars, y}, statement.scores);
    draw_numbers(pages, statement.scores, columns, y + bars_height - 0.6);
    pages.skip(height);
}

constexpr double section_height = 9; // mm

void draw_section(Pages& pages, const form::Section& section) {
    const draw::Part part(pages.page(), draw::Role::subheading);
    draw_text(pages.page(), section.title,
              {.at = {pages.left(), pages.y() + 2.2},
               .width = pages.width(),
               .style = {draw::Font::bold, draw::type::lead, draw::palette::navy},
               .most_lines = 1});
    pages.skip(section_height);
}

void draw_column_head(Pages& pages, std::string_view head, const TextBox& box) {
    const draw::Part part(pages.page(), draw::Role::column_head);
    if (!head.empty()) {
        draw_text(pages.page(), head, box);
    }
}

void draw_heads(Pages& pages) {
    const Columns columns = columns_for(pages.width());
    const form::AgreementWords& words = pages.words().agreement;
    const draw::TextStyle style{draw::Font::regular, draw::type::tiny, draw::palette::slate};
    const double height = 2 * style.size * leading;
    const double y = pages.need(height + 30);
    const draw::Part row(pages.page(), draw::Role::row);
    draw_column_head(pages, {}, {}); // of the statements
    draw_column_head(pages, words.distribution, {{pages.left() + columns.bars, y + style.size * leading}, 40, style});
    const std::array heads = {words.n, words.mean, words.median, words.sd, words.range, words.agreement};
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const TextBox box{{pages.left() + columns.numbers.at(i) - 20, 0}, 20, style, draw::Align::right};
        draw_column_head(pages, heads.at(i),
                         {{box.at.x, y + height - text_height(heads.at(i), box)}, box.width, style, draw::Align::right});
    }
    pages.skip(height + 0.8);
}

// Of rows and, at last, of what follows them: so that no page is left with one of them alone.
std::vector<std::size_t> page_starts(const Pages& pages, const std::vector<double>& heights) {
    Pages trial(pages.results(), pages.words());
    trial.begin({}); // a document's first page has no running head, and more room
    trial.begin(pages.words().agreement.head, on_this_scale(pages.telling(), pages.words().agreement.lead));
    draw_heads(trial);
    const double first = trial.bottom() - trial.y();
    trial.need(trial.bottom());
    draw_heads(trial);
    return balanced(heights, first, trial.bottom() - trial.y());
}

constexpr draw::TextStyle notes_style{draw::Font::regular, draw::type::tiny, draw::palette::slate};

} // namespace

void add_agreement_pages(Pages& pages) {
    constexpr double above_notes = 1.5; // mm
    const form::AgreementWords& words = pages.words().agreement;
    const std::string notes = agreement_note(pages.telling()) + " " + std::string(words.rules_at);
    const std::size_t statements = pages.results().statements.size();
    std::vector<double> heights;
    for (std::size_t i = 0; i < statements; ++i) {
        heights.push_back(row_height(row_text(pages, i, columns_for(pages.width()).text)) +
                          (pages.results().form.section_at(i) == nullptr ? 0 : section_height));
    }
    heights.push_back(rankings_height(pages) + above_notes + text_height(notes, {{}, pages.width(), notes_style}));
    const auto starts = page_starts(pages, heights);
    const auto begins_page = [&](std::size_t i) { return std::ranges::find(starts, i) != starts.end(); };
    pages.begin(words.head, on_this_scale(pages.telling(), words.lead));
    draw_heads(pages);
    for (std::size_t i = 0; i < statements; ++i) {
        if (begins_page(i)) {
            pages.need(pages.bottom()); // the next page
            draw_heads(pages);
        }
        if (const form::Section* const section = pages.results().form.section_at(i)) {
            draw_section(pages, *section);
        }
        draw_row(pages, i, row_text(pages, i, columns_for(pages.width()).text));
    }
    if (begins_page(statements)) {
        pages.need(pages.bottom());
    }
    draw_rankings(pages);
    pages.skip(above_notes);
    pages.paragraph(notes, notes_style);
}

} // namespace formradar::report
