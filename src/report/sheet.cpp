// What is printed on each sheet by itself: codes, readable ids, the session, and a group that is known.
#include "formradar/report/sheet.hpp"

#include <algorithm>

#include "formradar/code/payload.hpp"
#include "formradar/code/qr.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/form/words.hpp"

namespace formradar::report {
namespace {

constexpr double quiet_cells = 4;
constexpr double id_below = 2.6;          // mm from the quiet zone of the upper code to the baseline of its id
constexpr double id_above = 0.9;          // mm from the baseline of the lower code's id to its quiet zone
constexpr double head_baseline = 23;      // mm: session and date
constexpr double privacy_baseline = 18.4; // mm: between the upper anchors and the session
constexpr double page_number = 33;        // mm for the page's number, which ends the same line
constexpr double beside_code = 3;         // mm from a code's quiet zone to text beside it
constexpr double heading_above = 5;       // mm from the first group's box up to the baseline of the groups' heading
constexpr double cross_inset = 1.1;       // mm from a group's box to the printed cross in it
constexpr double large_body = 5.7;        // mm: of forms printed large
constexpr double cross_line = 0.9;        // mm: a felt pen's, so that it is seen as what a person would have marked
constexpr draw::TextStyle id_style{.size = draw::type::small, .colour = draw::palette::slate}; // 8 points: people read it out
constexpr draw::TextStyle small_print{.size = draw::type::tiny, .colour = draw::palette::slate};
constexpr draw::TextStyle session_style{.font = draw::Font::bold, .size = draw::type::small, .colour = draw::palette::slate};

double quiet(const Rect<Mm>& code) {
    return quiet_cells * code.width / code::code_cells;
}

// `text`, or as much of it as fits in `width` mm and an ellipsis.
std::string shortened(const std::string& text, const draw::TextStyle& style, double width) {
    if (draw::text_width(text, style.font, style.size) <= width) {
        return text;
    }
    auto letters = code_points(text);
    const auto with_ellipsis = [&] { return to_utf8(letters) + "…"; };
    while (!letters.empty() && draw::text_width(with_ellipsis(), style.font, style.size) > width) {
        letters.pop_back();
    }
    return with_ellipsis();
}

code::PageCode code_of(const form::Session& session, const form::Sheet& sheet, int page) {
    code::PageCode code{.session = session.id, .sheet = sheet.id, .page = page, .form_hash = session.form_hash, .check = {}};
    code.check = code::check_value(code, session.secret);
    return code;
}

void add_codes(draw::Drawing& drawing, const std::array<Rect<Mm>, 2>& places, const code::PageCode& code) {
    const auto black = code::make_code(code::payload_of(code));
    for (const auto& rect : places) {
        drawing.shapes.emplace_back(draw::Cells{.rect = rect, .columns = code::code_cells, .black = black});
    }
    const auto& [upper, lower] = places;
    drawing.shapes.emplace_back(draw::Text{.baseline = {upper.right(), upper.bottom() + quiet(upper) + id_below},
                                           .text = code::readable(code),
                                           .style = id_style,
                                           .align = draw::Align::right});
    drawing.shapes.emplace_back(
        draw::Text{.baseline = {lower.x, lower.y - quiet(lower) - id_above}, .text = code::readable(code), .style = id_style});
}

// The session's name where it says more than the form's title, which stands below it in large letters.
std::string own_title(const form::Session& session) {
    return session.title == session.form.title ? std::string() : session.title;
}

draw::Text session_line(const form::Session& session, const std::array<Rect<Mm>, 2>& places) {
    const auto date = form::long_date(form::words_of(session.form.language), session.date);
    const double left = places[1].x;
    const double width = places[0].x - quiet(places[0]) - beside_code - page_number - left;
    const auto name = own_title(session);
    const auto end = name.empty() || date.empty() ? date : "  ·  " + date;
    const auto title = shortened(name, session_style, width - draw::text_width(end, session_style.font, session_style.size));
    return {.baseline = {left, head_baseline}, .text = title + end, .style = session_style};
}

// In the place of the groups' heading: what would be asked is said.
void add_known_group(draw::Drawing& drawing, const form::Session& session, const form::Sheet& sheet,
                     const form::PageLayout& page) {
    const draw::TextStyle style{
        .font = draw::Font::bold, .size = session.layout.large ? large_body : draw::type::body, .colour = draw::palette::navy};
    const auto& first = page.groups.front().rect;
    const double right = form::codes_of(session.layout.paper)[0].right();
    const auto text = std::string(form::words_of(session.form.language).preset) + " " + sheet.group;
    drawing.shapes.emplace_back(draw::Text{
        .baseline = {first.x, first.y - heading_above}, .text = shortened(text, style, right - first.x), .style = style});
    const auto& groups = session.form.groups;
    const auto index = static_cast<std::size_t>(std::ranges::find(groups, sheet.group) - groups.begin());
    if (index >= page.groups.size()) {
        return;
    }
    const auto cross = page.groups[index].rect.grown(-cross_inset);
    const draw::Stroke pen{.width = cross_line};
    drawing.shapes.emplace_back(draw::Line{.points = {{cross.x, cross.y}, {cross.right(), cross.bottom()}}, .stroke = pen});
    drawing.shapes.emplace_back(draw::Line{.points = {{cross.x, cross.bottom()}, {cross.right(), cross.y}}, .stroke = pen});
}

} // namespace

std::string hash_of(const form::FormPages& pages, const form::Form& form) {
    return code::short_hash(form::to_toml(pages.layout) + form::to_toml(form));
}

std::string hash_of(const form::Session& session) {
    return code::short_hash(form::to_toml(session.layout) + form::to_toml(session.form));
}

draw::Cells code_of_no_form(const form::Session& session, std::string_view sheet) {
    const auto code = code_of(session, {.id = std::string(sheet), .group = ""}, code::page_of_no_form);
    return {.rect = form::codes_of(session.layout.paper)[0],
            .columns = code::code_cells,
            .black = code::make_code(code::payload_of(code))};
}

draw::Drawing draw_sheet(const form::FormPages& pages, const form::Session& session, const form::Sheet& sheet, int page) {
    const auto places = form::codes_of(pages.layout.paper);
    const auto& layout = pages.layout.pages.at(static_cast<std::size_t>(page) - 1);
    draw::Drawing drawing{.paper = form::size_of(pages.layout.paper), .shapes = {}};
    add_codes(drawing, places, code_of(session, sheet, page));
    if (page == 1) {
        const double width = places[0].x - quiet(places[0]) - beside_code - places[1].x;
        const auto text = shortened(std::string(form::words_of(session.form.language).privacy), small_print, width);
        drawing.shapes.emplace_back(draw::Text{.baseline = {places[1].x, privacy_baseline}, .text = text, .style = small_print});
    }
    if (!session.title.empty() || !session.date.empty()) {
        drawing.shapes.emplace_back(session_line(session, places));
    }
    if (!sheet.group.empty() && !layout.groups.empty()) {
        add_known_group(drawing, session, sheet, layout);
    }
    return drawing;
}

} // namespace formradar::report
