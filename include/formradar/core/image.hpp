// A grey picture that owns its bytes: 0 is black, 255 is white, rows from top to bottom without padding.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace formradar {

// Width times height bytes in one piece. A copy is a whole copy, and costs as much; moving is free.
class GrayImage {
public:
    GrayImage() = default;
    // The pixels are not initialised: a decoder writes all of them, and clearing 9 megapixels costs a millisecond.
    GrayImage(int width, int height)
        : width_(width), height_(height), pixels_(std::make_unique_for_overwrite<std::uint8_t[]>(count(width, height))) {}
    // All of one grey.
    GrayImage(int width, int height, std::uint8_t value) : GrayImage(width, height) { std::ranges::fill(pixels(), value); }
    // A copy of the pixels.
    GrayImage(const GrayImage& other) : GrayImage(other.width_, other.height_) {
        std::ranges::copy(other.pixels(), pixels_.get());
    }
    // Likewise.
    GrayImage& operator=(const GrayImage& other) {
        *this = GrayImage(other);
        return *this;
    }
    // Takes the pixels; what they are taken from is empty.
    GrayImage(GrayImage&& other) noexcept { swap(other); }
    // Changes pixels with the other one.
    GrayImage& operator=(GrayImage&& other) noexcept {
        swap(other);
        return *this;
    }
    ~GrayImage() = default;

    // Pixels; 0 of an empty picture.
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] bool empty() const { return width_ == 0 || height_ == 0; }
    // All of them, row by row from the top: width() * height().
    [[nodiscard]] std::span<std::uint8_t> pixels() { return {pixels_.get(), count(width_, height_)}; }
    [[nodiscard]] std::span<const std::uint8_t> pixels() const { return {pixels_.get(), count(width_, height_)}; }
    // The width() pixels of row `y`, 0 <= y < height().
    [[nodiscard]] std::span<std::uint8_t> row(int y) {
        assert(y >= 0 && y < height_);
        return pixels().subspan(count(width_, y), static_cast<std::size_t>(width_));
    }
    // The same, to look at only.
    [[nodiscard]] std::span<const std::uint8_t> row(int y) const {
        assert(y >= 0 && y < height_);
        return pixels().subspan(count(width_, y), static_cast<std::size_t>(width_));
    }
    // Of one size, and the same in every pixel.
    [[nodiscard]] bool operator==(const GrayImage& other) const {
        return width_ == other.width_ && height_ == other.height_ && std::ranges::equal(pixels(), other.pixels());
    }

private:
    static std::size_t count(int width, int height) { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
    void swap(GrayImage& other) noexcept {
        std::swap(width_, other.width_);
        std::swap(height_, other.height_);
        std::swap(pixels_, other.pixels_);
    }

    int width_ = 0;
    int height_ = 0;
    std::unique_ptr<std::uint8_t[]> pixels_;
};

// Three pictures of one size.
struct ColourImage {
    GrayImage red = {};
    GrayImage green = {};
    GrayImage blue = {};
    bool operator==(const ColourImage&) const = default;
};

} // namespace formradar
