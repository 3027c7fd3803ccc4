// Whitening by the local paper: the brightest of each neighbourhood is taken as paper and everything is divided by it.
#include "formradar/report/handwriting.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace formradar {
namespace {

constexpr int tile = 16;           // px: about 3 mm at 6 px/mm, wider than any pen
constexpr double paper_share = .8; // this quantile of a tile's greys is its paper: writing covers less than a fifth of a tile
constexpr double white_from = .88; // of the paper's grey: lighter is paper, its texture and its shadows
constexpr double black_at = .35;   // of the paper's grey: as dark as pens get
constexpr int ink_below = 170;     // grey after whitening that counts as ink where edges are cut off
constexpr double line_share = .5;  // of the width: more ink in a row of pixels is a printed line
constexpr int thickest_line = 7;   // px; thicker is no writing line
constexpr int margin = 6;          // px left around the ink

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

int inked_in(const GrayImage& image, int y) {
    return static_cast<int>(std::ranges::count_if(image.row(y), is_ink));
}

struct Band { // of rows, both included
    int first = 0;
    int last = 0;
};

// The printed writing lines: rows that are inked over much of the width, with the soft edge above and below.
std::vector<Band> printed_lines(const GrayImage& image) {
    std::vector<Band> bands;
    for (int y = 0; y < image.height(); ++y) {
        if (inked_in(image, y) < image.width() * line_share) {
            continue;
        }
        const Band band{std::max(0, y - 1), std::min(image.height() - 1, y + 1)};
        if (!bands.empty() && band.first <= bands.back().last + 1) {
            bands.back().last = band.last;
        } else {
            bands.push_back(band);
        }
    }
    return bands;
}

// A line goes except where a pen crosses it: there the pixel above or below the line is inked too.
void erase(GrayImage& image, const Band& band) {
    if (band.last - band.first + 1 > thickest_line) {
        return;
    }
    for (int x = 0; x < image.width(); ++x) {
        const auto at = static_cast<std::size_t>(x);
        const bool above = band.first > 0 && is_ink(image.row(band.first - 1)[at]);
        const bool below = band.last + 1 < image.height() && is_ink(image.row(band.last + 1)[at]);
        for (int y = band.first; y <= band.last && !above && !below; ++y) {
            image.row(y)[at] = 255;
        }
    }
}

// The rows with ink, at least two pixels of it: single specks do not count.
std::optional<Band> inked_rows(const GrayImage& image) {
    std::optional<Band> rows;
    for (int y = 0; y < image.height(); ++y) {
        if (inked_in(image, y) > 1) {
            rows = Band{rows ? rows->first : y, y};
        }
    }
    return rows;
}

double ink_share(const GrayImage& image) {
    return static_cast<double>(std::ranges::count_if(image.pixels(), is_ink)) / static_cast<double>(image.pixels().size());
}

} // namespace

Handwriting clean(const GrayImage& image) {
    if (image.empty()) {
        return {};
    }
    GrayImage white = whitened(image);
    for (const Band& line : printed_lines(white)) {
        erase(white, line);
    }
    const auto rows = inked_rows(white);
    if (!rows) {
        return {};
    }
    // Only the height is cut: the width stays, so that all answers are printed at one scale, aligned on the left.
    const int top = std::max(0, rows->first - margin);
    const int bottom = std::min(white.height(), rows->last + 1 + margin);
    GrayImage result(white.width(), bottom - top);
    for (int y = top; y < bottom; ++y) {
        std::ranges::copy(white.row(y), result.row(y - top).begin());
    }
    return {std::move(result), ink_share(white)};
}

std::vector<Quote> quotes_of(const std::vector<AnswerCrop>& answers, double least_ink) {
    std::vector<Quote> quotes;
    for (const AnswerCrop& answer : answers) {
        Handwriting written = clean(answer.image);
        if (written.ink >= least_ink) {
            quotes.push_back({answer.question, std::move(written.image)});
        }
    }
    return quotes;
}

} // namespace formradar
