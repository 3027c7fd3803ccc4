// Where everything on a printed sheet is, in millimetres: the printer draws from it and the reader reads by it.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/anchor.hpp"
#include "formradar/core/geometry.hpp"
#include "formradar/draw/drawing.hpp"
#include "formradar/form/form.hpp"

namespace formradar::form {

// 210 x 297 mm, and 215.9 x 279.4 mm.
enum class Paper { a4, letter };

[[nodiscard]] Size<Mm> size_of(Paper);                            // upright
[[nodiscard]] std::string_view name_of(Paper);                    // "a4", "letter"
[[nodiscard]] std::optional<Paper> paper_named(std::string_view); // as name_of spells it; nothing for any other text

// The corner squares and edge discs: the same for every page on this paper, so that a page can be found before it is known.
[[nodiscard]] std::vector<Anchor> anchors_of(Paper);
// The two places of the QR code, quiet zone not included: the same for every page on this paper. First top right, then bottom
// left.
[[nodiscard]] std::array<Rect<Mm>, 2> codes_of(Paper);

inline constexpr double pale_rule_width = 0.35;        // mm
inline constexpr double pale_rule_darkness = 0.15;     // 0 is white paper, 1 is black
inline constexpr double writing_line_width = 0.2;      // mm: the lines that answers are written on
inline constexpr double writing_line_darkness = 0.373; // as the darkness above
inline constexpr double label_margin = 0.12;           // mm that a label's rectangle is larger than its letters' nominal extent
inline constexpr double box_line = 0.35; // mm: the line of a box's outline, drawn centred on the edge of `Box::rect`

inline constexpr int no_score = 0; // the value of the box that says that there is none to give

// A square to be marked.
struct Box {
    Rect<Mm> rect;  // the printed square
    int value = 0;  // a score from 1, or the group's number 1..n
    Rect<Mm> label; // printed letters that belong to the box (digit or group name): not to be taken for marks
    bool operator==(const Box&) const = default;
};

// One statement. Nothing else is printed from 4 mm left of its first box to 6 mm right of its last, from one row to the next:
// what the reader sees there is a mark, an outline, a label or dirt.
struct Row {
    int statement = 0;      // 1..n
    std::vector<Box> boxes; // one a step of the scale; then, where the form has it, the one for no score
    bool operator==(const Row&) const = default;
};

// The place for an answer in handwriting.
struct Answer {
    int question = 0; // 1..n; beyond the form's open questions: of the remark on statement question - n
    Rect<Mm> rect;    // the writing room, its printed lines included
    bool operator==(const Answer&) const = default;
};

// The places of one page.
struct PageLayout {
    std::vector<Row> rows;
    std::vector<Box> groups; // on the first page of a form that has groups
    std::vector<Answer> answers;
    // Rules as pale as a hard pencil writes, on free paper: a picture that shows them would show its marks. None in layouts of
    // version 0.1.
    std::vector<Rect<Mm>> pale;
    bool operator==(const PageLayout&) const = default;
};

// How large the type is.
enum class Print {
    usual,
    large, // for who sees badly: 16 points and more
    first, // as version 0.1 printed: its digits are smaller, and no pale rules are among the places
};

// The places of all pages of a sheet: what session.toml keeps, and the reader goes by.
struct Layout {
    Paper paper = Paper::a4;
    bool large = false;            // printed large
    std::vector<PageLayout> pages; // 1 to 31
    bool operator==(const Layout&) const = default;
};

// The table `layout` of session.toml: exact, so that equal layouts and only they give equal texts.
[[nodiscard]] std::string to_toml(const Layout&);

// A form laid out: the places, and what is printed on every sheet alike (all but codes, readable ids and a preset group).
struct FormPages {
    Layout layout;
    std::vector<draw::Drawing> backgrounds; // one a page, anchors and box outlines included
    std::optional<draw::Drawing>
        known_group; // that of the page with the groups, where a sheet's group is known: nothing is asked
    bool operator==(const FormPages&) const = default;
};

// Throws CannotPrint for a letter the font lacks, a text too long for a page.
[[nodiscard]] FormPages lay_out(const Form&, Paper, Print = Print::usual);

// A form's text file, with every reason why it cannot be printed on one of these papers, by line and column, besides all that
// parse_form says. A logo that is named and not in the file itself needs `logos`.
[[nodiscard]] Form parse_printable(std::string_view toml, std::string_view file, std::span<const Paper>,
                                   const OpenLogo& logos = {});

} // namespace formradar::form
