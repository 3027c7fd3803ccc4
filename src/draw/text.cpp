// Widths and outlines of text.
#include "formradar/draw/text.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "font.hpp"
#include "formradar/core/text.hpp"

namespace formradar::draw {
namespace {

double offset_of(const Text& text) {
    switch (text.align) {
        case Align::left:
            return 0;
        case Align::centre:
            return -text_width(text.text, text.style.font, text.style.size) / 2;
        case Align::right:
            return -text_width(text.text, text.style.font, text.style.size);
    }
    return 0;
}

} // namespace

double text_width(std::string_view utf8, Font font, double size_mm) {
    double ems = 0;
    for (const char32_t letter : code_points(utf8)) {
        ems += glyph_of(font, letter).advance;
    }
    return ems * size_mm;
}

std::vector<std::string> missing_letters(std::string_view utf8, Font font) {
    std::vector<std::string> missing;
    for (const char32_t letter : code_points(utf8)) {
        const bool white = letter == U'\n' || letter == U'\t' || letter == U'\r'; // `wrap` knows them
        if (white || glyph_of(font, letter).known) {
            continue;
        }
        std::string text = to_utf8({&letter, 1});
        if (std::ranges::find(missing, text) == missing.end()) {
            missing.push_back(std::move(text));
        }
    }
    return missing;
}

std::vector<std::vector<Point<Mm>>> outlines(const Text& text) {
    const double angle = text.turn * std::numbers::pi / 180;
    const Point<Mm> along{std::cos(angle) * text.style.size, std::sin(angle) * text.style.size};
    const Point<Mm> down{-along.y, along.x};
    const double start = offset_of(text) / text.style.size;
    std::vector<std::vector<Point<Mm>>> rings;
    double pen = start;
    for (const char32_t letter : code_points(text.text)) {
        const Glyph& glyph = glyph_of(text.style.font, letter);
        for (const auto& contour : glyph.contours) {
            auto& ring = rings.emplace_back();
            ring.reserve(contour.size());
            std::ranges::transform(contour, std::back_inserter(ring),
                                   [&](Point<Em> p) { return text.baseline + along * (pen + p.x) + down * p.y; });
        }
        pen += glyph.advance;
    }
    return rings;
}

} // namespace formradar::draw
