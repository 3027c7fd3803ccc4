// Thresholds and known patterns of a version 2 QR code (ISO/IEC 18004, chapters 6.3 and 7.9).
#include "code/cells.hpp"

#include <algorithm>
#include <cstdlib>

#include "code/equalise.hpp"
#include "formradar/code/qr.hpp"

namespace formradar::code {
namespace {

constexpr int last = code_cells - 1;

// The threshold that separates the greys best (Otsu 1979): largest variance between the two classes. Sorted values instead of a
// histogram, because there are only 625 of them and their range is not known.
double otsu(std::vector<double> values) {
    std::ranges::sort(values);
    double total = 0;
    for (const double value : values) {
        total += value;
    }
    const auto n = static_cast<double>(values.size());
    double below = 0;
    double best = -1;
    double threshold = values.front();
    for (std::size_t i = 0; i + 1 < values.size(); ++i) {
        below += values[i];
        const auto count = static_cast<double>(i + 1);
        const double difference = below / count - (total - below) / (n - count);
        const double variance = count * (n - count) * difference * difference;
        if (variance > best) {
            best = variance;
            threshold = (values[i] + values[i + 1]) / 2;
        }
    }
    return threshold;
}

// Mean over the 9 x 9 neighbourhood: the masks of QR codes keep black and white balanced over such a distance.
double mean_around(const std::vector<double>& means, int column, int row) {
    constexpr int reach = 4;
    double sum = 0;
    int count = 0;
    for (int y = std::max(0, row - reach); y <= std::min(last, row + reach); ++y) {
        for (int x = std::max(0, column - reach); x <= std::min(last, column + reach); ++x) {
            sum += means[cell_index(x, y)];
            ++count;
        }
    }
    return sum / count;
}

// Rings of alternating colour around a centre, black at the centre: `outer` is the radius of the last ring.
void paint_rings(std::vector<bool>& black, int centre_column, int centre_row, int outer) {
    for (int y = std::max(0, centre_row - outer); y <= std::min(last, centre_row + outer); ++y) {
        for (int x = std::max(0, centre_column - outer); x <= std::min(last, centre_column + outer); ++x) {
            const int radius = std::max(std::abs(x - centre_column), std::abs(y - centre_row));
            // A finder: black core of radius 1, white ring, black ring, white separator. An alignment pattern has a core of
            // radius 0.
            const int ring = outer == 4 ? std::max(radius, 1) + 1 : radius;
            black[cell_index(x, y)] = ring % 2 == 0;
        }
    }
}

// The 15 bits of the format information: level H (binary 10) and the mask, a BCH code, and the standard's pattern over it.
unsigned format_bits(int mask) {
    const unsigned data = 0b10000U | static_cast<unsigned>(mask);
    unsigned rest = data << 10U;
    for (unsigned bit = 14; bit >= 10; --bit) {
        if ((rest >> bit & 1U) != 0) {
            rest ^= 0b10100110111U << (bit - 10U);
        }
    }
    return (data << 10U | rest) ^ 0b101010000010010U;
}

} // namespace

std::vector<bool> black_cells(const std::vector<double>& means, Threshold threshold) {
    std::vector<bool> black(means.size());
    if (threshold == Threshold::learnt) {
        const auto sharp = equalised(means);
        for (std::size_t i = 0; i < sharp.size(); ++i) {
            black[i] = sharp[i] < 0;
        }
        return black;
    }
    const double overall = otsu(means);
    for (int row = 0; row < code_cells; ++row) {
        for (int column = 0; column < code_cells; ++column) {
            const double limit = threshold == Threshold::of_all ? overall : mean_around(means, column, row);
            black[cell_index(column, row)] = means[cell_index(column, row)] < limit;
        }
    }
    return black;
}

void paint_patterns(std::vector<bool>& black) {
    for (int i = 8; i <= last - 8; ++i) {
        black[cell_index(i, 6)] = i % 2 == 0;
        black[cell_index(6, i)] = i % 2 == 0;
    }
    paint_rings(black, 3, 3, 4);
    paint_rings(black, last - 3, 3, 4);
    paint_rings(black, 3, last - 3, 4);
    paint_rings(black, last - 6, last - 6, 2);
    black[cell_index(8, last - 7)] = true;
}

void paint_format(std::vector<bool>& black, int mask) {
    const unsigned bits = format_bits(mask);
    for (int i = 0; i < 15; ++i) {
        const bool bit = (bits >> static_cast<unsigned>(i) & 1U) != 0;
        const int row = i < 6 ? i : i < 8 ? i + 1 : 8; // the timing pattern is stepped over
        const int column = i < 8 ? 8 : i == 8 ? 7 : 14 - i;
        black[cell_index(column, row)] = bit;
        black[i < 8 ? cell_index(last - i, 8) : cell_index(8, last - 14 + i)] = bit;
    }
}

} // namespace formradar::code
