// What all picture formats share: limits, rows taken in and made smaller, and the last steps to a page.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

#include "formradar/core/causes.hpp"
#include "formradar/scan/open.hpp"

namespace formradar::scan {

[[nodiscard]] inline Unexpected<Refusal> unreadable(Reason why) {
    return Unexpected{Refusal{RefusalKind::unreadable, std::move(why)}};
}

// The answer to OpenOptions::colour.
[[nodiscard]] inline Unexpected<Refusal> without_colours() {
    return unreadable({Cause::no_colours});
}

// A refusal for a picture without pixels or with more than the options allow. To be asked before anything is allocated.
[[nodiscard]] std::optional<Refusal> wrong_size(double width, double height, const OpenOptions&);

// By how much a picture is made smaller while it is decoded: 1, 2, 4 or 8. A page needs about 3,500 pixels on its long side; more
// of them cost time and memory and carry no more information on marks.
[[nodiscard]] int reduction(int width, int height);

[[nodiscard]] inline std::uint8_t grey_of(unsigned red, unsigned green,
                                          unsigned blue) { // luminance as JPEG has it (ITU-R BT.601)
    return static_cast<std::uint8_t>((19595U * red + 38470U * green + 7471U * blue + 32768U) >> 16U);
}

// How far a pixel is from grey, 0 to 255.
[[nodiscard]] inline std::uint8_t colour_of(unsigned red, unsigned green, unsigned blue) {
    return static_cast<std::uint8_t>(std::max({red, green, blue}) - std::min({red, green, blue}));
}
// The same of its two differences of colour, which are 128 where there is none.
[[nodiscard]] inline std::uint8_t colour_of_differences(int blue, int red) {
    return static_cast<std::uint8_t>(std::min(255, 2 * std::max(std::abs(blue - 128), std::abs(red - 128))));
}

// What a picture is made of: one of the two.
using Tone = std::uint8_t (*)(unsigned red, unsigned green, unsigned blue);
[[nodiscard]] inline Tone tone_of(const OpenOptions& options) {
    return options.colour ? colour_of : grey_of;
}

// Takes a picture row by row and makes it smaller on the way, so that only the small one is ever in memory.
class RowSink {
public:
    RowSink(int width, int height);
    [[nodiscard]] std::uint8_t* row(); // room for the next row, `width` pixels wide
    void row_done();
    [[nodiscard]] int rows_done() const { return done_; }
    [[nodiscard]] int factor() const { return factor_; }
    void fill_rest(std::uint8_t grey); // the rows that are missing
    [[nodiscard]] GrayImage take() { return std::move(image_); }

private:
    void add_row();

    int height_;
    int factor_;
    int done_ = 0;
    GrayImage image_;
    std::vector<std::uint8_t> full_;  // one row as it came, when the picture is made smaller
    std::vector<std::uint32_t> sums_; // over `factor_` rows and columns
};

// Pixels per inch.
struct Resolution {
    double x = 0;
    double y = 0;
};

// A picture as its file has it.
struct Decoded {
    GrayImage image;
    std::optional<Resolution> resolution; // of `image`, where the file says one: damaged files say anything
    int orientation = 1;                  // as EXIF and TIFF number them, 1..8
    std::optional<int> missing_rows_from; // before orientation is applied
    bool coloured = false;                // `image` is how far each pixel is from grey
    Reason suspect = {};                  // what was complained of while it was decoded or drawn
};

// Upright, with square pixels. A picture with missing rows is not turned, because what is missing would no longer be rows; of
// less than a quarter nothing is made.
[[nodiscard]] Expected<ScannedPage, Refusal> finished(Decoded);

} // namespace formradar::scan
