// The frame of all result pages: margins, head and foot, a cursor that goes down the page, text set in columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formradar/draw/drawing.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/results/results.hpp"
#include "report/sentences.hpp"
#include "report/words.hpp"

namespace formradar::report {

inline constexpr double page_margin = 18; // mm left and right
inline constexpr double leading = 1.36;   // line height over size of type

struct TextBox {
    Point<Mm> at;     // the top left corner of its first line
    double width = 0; // mm; lines are broken to it
    draw::TextStyle style;
    draw::Align align = draw::Align::left; // of each line inside the width
    std::size_t most_lines = 0;            // further ones are cut with an ellipsis; 0: all
};

// The height text takes at this width, mm.
[[nodiscard]] double text_height(std::string_view text, const TextBox&);
// Draws it and returns its height.
double draw_text(draw::Drawing&, std::string_view text, const TextBox&);

// One line with its baseline at `at`.
void draw_line(draw::Drawing&, Point<Mm> at, std::string text, const draw::TextStyle&, draw::Align = draw::Align::left);

// The largest of some sizes at which no word of `text` is wider than `width`, down to `least`.
[[nodiscard]] double fitting_size(std::string_view text, const draw::TextStyle&, double width, double least);

class Pages {
public:
    Pages(const results::Results&, const form::ReportWords&);

    // A new page with this heading; the pages that follow by `need` repeat it with "continued".
    void begin(std::string_view heading, std::string_view lead = {});
    // A new page that goes on with what has this heading.
    void go_on(std::string_view heading);
    // Room of this height on this page, else on a new one. Returns where it begins.
    double need(double height);
    void skip(double height) { y_ += height; }

    // Text over the whole width at the cursor, which moves below it.
    void paragraph(std::string_view text, const draw::TextStyle&);
    void subheading(std::string_view text);

    [[nodiscard]] draw::Drawing& page() { return document_.leaves.back().drawing; }
    [[nodiscard]] std::size_t count() const { return document_.leaves.size(); } // pages so far
    [[nodiscard]] double y() const { return y_; }
    [[nodiscard]] double left() const { return page_margin; }
    [[nodiscard]] double width() const { return paper_.width - 2 * page_margin; }
    [[nodiscard]] double bottom() const;       // mm: below it is the foot
    [[nodiscard]] double room_on_next() const; // mm, of a page that `need` would begin
    [[nodiscard]] const form::ReportWords& words() const { return words_; }
    [[nodiscard]] const results::Results& results() const { return results_; }
    [[nodiscard]] const results::Findings& findings() const { return findings_; }
    [[nodiscard]] Telling telling() const { return {results_, findings_, words_}; }

    [[nodiscard]] draw::Document finish() &&; // page numbers are known now
    // Of a file whose pages are not counted yet: numbers from `first` on.
    [[nodiscard]] draw::Document finish(std::size_t first) &&;

private:
    void new_page();
    [[nodiscard]] std::string heading_again() const;
    void draw_feet(std::size_t first, const std::string& of_all);

    const results::Results& results_;
    const form::ReportWords& words_;
    results::Findings findings_;
    Size<Mm> paper_;
    draw::Document document_;
    std::string heading_;
    double y_ = 0;
};

// What page 2 has below its rows; 0 where there is nothing to rank.
[[nodiscard]] double rankings_height(const Pages&);
void draw_rankings(Pages&);

// Blocks over as few pages as hold them, about as much on each: which of them begin a page, the first apart. `first` and `next`
// are the heights that the first page and the others have for them.
[[nodiscard]] std::vector<std::size_t> balanced(const std::vector<double>& heights, double first, double next);

// The pages in their order; each adds what it has to say, or nothing.
void add_picture_pages(Pages&);
void add_agreement_pages(Pages&);
void add_group_pages(Pages&);
void add_comparison_pages(Pages&, const results::Comparison&);
void add_agenda_pages(Pages&);

} // namespace formradar::report
