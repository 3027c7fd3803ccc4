// A form laid out, held against what the reader needs and what people can read.
#include "form/good_layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "form/grid.hpp"
#include "formradar/draw/text.hpp"

namespace formradar::form::testing {
namespace {

constexpr double slack = 0.011; // mm: places are rounded to a hundredth

bool overlap(const Rect<Mm>& a, const Rect<Mm>& b) {
    return a.x < b.right() - slack && b.x < a.right() - slack && a.y < b.bottom() - slack && b.y < a.bottom() - slack;
}

bool within(const Rect<Mm>& inner, const Rect<Mm>& outer) {
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack && inner.right() <= outer.right() + slack &&
           inner.bottom() <= outer.bottom() + slack;
}

Rect<Mm> around(const std::vector<Point<Mm>>& points) {
    const auto [left, right] = std::ranges::minmax(points, {}, &Point<Mm>::x);
    const auto [top, bottom] = std::ranges::minmax(points, {}, &Point<Mm>::y);
    return {left.x, top.y, right.x - left.x, bottom.y - top.y};
}

// What a shape covers; a text as its letters do, not its line.
Rect<Mm> extent_of(const draw::Shape& shape) {
    if (const auto* text = std::get_if<draw::Text>(&shape)) {
        std::vector<Point<Mm>> points;
        for (const auto& ring : draw::outlines(*text)) {
            points.insert(points.end(), ring.begin(), ring.end());
        }
        return points.empty() ? Rect<Mm>{} : around(points);
    }
    if (const auto* line = std::get_if<draw::Line>(&shape)) {
        return around(line->points);
    }
    if (const auto* rectangle = std::get_if<draw::Rectangle>(&shape)) {
        return rectangle->rect;
    }
    const auto& disc = std::get<draw::Disc>(shape);
    return Rect<Mm>{disc.centre.x, disc.centre.y, 0, 0}.grown(disc.radius);
}

struct Printed {
    Rect<Mm> extent;
    bool text = false;
};

// All but the anchors, which come first.
std::vector<Printed> printed_on(const draw::Drawing& page, Paper paper) {
    std::vector<Printed> printed;
    for (auto i = anchors_of(paper).size(); i < page.shapes.size(); ++i) {
        printed.push_back({extent_of(page.shapes[i]), std::holds_alternative<draw::Text>(page.shapes[i])});
    }
    return printed;
}

void expect_inside(const std::vector<Printed>& printed, Paper paper) {
    const auto size = size_of(paper);
    for (const auto& [extent, text] : printed) {
        EXPECT_TRUE(within(extent, {20, 20, size.width - 40, size.height - 40})) << extent.x << " " << extent.y;
        for (const auto& code : codes_of(paper)) {
            EXPECT_FALSE(overlap(extent, code.grown(3.84))) << extent.x << " " << extent.y;
        }
    }
}

void expect_texts_apart(const std::vector<Printed>& printed) {
    for (std::size_t i = 0; i < printed.size(); ++i) {
        for (std::size_t j = i + 1; j < printed.size(); ++j) {
            EXPECT_FALSE(printed[i].text && printed[j].text && overlap(printed[i].extent, printed[j].extent))
                << printed[i].extent.x << " " << printed[i].extent.y;
        }
    }
}

std::vector<Box> boxes_of(const PageLayout& page) {
    std::vector<Box> boxes(page.groups);
    for (const auto& row : page.rows) {
        boxes.insert(boxes.end(), row.boxes.begin(), row.boxes.end());
    }
    return boxes;
}

void expect_boxes_apart(const std::vector<Box>& boxes) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
            EXPECT_FALSE(overlap(boxes[i].rect.grown(2), boxes[j].rect.grown(2))) << i << " " << j;
            EXPECT_FALSE(overlap(boxes[i].rect, boxes[j].label));
            EXPECT_FALSE(overlap(boxes[j].rect, boxes[i].label));
        }
        EXPECT_FALSE(overlap(boxes[i].rect, boxes[i].label));
    }
}

// Between the rows only outlines and digits, each digit within its label.
void expect_free_zone(const PageLayout& page, const std::vector<Printed>& printed) {
    if (page.rows.empty()) {
        return;
    }
    const auto& first = page.rows.front().boxes.front().rect;
    const auto& last = page.rows.back().boxes.back().rect;
    const Rect<Mm> zone{first.x - 4, first.y, last.right() + 6 - (first.x - 4), last.bottom() - first.y};
    const auto boxes = boxes_of(page);
    for (const auto& [extent, text] : printed) {
        const auto known = [&, &rect = extent](const Box& box) { return rect == box.rect || within(rect, box.label); };
        EXPECT_TRUE(!overlap(extent, zone) || std::ranges::any_of(boxes, known)) << extent.x << " " << extent.y;
    }
}

void expect_groups_clear(const PageLayout& page, const std::vector<Printed>& printed) {
    for (const auto& group : page.groups) {
        for (const auto& [extent, text] : printed) {
            const bool own = extent == group.rect || within(extent, group.label);
            EXPECT_TRUE(own || !overlap(extent, group.rect.grown(4))) << group.value << ": " << extent.x << " " << extent.y;
        }
    }
}

void expect_rows_alike(const FormPages& pages, int steps) {
    for (const auto& page : pages.layout.pages) {
        for (const auto& row : page.rows) {
            for (std::size_t i = 0; i < row.boxes.size(); ++i) {
                EXPECT_EQ(row.boxes.at(i).rect.x, pages.layout.pages.back().rows.back().boxes.at(i).rect.x);
                const bool other = static_cast<int>(i) == steps;
                EXPECT_EQ(row.boxes.at(i).value, other ? no_score : static_cast<int>(i) + 1);
            }
        }
    }
}

void expect_complete(const Form& form, const Layout& layout) {
    int statement = 0;
    int question = 0;
    for (const auto& page : layout.pages) {
        for (const auto& row : page.rows) {
            EXPECT_EQ(row.statement, ++statement);
        }
        for (const auto& answer : page.answers) {
            EXPECT_EQ(answer.question, ++question);
        }
    }
    EXPECT_EQ(static_cast<std::size_t>(statement), form.statements.size());
    const auto remarks = form.remarks ? form.statements.size() : 0;
    EXPECT_EQ(static_cast<std::size_t>(question), form.open_questions.size() + remarks);
    EXPECT_EQ(layout.pages.front().groups.size(), form.groups.size());
}

// Only writing lines, no letters, where an answer is written.
void expect_room_for_answers(const PageLayout& page, const std::vector<Printed>& printed, int open_questions) {
    for (const auto& answer : page.answers) {
        EXPECT_GE(answer.rect.height, answer.question > open_questions ? 7 : 14);
        for (const auto& [extent, text] : printed) {
            EXPECT_FALSE(text && overlap(extent, answer.rect)) << answer.question;
        }
    }
}

} // namespace

void expect_good(const Form& form, Paper paper, Print print) {
    const auto pages = lay_out(form, paper, print);
    ASSERT_EQ(pages.backgrounds.size(), pages.layout.pages.size());
    expect_complete(form, pages.layout);
    expect_rows_alike(pages, form.scale.steps);
    for (std::size_t i = 0; i < pages.backgrounds.size(); ++i) {
        const auto& page = pages.layout.pages[i];
        const auto printed = printed_on(pages.backgrounds[i], paper);
        expect_inside(printed, paper);
        expect_texts_apart(printed);
        expect_boxes_apart(boxes_of(page));
        expect_free_zone(page, printed);
        expect_groups_clear(page, printed);
        expect_room_for_answers(page, printed, static_cast<int>(form.open_questions.size()));
    }
}

} // namespace formradar::form::testing
