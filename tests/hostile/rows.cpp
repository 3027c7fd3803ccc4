// Sample by sample, from the highest bit of a byte down.
#include "hostile/rows.hpp"

namespace formradar::hostile {
namespace {

constexpr unsigned white_from = 150; // at one bit: between a light pen on a scan and grey paper

class BitRow {
public:
    explicit BitRow(std::size_t samples, const Samples& kind) : kind_(kind) {
        bytes_.reserve(samples * static_cast<std::size_t>(kind.bits) / 8 + 1);
    }
    void add(unsigned value) { // 0..255
        if (kind_.bits == 16) {
            bytes_.insert(bytes_.end(), 2, static_cast<std::uint8_t>(value)); // alike in either order of bytes
            return;
        }
        if (free_ == 0) {
            bytes_.push_back(0);
            free_ = 8;
        }
        free_ -= kind_.bits;
        const auto sample = kind_.bits == 1 ? (value >= white_from ? 1U : 0U) : value >> static_cast<unsigned>(8 - kind_.bits);
        bytes_.back() = static_cast<std::uint8_t>(bytes_.back() | sample << static_cast<unsigned>(free_));
    }
    [[nodiscard]] std::vector<std::uint8_t> take() { return std::move(bytes_); }

private:
    Samples kind_;
    std::vector<std::uint8_t> bytes_;
    int free_ = 0; // bits of the last byte
};

} // namespace

std::vector<std::vector<std::uint8_t>> packed_rows(const GrayImage& image, const Samples& kind) {
    std::vector<std::vector<std::uint8_t>> rows;
    for (int y = 0; y < image.height(); ++y) {
        BitRow row(static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(kind.channels), kind);
        for (const auto grey : image.row(y)) {
            const unsigned shown = kind.bits == 1 ? (grey >= white_from ? 255U : 0U) : grey;
            for (int channel = 0; channel < kind.channels; ++channel) {
                const bool opaque = kind.opaque_last && channel + 1 == kind.channels;
                row.add(opaque ? 255 : kind.inverted ? 255 - shown : shown);
            }
        }
        rows.push_back(row.take());
    }
    return rows;
}

} // namespace formradar::hostile
