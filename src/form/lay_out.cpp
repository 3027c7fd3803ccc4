// A form laid out: which blocks it has, and how generously they are set.
#include <algorithm>
#include <cmath>

#include "form/block.hpp"
#include "form/letters.hpp"
#include "form/long_words.hpp"
#include "form/pages.hpp"
#include "formradar/draw/palette.hpp"

namespace formradar::form {
namespace {

constexpr int steps = 32;            // of generosity that are tried
constexpr double head_baseline = 23; // mm: session, date and page number

// Places are kept to a hundredth of a millimetre, so that session.toml is short and says exactly what is printed.
double rounded(double mm) {
    return std::round(mm * 100) / 100;
}

void round(Rect<Mm>& rect) {
    rect = {rounded(rect.x), rounded(rect.y), rounded(rect.width), rounded(rect.height)};
}

Passage front(const Form& form, const Grid& grid, const Spacing& spacing) {
    Passage section{.head = {}, .again = {}, .blocks = {title_block(form, grid)}};
    if (!form.intro.empty()) {
        section.blocks.push_back(intro_block(form, grid, spacing));
    }
    return section;
}

Passage open_questions(const Form& form, const Grid& grid, const Spacing& spacing) {
    Passage section{.head = {}, .again = further_head_block(form, grid, false), .blocks = {}};
    for (std::size_t i = 0; i < form.open_questions.size(); ++i) {
        section.blocks.push_back(open_question_block(form, i, grid, spacing));
    }
    return section;
}

Passage statements(const Form& form, const Grid& grid, const Spacing& spacing) {
    const auto scale = scale_block(form, words_of(form.language), grid);
    Passage section{.head = stacked(question_block(form, grid, spacing), scale),
                    .again = stacked(further_head_block(form, grid, true), scale),
                    .blocks = {},
                    .together = fewest_statements};
    for (std::size_t i = 0; i < form.statements.size(); ++i) {
        auto block = statement_block(form, i, grid, spacing);
        if (const auto* begins = form.section_at(i)) {
            const auto part = block.part;
            block = stacked(section_block(*begins, grid, spacing), block);
            block.part = part;
        }
        section.blocks.push_back(std::move(block));
    }
    return section;
}

std::vector<PageInMaking> flow(const Form& form, const Grid& grid, const Spacing& spacing) {
    Pages pages(form, grid);
    if (!form.groups.empty()) {
        pages.reserve_foot(group_block(form, words_of(form.language), grid));
    }
    pages.add(front(form, grid, spacing));
    pages.clear_head();
    pages.add(open_questions(form, grid, spacing));
    pages.add(statements(form, grid, spacing));
    return pages.take();
}

// More air never needs fewer pages, so the step from which one more is needed is found by halving.
std::vector<PageInMaking> most_generous(const Form& form, const Grid& grid) {
    auto best = flow(form, grid, spacing_of(0));
    for (int fits = 0, tried = steps, too_much = steps + 1; too_much - fits > 1; tried = (fits + too_much) / 2) {
        auto pages = flow(form, grid, spacing_of(static_cast<double>(tried) / steps));
        const bool same = pages.size() == best.size();
        (same ? fits : too_much) = tried;
        if (same) {
            best = std::move(pages);
        }
    }
    return best;
}

PageLayout with_round_places(PageLayout layout) {
    const auto round_rect = [](Rect<Mm>& rect) { round(rect); };
    const auto round_box = [](Box& box) {
        round(box.rect);
        round(box.label);
    };
    for (auto& row : layout.rows) {
        std::ranges::for_each(row.boxes, round_box);
    }
    std::ranges::for_each(layout.groups, round_box);
    for (auto& answer : layout.answers) {
        round(answer.rect);
    }
    std::ranges::for_each(layout.pale, round_rect);
    return layout;
}

void add_anchors(draw::Drawing& drawing, Paper paper) {
    for (const auto& anchor : anchors_of(paper)) {
        const auto [x, y] = anchor.centre;
        const double half = anchor.size / 2;
        if (anchor.shape == AnchorShape::disc) {
            drawing.shapes.emplace_back(draw::Disc{.centre = anchor.centre, .radius = half, .fill = black, .stroke = {}});
        } else {
            drawing.shapes.emplace_back(
                draw::Rectangle{.rect = {x - half, y - half, anchor.size, anchor.size}, .fill = black, .stroke = {}});
        }
    }
}

void add_outline(draw::Drawing& drawing, const Box& box) {
    drawing.shapes.emplace_back(draw::Rectangle{.rect = box.rect, .fill = {}, .stroke = draw::Stroke{.width = box_line}});
}

draw::Drawing background(const PageInMaking& page, const PageLayout& places, Paper paper, bool ask) {
    draw::Drawing drawing{.paper = size_of(paper), .shapes = {}};
    add_anchors(drawing, paper);
    drawing.shapes.insert(drawing.shapes.end(), page.content.shapes.begin(), page.content.shapes.end());
    if (ask) {
        drawing.shapes.insert(drawing.shapes.end(), page.content.asked.begin(), page.content.asked.end());
    }
    for (const auto& row : places.rows) {
        for (const auto& box : row.boxes) {
            add_outline(drawing, box);
        }
    }
    for (const auto& box : places.groups) {
        add_outline(drawing, box);
    }
    return drawing;
}

} // namespace

FormPages lay_out(const Form& form, Paper paper, Print print) {
    if (auto problems = letter_problems(form); !problems.empty()) {
        throw CannotPrint(form.id, std::move(problems));
    }
    const auto grid = grid_of(paper, form, print);
    const auto& words = words_of(form.language);
    const auto made = most_generous(with_long_words_broken(form, grid), grid);
    FormPages pages{
        .layout = {.paper = paper, .large = print == Print::large, .pages = {}}, .backgrounds = {}, .known_group = {}};
    for (const auto& page : made) {
        auto places = with_round_places(page.content.places);
        if (print == Print::first) {
            places.pale.clear();
        }
        const draw::Text number{.baseline = {grid.head_right, head_baseline},
                                .text = page_of(words, pages.backgrounds.size() + 1, made.size()),
                                .style = {.size = draw::type::small, .colour = draw::palette::slate},
                                .align = draw::Align::right};
        pages.backgrounds.push_back(background(page, places, paper, true));
        pages.backgrounds.back().shapes.emplace_back(number);
        if (!places.groups.empty()) {
            pages.known_group = background(page, places, paper, false);
            pages.known_group->shapes.emplace_back(number);
        }
        pages.layout.pages.push_back(std::move(places));
    }
    return pages;
}

} // namespace formradar::form
