// One order to the renderer a page, within the time that is left for the file.
#include "scan/pdf_render.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "formradar/core/causes.hpp"
#include "formradar/core/inch.hpp"
#include "formradar/core/text.hpp"
#include "scan/words.hpp"

namespace formradar::scan {
namespace {

// By pixels and not by dpi, since the page size of a PDF made from photos is often nonsense. 300 dpi on A4.
constexpr int long_side_pixels = 3508;
constexpr double longest_for_a_page = 60; // seconds

Cause cause_of(NotDrawn failure) {
    switch (failure) {
        using enum NotDrawn;
        case no_program:
            return Cause::pdf_no_program;
        case too_slow:
            return Cause::pdf_drawn_too_slowly;
        case too_large:
            return Cause::pdf_drawn_too_large;
        case failed:
            break;
    }
    return Cause::pdf_not_drawn;
}

} // namespace

std::optional<GrayImage> parse_pgm(std::string_view bytes) {
    std::array<int, 3> numbers{}; // width, height and the value of white
    if (!bytes.starts_with("P5")) {
        return std::nullopt;
    }
    bytes.remove_prefix(2);
    for (auto& number : numbers) {
        bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
        const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), number);
        if (error != std::errc{}) {
            return std::nullopt;
        }
        bytes.remove_prefix(static_cast<std::size_t>(end - bytes.data()));
    }
    const auto [width, height, white] = numbers;
    if (width < 1 || height < 1 || width > 100'000 || height > 100'000 || white != 255 || bytes.empty()) {
        return std::nullopt;
    }
    bytes.remove_prefix(1);
    if (bytes.size() < static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
        return std::nullopt;
    }
    GrayImage image(width, height);
    std::copy_n(bytes.begin(), image.pixels().size(), image.pixels().begin());
    return image;
}

std::string worst_complaint(std::string_view complaints) {
    constexpr std::size_t longest = 120;
    std::string_view worst;
    for (const auto line : split(complaints, '\n')) {
        const bool error = line.find("Error") != std::string_view::npos || line.find("error") != std::string_view::npos;
        if (!trimmed(line).empty() && (worst.empty() || error)) {
            worst = trimmed(line);
        }
        if (error) {
            break;
        }
    }
    return quoted_words(worst, longest);
}

PdfRenderer::PdfRenderer(std::string_view pdf, const OpenOptions& options)
    : pdf_(pdf),
      renderer_(options.renderer),
      seconds_left_(options.drawing_seconds),
      last_try_(options.last_try),
      colour_(options.colour) {}

Expected<Decoded, Refusal> PdfRenderer::render(int page, std::optional<double> long_side) {
    if (!renderer_) {
        return unreadable({Cause::pdf_no_program, {figure(page)}});
    }
    if (seconds_left_ <= 0) {
        return unreadable({Cause::pdf_not_tried, {figure(page)}});
    }
    if (!draw_) {
        draw_ = renderer_(pdf_);
    }
    const auto start = std::chrono::steady_clock::now();
    const auto drawn = draw_({.page = page,
                              .long_side = long_side_pixels,
                              .seconds = std::min(longest_for_a_page, seconds_left_),
                              .last_try = last_try_,
                              .colour = colour_});
    seconds_left_ -= std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!drawn) {
        return unreadable({cause_of(drawn.error()), {figure(page)}});
    }
    auto complaint = worst_complaint(drawn->complaints);
    auto image = parse_pgm(drawn->pgm);
    if (!image) {
        return complaint.empty() ? unreadable({Cause::pdf_not_drawn, {figure(page)}})
                                 : unreadable({Cause::pdf_not_drawn_said, {figure(page), complaint}});
    }
    Decoded decoded;
    decoded.image = std::move(*image);
    decoded.coloured = colour_;
    if (long_side) {
        const double dpi = long_side_pixels / *long_side * points_per_inch;
        decoded.resolution = {dpi, dpi};
    }
    decoded.suspect = complaint.empty() ? Reason{} : Reason{Cause::pdftoppm_said, {complaint}};
    return decoded;
}

} // namespace formradar::scan
