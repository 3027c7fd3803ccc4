// Blocks moved, stacked and filled with text.
#include "form/block.hpp"

#include <algorithm>
#include <iterator>

#include "formradar/core/text.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/draw/text.hpp"

namespace formradar::form {
namespace {

struct MoveDown {
    double down;

    void operator()(draw::Text& text) const { text.baseline.y += down; }
    void operator()(draw::Line& line) const { move(line.points); }
    void operator()(draw::Polygon& polygon) const {
        for (auto& ring : polygon.rings) {
            move(ring);
        }
    }
    void operator()(draw::Rectangle& rectangle) const { rectangle.rect.y += down; }
    void operator()(draw::Disc& disc) const { disc.centre.y += down; }
    void operator()(draw::Cells& cells) const { cells.rect.y += down; }
    void operator()(draw::Picture& picture) const { picture.rect.y += down; }
    void operator()(Box& box) const {
        box.rect.y += down;
        box.label.y += down;
    }

    void move(std::vector<Point<Mm>>& points) const {
        for (auto& point : points) {
            point.y += down;
        }
    }
};

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Of those that fit on a line: in a narrower column they would be torn.
double widest_word(std::string_view text, const draw::TextStyle& style, double most) {
    double widest = 0;
    for (const auto word : split(text, ' ')) {
        for (std::size_t at = 0, end = 0; at < word.size(); at = end) { // "STO-team" may be broken at its hyphen
            end = std::min(word.find_first_of("-/", at), word.size() - 1) + 1;
            const double width = draw::text_width(word.substr(at, end - at), style.font, style.size);
            widest = width <= most ? std::max(widest, width) : widest;
        }
    }
    return widest;
}

} // namespace

Block moved(const Block& still, double down) {
    auto block = still;
    const MoveDown move{down};
    for (auto* shapes : {&block.shapes, &block.asked}) {
        for (auto& shape : *shapes) {
            std::visit(move, shape);
        }
    }
    for (auto& row : block.places.rows) {
        for (auto& box : row.boxes) {
            move(box);
        }
    }
    for (auto& box : block.places.groups) {
        move(box);
    }
    for (auto& rule : block.places.pale) {
        rule.y += down;
    }
    for (auto& answer : block.places.answers) {
        answer.rect.y += down;
    }
    return block;
}

Block stacked(Block upper, const Block& below) {
    auto lower = moved(below, upper.height + below.above);
    upper.height += lower.above + lower.height;
    append(upper.shapes, std::move(lower.shapes));
    append(upper.asked, std::move(lower.asked));
    append(upper.places.rows, std::move(lower.places.rows));
    append(upper.places.groups, std::move(lower.places.groups));
    append(upper.places.answers, std::move(lower.places.answers));
    append(upper.places.pale, std::move(lower.places.pale));
    return upper;
}

Block text_block(std::string_view text, const draw::TextStyle& style, Column column, double line_pitch) {
    const double pitch = style.size * line_pitch;
    Block block;
    for (auto& line : draw::wrap(text, style.font, style.size, column.width())) {
        const double baseline = block.height + (pitch - style.size * cap_height) / 2 + style.size * cap_height;
        block.shapes.emplace_back(draw::Text{.baseline = {column.left, baseline}, .text = std::move(line), .style = style});
        block.height += pitch;
    }
    return block;
}

Block balanced_block(std::string_view text, const draw::TextStyle& style, Column column, double line_pitch) {
    const auto lines_in = [&](double width) { return draw::wrap(text, style.font, style.size, width).size(); };
    const auto lines = lines_in(column.width());
    double narrow = std::max(column.width() / 2, widest_word(text, style, column.width())); // no two lines are balanced in less
    double wide = column.width();
    while (wide - narrow > 0.5) {
        const double middle = (narrow + wide) / 2;
        (lines_in(middle) == lines ? wide : narrow) = middle;
    }
    return text_block(text, style, {column.left, column.left + wide}, line_pitch);
}

} // namespace formradar::form
