// Rows of packed samples to grey: what TIFF and PDF files hold when they are not compressed as JPEG.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scan/picture.hpp"

namespace formradar::scan {

class SampleRow {
public:
    // `bits`: 1, 2, 4, 8, or 16 in the machine's byte order. `channels`: 1, or 3 for red, green and blue of 8 or 16 bits.
    // `greys`: of every value of a single channel, up to 256 of them; of 16 bits the upper 8 are looked up.
    SampleRow(int bits, int channels, std::vector<std::uint8_t> greys, Tone tone = grey_of);
    [[nodiscard]] std::size_t bytes(int width) const; // of a row
    void to_grey(const std::uint8_t* row, std::uint8_t* grey, int width) const;

private:
    template <class Take>
    void mix(const std::uint8_t* row, std::uint8_t* grey, int width, Take take) const;
    void unpack_bits(const std::uint8_t* row, std::uint8_t* grey, int width) const;
    void unpack_small(const std::uint8_t* row, std::uint8_t* grey, int width) const;

    int bits_;
    int channels_;
    std::vector<std::uint8_t> greys_;
    Tone tone_;
    std::vector<std::array<std::uint8_t, 8>> eights_; // the pixels of every byte of single bits
};

// Bytes as they come, in pieces of any length, to the rows of a picture. What follows the last row is ignored.
class RowAssembler {
public:
    RowAssembler(SampleRow samples, int width, int height);
    void add(std::span<const std::uint8_t> bytes);
    [[nodiscard]] bool is_complete() const { return sink_.rows_done() == height_; }
    [[nodiscard]] Decoded decoded(); // at the end; rows that never came are white and told
private:
    SampleRow samples_;
    int width_;
    int height_;
    RowSink sink_;
    std::vector<std::uint8_t> row_;
    std::size_t filled_ = 0;
};

// Greys from black to white in even steps, or the other way round.
[[nodiscard]] std::vector<std::uint8_t> grey_steps(std::size_t count, bool from_white);

// Greys of a table of colours: `channels` bytes each, 1 or 3. What the table lacks is black.
[[nodiscard]] std::vector<std::uint8_t> greys_of_table(std::string_view table, std::size_t channels, std::size_t count,
                                                       Tone tone = grey_of);

} // namespace formradar::scan
