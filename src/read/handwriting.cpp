// Whitening by the local paper: the brightest of each neighbourhood is taken as paper and everything is divided by it.
#include "formradar/read/handwriting.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace formradar::read {
namespace {

constexpr int tile = 16;           // px: about 3 mm at 6 px/mm, wider than any pen
constexpr double paper_share = .8; // this quantile of a tile's greys is its paper: writing covers less than a fifth of a tile
constexpr double white_from = .88; // of the paper's grey: lighter is paper, its texture and its shadows
constexpr double black_at = .35;   // of the paper's grey: as dark as pens get
constexpr int ink_below = 170;     // grey after whitening that counts as ink where edges are cut off
constexpr int line_below = 215;    // grey after whitening that may belong to a printed line, which is thinner than a pen's
constexpr double line_share = .6;  // of a strip's width
constexpr int strip_width = 36;    // px, 6 mm: few letters are as wide and level
constexpr int wander = 8;          // px a line may lie higher or lower in other strips
constexpr int thickest_line = 7;   // px; thicker is no writing line
constexpr int least_run = 5;       // px downwards: rests of lines and specks are lower, letters are not
constexpr int margin = 6;          // px left around the ink
constexpr int print_as = 40;       // grey that the darkest ink of an answer has at least: pencils and tired pens can be read too
constexpr double darkest = 0.1;    // share of the ink taken as its darkest

int quantile(const std::array<int, 256>& histogram, int rank) {
    int grey = 0;
    while (grey < 255 && (rank -= histogram.at(static_cast<std::size_t>(grey))) > 0) {
        ++grey;
    }
    return grey;
}

// The grey of the paper, a value a tile.
struct Background {
    int columns = 0;
    int rows = 0;
    std::vector<double> greys;

    [[nodiscard]] double at(int column, int row) const {
        const int c = std::clamp(column, 0, columns - 1);
        const int r = std::clamp(row, 0, rows - 1);
        return greys[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(c)];
    }
    // Bilinear between the middles of the tiles, so that no tile shows in the result.
    [[nodiscard]] double between(int x, int y) const {
        const double column = (x + 0.5) / tile - 0.5;
        const double row = (y + 0.5) / tile - 0.5;
        const int c = static_cast<int>(std::floor(column));
        const int r = static_cast<int>(std::floor(row));
        const double above = std::lerp(at(c, r), at(c + 1, r), column - c);
        const double below = std::lerp(at(c, r + 1), at(c + 1, r + 1), column - c);
        return std::lerp(above, below, row - r);
    }
};

double paper_of_tile(const GrayImage& image, int left, int top) {
    std::array<int, 256> histogram{};
    int count = 0;
    for (int y = top; y < std::min(top + tile, image.height()); ++y) {
        for (int x = left; x < std::min(left + tile, image.width()); ++x) {
            ++histogram.at(image.row(y)[static_cast<std::size_t>(x)]);
            ++count;
        }
    }
    return std::max(1, quantile(histogram, static_cast<int>(count * paper_share)));
}

Background background_of(const GrayImage& image) {
    Background background{(image.width() + tile - 1) / tile, (image.height() + tile - 1) / tile, {}};
    for (int row = 0; row < background.rows; ++row) {
        for (int column = 0; column < background.columns; ++column) {
            background.greys.push_back(paper_of_tile(image, column * tile, row * tile));
        }
    }
    return background;
}

GrayImage whitened(const GrayImage& image) {
    const Background background = background_of(image);
    GrayImage result(image.width(), image.height());
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const auto at = static_cast<std::size_t>(x);
            const double share = image.row(y)[at] / background.between(x, y);
            const double light = std::clamp((share - black_at) / (white_from - black_at), 0.0, 1.0);
            result.row(y)[at] = static_cast<std::uint8_t>(std::lround(255 * light));
        }
    }
    return result;
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
        const auto row = image.row(y).subspan(static_cast<std::size_t>(left), static_cast<std::size_t>(right - left));
        const auto dark = std::ranges::count_if(row, [](std::uint8_t grey) { return grey < line_below; });
        if (static_cast<double>(dark) < line_share * (right - left)) {
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
    std::vector<int> rows;
    for (int row = 0; row < height; ++row) {
        const auto votes = std::ranges::count_if(strips, [row](const Strip& strip) { return near(strip, row); });
        if (static_cast<double>(votes) >= 0.3 * static_cast<double>(strips.size())) {
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

// How much of a column is pen: runs downwards that are longer than a rest of a printed line, or a speck, is high.
int written_in(const GrayImage& image, int x, std::vector<int>& rows) {
    int written = 0;
    int run = 0;
    for (int y = 0; y <= image.height(); ++y) {
        if (y < image.height() && is_ink(image.row(y)[static_cast<std::size_t>(x)])) {
            ++run;
            continue;
        }
        for (int at = y - run; at < y && run >= least_run; ++at) {
            ++rows[static_cast<std::size_t>(at)];
            ++written;
        }
        run = 0;
    }
    return written;
}

struct Written {
    std::vector<int> rows; // how many pixels of pen in each
    int pixels = 0;
};

Written written_on(const GrayImage& image) {
    Written written{std::vector<int>(static_cast<std::size_t>(image.height())), 0};
    for (int x = 0; x < image.width(); ++x) {
        written.pixels += written_in(image, x, written.rows);
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

// The darkest ink as dark as `print_as`, the rest in proportion; ink that is dark already stays.
void darken(GrayImage& image) {
    std::array<int, 256> ink{};
    int count = 0;
    for (const std::uint8_t grey : image.pixels()) {
        if (is_ink(grey)) {
            ++ink.at(grey);
            ++count;
        }
    }
    const int dark = quantile(ink, std::max(1, static_cast<int>(count * darkest)));
    if (dark <= print_as) {
        return;
    }
    const double factor = (255.0 - print_as) / (255.0 - dark);
    for (int y = 0; y < image.height(); ++y) {
        for (std::uint8_t& grey : image.row(y)) {
            grey = static_cast<std::uint8_t>(std::lround(std::max(0.0, 255 - (255 - grey) * factor)));
        }
    }
}

} // namespace

Handwriting clean(const GrayImage& image) {
    if (image.empty()) {
        return {};
    }
    GrayImage white = whitened(image);
    erase_lines(white);
    const Written written = written_on(white);
    if (written.pixels == 0) {
        return {};
    }
    // Only the height is cut: the width stays, so that all answers are printed at one scale, aligned on the left.
    const auto inked = [](int count) { return count > 0; };
    const auto first = std::ranges::find_if(written.rows, inked) - written.rows.begin();
    const auto last = written.rows.rend() - std::find_if(written.rows.rbegin(), written.rows.rend(), inked) - 1;
    const Band rows{std::max(0, static_cast<int>(first) - margin), std::min(white.height() - 1, static_cast<int>(last) + margin)};
    GrayImage answer = rows_of(white, rows);
    darken(answer);
    return {std::move(answer), written.pixels / static_cast<double>(white.pixels().size())};
}

std::vector<record::Quote> quotes_of(const std::vector<AnswerCrop>& answers, double least_ink) {
    std::vector<record::Quote> quotes;
    for (const AnswerCrop& answer : answers) {
        Handwriting written = clean(answer.image);
        if (written.ink >= least_ink) {
            quotes.push_back({answer.question, std::move(written.image)});
        }
    }
    return quotes;
}

} // namespace formradar::read
