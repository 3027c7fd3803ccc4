// Heads, feet and columns of text.
#include "report/pages.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <utility>

#include "formradar/core/text.hpp"
#include "formradar/draw/hyphenation.hpp"
#include "formradar/draw/structure.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/words.hpp"

namespace formradar::report {
namespace {

constexpr double top_margin = 15;
constexpr double running_head = 9; // mm for the title that pages after the first repeat
constexpr double below_again = 3;  // mm under a heading that is repeated
constexpr draw::TextStyle again_style{draw::Font::bold, draw::type::lead, draw::palette::navy};
constexpr double foot_height = 15; // from the paper's edge to the last line of text

std::string date_of(const results::Results& results) {
    return form::long_date(form::words_of(results.form.language), results.date);
}

// The lines of a text, the last one cut when there are too many.
std::vector<std::string> lines_of(std::string_view text, const TextBox& box) {
    std::vector<std::string> lines = draw::wrap(text, box.style.font, box.style.size, box.width);
    if (box.most_lines == 0 || lines.size() <= box.most_lines) {
        return lines;
    }
    const std::string next = lines[box.most_lines]; // its beginning may fill the last line, which the break left short
    lines.resize(box.most_lines);
    std::string& last = lines.back();
    const std::string end = last.substr(last.rfind(' ') + 1);
    const bool in_a_word = end.ends_with('-');
    if (in_a_word && draw::without_soft_hyphens(text).find(end) == std::string::npos) {
        last.pop_back(); // the hyphen is of the break alone
    }
    last += (in_a_word ? "" : " ") + next;
    while (!last.empty() && draw::text_width(last + "…", box.style.font, box.style.size) > box.width) {
        while (!last.empty() && (static_cast<unsigned char>(last.back()) & 0xC0U) == 0x80) {
            last.pop_back(); // the rest of a letter of several bytes
        }
        if (!last.empty()) {
            last.pop_back();
        }
    }
    last = std::string(trimmed(last)) + "…";
    return lines;
}

double left_of(const TextBox& box) {
    switch (box.align) {
        using enum draw::Align;
        case left:
            return box.at.x;
        case centre:
            return box.at.x + box.width / 2;
        case right:
            return box.at.x + box.width;
    }
    return box.at.x;
}

} // namespace

double text_height(std::string_view text, const TextBox& box) {
    const auto lines = static_cast<double>(lines_of(text, box).size());
    return lines * box.style.size * leading;
}

namespace {

// Without the breaks of its lines, those of heads that are broken by hand as well.
std::string on_one_line(std::string_view text) {
    const std::string whole = draw::without_soft_hyphens(text);
    std::string result;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const bool is_hyphen = whole[i] == '-' && i + 1 < whole.size() && whole[i + 1] == '\n';
        const bool after_dash = result.ends_with("–") || (i > 0 && whole[i - 1] == '-');
        result += is_hyphen || (whole[i] == '\n' && after_dash) ? "" : whole[i] == '\n' ? " " : std::string(1, whole[i]);
    }
    return result;
}

void begin_part(std::optional<draw::Part>& part, draw::Drawing& drawing, std::string_view text, std::size_t lines) {
    const draw::Role role = draw::role_of_text(drawing);
    if (role != draw::Role::ornament && !text.empty()) {
        part.emplace(drawing, role, lines > 1 ? on_one_line(text) : std::string());
    } else if (lines > 1) {
        draw::tell_innermost(drawing, on_one_line(text));
    }
}

} // namespace

double draw_text(draw::Drawing& drawing, std::string_view text, const TextBox& box) {
    const std::vector<std::string> lines = lines_of(text, box);
    std::optional<draw::Part> part;
    begin_part(part, drawing, text, lines.size());
    double baseline = box.at.y + box.style.size * (leading - 0.30);
    for (const std::string& line : lines) {
        draw_line(drawing, {left_of(box), baseline}, line, box.style, box.align);
        baseline += box.style.size * leading;
    }
    return static_cast<double>(lines.size()) * box.style.size * leading;
}

void draw_line(draw::Drawing& drawing, Point<Mm> at, std::string text, const draw::TextStyle& style, draw::Align align) {
    if (!text.empty()) {
        std::optional<draw::Part> part;
        begin_part(part, drawing, text, 1);
        text = draw::without_soft_hyphens(text);
        drawing.shapes.emplace_back(draw::Text{.baseline = at, .text = std::move(text), .style = style, .align = align});
    }
}

double fitting_size(std::string_view text, const draw::TextStyle& style, double width, double least) {
    double widest = 0;
    std::string word;
    const auto finish = [&](bool broken) {
        widest = std::max(widest, draw::text_width(word + (broken ? "-" : ""), style.font, style.size));
        word.clear();
    };
    for (const char32_t letter : code_points(text)) {
        if (letter == U'\n' || letter == U' ' || letter == U'\u00AD') {
            finish(letter == U'\u00AD');
        } else {
            word += to_utf8(std::array{letter});
        }
    }
    finish(false);
    return widest <= width ? style.size : std::max(least, style.size * width / widest * 0.999);
}

Pages::Pages(const results::Results& results, const form::ReportWords& words)
    : results_(results), words_(words), findings_(results::findings_of(results)), paper_(form::size_of(results.paper)) {
    document_.title = std::string(words.results) + " – " + results.title;
    document_.language = results.form.language;
}

double Pages::bottom() const {
    return paper_.height - foot_height - 4;
}

void Pages::new_page() {
    document_.leaves.push_back({.background = std::nullopt, .drawing = {.paper = paper_, .shapes = {}}});
    y_ = top_margin;
    if (document_.leaves.size() > 1) {
        const draw::Part ornament(page(), draw::Role::ornament);
        const draw::TextStyle running{.size = draw::type::tiny, .colour = draw::palette::slate};
        draw_text(page(), results_.title,
                  {.at = {page_margin, y_ - 3}, .width = width() - 45, .style = running, .most_lines = 1});
        draw_line(page(), {page_margin + width(), y_ - 3 + draw::type::tiny * 1.06}, date_of(results_), running,
                  draw::Align::right);
        page().shapes.emplace_back(
            draw::Line{{{page_margin, y_ + 2}, {page_margin + width(), y_ + 2}}, {draw::palette::line, 0.2}});
        y_ += running_head;
    }
}

void Pages::begin(std::string_view heading, std::string_view lead) {
    new_page();
    heading_ = heading;
    if (heading.empty()) {
        return;
    }
    {
        const draw::Part part(page(), draw::Role::heading);
        y_ += draw_text(page(), heading, {{page_margin, y_}, width(), {draw::Font::bold, 6.2, draw::palette::navy}});
    }
    y_ += 1;
    if (!lead.empty()) {
        y_ +=
            draw_text(page(), lead, {{page_margin, y_}, width(), {draw::Font::regular, draw::type::body, draw::palette::slate}});
    }
    y_ += 4;
}

double Pages::need(double height) {
    if (y_ + height > bottom()) {
        const std::string heading = heading_;
        go_on(heading);
    }
    return y_;
}

void Pages::go_on(std::string_view heading) {
    new_page();
    heading_ = heading;
    const draw::Part ornament(page(), draw::Role::ornament);
    y_ += draw_text(page(), heading_again(), {{page_margin, y_}, width(), again_style}) + below_again;
}

std::string Pages::heading_again() const {
    return heading_.empty() ? std::string() : heading_ + " (" + std::string(words_.continued) + ")";
}

double Pages::room_on_next() const {
    return bottom() - top_margin - running_head - text_height(heading_again(), {{}, width(), again_style}) - below_again;
}

void Pages::paragraph(std::string_view text, const draw::TextStyle& style) {
    const TextBox box{{page_margin, 0}, width(), style};
    need(text_height(text, box));
    y_ += draw_text(page(), text, {{page_margin, y_}, width(), style});
}

void Pages::subheading(std::string_view text) {
    y_ += 3;
    const draw::TextStyle style{draw::Font::bold, draw::type::lead, draw::palette::navy};
    need(text_height(text, {{page_margin, 0}, width(), style}));
    {
        const draw::Part part(page(), draw::Role::subheading);
        paragraph(text, style);
    }
    y_ += 1.5;
}

namespace {

std::vector<std::size_t> filled_one_by_one(const std::vector<double>& heights, double first, double next) {
    std::vector<std::size_t> starts;
    double left = first;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        if (i > 0 && heights[i] > left) {
            starts.push_back(i);
            left = next;
        }
        left -= heights[i];
    }
    return starts;
}

// As long as it is not more than what the page before had: what ends a section does not stand alone.
void move_to_last_page(std::vector<std::size_t>& starts, const std::vector<double>& heights, double room) {
    const auto sum = [&](std::size_t from, std::size_t to) {
        return std::accumulate(heights.begin() + static_cast<std::ptrdiff_t>(from),
                               heights.begin() + static_cast<std::ptrdiff_t>(to), 0.0);
    };
    while (!starts.empty()) {
        const std::size_t last = starts.back(), before = starts.size() > 1 ? starts[starts.size() - 2] : 0;
        const double more = sum(last - 1, heights.size());
        if (last - before < 2 || more > room || more > sum(before, last)) {
            return;
        }
        --starts.back();
    }
}

} // namespace

std::vector<std::size_t> balanced(const std::vector<double>& heights, double first, double next) {
    std::vector<std::size_t> starts = filled_one_by_one(heights, first, next);
    const double highest = heights.empty() ? 0 : *std::ranges::max_element(heights);
    for (double less = 1; highest <= std::min(first, next) - less; less += 1) {
        std::vector<std::size_t> fewer = filled_one_by_one(heights, first - less, next - less);
        if (fewer.size() > starts.size()) {
            break;
        }
        starts = std::move(fewer);
    }
    move_to_last_page(starts, heights, next);
    return starts;
}

void Pages::draw_feet(std::size_t first, const std::string& of_all) {
    const draw::TextStyle foot{.size = draw::type::tiny, .colour = draw::palette::slate};
    for (std::size_t i = 0; i < document_.leaves.size(); ++i) {
        draw::Drawing& drawing = document_.leaves[i].drawing;
        const draw::Part ornament(drawing, draw::Role::ornament);
        const double y = paper_.height - foot_height + 4;
        draw_line(drawing, {page_margin, y}, "Formradar · " + results_.session + " · " + results_.form_hash, foot);
        draw_line(drawing, {paper_.width - page_margin, y}, std::to_string(first + i) + of_all, foot, draw::Align::right);
    }
}

draw::Document Pages::finish() && {
    draw_feet(1, " / " + std::to_string(document_.leaves.size()));
    return std::move(document_);
}

draw::Document Pages::finish(std::size_t first) && {
    draw_feet(first, {});
    return std::move(document_);
}

} // namespace formradar::report
