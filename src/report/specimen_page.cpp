// One page: the verdict, a row a kind of mark with the mark itself, and what to change.
#include "formradar/report/specimen_page.hpp"

#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/report/specimen_shapes.hpp"
#include "report/plain_style.hpp"

namespace formradar::report {
namespace {

namespace palette = draw::palette;
namespace type = draw::type;

constexpr double text_leading = 1.4;
constexpr double mark_row = 9.5;
constexpr double example_box = 5.2;
constexpr double box_pitch = 7.6;
constexpr double number_width = 18;
constexpr double name_at = 46; // from the margin: the row of boxes comes before

constexpr draw::TextStyle title{.font = draw::Font::bold, .size = type::title, .colour = palette::navy};
constexpr draw::TextStyle verdict{.font = draw::Font::bold, .size = type::heading, .colour = palette::ink};
constexpr draw::TextStyle heading{.font = draw::Font::bold, .size = type::heading, .colour = palette::navy};
constexpr draw::TextStyle table_text{.size = type::body, .colour = palette::ink};
constexpr draw::TextStyle strong{.font = draw::Font::bold, .size = type::body, .colour = palette::bronze};

// Small, as on a sheet: what was meant is a 2, and the other box a 4.
form::Row example_row(double x, double y) {
    form::Row row{.statement = 1, .boxes = {}};
    for (int value = 0; value < form::usual_steps; ++value) {
        row.boxes.push_back({.rect = {x + box_pitch * value, y, example_box, example_box}, .value = value + 1, .label = {}});
    }
    return row;
}

form::SpecimenRow example_mark(form::SpecimenMark mark) {
    const bool other = mark == form::SpecimenMark::corrected || mark == form::SpecimenMark::twice;
    return {.mark = mark,
            .score = mark == form::SpecimenMark::empty ? std::nullopt : std::optional{2},
            .other = other ? std::optional{4} : std::nullopt};
}

class SpecimenPage {
public:
    SpecimenPage(const results::SpecimenResult& result, const SpecimenWords& words, form::Paper paper)
        : result_(result), words_(words), page_{.paper = form::size_of(paper), .shapes = {}} {}

    [[nodiscard]] draw::Drawing drawn() && {
        paragraph(words_.under, plain::over, 1);
        paragraph(words_.title, title, 5);
        paragraph(words_.verdict, verdict, 2);
        for (const auto& line : words_.lines) {
            paragraph(line, plain::body, 0.5);
        }
        y_ += 7;
        heads();
        for (std::size_t i = 0; i < result_.counts.size(); ++i) {
            row(result_.counts[i], words_.marks.at(i));
        }
        y_ += 6;
        paragraph(words_.advice_head, heading, 1.5);
        for (const auto& advice : words_.advice) {
            paragraph(advice, plain::body, 1.5);
        }
        add({.baseline = {plain::margin, page_.paper.height - plain::margin}, .text = words_.foot, .style = plain::small});
        return std::move(page_);
    }

private:
    [[nodiscard]] double width() const { return page_.paper.width - 2 * plain::margin; }
    [[nodiscard]] double column(std::size_t number) const { // right edges, from 1
        return plain::margin + width() - number_width * static_cast<double>(4 - number);
    }

    void add(draw::Text text) { page_.shapes.emplace_back(std::move(text)); }

    void paragraph(const std::string& text, const draw::TextStyle& style, double below) {
        for (auto& words : draw::wrap(text, style.font, style.size, width())) {
            y_ += style.size * text_leading;
            add({.baseline = {plain::margin, y_}, .text = std::move(words), .style = style});
        }
        y_ += below;
    }

    void rule(draw::Colour colour) {
        page_.shapes.emplace_back(draw::Line{.points = {{plain::margin, y_}, {plain::margin + width(), y_}},
                                             .stroke = {.colour = colour, .width = 0.2, .dash = 0}});
    }

    void heads() {
        add({.baseline = {plain::margin, y_}, .text = words_.heads.front(), .style = plain::small});
        for (std::size_t i = 1; i < words_.heads.size(); ++i) {
            add({.baseline = {column(i), y_}, .text = words_.heads.at(i), .style = plain::small, .align = draw::Align::right});
        }
        y_ += 2;
        rule(palette::line);
    }

    void row(const results::SpecimenCount& count, const std::string& name) {
        const auto boxes = example_row(plain::margin, y_ + (mark_row - example_box) / 2);
        for (const auto& place : boxes.boxes) {
            page_.shapes.emplace_back(draw::Rectangle{
                .rect = place.rect, .fill = {}, .stroke = draw::Stroke{.colour = palette::slate, .width = 0.25, .dash = 0}});
        }
        for (auto& shape : specimen_shapes(boxes, example_mark(count.mark), 7)) {
            page_.shapes.push_back(std::move(shape));
        }
        const double baseline = y_ + mark_row / 2 + table_text.size * 0.35;
        add({.baseline = {plain::margin + name_at, baseline}, .text = name, .style = table_text});
        std::size_t place = 0;
        for (const int number : {count.printed, count.right, count.waiting, count.wrong}) {
            ++place;
            add({.baseline = {column(place), baseline},
                 .text = std::to_string(number),
                 .style = place == 4 && number > 0 ? strong : table_text,
                 .align = draw::Align::right});
        }
        y_ += mark_row;
        rule(palette::hairline);
    }

    const results::SpecimenResult& result_;
    const SpecimenWords& words_;
    draw::Drawing page_;
    double y_ = plain::margin;
};

} // namespace

draw::Document draw_specimen_page(const results::SpecimenResult& result, const SpecimenWords& words, form::Paper paper,
                                  const std::string& language) {
    draw::Document document{.title = words.title, .language = language, .backgrounds = {}, .leaves = {}};
    document.leaves.push_back({.background = {}, .drawing = SpecimenPage(result, words, paper).drawn()});
    return document;
}

} // namespace formradar::report
