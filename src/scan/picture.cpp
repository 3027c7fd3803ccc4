// Limits, the row sink and the last steps to a page.
#include "scan/picture.hpp"

#include <cmath>

#include "formradar/core/causes.hpp"
#include "formradar/core/inch.hpp"
#include "formradar/core/text.hpp"
#include "scan/turn.hpp"

namespace formradar::scan {
namespace {

constexpr int enough_pixels = 5200;          // on the long side: over 17 px/mm on A4
constexpr double longest_paper = 500;        // mm: A3 and a margin
constexpr double least_share_of_rows = 0.25; // the code at the top right of a page is within the first quarter

// Phones write 72 dpi into pictures of paper that would then be over a metre long: such a resolution says nothing.
std::optional<double> believed(double dpi, const GrayImage& image) {
    const double long_side = std::max(image.width(), image.height());
    const bool plausible = dpi > 0 && std::isfinite(dpi) && long_side / dpi * mm_per_inch <= longest_paper;
    return plausible ? std::optional{dpi} : std::nullopt;
}

// Fax pages have pixels twice as high as wide. Little is left to the reader's registration, and what nobody scans is no
// resolution.
bool needs_square_pixels(const Decoded& decoded) {
    constexpr double little = 1.15, absurd = 5;
    if (!decoded.resolution || decoded.resolution->x <= 0 || decoded.resolution->y <= 0) {
        return false;
    }
    const double ratio = decoded.resolution->x / decoded.resolution->y;
    return std::abs(std::log(ratio)) > std::log(little) && ratio > 1 / absurd && ratio < absurd;
}

void make_pixels_square(Decoded& decoded) {
    const double ratio = decoded.resolution->x / decoded.resolution->y;
    const int height = std::max(1, static_cast<int>(std::lround(decoded.image.height() * ratio)));
    if (decoded.missing_rows_from) {
        decoded.missing_rows_from = static_cast<int>(*decoded.missing_rows_from * ratio);
    }
    decoded.image = with_height(decoded.image, height);
    decoded.resolution->y = decoded.resolution->x;
}

} // namespace

std::optional<Refusal> wrong_size(double width, double height, const OpenOptions& options) {
    if (width < 1 || height < 1) {
        return Refusal{RefusalKind::unreadable, {Cause::no_pixels}};
    }
    const double megapixels = width * height / 1e6;
    if (megapixels > options.max_megapixels || width > 1e6 || height > 1e6) {
        return Refusal{RefusalKind::too_large,
                       {Cause::too_many_pixels,
                        {figure(width, 0), figure(height, 0), figure(megapixels, 0), figure(options.max_megapixels, 0)}}};
    }
    return std::nullopt;
}

int reduction(int width, int height) {
    int factor = 1;
    while (factor < 8 && std::max(width, height) / factor > enough_pixels) {
        factor *= 2;
    }
    return std::min(width, height) >= factor ? factor : 1;
}

RowSink::RowSink(int width, int height)
    : height_(height), factor_(reduction(width, height)), image_(width / factor_, height / factor_) {
    if (factor_ > 1) {
        full_.resize(static_cast<std::size_t>(width));
        sums_.resize(static_cast<std::size_t>(image_.width()));
    }
}

std::uint8_t* RowSink::row() {
    return factor_ == 1 ? image_.row(done_).data() : full_.data();
}

void RowSink::row_done() {
    if (factor_ > 1) {
        add_row();
    }
    ++done_;
}

void RowSink::add_row() {
    const auto* from = full_.data();
    for (auto& sum : sums_) {
        for (int i = 0; i < factor_; ++i) {
            sum += *from++;
        }
    }
    const int target = done_ / factor_;
    if (done_ % factor_ != factor_ - 1 || target >= image_.height()) {
        return;
    }
    const auto area = static_cast<std::uint32_t>(factor_ * factor_);
    std::ranges::transform(sums_, image_.row(target).begin(),
                           [&](std::uint32_t sum) { return static_cast<std::uint8_t>((sum + area / 2) / area); });
    std::ranges::fill(sums_, 0U);
}

void RowSink::fill_rest(std::uint8_t grey) {
    for (int y = done_ / factor_; y < image_.height(); ++y) {
        std::ranges::fill(image_.row(y), grey);
    }
    done_ = height_;
}

Expected<ScannedPage, Refusal> finished(Decoded decoded) {
    const int height = decoded.image.height();
    if (decoded.missing_rows_from >= height) { // damage behind the last row
        decoded.missing_rows_from.reset();
    }
    if (decoded.missing_rows_from && *decoded.missing_rows_from < least_share_of_rows * height) {
        return unreadable({Cause::rows_missing, {figure(height), figure(*decoded.missing_rows_from)}});
    }
    if (needs_square_pixels(decoded)) {
        make_pixels_square(decoded);
    }
    ScannedPage page;
    page.dpi = decoded.resolution ? believed(decoded.resolution->x, decoded.image) : std::nullopt;
    page.missing_rows_from = decoded.missing_rows_from;
    page.coloured = decoded.coloured;
    page.suspect = std::move(decoded.suspect);
    const bool turn = !page.missing_rows_from;
    page.image = turn ? turned(std::move(decoded.image), decoded.orientation) : std::move(decoded.image);
    return page;
}

} // namespace formradar::scan
