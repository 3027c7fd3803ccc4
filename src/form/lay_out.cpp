// A form laid out on pages: its blocks stacked from the top, as generously as the fewest pages allow.
#include <algorithm>
#include <cmath>

#include "form/block.hpp"
#include "form/letters.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/draw/palette.hpp"

namespace formradar {
namespace {

constexpr std::size_t most_pages = 31; // what the page's letter in the code can say
constexpr double above_groups = 3;     // mm free above the groups
constexpr double foot_clear = 4.5;     // mm from the groups' boxes to the capitals of the last line
constexpr int steps = 20;              // of generosity that are tried

// Places are kept to a hundredth of a millimetre, so that session.toml is short and says exactly what is printed.
double rounded(double mm) {
    return std::round(mm * 100) / 100;
}

void round(Rect<Mm>& rect) {
    rect = {rounded(rect.x), rounded(rect.y), rounded(rect.width), rounded(rect.height)};
}

struct PageInMaking {
    double y = 0;      // mm: where the next block goes
    double bottom = 0; // mm: blocks end here
    bool fresh = true; // nothing placed but the head
    Block content;
};

// Blocks that follow each other, under a head that is repeated where they go on.
struct Section {
    Block head;  // above the first block
    Block again; // at the head of each further page
    std::vector<Block> blocks;
};

class Pages {
public:
    Pages(const Form& form, const Grid& grid) : form_(form), grid_(grid) { begin_page(); }

    void reserve_foot(const Block& block);
    void add(const Section& section);
    [[nodiscard]] std::vector<PageInMaking> take() { return std::move(pages_); }

private:
    void begin_page();
    [[nodiscard]] bool fits(const Block& block) const;
    void place(Block block);

    const Form& form_;
    const Grid& grid_;
    std::vector<PageInMaking> pages_;
};

void Pages::begin_page() {
    if (pages_.size() == most_pages) {
        throw Error("the form \"" + form_.id + "\" needs more than " + std::to_string(most_pages) +
                    " pages; make it shorter or split it into two forms");
    }
    pages_.push_back({.y = grid_.top, .bottom = grid_.bottom, .content = {}});
}

bool Pages::fits(const Block& block) const {
    const auto& page = pages_.back();
    return page.y + (page.fresh ? 0 : block.above) + block.height <= page.bottom;
}

void Pages::place(Block block) {
    auto& page = pages_.back();
    page.y += page.fresh ? 0 : block.above;
    const double height = block.height;
    block.above = 0;
    page.content.height = 0;
    page.content = stacked(std::move(page.content), moved(std::move(block), page.y));
    page.y += height;
    page.fresh = false;
}

// The block stands at the foot of the first page, which everything else leaves free.
void Pages::reserve_foot(const Block& block) {
    const double lowest = grid_.foot_baseline - type::small * cap_height - foot_clear;
    auto& page = pages_.back();
    const double top = lowest - block.height;
    if (top < grid_.head_bottom) {
        throw Error("the groups of the form \"" + form_.id + "\" do not fit on its first page; use fewer or shorter names");
    }
    page.content.height = 0;
    page.content = stacked(std::move(page.content), moved(block, top));
    page.bottom = std::min(page.bottom, top - above_groups);
}

void Pages::add(const Section& section) {
    auto head = section.head;
    for (const auto& block : section.blocks) {
        auto piece = head.shapes.empty() ? block : stacked(head, block);
        piece.above = head.shapes.empty() ? block.above : head.above;
        if (!fits(piece)) {
            begin_page();
            piece = stacked(section.again, block);
            if (!fits(piece)) {
                throw Error(block.name + " of the form \"" + form_.id + "\" does not fit on a page; make its text shorter");
            }
        }
        place(std::move(piece));
        head = {};
    }
}

Section front(const Form& form, const Grid& grid, const Spacing& spacing) {
    auto title = title_block(form, grid);
    title.height = std::max(title.height, grid.head_bottom - grid.top);
    Section section{.head = {}, .again = {}, .blocks = {std::move(title)}};
    if (!form.intro.empty()) {
        section.blocks.push_back(intro_block(form, grid, spacing));
    }
    return section;
}

Section open_questions(const Form& form, const Grid& grid, const Spacing& spacing) {
    Section section{.head = open_head_block(words_of(form.language), grid, spacing),
                    .again = further_head_block(form, grid, false),
                    .blocks = {}};
    for (std::size_t i = 0; i < form.open_questions.size(); ++i) {
        section.blocks.push_back(open_question_block(form, i, grid, spacing));
    }
    return section;
}

Section statements(const Form& form, const Grid& grid, const Spacing& spacing) {
    const auto scale = scale_block(form, words_of(form.language), grid);
    Section section{.head = stacked(question_block(form, grid, spacing), scale),
                    .again = stacked(further_head_block(form, grid, true), scale),
                    .blocks = {}};
    for (std::size_t i = 0; i < form.statements.size(); ++i) {
        section.blocks.push_back(statement_block(form, i, grid, spacing));
    }
    return section;
}

std::vector<PageInMaking> flow(const Form& form, const Grid& grid, const Spacing& spacing) {
    Pages pages(form, grid);
    if (!form.groups.empty()) {
        pages.reserve_foot(group_block(form, words_of(form.language), grid));
    }
    pages.add(front(form, grid, spacing));
    pages.add(open_questions(form, grid, spacing));
    pages.add(statements(form, grid, spacing));
    return pages.take();
}

std::vector<PageInMaking> most_generous(const Form& form, const Grid& grid) {
    auto best = flow(form, grid, spacing_of(0));
    for (int step = steps; step > 0; --step) {
        auto pages = flow(form, grid, spacing_of(static_cast<double>(step) / steps));
        if (pages.size() == best.size()) {
            return pages;
        }
    }
    return best;
}

PageLayout with_round_places(PageLayout layout) {
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
    return layout;
}

void add_anchors(Drawing& drawing, Paper paper) {
    for (const auto& anchor : anchors_of(paper)) {
        const auto [x, y] = anchor.centre;
        const double half = anchor.size / 2;
        if (anchor.shape == AnchorShape::disc) {
            drawing.shapes.emplace_back(Disc{.centre = anchor.centre, .radius = half, .fill = black, .stroke = {}});
        } else {
            drawing.shapes.emplace_back(
                Rectangle{.rect = {x - half, y - half, anchor.size, anchor.size}, .fill = black, .stroke = {}});
        }
    }
}

void add_outline(Drawing& drawing, const Box& box) {
    drawing.shapes.emplace_back(Rectangle{.rect = box.rect, .fill = {}, .stroke = Stroke{.width = box_line}});
}

Drawing background(const PageInMaking& page, const PageLayout& places, Paper paper) {
    Drawing drawing{.paper = size_of(paper), .shapes = {}};
    add_anchors(drawing, paper);
    drawing.shapes.insert(drawing.shapes.end(), page.content.shapes.begin(), page.content.shapes.end());
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

FormPages lay_out(const Form& form, Paper paper) {
    check_letters(form);
    const auto grid = grid_of(paper);
    const auto& words = words_of(form.language);
    const auto made = most_generous(form, grid);
    FormPages pages{.layout = {.paper = paper, .pages = {}}, .backgrounds = {}};
    for (const auto& page : made) {
        auto places = with_round_places(page.content.places);
        auto drawing = background(page, places, paper);
        drawing.shapes.emplace_back(Text{.baseline = {grid.right, grid.foot_baseline},
                                         .text = page_of(words, pages.backgrounds.size() + 1, made.size()),
                                         .style = {.size = type::small, .colour = palette::slate},
                                         .align = Align::right});
        pages.backgrounds.push_back(std::move(drawing));
        pages.layout.pages.push_back(std::move(places));
    }
    return pages;
}

} // namespace formradar
