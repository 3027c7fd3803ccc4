// After the first sheet is found it is painted over, and what is left is looked at again: first for codes, then for anchors.
#include "read/sheets_in_picture.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "formradar/code/qr.hpp"
#include "formradar/form/box_size.hpp"
#include "formradar/vision/page/boxes_beside.hpp"
#include "formradar/vision/page/cover.hpp"
#include "formradar/vision/page/straighten.hpp"
#include "read/locate.hpp"

namespace formradar::read {
namespace {

// Tried by sheets_in_picture_test: of_which_only_rows_are_in_sight_is_named, names_the_sheet_of_which_some_is_in_sight,
// on_a_table_or_a_lid_is_one_line.
constexpr std::size_t most_sheets = 16;
constexpr std::size_t fewest_marks = 2; // outside of what was found, from which another sheet is looked for
// Outside of what was found, from which another sheet is named though nothing of it could be read: a foot of a page has three.
constexpr std::size_t sure_marks = 3;
constexpr int sure_boxes = 4; // likewise: no more than a row of another sheet has

struct Found {
    vision::Registration page;
    vision::Outline outline;
};

// As large as an anchor of the page's would be; pages in one picture may lie at different distances.
bool is_as_large_as_an_anchor(double area, std::span<const Anchor> anchors, double px_per_mm) {
    constexpr double nearer = 1.5;
    const auto [smallest, largest] = std::ranges::minmax(anchors, {}, &Anchor::size);
    const double unit = px_per_mm * px_per_mm, square = largest.size * largest.size;
    const double disc = std::numbers::pi / 4 * smallest.size * smallest.size;
    return area > disc * unit / (nearer * nearer) && area < square * unit * nearer * nearer;
}

std::size_t marks_outside(const GrayImage& picture, const std::vector<Found>& found, std::span<const Anchor> anchors,
                          std::span<const vision::Candidate> candidates) {
    constexpr double margin = 2; // mm
    std::optional<double> paper; // asked for when something is outside: on most scans nothing is
    const auto lies_on_paper = [&](const vision::Candidate& blob) {
        paper = paper ? paper : vision::paper_level(picture, found.front().outline);
        return vision::lies_on_paper(picture, blob.at, blob.area, *paper);
    };
    const auto is_within = [&](const vision::Candidate& blob) {
        return std::ranges::any_of(
            found, [&](const Found& sheet) { return vision::contains(sheet.outline, blob.at, margin * sheet.page.px_per_mm); });
    };
    const auto is_outside = [&](const vision::Candidate& blob) {
        return is_as_large_as_an_anchor(blob.area, anchors, found.front().page.px_per_mm) && !is_within(blob) &&
               lies_on_paper(blob);
    };
    return static_cast<std::size_t>(std::ranges::count_if(candidates, is_outside));
}

GrayImage without(const GrayImage& picture, const std::vector<Found>& found) {
    std::vector<vision::Outline> outlines;
    std::ranges::transform(found, std::back_inserter(outlines), &Found::outline);
    return vision::painted_over(picture, outlines);
}

bool leaves_room(const GrayImage& picture, const vision::Registration& page, const vision::Frame& frame) {
    // Tried by sheets_in_picture_test: in_one_picture_are_read.
    constexpr double most = 0.62; // of the picture
    const double area = frame.paper.width * frame.paper.height * page.px_per_mm * page.px_per_mm;
    return area < most * picture.width() * picture.height();
}

// Some of the picture is not of the page.
bool has_a_margin(const GrayImage& picture, const vision::Outline& outline) {
    constexpr double all = 0.95; // of the picture
    return vision::overlap(outline, outline) < all * picture.width() * picture.height();
}

// A map that puts most of a page where another one was found is no other page.
bool is_new(const vision::Outline& outline, const std::vector<Found>& found) {
    // Tried by sheets_in_picture_test: of_two_sheets_is_read_from_left_to_right.
    constexpr double most_shared = 0.85;
    const double area = vision::overlap(outline, outline);
    return std::ranges::none_of(found,
                                [&](const Found& other) { return vision::overlap(outline, other.outline) > most_shared * area; });
}

// Some of the page is under something, or was not drawn: then another sheet may lie there.
bool is_partly_hidden(const GrayImage& picture, const vision::Registration& page, const vision::Frame& frame) {
    const auto in_picture = std::ranges::count_if(frame.anchors, [&](const Anchor& anchor) {
        const auto at = page.map(anchor.centre);
        return at.x >= 0 && at.y >= 0 && at.x < picture.width() && at.y < picture.height();
    });
    return static_cast<std::size_t>(in_picture) > page.found.size();
}

// Where the page's own code is printed.
bool is_own(const code::FoundCode& code, const vision::Registration& page) {
    // Tried by sheets_in_picture_test: is_not_taken_for_the_only_sheet.
    constexpr double near = 6; // mm: of a curled page seen from its anchors, and less than half a code
    const auto middle = (code.corners[0] + code.corners[2]) * 0.5;
    return std::ranges::any_of(form::codes_of(papers.at(page.frame)), [&](const Rect<Mm>& place) {
        const auto own = page.map(place.centre());
        return std::hypot(own.x - middle.x, own.y - middle.y) < near * page.px_per_mm;
    });
}

class Search {
public:
    Search(const GrayImage& picture, std::span<const vision::Frame> frames, const FindCodes& find_codes)
        : picture_(picture), frames_(frames), find_codes_(find_codes) {}

    void add(const vision::Registration& page) { found_.push_back({page, vision::outline_of(page, frames_[page.frame])}); }

    // By the codes that are left when what was found is painted over.
    void by_codes(SheetsInPicture& result) {
        const auto rest = without(picture_, found_);
        for (const auto& codes : our_codes(rest, find_codes_, false)) {
            take(codes, rest, result);
        }
    }

    // By codes on the page itself that are none of its own: another sheet lies over it or under it.
    void by_codes_on_it(SheetsInPicture& result) {
        const auto first = found_.front().page;
        for (const auto& codes : our_codes(picture_, find_codes_, false)) {
            if (std::ranges::none_of(codes, [&](const code::FoundCode& code) { return is_own(code, first); })) {
                take(codes, picture_, result);
            }
        }
    }

    // By anchors alone: both of its codes are lost or cut off.
    bool by_marks() {
        const auto rest = without(picture_, found_);
        const auto page = vision::register_page(rest, frames_, {}, {}, &trace_);
        if (!page || page->mirrored || !is_new(vision::outline_of(*page, frames_[page->frame]), found_)) {
            return false;
        }
        add(*page);
        return true;
    }

    [[nodiscard]] std::size_t marks_left(std::span<const vision::Candidate> seen) const {
        return marks_outside(picture_, found_, frames_[found_.front().page.frame].anchors, seen);
    }
    // Of a sheet that is partly in sight, whose anchors are cut off or covered.
    [[nodiscard]] bool boxes_left() const {
        const auto& first = found_.front();
        if (!has_a_margin(picture_, first.outline)) {
            return false;
        }
        std::vector<vision::Outline> outlines;
        std::ranges::transform(found_, std::back_inserter(outlines), &Found::outline);
        const auto paper = vision::paper_level(picture_, first.outline);
        return vision::boxes_beside(picture_, outlines, form::box_side * first.page.px_per_mm, paper) >= sure_boxes;
    }
    [[nodiscard]] const std::vector<vision::Candidate>& seen() const { return trace_.candidates; }
    [[nodiscard]] std::vector<Found>& found() { return found_; }

private:
    void take(const SheetCodes& codes, const GrayImage& picture, SheetsInPicture& result) {
        const auto page = locate_by_codes(picture, frames_, codes, {});
        if (page && is_new(vision::outline_of(*page, frames_[page->frame]), found_)) {
            add(*page);
        } else if (!page) {
            result.named.push_back(*code::parse_payload(codes.front().text));
        }
    }

    const GrayImage& picture_;
    std::span<const vision::Frame> frames_;
    const FindCodes& find_codes_;
    std::vector<Found> found_;
    vision::RegisterTrace trace_;
};

// Nearly all of it is as light as the page's paper: no table, and no lid that is grey.
bool is_paper(const GrayImage& part, double paper) {
    constexpr double light = 0.8, nearly_all = 0.85; // of the paper's level, of the pixels
    constexpr int step = 8;                          // px
    std::int64_t seen = 0, bright = 0;
    for (int y = 0; y < part.height(); y += step) {
        const auto row = part.row(y);
        for (std::size_t x = 0; x < row.size(); x += step) {
            ++seen;
            bright += row[x] > light * paper ? 1 : 0;
        }
    }
    return static_cast<double>(bright) > nearly_all * static_cast<double>(seen);
}

// From the top, and from the left where two lie side by side.
std::vector<vision::Registration> in_reading_order(std::vector<Found> found) {
    const auto middle = [](const Found& sheet) {
        Point<Px> sum;
        for (const auto& point : sheet.outline) {
            sum = sum + point;
        }
        return sum * (1.0 / static_cast<double>(sheet.outline.size()));
    };
    const auto [top, bottom] = std::ranges::minmax(found.front().outline, {}, &Point<Px>::y);
    const double band = 0.5 * (bottom.y - top.y);
    std::ranges::stable_sort(found, {}, [&](const Found& sheet) {
        const auto at = middle(sheet);
        return std::pair{std::floor(at.y / band), at.x};
    });
    std::vector<vision::Registration> pages;
    std::ranges::transform(found, std::back_inserter(pages), &Found::page);
    return pages;
}

} // namespace

SheetsInPicture find_sheets(const GrayImage& picture, std::span<const vision::Frame> frames, const vision::Registration& first,
                            const FindCodes& find_codes, const vision::RegisterTrace& trace) {
    SheetsInPicture result;
    Search search(picture, frames, find_codes);
    search.add(first);
    if (is_partly_hidden(picture, first, frames[first.frame])) {
        search.by_codes_on_it(result);
    }
    if (search.marks_left(trace.candidates) >= fewest_marks || leaves_room(picture, first, frames[first.frame])) {
        search.by_codes(result);
        auto left = search.marks_left(trace.candidates);
        while (left >= fewest_marks && search.found().size() < most_sheets && search.by_marks()) {
            left = search.marks_left(search.seen());
        }
        result.unnamed = left >= sure_marks && result.named.empty();
    }
    result.unnamed = result.unnamed || (result.named.empty() && search.boxes_left());
    result.located = in_reading_order(std::move(search.found()));
    return result;
}

std::optional<GrayImage> other_half(const GrayImage& picture, std::span<const vision::Frame> frames,
                                    const vision::Registration& page) {
    // Tried by sheets_in_picture_test: of_a_front_and_a_written_back_are_a_sheet_and_a_doubt,
    // that_does_not_fill_half_of_its_picture_is_one_line.
    constexpr double off = 0.06; // of a page's side, by which its edges lie elsewhere: scanned askew, or cut a little
    const auto outline = vision::outline_of(page, frames[page.frame]);
    const double width = picture.width(), height = picture.height();
    const bool side_by_side = width > height;
    const auto along = side_by_side ? &Point<Px>::x : &Point<Px>::y, across = side_by_side ? &Point<Px>::y : &Point<Px>::x;
    const auto [first, last] = std::ranges::minmax(outline, {}, along);
    const auto [upper, lower] = std::ranges::minmax(outline, {}, across);
    const double from = first.*along, to = last.*along, length = std::max(width, height), breadth = std::min(width, height);
    const auto is_near = [](double edge, double where, double side) { return std::abs(edge - where) < off * side; };
    const bool fills_across = is_near(upper.*across, 0, breadth) && is_near(lower.*across, breadth, breadth);
    const bool is_first = is_near(from, 0, length / 2) && is_near(to, length / 2, length / 2);
    const bool is_last = is_near(from, length / 2, length / 2) && is_near(to, length, length / 2);
    if (!fills_across || (!is_first && !is_last)) {
        return std::nullopt;
    }
    const double start = is_first ? to : 0, rest = is_first ? length - to : from;
    const auto where = side_by_side ? Rect<Px>{start, 0, rest, height} : Rect<Px>{0, start, width, rest};
    auto half = vision::part_of(picture, where, 1);
    return is_paper(half, vision::paper_level(picture, outline)) ? std::optional(std::move(half)) : std::nullopt;
}

std::vector<std::optional<GrayImage>> without_what_lies_on_top(const GrayImage& picture, std::span<const vision::Frame> frames,
                                                               std::span<const vision::Registration> pages) {
    std::vector<std::optional<GrayImage>> pictures(pages.size());
    const auto cover = [&](std::size_t below, const vision::Outline& what) {
        const auto mine = vision::outline_of(pages[below], frames[pages[below].frame]);
        pictures[below] = vision::painted_over_where(pictures[below] ? *pictures[below] : picture, mine, what);
    };
    for (std::size_t i = 0; i < pages.size(); ++i) {
        for (std::size_t j = i + 1; j < pages.size(); ++j) {
            const auto& first = frames[pages[i].frame];
            const auto& second = frames[pages[j].frame];
            const auto order = vision::order_of(pages[i], first, pages[j], second);
            if (order == vision::Order::second_on_top || order == vision::Order::unknown) {
                cover(i, vision::outline_of(pages[j], second));
            }
            if (order == vision::Order::first_on_top || order == vision::Order::unknown) {
                cover(j, vision::outline_of(pages[i], first));
            }
        }
    }
    return pictures;
}

} // namespace formradar::read
