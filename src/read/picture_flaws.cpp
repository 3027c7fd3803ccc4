// Sharpness of the picture, light on the rows, corners of the paper.
#include "read/picture_flaws.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "formradar/core/quantile.hpp"
#include "formradar/form/strips.hpp"
#include "formradar/vision/page/picture_quality.hpp"

namespace formradar::read {
namespace {

using record::Corner;
using record::PictureFlaws;

// Of the page's lightest paper: a lamp at one side leaves more, a hand's or a head's shadow less (tests/read/picture_flaws_test).
constexpr double shade = 0.7;
constexpr double short_side = 210; // mm: of A4, and within 3 % of Letter
// Of the lightest: a table is darker, unless it is white; a corner of paper may lie in a shadow (the same test).
constexpr double light_as_paper = 0.65;

std::vector<Corner> corners_outside(const GrayImage& picture, const vision::PageMap& map, Size<Mm> paper) {
    constexpr double rim = 2; // mm: a photo that ends at the paper's edge holds all of the print
    const std::array<std::pair<Corner, Point<Mm>>, 4> corners = {{{Corner::top_left, {rim, rim}},
                                                                  {Corner::top_right, {paper.width - rim, rim}},
                                                                  {Corner::bottom_right, {paper.width - rim, paper.height - rim}},
                                                                  {Corner::bottom_left, {rim, paper.height - rim}}}};
    const Rect<Px> seen{0, 0, static_cast<double>(picture.width()), static_cast<double>(picture.height())};
    std::vector<Corner> outside;
    for (const auto& [corner, at] : corners) {
        if (!seen.contains(map(at))) {
            outside.push_back(corner);
        }
    }
    return outside;
}

// The lightest of the page's pieces, all over it.
double lightest_paper(const GrayImage& picture, const vision::PageMap& map, Size<Mm> paper) {
    constexpr int pieces = 8;
    double lightest = 0;
    for (int i = 0; i < pieces * pieces; ++i) {
        const Size<Mm> piece{paper.width / pieces, paper.height / pieces};
        const int column = i % pieces, row = i / pieces;
        const auto level =
            vision::darkest_paper(picture, map, {column * piece.width, row * piece.height, piece.width / 2, piece.height / 2});
        lightest = std::max(lightest, level.value_or(0));
    }
    return lightest;
}

double level_at(const GrayImage& picture, double share) {
    constexpr int step = 8;
    std::vector<std::uint8_t> some;
    for (int y = 0; y < picture.height(); y += step) {
        const auto row = picture.row(y);
        for (std::size_t x = 0; x < row.size(); x += step) {
            some.push_back(row[x]);
        }
    }
    return quantile(some, share) / 255;
}

// How many of the picture's corners paper fills.
int corners_of_paper(const GrayImage& picture, double lightest) {
    const int reach = std::min(picture.width(), picture.height()) / 25;
    const auto filled = [&](int left, int top) {
        std::vector<std::uint8_t> levels;
        for (int y = top; y < top + reach; ++y) {
            const auto row = picture.row(y).subspan(static_cast<std::size_t>(left), static_cast<std::size_t>(reach));
            levels.insert(levels.end(), row.begin(), row.end());
        }
        return quantile(levels, 0.5) / 255 > light_as_paper * lightest;
    };
    const int right = picture.width() - reach, bottom = picture.height() - reach;
    return reach == 0 ? 0
                      : static_cast<int>(filled(0, 0)) + static_cast<int>(filled(right, 0)) +
                            static_cast<int>(filled(0, bottom)) + static_cast<int>(filled(right, bottom));
}

bool waits(const record::Reading& reading) {
    return reading.status != record::Status::read || std::ranges::any_of(reading.scores, &record::Score::needs_review) ||
           (reading.group_mark && reading.group_mark->needs_review);
}

} // namespace

PictureFlaws flaws_of(const GrayImage& picture, const vision::PageMap& map, Size<Mm> paper, const form::PageLayout* page,
                      const record::Reading& reading) {
    if (!waits(reading)) {
        return {};
    }
    PictureFlaws flaws;
    if (const auto spread = vision::edge_spread(picture)) {
        flaws.blur = *spread / map.px_per_mm({paper.width / 2, paper.height / 2});
    }
    flaws.paper = lightest_paper(picture, map, paper);
    flaws.cut_off = corners_outside(picture, map, paper);
    const auto is_shaded = [&](Rect<Mm> part) {
        const auto level = vision::darkest_paper(picture, map, part);
        return level && *level < shade * flaws.paper;
    };
    for (const auto& row : page == nullptr ? std::vector<form::Row>{} : page->rows) {
        if (is_shaded(form::strip_of(row, paper))) {
            flaws.shaded.push_back(row.statement);
        }
    }
    flaws.group_shaded = page != nullptr && !page->groups.empty() && is_shaded(form::group_strip(*page, paper));
    return flaws;
}

PictureFlaws flaws_without_page(const GrayImage& picture, bool ours, std::size_t anchors) {
    // Tried by picture_flaws_test: in_the_dark_is_called_dark, a_letter_is_not_recognised_and_no_corner_of_it_is_missed.
    constexpr double lightest = 0.9;        // of the pixels
    constexpr std::size_t some_anchors = 5; // of ours where they should be
    PictureFlaws flaws;
    if (const auto spread = vision::edge_spread(picture)) {
        flaws.blur = *spread * short_side / std::max(1, std::min(picture.width(), picture.height()));
    }
    flaws.paper = picture.empty() ? 1 : level_at(picture, lightest);
    // A letter on a scanner's glass is paper all over, and has anchors of ours by chance: where the table is seen as well, a
    // sheet runs out of the picture, whatever it is.
    const int filled = picture.empty() ? 0 : corners_of_paper(picture, flaws.paper);
    flaws.cut = filled > 0 && (ours || (anchors >= some_anchors && filled < 4));
    return flaws;
}

} // namespace formradar::read
