// Shapes become PDF operators.
#include "formradar/draw/pdf.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <map>
#include <numbers>
#include <variant>

#include "formradar/core/text.hpp"
#include "formradar/draw/path.hpp"
#include "formradar/draw/text.hpp"
#include "pdf_file.hpp"
#include "pdf_structure.hpp"

namespace formradar::draw {
namespace {

constexpr double dash_unit = 0.05; // mm: libharu takes whole numbers for dashes, so they are drawn in this unit

// Thousandths of a millimetre are far below what a printer shows, and short numbers keep the file small.
HPDF_REAL real(double value) {
    return static_cast<HPDF_REAL>(std::round(value * 1000) / 1000);
}

// Draws shapes in millimetres from the top left corner: the page's matrix is set for that once.
class Painter {
public:
    Painter(PdfFile& file, HPDF_Page page, Size<Mm> paper) : file_(file), page_(page) {
        constexpr auto scale = static_cast<HPDF_REAL>(points_per_mm);
        HPDF_Page_GSave(page_);
        HPDF_Page_Concat(page_, scale, 0, 0, -scale, 0, static_cast<HPDF_REAL>(paper.height * points_per_mm));
        HPDF_Page_SetLineJoin(page_, HPDF_ROUND_JOIN);
        HPDF_Page_SetLineCap(page_, HPDF_ROUND_END);
    }
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;
    // Even this takes memory; where there was none already the page is not used any more.
    ~Painter() noexcept(false) {
        if (std::uncaught_exceptions() == 0) {
            HPDF_Page_GRestore(page_);
        }
    }

    void paint(const Drawing& drawing, MarkedPage* marked = nullptr) {
        for (std::size_t i = 0; i < drawing.shapes.size(); ++i) {
            if (marked != nullptr) {
                marked->before(i);
            }
            std::visit([this](const auto& one) { paint(one); }, drawing.shapes[i]);
        }
    }
    [[nodiscard]] const Resources& used() const { return used_; }

private:
    void paint(const Text&);
    void paint(const Line& line) { stroke(path_of(line), line.stroke); }
    void paint(const Polygon& polygon) { fill_and_stroke(path_of(polygon), polygon.fill, polygon.stroke); }
    void paint(const Rectangle&);
    void paint(const Disc& disc) { fill_and_stroke(path_of(disc), disc.fill, disc.stroke); }
    void paint(const Cells&);
    void paint(const Picture&);

    void use_opacity(double alpha);
    void use_fill(Colour);
    void use_stroke(const Stroke&, double unit);
    void add(const Path&, double unit) const;
    void stroke(const Path&, const Stroke&);
    void fill_and_stroke(const Path&, const std::optional<Colour>&, const std::optional<Stroke>&);

    PdfFile& file_;
    HPDF_Page page_;
    Resources used_;
    double alpha_ = 1;
};

template <class T>
void note(std::vector<T>& known, T one) {
    if (std::ranges::find(known, one) == known.end()) {
        known.push_back(one);
    }
}

void Painter::use_opacity(double alpha) {
    if (alpha != alpha_) {
        HPDF_ExtGState state = file_.opacity(alpha);
        note(used_.opacities, state);
        HPDF_Page_SetExtGState(page_, state);
        alpha_ = alpha;
    }
}

void Painter::use_fill(Colour colour) {
    use_opacity(colour.alpha);
    const auto part = [](std::uint8_t value) { return real(value / 255.0); };
    if (colour.red == colour.green && colour.green == colour.blue) {
        HPDF_Page_SetGrayFill(page_, part(colour.red)); // so that black is printed with black ink alone
    } else {
        HPDF_Page_SetRGBFill(page_, part(colour.red), part(colour.green), part(colour.blue));
    }
}

void Painter::use_stroke(const Stroke& stroke, double unit) {
    use_opacity(stroke.colour.alpha);
    const auto part = [](std::uint8_t value) { return real(value / 255.0); };
    const Colour& colour = stroke.colour;
    if (colour.red == colour.green && colour.green == colour.blue) {
        HPDF_Page_SetGrayStroke(page_, part(colour.red));
    } else {
        HPDF_Page_SetRGBStroke(page_, part(colour.red), part(colour.green), part(colour.blue));
    }
    HPDF_Page_SetLineWidth(page_, real(stroke.width / unit));
}

// `unit`: mm, of the coordinates written.
void Painter::add(const Path& path, double unit) const {
    auto point = path.points.begin();
    const auto x = [&](int i) { return real(point[i].x / unit); };
    const auto y = [&](int i) { return real(point[i].y / unit); };
    using enum Path::Step;
    for (const Path::Step step : path.steps) {
        switch (step) {
            case move:
                HPDF_Page_MoveTo(page_, x(0), y(0));
                ++point;
                break;
            case line:
                HPDF_Page_LineTo(page_, x(0), y(0));
                ++point;
                break;
            case curve:
                HPDF_Page_CurveTo(page_, x(0), y(0), x(1), y(1), x(2), y(2));
                point += 3;
                break;
            case close:
                HPDF_Page_ClosePath(page_);
                break;
        }
    }
}

void Painter::stroke(const Path& path, const Stroke& stroke) {
    if (path.steps.empty()) {
        return; // painting no path is an error in PDF
    }
    use_opacity(stroke.colour.alpha); // before a state is saved, so that `alpha_` stays true after it is restored
    if (stroke.dash <= 0) {
        use_stroke(stroke, 1);
        add(path, 1);
        HPDF_Page_Stroke(page_);
        return;
    }
    HPDF_Page_GSave(page_);
    HPDF_Page_Concat(page_, static_cast<HPDF_REAL>(dash_unit), 0, 0, static_cast<HPDF_REAL>(dash_unit), 0, 0);
    const auto dash = static_cast<HPDF_UINT16>(std::max(1.0, std::round(stroke.dash / dash_unit)));
    HPDF_Page_SetDash(page_, &dash, 1, 0);
    HPDF_Page_SetLineCap(page_, HPDF_BUTT_END);
    use_stroke(stroke, dash_unit);
    add(path, dash_unit);
    HPDF_Page_Stroke(page_);
    HPDF_Page_GRestore(page_);
}

void Painter::fill_and_stroke(const Path& path, const std::optional<Colour>& fill, const std::optional<Stroke>& edge) {
    if (fill && !path.steps.empty()) {
        use_fill(*fill);
        add(path, 1);
        HPDF_Page_Eofill(page_);
    }
    if (edge) {
        stroke(path, *edge);
    }
}

double start_of(const Text& text) {
    const double width = text.align == Align::left ? 0 : text_width(text.text, text.style.font, text.style.size);
    return text.align == Align::centre ? -width / 2 : -width;
}

void Painter::paint(const Text& text) {
    HPDF_Font font = file_.font(text.style.font);
    note(used_.fonts, font);
    use_fill(text.style.colour);
    const double angle = text.turn * std::numbers::pi / 180;
    const Point<Mm> along{std::cos(angle), std::sin(angle)};
    const Point<Mm> start = text.baseline + along * start_of(text);
    HPDF_Page_BeginText(page_);
    HPDF_Page_SetFontAndSize(page_, font, real(text.style.size));
    HPDF_Page_SetTextMatrix(page_, static_cast<HPDF_REAL>(along.x), static_cast<HPDF_REAL>(along.y),
                            static_cast<HPDF_REAL>(along.y), static_cast<HPDF_REAL>(-along.x), real(start.x), real(start.y));
    // Ill-formed bytes would be drawn as other letters without an error.
    HPDF_Page_ShowText(page_, (is_utf8(text.text) ? text.text : to_utf8(code_points(text.text))).c_str());
    HPDF_Page_EndText(page_);
}

// Corners that are not rounded are sharp.
void Painter::paint(const Rectangle& rectangle) {
    const bool sharp = rectangle.stroke && rectangle.corner <= 0;
    if (sharp) {
        HPDF_Page_SetLineJoin(page_, HPDF_MITER_JOIN);
    }
    fill_and_stroke(path_of(rectangle), rectangle.fill, rectangle.stroke);
    if (sharp) {
        HPDF_Page_SetLineJoin(page_, HPDF_ROUND_JOIN);
    }
}

// In units of a cell all coordinates are small whole numbers: a code takes about 1 kB.
void Painter::paint(const Cells& cells) {
    const auto columns = static_cast<double>(cells.columns);
    const auto rows = static_cast<double>(cells.black.size()) / std::max(1.0, columns);
    const Path path = path_of(Cells{.rect = {0, 0, columns, rows}, .columns = cells.columns, .black = cells.black});
    if (path.steps.empty()) {
        return;
    }
    use_fill({});
    HPDF_Page_GSave(page_);
    HPDF_Page_Concat(page_, static_cast<HPDF_REAL>(cells.rect.width / columns), 0, 0,
                     static_cast<HPDF_REAL>(cells.rect.height / rows), real(cells.rect.x), real(cells.rect.y));
    add(path, 1);
    HPDF_Page_Fill(page_);
    HPDF_Page_GRestore(page_);
}

// Pictures are painted into the unit square, upside down for our downward axis.
void Painter::paint(const Picture& picture) {
    if (picture.image.empty()) {
        return;
    }
    HPDF_Image image = file_.add_image(picture.image);
    used_.images.push_back(image);
    use_opacity(1);
    const Rect<Mm>& r = picture.rect;
    HPDF_Page_GSave(page_);
    HPDF_Page_Concat(page_, real(r.width), 0, 0, real(-r.height), real(r.x), real(r.bottom()));
    HPDF_Page_ExecuteXObject(page_, image);
    HPDF_Page_GRestore(page_);
}

// A background as it was drawn on the first page that has it.
struct Shared {
    HPDF_Dict stream = nullptr;
    Resources used;
};

Shared paint_shared(PdfFile& file, HPDF_Page page, const Drawing& drawing) {
    Shared shared;
    HPDF_Page_New_Content_Stream(page, &shared.stream);
    {
        Painter painter(file, page, drawing.paper);
        painter.paint(drawing);
        shared.used = painter.used();
    }
    HPDF_Page_New_Content_Stream(page, nullptr);
    return shared;
}

} // namespace

std::string render_pdf(const Document& document, std::size_t page_keys) {
    PdfFile file;
    std::map<std::size_t, Shared> backgrounds;
    std::vector<MarkedPage> marked;
    for (const Document::Leaf& leaf : document.leaves) {
        HPDF_Page page = file.add_page(leaf.drawing.paper);
        if (leaf.background) {
            const auto known = backgrounds.find(*leaf.background);
            if (known == backgrounds.end()) {
                backgrounds[*leaf.background] = paint_shared(file, page, document.backgrounds.at(*leaf.background));
            } else {
                known->second.used.name_on(page);
                HPDF_Page_Insert_Shared_Content_Stream(page, known->second.stream);
            }
        }
        marked.emplace_back(page, leaf.drawing.structure, leaf.drawing.shapes.size());
        Painter(file, page, leaf.drawing.paper).paint(leaf.drawing, &marked.back());
        marked.back().finish();
    }
    add_structure(file, marked, page_keys);
    file.describe(document.title, document.language); // last: making an opacity lowers the file's version again
    return file.bytes();
}

} // namespace formradar::draw
