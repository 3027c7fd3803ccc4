// FreeType is called here and nowhere else: it finds glyphs, their advance widths and their outlines.
#include "font.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <new>
#include <shared_mutex>
#include <unordered_map>

#include "font_bytes.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/draw/text.hpp"

namespace formradar::draw {
namespace {

constexpr char32_t last_letter = 0xFFFF; // libharu draws nothing for letters beyond
constexpr double flatness = 0.0008;      // em: 0.01 mm in letters of 12.5 mm, the largest on our pages

// What FT_Outline_Decompose builds: its callbacks get the curves in font units.
struct Flattener {
    double em = 1000; // font units
    std::vector<std::vector<Point<Em>>> contours;

    [[nodiscard]] Point<Em> place(const FT_Vector* p) const {
        return {static_cast<double>(p->x) / em, -static_cast<double>(p->y) / em};
    }
    void move_to(Point<Em> p) { contours.push_back({p}); }
    void line_to(Point<Em> p) { contours.back().push_back(p); }
    // A piece of a quadratic curve strays |a - 2b + c| / 4 from its chord, n equal pieces 1 / n^2 of that.
    void curve_to(Point<Em> b, Point<Em> c) {
        const Point<Em> a = contours.back().back();
        const Point<Em> bend = a - b * 2 + c;
        const int pieces = std::max(1, static_cast<int>(std::ceil(std::sqrt(std::hypot(bend.x, bend.y) / 4 / flatness))));
        for (int i = 1; i <= pieces; ++i) {
            const double t = static_cast<double>(i) / pieces;
            line_to(a * ((1 - t) * (1 - t)) + b * (2 * t * (1 - t)) + c * (t * t));
        }
    }
    // TrueType fonts have none of these; 12 pieces do for any glyph.
    void cubic_to(Point<Em> b, Point<Em> c, Point<Em> d) {
        const Point<Em> a = contours.back().back();
        constexpr int pieces = 12;
        for (int i = 1; i <= pieces; ++i) {
            const double t = static_cast<double>(i) / pieces;
            const double s = 1 - t;
            line_to(a * (s * s * s) + b * (3 * s * s * t) + c * (3 * s * t * t) + d * (t * t * t));
        }
    }
};

// The fonts are in the program and sound: whatever fails fails for want of memory. A letter left out would be seen by nobody.
void demand(bool done) {
    if (!done) {
        throw std::bad_alloc();
    }
}

Flattener& flattener(void* user) {
    return *static_cast<Flattener*>(user);
}

std::vector<std::vector<Point<Em>>> flattened(FT_Outline& outline, double em) {
    Flattener result{.em = em, .contours = {}};
    FT_Outline_Funcs calls{};
    calls.move_to = [](const FT_Vector* to, void* user) {
        flattener(user).move_to(flattener(user).place(to));
        return 0;
    };
    calls.line_to = [](const FT_Vector* to, void* user) {
        flattener(user).line_to(flattener(user).place(to));
        return 0;
    };
    calls.conic_to = [](const FT_Vector* control, const FT_Vector* to, void* user) {
        flattener(user).curve_to(flattener(user).place(control), flattener(user).place(to));
        return 0;
    };
    calls.cubic_to = [](const FT_Vector* first, const FT_Vector* second, const FT_Vector* to, void* user) {
        const Flattener& f = flattener(user);
        flattener(user).cubic_to(f.place(first), f.place(second), f.place(to));
        return 0;
    };
    demand(FT_Outline_Decompose(&outline, &calls, &result) == 0);
    return std::move(result.contours);
}

// An open font with the glyphs it has given so far. FreeType's faces are not safe to share, so loading is locked.
class Face {
public:
    explicit Face(Font font) {
        const auto bytes = bytes_of(font);
        const bool opened = FT_Init_FreeType(&library_) == 0 &&
                            FT_New_Memory_Face(library_, bytes.data(), static_cast<FT_Long>(bytes.size()), 0, &face_) == 0 &&
                            face_->charmap != nullptr; // which it may lack without saying so
        if (!opened) {
            FT_Done_Face(face_);
            FT_Done_FreeType(library_);
            demand(false);
        }
    }
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;
    ~Face() {
        FT_Done_Face(face_);
        FT_Done_FreeType(library_);
    }

    const Glyph& glyph(char32_t letter) {
        {
            const std::shared_lock reading(mutex_);
            if (const auto found = glyphs_.find(letter); found != glyphs_.end()) {
                return found->second;
            }
        }
        const std::unique_lock writing(mutex_);
        if (const auto found = glyphs_.find(letter); found != glyphs_.end()) {
            return found->second;
        }
        return glyphs_.emplace(letter, load(letter)).first->second; // an unordered_map's elements do not move
    }

private:
    Glyph load(char32_t letter) {
        const FT_UInt index = FT_Get_Char_Index(face_, letter);
        demand(FT_Load_Glyph(face_, index, FT_LOAD_NO_SCALE) == 0);
        const double em = face_->units_per_EM;
        return {.known = index != 0 && letter <= last_letter,
                .advance = static_cast<double>(face_->glyph->metrics.horiAdvance) / em,
                .contours = flattened(face_->glyph->outline, em)};
    }

    FT_Library library_ = nullptr;
    FT_Face face_ = nullptr;
    std::shared_mutex mutex_;
    std::unordered_map<char32_t, Glyph> glyphs_;
};

} // namespace

const Glyph& glyph_of(Font font, char32_t letter) {
    switch (font) {
        case Font::regular: {
            static Face face(Font::regular);
            return face.glyph(letter);
        }
        case Font::bold: {
            static Face face(Font::bold);
            return face.glyph(letter);
        }
        case Font::italic: {
            static Face face(Font::italic);
            return face.glyph(letter);
        }
    }
    throw Error("no such font");
}

} // namespace formradar::draw
