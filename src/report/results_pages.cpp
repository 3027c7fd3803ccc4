// All pages in their order; handwriting and the account, which need more than the results; the chart alone.
#include "formradar/report/results_pages.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "formradar/core/text.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/draw/structure.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/report/session_json.hpp"
#include "report/chart.hpp"
#include "report/hyphenated.hpp"
#include "report/pages.hpp"

namespace formradar::report {
namespace {

constexpr double px_per_mm = 6;
constexpr double quote_scale = 0.85; // printed size over written size

// An order that tells nothing about who wrote what: by a hash of the picture (FNV-1a). The same answers come in the same order
// again.
std::uint64_t hash_of(const GrayImage& image) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const std::uint8_t pixel : image.pixels()) {
        hash = (hash ^ pixel) * 0x100000001b3U;
    }
    return hash;
}

std::vector<const record::Quote*> shuffled(const std::vector<record::Quote>& quotes, int question) {
    std::vector<std::pair<std::uint64_t, const record::Quote*>> order;
    for (const record::Quote& quote : quotes) {
        if (quote.question == question && !quote.image.empty()) {
            order.emplace_back(hash_of(quote.image), &quote);
        }
    }
    std::ranges::stable_sort(order, {}, &std::pair<std::uint64_t, const record::Quote*>::first);
    std::vector<const record::Quote*> result;
    result.reserve(order.size());
    for (const auto& [hash, quote] : order) {
        result.push_back(quote);
    }
    return result;
}

void draw_quote(Pages& pages, const record::Quote& quote, double size) {
    constexpr double highest = 120; // mm: a back that is full of writing is made smaller
    const double scale = std::min({size / px_per_mm, (pages.width() - 6) / quote.image.width(), highest / quote.image.height()});
    const double width = quote.image.width() * scale, height = quote.image.height() * scale;
    const double y = pages.need(height + 3.5);
    {
        const draw::Part part(pages.page(), draw::Role::figure, std::string(pages.words().quotes.head));
        pages.page().shapes.emplace_back(draw::Picture{{pages.left() + 3, y, width, height}, quote.image});
    }
    pages.page().shapes.emplace_back(
        draw::Line{{{pages.left() + 3, y + height + 1.7}, {pages.left() + pages.width(), y + height + 1.7}},
                   {draw::palette::hairline, 0.2}});
    pages.skip(height + 3.5);
}

struct Answers {
    std::string head;
    std::vector<const record::Quote*> quotes;
    std::size_t given = 0; // at least as many as there are quotes
};

// Of a question, of the statement that a remark is about, or of what no question asked for.
std::string head_of(int question, const form::Form& form, std::string_view backs) {
    if (question == record::on_a_back) {
        return std::string(backs);
    }
    const auto index = static_cast<std::size_t>(question) - 1;
    if (index < form.open_questions.size()) {
        return form.open_questions[index];
    }
    const auto statement = index - form.open_questions.size();
    return std::to_string(statement + 1) + ". " + form.statements.at(statement).label;
}

// To the open questions, then the remarks on statements, then what is written on backs.
std::vector<Answers> answers_in(const std::vector<record::Quote>& quotes, const std::map<int, int>& given, const form::Form& form,
                                std::string_view backs) {
    std::vector<Answers> all;
    std::vector<int> questions(form.open_questions.size() + (form.remarks ? form.statements.size() : 0));
    std::iota(questions.begin(), questions.end(), 1);
    questions.push_back(record::on_a_back);
    for (const int question : questions) {
        auto shown = shuffled(quotes, question);
        const auto found = given.find(question);
        const auto number = found == given.end() ? 0 : static_cast<std::size_t>(found->second);
        const auto more = std::max(number, shown.size());
        all.push_back({.head = head_of(question, form, backs), .quotes = std::move(shown), .given = more});
    }
    std::erase_if(all, [](const Answers& each) { return each.quotes.empty(); });
    return all;
}

std::string how_many(const Answers& answers, const form::QuoteWords& words) {
    const auto shown = answers.quotes.size();
    return answers.given > shown ? filled(words.some, {{"n", std::to_string(shown)}, {"m", std::to_string(answers.given)}})
                                 : counted(words.answers, static_cast<int>(shown));
}

// Returns how many answers stand on the last page.
std::size_t draw_answers(Pages& pages, const std::vector<Answers>& all, double size) {
    std::size_t on_page = 0, page = pages.count();
    for (const auto& answers : all) {
        const auto& quotes = answers.quotes;
        pages.need(34);
        pages.subheading(answers.head);
        const std::string count = how_many(answers, pages.words().quotes);
        pages.paragraph(count, {draw::Font::regular, draw::type::tiny, draw::palette::slate});
        pages.skip(1.5);
        for (const record::Quote* quote : quotes) {
            draw_quote(pages, *quote, size);
            on_page = pages.count() == page ? on_page + 1 : 1;
            page = pages.count();
        }
    }
    return on_page;
}

// A little smaller where one answer would be left over for a page of its own.
double size_of_quotes(const Pages& pages, const std::vector<Answers>& all) {
    for (const double size : {quote_scale, 0.8, 0.75, 0.7}) {
        Pages trial(pages.results(), pages.words());
        trial.begin({}); // a document's first page has no running head, and more room
        trial.begin(pages.words().quotes.head, pages.words().quotes.lead);
        const auto first = trial.count();
        if (draw_answers(trial, all, size) > 1 || trial.count() == first) {
            return size;
        }
    }
    return quote_scale;
}

void add_quote_pages(Pages& pages, const std::vector<record::Quote>& quotes, const std::map<int, int>& given) {
    const auto all = answers_in(quotes, given, pages.results().form, pages.words().quotes.backs);
    if (all.empty()) {
        return;
    }
    const double size = size_of_quotes(pages, all);
    pages.begin(pages.words().quotes.head, pages.words().quotes.lead);
    draw_answers(pages, all, size);
}

void draw_row_head(Pages& pages, std::string_view name, const TextBox& box) {
    const draw::Part part(pages.page(), draw::Role::row_head);
    draw_text(pages.page(), name, box);
}

void account_row(Pages& pages, std::string_view name, const std::string& value, bool main) {
    constexpr double height = 6.2, width = 110;
    const double y = pages.need(height);
    const draw::TextStyle style{main ? draw::Font::bold : draw::Font::regular, draw::type::small,
                                main ? draw::palette::navy : draw::palette::ink};
    const double inset = main ? 0 : 4;
    const draw::Part row(pages.page(), draw::Role::row);
    draw_row_head(pages, name, {{pages.left() + inset, y + 0.8}, width - 30, style});
    draw_text(pages.page(), value, {{pages.left(), y + 0.8}, width, style, draw::Align::right});
    pages.page().shapes.emplace_back(
        draw::Line{{{pages.left(), y + height}, {pages.left() + width, y + height}}, {draw::palette::hairline, 0.2}});
    pages.skip(height);
}

void add_account(Pages& pages, const Account& account) {
    const form::AccountWords& words = pages.words().account;
    pages.begin(words.head, words.lead);
    for (const AccountRow& row : account_rows(pages.telling(), account)) {
        account_row(pages, row.name, row.value, row.main);
    }
    pages.skip(6);
    const form::AgreementWords& rules = pages.words().agreement;
    pages.subheading(rules.rules_head);
    pages.paragraph(on_this_scale(pages.telling(), rules.rules), {draw::Font::regular, draw::type::small, draw::palette::ink});
}

} // namespace

draw::Document draw_report(const ReportInput& input) {
    const results::Results results = hyphenated(*input.results);
    Pages pages(results, form::words_of(results.form.language).report);
    add_picture_pages(pages);
    add_agreement_pages(pages);
    add_group_pages(pages);
    if (input.comparison != nullptr) {
        add_comparison_pages(pages, *input.comparison);
    }
    add_agenda_pages(pages);
    if (input.quotes != nullptr) {
        add_quote_pages(pages, *input.quotes, input.given);
    }
    add_account(pages, input.account);
    return std::move(pages).finish();
}

draw::Document draw_answers(const results::Results& results, const AnswersPart& part, const std::vector<record::Quote>& answers) {
    Pages pages(results, form::words_of(results.form.language).report);
    const form::QuoteWords& words = pages.words().quotes;
    const std::string question = head_of(part.question, results.form, words.backs);
    if (part.continued) {
        pages.go_on(question);
    } else {
        pages.begin(question, std::string(words.lead) + " " + counted(words.answers, part.given) + ".");
    }
    for (const record::Quote& answer : answers) {
        if (!answer.image.empty()) {
            draw_quote(pages, answer, quote_scale);
        }
    }
    return std::move(pages).finish(part.first_page);
}

std::size_t chart_parts(const results::Results& results) {
    return parts_of(results).size();
}

std::string describe_chart(const results::Results& results, std::size_t part) {
    const Part axes = parts_of(results).at(part);
    const results::Findings findings = results::findings_of(results);
    return described({results, findings, form::words_of(results.form.language).report}, axes.first, axes.count);
}

namespace {

// The chart with its legend and what the ends of the scale mean below, and its title above where there is one.
struct ChartPaper {
    Size<Mm> size;
    bool titled = true;
    double radius = 0;      // mm, at most
    double ring_type = 1.6; // mm, at least
};

draw::Drawing chart_on(const ChartPaper& on, const results::Results& whole, std::size_t part) {
    const Size<Mm>& paper = on.size;
    const results::Results results = hyphenated(whole);
    const Part axes = parts_of(results).at(part);
    const form::ReportWords& words = form::words_of(results.form.language).report;
    const double width = paper.width - 12;
    draw::Drawing drawing{.paper = paper, .shapes = {}};
    drawing.shapes.emplace_back(draw::Rectangle{{0, 0, paper.width, paper.height}, draw::palette::white, std::nullopt});
    if (on.titled) {
        draw_text(
            drawing, results.title,
            {.at = {6, 4}, .width = width, .style = {draw::Font::bold, draw::type::lead, draw::palette::navy}, .most_lines = 1});
    }
    const results::Findings findings = results::findings_of(results);
    const std::vector<LegendEntry> legend = legend_of_scores(results, words);
    draw::Drawing trial;
    const double scale_height = draw::type::small * leading, bottom = paper.height - 2.5, top = on.titled ? 12 : 2;
    const double legend_at = bottom - scale_height - draw_legend(trial, legend, {}, width);
    const auto [radar, labels] = fit_radar(axis_labels(results, axes, words), {4, top, paper.width - 8, legend_at - top - 2},
                                           on.radius, results.form.scale.steps);
    draw_rings(drawing, radar);
    draw_ring_numbers(drawing, radar, on.ring_type); // large as they are on a wall, they hide no score
    draw_scores(drawing, radar, {results, findings, words}, axes);
    draw_axis_labels(drawing, labels);
    draw_legend(drawing, legend, {6, legend_at}, width);
    draw_text(drawing, scale_text(results.form.scale),
              {.at = {6, bottom - scale_height},
               .width = width,
               .style = {.size = draw::type::small, .colour = draw::palette::slate},
               .most_lines = 1});
    return drawing;
}

} // namespace

draw::Drawing draw_chart(const results::Results& results, std::size_t part) {
    return chart_on({.size = {160, 120}, .radius = 38}, results, part);
}

draw::Drawing draw_wall_chart(const results::Results& results, std::size_t part) {
    // Two thirds of a screen of 1,280 pixels, the narrowest of projectors, are 7.2 pixels a mm: 2.6 mm are 14 pt.
    return chart_on({.size = {113, 92}, .titled = false, .radius = 33, .ring_type = 2.65}, results, part);
}

} // namespace formradar::report
