// A strip that was folded away, or that a scanner drew in twice, moves rows by as much as there is from one to the next. They are
// taken for each other, and what shows it is a row that is nowhere, or a box where none is printed.
#include "read/creased.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <vector>

#include "formradar/vision/page/seen_outlines.hpp"

namespace formradar::read {
namespace {

// Found on sheets with 4 to 30 mm cut out, doubled or pushed aside: of 63, ten had rows silently taken for others, all of them
// odd in one of these ways.
constexpr double bent = 1.0; // mm: only strongly curled pages in phone photos lie further off than that, up to 1.7
// Tried by creased_test: no_row_is_taken_for_another_one, a_page_that_is_only_cut_is_read.
constexpr double share_lost = 0.35; // of the anchors, as where half of the page lies elsewhere

bool is_odd(const vision::Registration& registration, const vision::Frame& frame) {
    const auto all = static_cast<double>(frame.anchors.size());
    return registration.residual_mm > bent || all - static_cast<double>(registration.found.size()) > share_lost * all;
}

bool is_nowhere(const RowTrace& row) {
    const auto rule = row.verdict.rule;
    return row.statement && row.verdict.needs_review && (rule == Rule::outline_missing || rule == Rule::guard_of_empty_rows);
}

// A strip that is missing along a column takes that box of each row, and what is left of the others looks like it.
bool a_column_is_nowhere(const PageRows& rows, const form::PageLayout& page) {
    constexpr double nowhere = 0.5; // share of an outline
    constexpr double most = 0.66;   // of the rows: marks lie on some outlines
    std::vector<int> missing;       // by column
    std::size_t box = 0;
    for (const auto& row : page.rows) {
        missing.resize(std::max(missing.size(), row.boxes.size()), 0);
        for (std::size_t column = 0; column < row.boxes.size(); ++column, ++box) {
            missing[column] += rows.measurements.front().found[box].outline < nowhere ? 1 : 0;
        }
    }
    const auto enough = std::max(2.0, most * static_cast<double>(page.rows.size()));
    return std::ranges::any_of(missing, [enough](int count) { return count >= enough; });
}

// Places beyond the printed boxes, as far from them as their neighbours are; what lies in one line of them was moved together.
using Places = std::vector<vision::BoxPlace>;

Places moved(const form::Row& row, Point<Mm> by) {
    Places places;
    std::ranges::transform(row.boxes, std::back_inserter(places), [&](const form::Box& box) {
        return vision::BoxPlace{box.rect.moved(by), {}, form::box_line};
    });
    return places;
}

bool is_printed_near(const form::PageLayout& page, const Rect<Mm>& rect) {
    constexpr double close = 1.3; // sides, from middle to middle: boxes that the search might take for each other
    const auto near = [&](const form::Box& box) {
        const auto apart = box.rect.centre() - rect.centre();
        return std::abs(apart.x) < close * rect.width && std::abs(apart.y) < close * rect.height;
    };
    return std::ranges::any_of(page.groups, near) ||
           std::ranges::any_of(page.rows, [&](const form::Row& row) { return std::ranges::any_of(row.boxes, near); });
}

std::vector<Places> lines_without_boxes(const form::PageLayout& page) {
    std::vector<Places> lines;
    Places left, right;
    for (std::size_t r = 0; r < page.rows.size(); ++r) {
        const auto& boxes = page.rows[r].boxes;
        for (const std::size_t other : {r - 1, r + 1}) { // away from each neighbour, by as much as it is away
            if (other < page.rows.size()) {
                lines.push_back(moved(page.rows[r], boxes.front().rect.centre() - page.rows[other].boxes.front().rect.centre()));
            }
        }
        const auto step = boxes[1].rect.centre() - boxes[0].rect.centre();
        left.push_back({boxes.front().rect.moved(step * -1.0), {}, form::box_line});
        right.push_back({boxes.back().rect.moved(step), {}, form::box_line});
    }
    lines.push_back(std::move(left));
    lines.push_back(std::move(right));
    for (auto& line : lines) {
        std::erase_if(line, [&](const vision::BoxPlace& place) { return is_printed_near(page, place.rect); });
    }
    std::erase_if(lines, [](const Places& line) { return line.empty(); });
    return lines;
}

// Where a single row slipped aside by boxes, one of its ends is nowhere: then it may have a box beyond the other.
std::vector<Places> beyond_lost_ends(const PageRows& rows, const form::PageLayout& page) {
    constexpr double lost = 0.7; // share of an outline: the row above or below may lie on a part of it
    std::vector<Places> lines;
    std::size_t first = 0;
    for (const auto& row : page.rows) {
        const auto& found = rows.measurements.front().found;
        const auto last = first + row.boxes.size() - 1;
        const auto step = row.boxes[1].rect.centre() - row.boxes[0].rect.centre();
        if (found[first].outline < lost) {
            lines.push_back({{row.boxes.back().rect.moved(step), {}, form::box_line}});
        }
        if (found[last].outline < lost) {
            lines.push_back({{row.boxes.front().rect.moved(step * -1.0), {}, form::box_line}});
        }
        first = last + 1;
    }
    return lines;
}

// A whole line of boxes more than there are: print has no other squares of their size. Its two ends tell.
bool has_boxes_where_none_are(const GrayImage& picture, const PageRows& rows, const form::PageLayout& page) {
    constexpr double search = 3; // mm: a row is taken for another only where it lies about as far off
    // Share of both outlines: such lines had 0.7 and more where a mark lay on one of them, words 0.25 at most.
    constexpr double seen = 0.5;
    constexpr double coarse = 4; // px/mm: as many lines were told from words as with 7, in a third of the time
    auto lines = lines_without_boxes(page);
    std::ranges::move(beyond_lost_ends(rows, page), std::back_inserter(lines));
    return std::ranges::any_of(lines, [&](const Places& line) {
        const std::array ends = {line.front(), line.back()};
        const auto shares =
            vision::seen_outlines(picture, rows.measurements.front().registration, ends, search, {.px_per_mm = coarse});
        return (shares.front() + shares.back()) / 2 >= seen;
    });
}

} // namespace

bool may_be_creased(const GrayImage& picture, const PageRows& rows, const form::PageLayout& page,
                    const vision::Registration& registration, const vision::Frame& frame) {
    if (page.rows.empty() || rows.measurements.empty()) {
        return false;
    }
    return (is_odd(registration, frame) && std::ranges::any_of(rows.rows, is_nowhere)) || a_column_is_nowhere(rows, page) ||
           has_boxes_where_none_are(picture, rows, page);
}

} // namespace formradar::read
