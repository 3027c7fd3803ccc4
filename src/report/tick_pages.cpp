// Sheets' ids in columns, each with its boxes.
#include "report/tick_pages.hpp"

#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"
#include "report/plain_style.hpp"

namespace formradar::report {
namespace {

constexpr double tick_box = 4.5; // mm: side of a box to tick
constexpr double line = 8;       // mm from a sheet to the next
constexpr double id_width = 13;
constexpr double line_leading = 1.35;

constexpr draw::TextStyle list_head{.font = draw::Font::bold, .size = 9.5, .colour = draw::palette::navy};
constexpr draw::TextStyle group{.font = draw::Font::bold, .size = draw::type::heading, .colour = draw::palette::navy};

class TickPages {
public:
    TickPages(const TickList& list, form::Paper paper) : list_(list), paper_(form::size_of(paper)) { begin_page(); }

    [[nodiscard]] std::vector<draw::Drawing> drawn() && {
        paragraph(list_.over, plain::over, 2);
        paragraph(list_.head, list_head, 5);
        for (const auto& text : list_.text) {
            paragraph(text, plain::body, 2);
        }
        y_ += 5;
        for (std::size_t i = 0; i < list_.sheets.size();) {
            i = one_group(i);
        }
        return std::move(pages_);
    }

private:
    [[nodiscard]] double width() const { return paper_.width - 2 * plain::margin; }
    // For text at this height: clear of the code.
    [[nodiscard]] double text_width() const {
        constexpr double clear = 5; // mm
        return y_ < list_.code.rect.bottom() + clear ? list_.code.rect.x - clear - plain::margin : width();
    }
    [[nodiscard]] double bottom() const { return paper_.height - plain::margin - 8; }
    [[nodiscard]] double box_pitch() const { return list_.boxes.size() > 1 ? 22 : 9; }
    [[nodiscard]] double wanted_column() const { return id_width + box_pitch() * static_cast<double>(list_.boxes.size()) + 6; }
    [[nodiscard]] std::size_t columns() const { return static_cast<std::size_t>(width() / wanted_column()); }

    void begin_page() {
        pages_.push_back({.paper = paper_, .shapes = {}});
        y_ = plain::margin + 4;
        pages_.back().shapes.emplace_back(list_.code);
        add({.baseline = {plain::margin, paper_.height - plain::margin}, .text = std::string(list_.foot), .style = plain::small});
    }

    void add(draw::Text text) { pages_.back().shapes.emplace_back(std::move(text)); }

    void paragraph(const std::string& text, const draw::TextStyle& style, double below) {
        if (text.empty()) {
            return;
        }
        for (auto& words : draw::wrap(text, style.font, style.size, text_width())) {
            y_ += style.size * line_leading;
            add({.baseline = {plain::margin, y_}, .text = std::move(words), .style = style});
        }
        y_ += below;
    }

    // From the sheet `from` to the last that is listed with it; the one after that.
    [[nodiscard]] std::size_t one_group(std::size_t from) {
        std::size_t to = from;
        while (to < list_.sheets.size() && (!list_.name_groups || list_.sheets[to].group == list_.sheets[from].group)) {
            ++to;
        }
        const auto& name = list_.sheets[from].group;
        const double needed = group.size * line_leading + 6 + 2 * line;
        if (y_ + needed > bottom()) {
            begin_page();
        }
        if (list_.name_groups) {
            y_ += 2;
            paragraph(name.empty() ? std::string(list_.no_group) : name, group, 2);
        }
        while (from < to) {
            from = block(from, to);
        }
        return to;
    }

    // As many as fit on the page, down one column and then the next.
    [[nodiscard]] std::size_t block(std::size_t from, std::size_t to) {
        if (y_ + 2 * line > bottom()) {
            begin_page();
        }
        const double top = y_ + (list_.boxes.size() > 1 ? 6 : 0);
        const auto room = static_cast<std::size_t>((bottom() - top) / line);
        const auto count = to - from;
        const auto rows = std::min(room, (count + columns() - 1) / columns());
        const auto taken = std::min(count, rows * columns());
        const double pitch = width() / static_cast<double>(columns());
        for (std::size_t i = 0; i < taken; ++i) {
            const double left = plain::margin + static_cast<double>(i / rows) * pitch;
            if (i % rows == 0) {
                name_boxes(left, top - 2.5);
            }
            sheet(list_.sheets[from + i].id, {left, top + static_cast<double>(i % rows) * line});
        }
        y_ = top + static_cast<double>(rows) * line + 2;
        return from + taken;
    }

    void name_boxes(double left, double baseline) {
        for (std::size_t i = 0; list_.boxes.size() > 1 && i < list_.boxes.size(); ++i) {
            add({.baseline = {left + id_width + static_cast<double>(i) * box_pitch(), baseline},
                 .text = std::string(list_.boxes[i]),
                 .style = plain::small});
        }
    }

    void sheet(const std::string& id, Point<Mm> at) {
        add({.baseline = {at.x, at.y + tick_box - 0.9},
             .text = id,
             .style = {.font = draw::Font::bold, .size = draw::type::lead}});
        for (std::size_t i = 0; i < list_.boxes.size(); ++i) {
            pages_.back().shapes.emplace_back(
                draw::Rectangle{.rect = {at.x + id_width + static_cast<double>(i) * box_pitch(), at.y, tick_box, tick_box},
                                .fill = {},
                                .stroke = draw::Stroke{.colour = draw::palette::slate, .width = 0.3},
                                .corner = 0.6});
        }
    }

    const TickList& list_;
    Size<Mm> paper_;
    std::vector<draw::Drawing> pages_;
    double y_ = 0;
};

} // namespace

std::vector<draw::Drawing> draw_ticks(const TickList& list, form::Paper paper) {
    return TickPages(list, paper).drawn();
}

} // namespace formradar::report
