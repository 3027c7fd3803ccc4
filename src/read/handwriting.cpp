// Whitened first; then printed lines are taken out, and what is left and high enough to be a pen's is cut to its height.
#include "formradar/read/handwriting.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "read/whiten.hpp"

namespace formradar::read {
namespace {

// Tried by handwriting_test: paper_becomes_white_and_printed_lines_go, lines_that_wander_or_are_broken_are_no_writing,
// a_pencil_becomes_as_dark_as_a_pen, blank_answers_are_skipped.
constexpr int ink_below = 170;    // grey after whitening that counts as ink where edges are cut off
constexpr int line_below = 215;   // grey after whitening that may belong to a printed line, which is thinner than a pen's
constexpr double line_share = .6; // of a strip's width
constexpr int strip_width = 36;   // px, 6 mm: few letters are as wide and level
constexpr int wander = 8;         // px a line may lie higher or lower in other strips
constexpr int thickest_line = 7;  // px; thicker is no writing line
constexpr int least_run = 5;      // px downwards: rests of lines and specks are lower, letters are not
constexpr int air = 6;            // px left around the ink
constexpr int print_as = 40;      // grey that the darkest ink of an answer has at least: pencils and tired pens can be read too
constexpr double darkest = 0.1;   // share of the ink taken as its darkest

int grey_at_rank(const std::array<int, 256>& histogram, int rank) {
    int grey = 0;
    while (grey < 255 && (rank -= histogram.at(static_cast<std::size_t>(grey))) > 0) {
        ++grey;
    }
    return grey;
}

bool is_ink(std::uint8_t grey) {
    return grey < ink_below;
}

struct Band { // of rows, both included
    int first = 0;
    int last = 0;
    [[nodiscard]] int middle() const { return (first + last) / 2; }
};

struct Strip { // of columns
    int left = 0;
    int right = 0; // not included
    std::vector<Band> bands;
};

// Rows that are dark over most of a strip's width, when they are no thicker than a line. Lines on a photo are never quite level,
// so they are looked for strip by strip.
std::vector<Band> bands_in(const GrayImage& image, int left, int right) {
    std::vector<Band> bands;
    for (int y = 0; y < image.height(); ++y) {
        const std::uint8_t* row = image.row(y).data();
        int dark = 0;
        for (int x = left; x < right; ++x) {
            dark += row[x] < line_below ? 1 : 0;
        }
        if (dark < line_share * (right - left)) {
            continue;
        }
        if (!bands.empty() && bands.back().last == y - 1) {
            bands.back().last = y;
        } else {
            bands.push_back({y, y});
        }
    }
    std::erase_if(bands, [](const Band& band) { return band.last - band.first + 1 > thickest_line; });
    return bands;
}

std::vector<Strip> strips_of(const GrayImage& image) {
    std::vector<Strip> strips;
    for (int left = 0; left < image.width(); left += strip_width) {
        const int right = std::min(left + strip_width, image.width());
        strips.push_back({left, right, bands_in(image, left, right)});
    }
    return strips;
}

bool near(const Strip& strip, int row) {
    return std::ranges::any_of(strip.bands, [row](const Band& band) { return std::abs(band.middle() - row) <= wander; });
}

// Heights at which a good part of the strips have a band: printed lines, and no pen stroke that happens to be level.
std::vector<int> printed_lines(const std::vector<Strip>& strips, int height) {
    constexpr double enough_votes = 0.3; // share of the strips
    std::vector<int> rows;
    for (int row = 0; row < height; ++row) {
        const auto votes = std::ranges::count_if(strips, [row](const Strip& strip) { return near(strip, row); });
        if (static_cast<double>(votes) >= enough_votes * static_cast<double>(strips.size())) {
            rows.push_back(row);
        }
    }
    return rows;
}

// A line goes, with its soft edge, except where a pen crosses it: there the pixel above or below is inked too.
void erase(GrayImage& image, const Strip& strip, Band band) {
    band = {std::max(0, band.first - 1), std::min(image.height() - 1, band.last + 1)};
    for (int x = strip.left; x < strip.right; ++x) {
        const auto at = static_cast<std::size_t>(x);
        const bool above = band.first > 0 && is_ink(image.row(band.first - 1)[at]);
        const bool below = band.last + 1 < image.height() && is_ink(image.row(band.last + 1)[at]);
        for (int y = band.first; y <= band.last && !above && !below; ++y) {
            image.row(y)[at] = 255;
        }
    }
}

void erase_lines(GrayImage& image) {
    const std::vector<Strip> strips = strips_of(image);
    const std::vector<int> lines = printed_lines(strips, image.height());
    for (const Strip& strip : strips) {
        for (const Band& band : strip.bands) {
            if (std::ranges::any_of(lines, [&](int row) { return std::abs(row - band.middle()) <= wander; })) {
                erase(image, strip, band);
            }
        }
    }
}

// Written for vector instructions.
[[gnu::noinline]] void keep_ink(const std::uint8_t* __restrict greys, std::uint8_t* __restrict ink, std::size_t count) {
    for (std::size_t x = 0; x < count; ++x) {
        ink[x] = static_cast<std::uint8_t>(ink[x] & (greys[x] < ink_below ? 1U : 0U));
    }
}

[[gnu::noinline]] void add_to(std::uint8_t* __restrict sum, const std::uint8_t* __restrict more, std::size_t count) {
    for (std::size_t x = 0; x < count; ++x) {
        sum[x] = static_cast<std::uint8_t>(sum[x] | more[x]);
    }
}

int sum_of(const std::vector<std::uint8_t>& values) {
    int sum = 0;
    for (const auto value : values) {
        sum += value;
    }
    return sum;
}

struct Written {
    std::vector<int> rows; // how many pixels of pen in each
    int pixels = 0;
};

// Pen is what is inked `least_run` pixels downwards: a rest of a printed line, or a speck, is lower. Row by row, of which the
// compiler makes vector instructions: `begins` is 1 where such a run does, a row after the other.
Written written_on(const GrayImage& image) {
    const auto width = static_cast<std::size_t>(image.width());
    Written written{std::vector<int>(static_cast<std::size_t>(image.height())), 0};
    std::vector<std::uint8_t> begins(width * static_cast<std::size_t>(least_run)), pen(width);
    const auto begins_at = [&](int y) { return begins.data() + width * static_cast<std::size_t>(y % least_run); };
    for (int y = 0; y < image.height(); ++y) {
        std::uint8_t* begin = begins_at(y);
        std::ranges::fill(std::span(begin, width), std::uint8_t{y + least_run <= image.height()});
        for (int below = y; below < std::min(y + least_run, image.height()); ++below) {
            keep_ink(image.row(below).data(), begin, width);
        }
        std::ranges::fill(pen, std::uint8_t{0});
        for (int above = std::max(0, y - least_run + 1); above <= y; ++above) {
            add_to(pen.data(), begins_at(above), width);
        }
        const int count = sum_of(pen);
        written.rows[static_cast<std::size_t>(y)] = count;
        written.pixels += count;
    }
    return written;
}

GrayImage rows_of(const GrayImage& image, Band rows) {
    GrayImage result(image.width(), rows.last - rows.first + 1);
    for (int y = rows.first; y <= rows.last; ++y) {
        std::ranges::copy(image.row(y), result.row(y - rows.first).begin());
    }
    return result;
}

// The darkest ink as dark as `print_as`, the rest in proportion; ink that is dark already stays. In sixteen greys, which print as
// well and take half of the room.
void darken(GrayImage& image) {
    constexpr double step = 17;
    std::array<int, 256> ink{};
    int count = 0;
    for (const std::uint8_t grey : image.pixels()) {
        if (is_ink(grey)) {
            ++ink.at(grey);
            ++count;
        }
    }
    const int dark = grey_at_rank(ink, std::max(1, static_cast<int>(count * darkest)));
    const double factor = dark <= print_as ? 1 : (255.0 - print_as) / (255.0 - dark);
    std::array<std::uint8_t, 256> darker{};
    for (std::size_t grey = 0; grey < darker.size(); ++grey) {
        const double exact = std::max(0.0, 255 - (255 - static_cast<double>(grey)) * factor);
        darker.at(grey) = static_cast<std::uint8_t>(step * std::round(exact / step));
    }
    std::ranges::transform(image.pixels(), image.pixels().begin(), [&](std::uint8_t grey) { return darker[grey]; });
}

} // namespace

Handwriting clean(const GrayImage& image, double paper) {
    if (image.empty()) {
        return {};
    }
    GrayImage white = whitened(image, paper);
    erase_lines(white);
    const Written written = written_on(white);
    if (written.pixels == 0) {
        return {};
    }
    // Only the height is cut: the width stays, so that all answers are printed at one scale, aligned on the left.
    const auto inked = [](int count) { return count > 0; };
    const auto first = std::ranges::find_if(written.rows, inked) - written.rows.begin();
    const auto last = written.rows.rend() - std::find_if(written.rows.rbegin(), written.rows.rend(), inked) - 1;
    const Band rows{std::max(0, static_cast<int>(first) - air), std::min(white.height() - 1, static_cast<int>(last) + air)};
    GrayImage answer = rows_of(white, rows);
    darken(answer);
    return {std::move(answer), written.pixels / static_cast<double>(white.pixels().size())};
}

std::vector<record::Quote> quotes_of(const std::vector<AnswerCrop>& answers, double least_ink) {
    std::vector<record::Quote> quotes;
    for (const AnswerCrop& answer : answers) {
        Handwriting written = clean(answer.image, answer.paper);
        if (written.ink >= least_ink) {
            quotes.push_back({answer.question, std::move(written.image)});
        }
    }
    return quotes;
}

} // namespace formradar::read
