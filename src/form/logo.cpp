// A logo made small, and written as text.
#include "formradar/form/logo.hpp"

#include <algorithm>
#include <cmath>

#include "formradar/core/text.hpp"

namespace formradar::form {
namespace {

constexpr double widest = 40;     // mm on paper: leaves the title two thirds of its column
constexpr double highest = 14;    // mm: as two lines of a title
constexpr double coarsest = 0.25; // mm a pixel: coarser ones are seen as squares
constexpr int white_margin = 250; // greys from here on are the paper round a logo
constexpr int seen = 200;         // the lightest grey that a printer's dots and a copy still show as a shape
constexpr int step = 17;          // from a grey to the next of 16
constexpr char first_letter = 'a';

struct Window {
    int left = 0, top = 0, right = 0, bottom = 0; // right and bottom are one beyond
    [[nodiscard]] int width() const { return right - left; }
    [[nodiscard]] int height() const { return bottom - top; }
};

Window without_margins(const GrayImage& picture) {
    Window window{picture.width(), picture.height(), 0, 0};
    for (int y = 0; y < picture.height(); ++y) {
        const auto row = picture.row(y);
        const auto is_ink = [](std::uint8_t grey) { return grey < white_margin; };
        const auto first = std::ranges::find_if(row, is_ink);
        if (first == row.end()) {
            continue;
        }
        const auto last = std::find_if(row.rbegin(), row.rend(), is_ink);
        window.left = std::min(window.left, static_cast<int>(first - row.begin()));
        window.right = std::max(window.right, static_cast<int>(row.rend() - last));
        window.top = std::min(window.top, y);
        window.bottom = y + 1;
    }
    return window;
}

// The part of the picture from `from` on that is `size` pixels wide, a pixel counting by as much of it as lies inside.
struct Span {
    double from = 0, size = 1;
    [[nodiscard]] int first() const { return static_cast<int>(from); }
    [[nodiscard]] int last(int end) const { return std::min(end, static_cast<int>(std::ceil(from + size - 1e-9))); }
    [[nodiscard]] double share(int pixel) const { return std::min(from + size, pixel + 1.0) - std::max<double>(from, pixel); }
};

double mean_grey(const GrayImage& picture, const Span& across, const Span& down, const Window& window) {
    double sum = 0, area = 0;
    for (int y = down.first(); y < down.last(window.bottom); ++y) {
        const auto row = picture.row(y);
        for (int x = across.first(); x < across.last(window.right); ++x) {
            const double share = across.share(x) * down.share(y);
            sum += share * row[static_cast<std::size_t>(x)];
            area += share;
        }
    }
    return area > 0 ? sum / area : 255;
}

// One run of a row's text: its grey, and how many pixels have it. Takes it from the text; nothing for any other text.
struct Run {
    std::uint8_t grey = 0;
    std::size_t count = 1;
};

std::optional<Run> take_run(std::string_view& text) {
    const int level = text.front() - first_letter;
    const auto digits = std::min(text.find_first_not_of("0123456789", 1), text.size()) - 1;
    const auto count = digits == 0 ? 1.0 : parse_number(text.substr(1, digits)).value_or(0);
    text.remove_prefix(1 + digits);
    if (level < 0 || level > 255 / step || count < 1 || count > widest_logo) {
        return std::nullopt;
    }
    return Run{static_cast<std::uint8_t>(level * step), static_cast<std::size_t>(count)};
}

std::optional<std::vector<std::uint8_t>> row_of(std::string_view text) {
    std::vector<std::uint8_t> row;
    while (!text.empty()) {
        const auto run = take_run(text);
        if (!run || row.size() + run->count > widest_logo) {
            return std::nullopt;
        }
        row.insert(row.end(), run->count, run->grey);
    }
    return row;
}

} // namespace

GrayImage logo_from(const GrayImage& picture) {
    const auto window = without_margins(picture);
    if (window.width() <= 0 || *std::ranges::min_element(picture.pixels()) > seen) {
        return {};
    }
    const double scale =
        std::max({1.0, static_cast<double>(window.width()) / widest_logo, static_cast<double>(window.height()) / highest_logo});
    const auto side = [scale](int pixels) { return std::max(1, static_cast<int>(std::lround(pixels / scale))); };
    GrayImage logo(side(window.width()), side(window.height()));
    const double across = static_cast<double>(window.width()) / logo.width();
    const double down = static_cast<double>(window.height()) / logo.height();
    for (int y = 0; y < logo.height(); ++y) {
        auto row = logo.row(y);
        for (int x = 0; x < logo.width(); ++x) {
            const double grey = mean_grey(picture, {window.left + x * across, across}, {window.top + y * down, down}, window);
            row[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(std::lround(grey / step) * step);
        }
    }
    return logo;
}

Size<Mm> logo_size(const GrayImage& logo) {
    const double pixel = std::min({widest / logo.width(), highest / logo.height(), coarsest});
    return {pixel * logo.width(), pixel * logo.height()};
}

std::vector<std::string> logo_rows(const GrayImage& logo) {
    std::vector<std::string> rows;
    for (int y = 0; y < logo.height(); ++y) {
        const auto row = logo.row(y);
        std::string text;
        for (auto at = row.begin(); at != row.end();) {
            const auto end = std::find_if(at, row.end(), [&](std::uint8_t grey) { return grey != *at; });
            text += static_cast<char>(first_letter + *at / step);
            text += end - at > 1 ? std::to_string(end - at) : "";
            at = end;
        }
        const bool as_above = y > 0 && std::ranges::equal(row, logo.row(y - 1));
        rows.push_back(as_above ? "" : text);
    }
    return rows;
}

std::optional<GrayImage> logo_of_rows(std::span<const std::string> texts) {
    if (texts.empty() || texts.size() > highest_logo || texts.front().empty()) {
        return std::nullopt;
    }
    std::vector<std::uint8_t> row;
    GrayImage logo;
    int y = 0;
    for (const auto& text : texts) {
        auto next = text.empty() ? row : row_of(text).value_or(std::vector<std::uint8_t>());
        if (y == 0) {
            logo = GrayImage(static_cast<int>(next.size()), static_cast<int>(texts.size()));
        }
        if (next.empty() || static_cast<int>(next.size()) != logo.width()) {
            return std::nullopt;
        }
        row = std::move(next);
        std::ranges::copy(row, logo.row(y++).begin());
    }
    return logo;
}

} // namespace formradar::form
