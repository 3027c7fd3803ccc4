// The brightest of each neighbourhood is taken as paper and everything is divided by it.
#include "read/whiten.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace formradar::read {
namespace {

// Tried by handwriting_test: ink_stays_dark_also_in_shadow_and_across_a_line.
constexpr int tile = 16;           // px: about 3 mm at 6 px/mm, wider than any pen
constexpr double paper_share = .8; // this quantile of a tile's greys is its paper: writing covers less than a fifth of a tile
constexpr double black_at = .35;   // of the paper's grey: as dark as pens get

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

// From the brightest down: paper is among the first. Neighbours are counted apart: they are often alike, and one counter would
// wait for itself.
double paper_of_tile(const GrayImage& image, int left, int top) {
    std::array<std::array<std::uint16_t, 256>, 4> counts{};
    const int right = std::min(left + tile, image.width()), bottom = std::min(top + tile, image.height());
    for (int y = top; y < bottom; ++y) {
        const std::uint8_t* row = image.row(y).data();
        for (int x = left; x < right; ++x) {
            ++counts[static_cast<unsigned>(x) % 4][row[x]]; // NOLINT(*-constant-array-index): four, and a byte
        }
    }
    const int count = (right - left) * (bottom - top);
    int brighter = count - static_cast<int>(count * paper_share); // pixels that may be
    int grey = 256;
    while (grey > 1 && brighter >= 0) {
        const auto at = static_cast<std::size_t>(--grey);
        brighter -= counts[0].at(at) + counts[1].at(at) + counts[2].at(at) + counts[3].at(at);
    }
    return grey;
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

// Written for the compiler to use vector instructions: inlined, it could not tell the rows from each other; with limits that are
// no whole numbers it would use none.
[[gnu::noinline]] void whiten_row(const std::uint8_t* __restrict from, const float* __restrict paper, std::uint8_t* __restrict to,
                                  int count, float scale) {
    constexpr auto black = static_cast<float>(black_at);
    for (int x = 0; x < count; ++x) {
        const float light = (static_cast<float>(from[x]) / paper[x] - black) * scale;
        to[x] = static_cast<std::uint8_t>(std::clamp(static_cast<int>(light + 0.5F), 0, 255));
    }
}

} // namespace

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

} // namespace formradar::read
