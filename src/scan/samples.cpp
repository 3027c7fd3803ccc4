// Unpacking of samples, eight pixels at a time where they are single bits.
#include "scan/samples.hpp"

#include <cstring>

namespace formradar::scan {
namespace {

std::uint8_t upper_byte(const std::uint8_t* sample) {
    std::uint16_t value = 0;
    std::memcpy(&value, sample, sizeof value);
    return static_cast<std::uint8_t>(value >> 8U);
}

} // namespace

SampleRow::SampleRow(int bits, int channels, std::vector<std::uint8_t> greys, Tone tone)
    : bits_(bits), channels_(channels), greys_(std::move(greys)), tone_(tone) {
    eights_.resize(bits == 1 ? 256 : 0);
    for (std::size_t byte = 0; byte < eights_.size(); ++byte) {
        for (std::size_t i = 0; i < 8; ++i) {
            eights_[byte].at(i) = greys_[byte >> (7 - i) & 1U];
        }
    }
}

std::size_t SampleRow::bytes(int width) const {
    return (static_cast<std::size_t>(width) * static_cast<std::size_t>(bits_ * channels_) + 7) / 8;
}

void SampleRow::unpack_bits(const std::uint8_t* row, std::uint8_t* grey, int width) const {
    int x = 0;
    for (; x + 8 <= width; x += 8) {
        std::memcpy(grey + x, eights_[*row++].data(), 8);
    }
    if (x < width) {
        std::memcpy(grey + x, eights_[*row].data(), static_cast<std::size_t>(width - x));
    }
}

void SampleRow::unpack_small(const std::uint8_t* row, std::uint8_t* grey, int width) const {
    const auto bits = static_cast<unsigned>(bits_);
    const unsigned mask = (1U << bits) - 1U;
    for (int x = 0; x < width; ++x) {
        const unsigned bit = static_cast<unsigned>(x) * bits;
        grey[x] = greys_[static_cast<unsigned>(row[bit / 8]) >> (8 - bits - bit % 8) & mask];
    }
}

template <class Take>
void SampleRow::mix(const std::uint8_t* row, std::uint8_t* grey, int width, Take take) const {
    const std::ptrdiff_t size = bits_ / 8;
    for (int x = 0; x < width; ++x, row += 3 * size) {
        grey[x] = bits_ == 8 ? take(row[0], row[1], row[2]) : take(upper_byte(row), upper_byte(row + 2), upper_byte(row + 4));
    }
}

void SampleRow::to_grey(const std::uint8_t* row, std::uint8_t* grey, int width) const {
    const std::ptrdiff_t size = bits_ / 8;
    if (bits_ == 1) {
        unpack_bits(row, grey, width);
    } else if (bits_ < 8) {
        unpack_small(row, grey, width);
    } else if (channels_ == 1) {
        for (int x = 0; x < width; ++x, row += size) {
            grey[x] = greys_[bits_ == 8 ? *row : upper_byte(row)];
        }
    } else if (tone_ == grey_of) { // named here, so that the call for each pixel is none
        mix(row, grey, width, [](unsigned red, unsigned green, unsigned blue) { return grey_of(red, green, blue); });
    } else {
        mix(row, grey, width, tone_);
    }
}

RowAssembler::RowAssembler(SampleRow samples, int width, int height)
    : samples_(std::move(samples)), width_(width), height_(height), sink_(width, height), row_(samples_.bytes(width)) {}

void RowAssembler::add(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty() && !is_complete()) {
        const auto part = bytes.first(std::min(bytes.size(), row_.size() - filled_));
        std::ranges::copy(part, row_.begin() + static_cast<std::ptrdiff_t>(filled_));
        filled_ += part.size();
        bytes = bytes.subspan(part.size());
        if (filled_ == row_.size()) {
            samples_.to_grey(row_.data(), sink_.row(), width_);
            sink_.row_done();
            filled_ = 0;
        }
    }
}

Decoded RowAssembler::decoded() {
    Decoded decoded;
    if (!is_complete()) {
        decoded.missing_rows_from = sink_.rows_done() / sink_.factor();
    }
    sink_.fill_rest(255);
    decoded.image = sink_.take();
    return decoded;
}

std::vector<std::uint8_t> grey_steps(std::size_t count, bool from_white) {
    std::vector<std::uint8_t> greys(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto grey = static_cast<std::uint8_t>(i * 255 / (count - 1));
        greys[i] = from_white ? static_cast<std::uint8_t>(255 - grey) : grey;
    }
    return greys;
}

std::vector<std::uint8_t> greys_of_table(std::string_view table, std::size_t channels, std::size_t count, Tone tone) {
    std::vector<std::uint8_t> greys(count);
    for (std::size_t i = 0; i < count && (i + 1) * channels <= table.size(); ++i) {
        const auto light = [&](std::size_t k) {
            return static_cast<unsigned char>(table[i * channels + std::min(k, channels - 1)]);
        };
        greys[i] = tone(light(0), light(1), light(2));
    }
    return greys;
}

} // namespace formradar::scan
