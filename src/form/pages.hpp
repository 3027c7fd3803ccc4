// Blocks stacked on pages from the top; a page that is full is followed by another one.
#pragma once

#include <cstddef>
#include <vector>

#include "form/block.hpp"

namespace formradar::form {

inline constexpr std::size_t most_pages = 31; // what the page's letter in the code can say

struct PageInMaking {
    double y = 0;      // mm: where the next block goes
    double bottom = 0; // mm: blocks end here
    bool fresh = true; // nothing placed but the head
    Block content;
};

// Blocks that follow each other, under a head that is repeated where they go on.
struct Passage {
    Block head;  // above the first block
    Block again; // at the head of each further page
    std::vector<Block> blocks;
    std::size_t together = 1; // blocks that stay with the head
};

class Pages {
public:
    Pages(const Form& form, const Grid& grid) : form_(form), grid_(grid) { begin_page(); }

    void reserve_foot(const Block& block);
    void add(const Passage& section);
    void clear_head(); // what follows reaches over the whole width
    [[nodiscard]] std::vector<PageInMaking> take() { return std::move(pages_); }

private:
    void begin_page();
    [[nodiscard]] bool fits(const Block& block) const;
    [[nodiscard]] bool fits_start(const Passage& section) const;
    void place(Block block);

    const Form& form_;
    const Grid& grid_;
    std::vector<PageInMaking> pages_;
};

} // namespace formradar::form
