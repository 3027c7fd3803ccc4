// A PDF file in the making and what its pages share. libharu comes in through this header alone.
#pragma once

#include <hpdf.h>
#include <hpdf_doc.h> // installed internals: the language of a document, and the names of shared resources

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "formradar/core/inch.hpp"
#include "formradar/draw/pdf.hpp"

namespace formradar::draw {

inline constexpr double points_per_mm = points_per_inch / mm_per_inch;

// libharu's errors are sticky: every call after the first failing one does nothing, so that it is enough to look for one at
// every new page and at the end.
class PdfFile {
public:
    PdfFile(); // throws Error when there is no memory

    [[nodiscard]] HPDF_Page add_page(Size<Mm> paper); // throws Error for a size that PDF does not know: 1.1 to 5080 mm
    // Each font and opacity is made once, and only when it is used.
    [[nodiscard]] HPDF_Font font(Font);
    [[nodiscard]] HPDF_ExtGState opacity(double alpha);
    [[nodiscard]] HPDF_Image add_image(const GrayImage&);
    void describe(const std::string& title, const std::string& language); // after all pages
    [[nodiscard]] std::string bytes();
    [[nodiscard]] HPDF_Doc doc() { return doc_.get(); } // for what libharu has no function for

private:
    struct Closer {
        void operator()(HPDF_Doc doc) const;
    };
    void check(); // throws Error when anything failed

    std::unique_ptr<_HPDF_Doc_Rec, Closer> doc_;
    std::map<Font, HPDF_Font> fonts_;
    std::map<double, HPDF_ExtGState> opacities_;
};

// What a content stream calls by a name that each page gives out anew, in the order of first use. A page that shares the stream
// has to name the same things in the same order before anything else.
struct Resources {
    std::vector<HPDF_Font> fonts;
    std::vector<HPDF_ExtGState> opacities;
    std::vector<HPDF_Image> images;

    void name_on(HPDF_Page page) const {
        for (HPDF_Font font : fonts) {
            HPDF_Page_GetLocalFontName(page, font);
        }
        for (HPDF_ExtGState opacity : opacities) {
            HPDF_Page_GetExtGStateName(page, opacity);
        }
        for (HPDF_Image image : images) {
            HPDF_Page_GetXObjectName(page, image);
        }
    }
};

} // namespace formradar::draw
