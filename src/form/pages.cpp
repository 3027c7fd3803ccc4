// Blocks stacked on pages from the top; a page that is full is followed by another one.
#include "form/pages.hpp"

#include <algorithm>

#include "form/wrong.hpp"
#include "formradar/form/problem.hpp"

namespace formradar::form {
namespace {

constexpr double above_groups = 3.5; // mm free above the groups

} // namespace

void Pages::begin_page() {
    if (pages_.size() == most_pages) {
        throw CannotPrint(form_.id, {{{Part::whole}, worded(Wrong::too_many_pages, {{"most", std::to_string(most_pages)}})}});
    }
    pages_.push_back({.y = grid_.top, .bottom = grid_.bottom, .content = {}});
}

bool Pages::fits(const Block& block) const {
    const auto& page = pages_.back();
    return page.y + (page.fresh ? 0 : block.above) + block.height <= page.bottom;
}

// A section begins where its head has company: one statement alone below it looks lost, though not as lost as a page of which
// more than half is left empty.
bool Pages::fits_start(const Passage& section) const {
    const auto& page = pages_.back();
    const bool hardly_used = page.y - grid_.top < (page.bottom - grid_.top) / 2;
    const auto company = hardly_used ? std::size_t{1} : section.together;
    auto piece = section.head;
    for (std::size_t i = 0; i < std::min(company, section.blocks.size()); ++i) {
        piece = stacked(std::move(piece), section.blocks[i]);
    }
    return fits(piece);
}

void Pages::place(Block block) {
    auto& page = pages_.back();
    page.y += page.fresh ? 0 : block.above;
    const double height = block.height;
    block.above = 0;
    page.content.height = 0;
    page.content = stacked(std::move(page.content), moved(block, page.y));
    page.y += height;
    page.fresh = false;
}

// The block stands at the foot of the first page, which everything else leaves free.
void Pages::reserve_foot(const Block& block) {
    auto& page = pages_.back();
    const double top = grid_.foot - block.height;
    if (top < grid_.head_bottom) {
        throw CannotPrint(form_.id, {{{Part::groups}, worded(Wrong::groups_do_not_fit)}});
    }
    page.content.height = 0;
    page.content = stacked(std::move(page.content), moved(block, top));
    page.bottom = std::min(page.bottom, top - above_groups);
}

void Pages::clear_head() {
    pages_.back().y = std::max(pages_.back().y, grid_.head_bottom);
}

void Pages::add(const Passage& section) {
    auto head = section.head;
    if (!section.blocks.empty() && !fits_start(section)) {
        begin_page();
        head = section.again;
    }
    for (const auto& block : section.blocks) {
        auto piece = head.shapes.empty() ? block : stacked(head, block);
        piece.above = head.shapes.empty() ? block.above : head.above;
        if (!fits(piece)) {
            begin_page();
            piece = stacked(section.again, block);
            if (!fits(piece)) {
                throw CannotPrint(form_.id, {{block.part, worded(Wrong::page_too_small)}});
            }
        }
        place(std::move(piece));
        head = {};
    }
}

} // namespace formradar::form
