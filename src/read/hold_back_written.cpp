// What is dark or pale where nothing is printed, held against each row that seems empty.
#include "read/hold_back_written.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "formradar/form/printed.hpp"
#include "formradar/vision/evidence/words.hpp"
#include "read/guards.hpp"

namespace formradar::read {
namespace {

bool is_open_statement(const RowTrace& row) {
    return row.statement && seems_empty(row);
}

bool is_open_group(const RowTrace& row) {
    return !row.statement && seems_empty(row);
}

// The names of the groups and their boxes, and what people draw round them.
Rect<Mm> groups_of(const form::PageLayout& page) {
    // Tried by written_beside_test: that_was_marked_makes_the_group_wait.
    constexpr double round_names = 3; // mm
    Rect<Mm> all = page.groups.front().rect;
    for (const auto& box : page.groups) {
        for (const auto& part : {box.rect, box.label}) {
            const double right = std::max(all.right(), part.right()), bottom = std::max(all.bottom(), part.bottom());
            all.x = std::min(all.x, part.x), all.y = std::min(all.y, part.y);
            all.width = right - all.x, all.height = bottom - all.y;
        }
    }
    return all.grown(round_names);
}

// Level with the row, for the most part.
bool lies_beside(const vision::Written& piece, const form::Row& row) {
    // Tried by written_beside_test: waits_for_a_person_and_the_other_open_row_is_empty.
    constexpr double reach = 1; // mm above and below the boxes
    const auto band = row.boxes.front().rect.grown(reach);
    const double shared = std::min(band.bottom(), piece.bounds.bottom()) - std::max(band.y, piece.bounds.y);
    return shared > piece.bounds.height / 2;
}

// A page on which no row has a mark is looked at as a whole, since all that is said may stand anywhere; else the height of each
// row that has none.
vision::WhereToLook where_to_look(const PageRows& rows, const form::Layout& layout, std::size_t page) {
    // Tried by written_beside_test: make_the_open_rows_of_a_page_without_a_mark_wait_as_well.
    constexpr double round_row = 4; // mm
    const auto paper = form::size_of(layout.paper);
    vision::WhereToLook where{.paper = paper, .parts = {}, .printed = {}, .lines = {}};
    const auto& groups = layout.pages[page].groups;
    if (!groups.empty() && std::ranges::any_of(rows.rows, is_open_group)) {
        where.words.push_back(groups_of(layout.pages[page]));
        where.parts = where.words;
    }
    where.pale = std::ranges::all_of(rows.rows, [](const RowTrace& row) { return !row.statement || seems_empty(row); });
    if (where.pale) {
        where.parts.assign(1, Rect<Mm>{0, 0, paper.width, paper.height});
        return where;
    }
    for (std::size_t r = 0; r < layout.pages[page].rows.size(); ++r) {
        const auto box = layout.pages[page].rows[r].boxes.front().rect.grown(round_row);
        if (is_open_statement(rows.rows[r])) {
            where.parts.push_back({0, box.y, paper.width, box.height});
        }
    }
    return where;
}

// Laying a form out takes as long as all that is looked at on a page: once for the pages that follow each other.
const std::optional<form::PrintedPlaces>& places_printed(const form::Form& form, const form::Layout& layout, std::size_t page) {
    struct Known {
        form::Form form;
        form::Layout layout;
        std::size_t page = 0;
        std::optional<form::PrintedPlaces> places;
    };
    thread_local std::optional<Known> last;
    if (!last || last->page != page || last->form != form || last->layout != layout) {
        last = Known{.form = form, .layout = layout, .page = page, .places = form::printed_places(form, layout, page)};
    }
    return last->places;
}

// A group's name may be encircled, ticked or underlined instead of its box.
void hold_back_groups(PageRows& rows, const form::PageLayout& page, std::span<const vision::Written> written) {
    const auto group = std::ranges::find_if(rows.rows, is_open_group);
    if (group == rows.rows.end() || page.groups.empty()) {
        return;
    }
    std::vector<vision::Written> on_them;
    std::ranges::copy_if(written, std::back_inserter(on_them), [zone = groups_of(page)](const vision::Written& piece) {
        const auto at = piece.bounds.centre();
        return at.x > zone.x && at.x < zone.right() && at.y > zone.y && at.y < zone.bottom();
    });
    if (says_something(on_them)) {
        group->verdict = guarded(std::move(group->verdict), GuardFinding{Guard::beside, std::nullopt});
    }
}

// By how much the names differ in what is on them, over what is printed of each: as much as a pen adds, and a highlighter.
bool differ_in_ink(std::span<const double> inks, std::span<const double> printed) {
    // Thirty clean pages of five conditions differ by 0.16 at most.
    // Tried by written_beside_test: that_was_marked_makes_the_group_wait, as_they_are_printed_leave_the_group_empty.
    constexpr double least_share = 0.25, least = 0.5; // of the name that has least on it; mm² times darkness
    constexpr double palest = 0.3;                    // of what is printed: what is lost of pale print makes nothing else darker
    std::vector<double> shares;
    std::ranges::transform(inks, printed, std::back_inserter(shares), [](double ink, double print) { return ink / print; });
    const double usual = *std::ranges::min_element(shares);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double more = shares[i] - usual;
        if (more > least_share * std::max(usual, palest) && more * printed[i] > least) {
            return true;
        }
    }
    return false;
}

} // namespace

void hold_back_names(PageRows& rows, const GrayImage& picture, const vision::PageMap& map, const form::Form& form,
                     const form::Layout& layout, std::size_t page) {
    constexpr double least_print = 0.5; // mm²: shorter names say nothing of the others
    const auto group = std::ranges::find_if(rows.rows, is_open_group);
    const auto& groups = layout.pages[page].groups;
    const auto* printed = group != rows.rows.end() && groups.size() > 1 ? &places_printed(form, layout, page) : nullptr;
    if (printed == nullptr || !*printed || std::ranges::any_of((*printed)->names, [](double ink) { return ink < least_print; })) {
        return;
    }
    std::vector<Rect<Mm>> labels;
    std::ranges::transform(groups, std::back_inserter(labels), &form::Box::label);
    if (differ_in_ink(vision::ink_on_words(picture, map, labels), (*printed)->names)) {
        group->verdict = guarded(std::move(group->verdict), GuardFinding{Guard::name, std::nullopt});
        conclude(rows);
    }
}

std::vector<vision::Written> written_beside(const GrayImage& picture, const vision::PageMap& map, const PageRows& rows,
                                            const form::Form& form, const form::Layout& layout, std::size_t page) {
    if (std::ranges::none_of(rows.rows, is_open_statement) && std::ranges::none_of(rows.rows, is_open_group)) {
        return {};
    }
    auto where = where_to_look(rows, layout, page);
    const auto& printed = places_printed(form, layout, page);
    if (!printed) {
        return {};
    }
    where.printed = printed->others;
    std::ranges::transform(printed->lines, std::back_inserter(where.lines), [](const form::TextLine& line) {
        return vision::PrintedLine{line.rect, line.size};
    });
    return vision::written_on(picture, map, where);
}

void hold_back_written(PageRows& rows, const form::PageLayout& page, std::span<const vision::Written> written) {
    for (std::size_t r = 0; r < page.rows.size(); ++r) {
        std::vector<vision::Written> beside;
        std::ranges::copy_if(written, std::back_inserter(beside),
                             [&](const vision::Written& piece) { return lies_beside(piece, page.rows[r]); });
        if (is_open_statement(rows.rows[r]) && says_something(beside)) {
            rows.rows[r].verdict = guarded(std::move(rows.rows[r].verdict), GuardFinding{Guard::beside, std::nullopt});
        }
    }
    hold_back_groups(rows, page, written);
    conclude(rows);
}

void hold_back_unsure(PageRows& rows) {
    bool elsewhere = false, in_a_box = false;
    for (const auto& row : rows.rows) {
        const auto state = row.verdict.state;
        const bool marked = state != record::State::empty && state != record::State::unclear;
        const bool inked = std::ranges::any_of(row.inks, [](const vision::Ink& ink) { return ink.area > 0; });
        in_a_box = in_a_box || (row.statement && marked && inked);
        elsewhere = elsewhere || (row.statement && (row.verdict.needs_review || (marked && !inked)));
    }
    for (auto& row : rows.rows) {
        if (elsewhere && !in_a_box && seems_empty(row)) {
            row.verdict = guarded(std::move(row.verdict), GuardFinding{Guard::unsure, std::nullopt});
        }
    }
    conclude(rows);
}

bool says_something(std::span<const vision::Written> written) {
    // Tried by written_beside_test: on_which_something_is_written_is_not_unused, as_it_was_drawn_is_unused.
    constexpr double least_dark = 1.5, least_pale = 6; // mm²: a figure 1 in ballpoint has 2
    double dark = 0, pale = 0;
    for (const auto& piece : written) {
        (piece.pale ? pale : dark) += piece.area;
    }
    return dark > least_dark || pale > least_pale;
}

} // namespace formradar::read
