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
    std::vector<float> greys;

    [[nodiscard]] std::span<const float> row(int index) const {
        const auto first = static_cast<std::size_t>(std::clamp(index, 0, rows - 1)) * static_cast<std::size_t>(columns);
        return std::span(greys).subspan(first, static_cast<std::size_t>(columns));
    }
};

double paper_of_tile(const GrayImage& image, int left, int top) {
    std::array<int, 256> histogram{};
    const int right = std::min(left + tile, image.width()), bottom = std::min(top + tile, image.height());
    for (int y = top; y < bottom; ++y) {
        const std::uint8_t* row = image.row(y).data();
        for (int x = left; x < right; ++x) {
            ++histogram[row[x]]; // NOLINT(*-constant-array-index): a byte is a grey
        }
    }
    const int count = (right - left) * (bottom - top);
    return std::max(1, quantile(histogram, static_cast<int>(count * paper_share)));
}

Background background_of(const GrayImage& image) {
    Background background{(image.width() + tile - 1) / tile, (image.height() + tile - 1) / tile, {}};
    for (int row = 0; row < background.rows; ++row) {
        for (int column = 0; column < background.columns; ++column) {
            background.greys.push_back(static_cast<float>(paper_of_tile(image, column * tile, row * tile)));
        }
    }
    return background;
}

// One row of the paper's grey: bilinear between the middles of the tiles, so that no tile shows in the result.
class PaperRows {
public:
    explicit PaperRows(const Background& background)
        : background_(background),
          tiles_(static_cast<std::size_t>(background.columns) + 2),
          greys_(static_cast<std::size_t>(background.columns + 1) * tile) {}

    // Its first value belongs to the picture's left edge.
    [[nodiscard]] const float* at(int y) {
        const float place = (static_cast<float>(y) + 0.5F) / tile - 0.5F;
        const float whole = std::floor(place);
        const auto above = background_.row(static_cast<int>(whole)), below = background_.row(static_cast<int>(whole) + 1);
        for (std::size_t column = 0; column < above.size(); ++column) {
            tiles_[column + 1] = above[column] + (below[column] - above[column]) * (place - whole);
        }
        tiles_.front() = tiles_[1];
        tiles_.back() = tiles_[above.size()];
        float* to = greys_.data();
        for (std::size_t column = 0; column + 1 < tiles_.size(); ++column, to += tile) {
            const float step = (tiles_[column + 1] - tiles_[column]) / tile, first = tiles_[column] + step / 2;
            for (int x = 0; x < tile; ++x) {
                to[x] = first + step * static_cast<float>(x);
            }
        }
        return greys_.data() + tile / 2; // NOLINT: the first tile's middle lies half a tile within the picture
    }

private:
    const Background& background_;
    std::vector<float> tiles_;
    std::vector<float> greys_;
};

// Written for the compiler to use vector instructions.
void whiten_row(const std::uint8_t* __restrict from, const float* __restrict paper, std::uint8_t* __restrict to, int count,
                float scale) {
    constexpr auto black = static_cast<float>(black_at);
    for (int x = 0; x < count; ++x) {
        const float light = (static_cast<float>(from[x]) / paper[x] - black) * scale;
        to[x] = static_cast<std::uint8_t>(std::min(255.0F, std::max(0.0F, light)) + 0.5F);
    }
}

// From `white` of the paper's grey on everything is white.
GrayImage whitened(const GrayImage& image, double white) {
    const auto scale = static_cast<float>(255 / (white - black_at));
    const Background background = background_of(image);
    PaperRows paper(background);
    GrayImage result(image.width(), image.height());
    for (int y = 0; y < image.height(); ++y) {
        whiten_row(image.row(y).data(), paper.at(y), result.row(y).data(), image.width(), scale);
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
    const Band rows{std::max(0, static_cast<int>(first) - margin), std::min(white.height() - 1, static_cast<int>(last) + margin)};
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
