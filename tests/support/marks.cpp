// Each kind of answer as ink in a row of boxes.
#include "support/marks.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "support/marks_elsewhere.hpp"
#include "support/strokes.hpp"

namespace formradar::simulator {
namespace {

void draw(Canvas& canvas, const std::vector<Path>& paths, const Habit& habit, Rng& rng) {
    for (const auto& path : paths) {
        draw_ink(canvas, path, habit.pen.texture, rng);
    }
}

Rect<Mm> box_of(const form::Row& row, int value) {
    return std::ranges::find(row.boxes, value, &form::Box::value)->rect;
}

bool is_line(MarkShape shape) {
    return shape == MarkShape::slash || shape == MarkShape::backslash || shape == MarkShape::dash;
}

// The shape somebody uses who also corrects: nobody corrects by blackening when blackening is the way of marking.
Habit plain(Habit habit) {
    using enum MarkShape;
    if (habit.shape != cross && habit.shape != tick) {
        habit.shape = cross;
    }
    return habit;
}

void draw_clear(Canvas& canvas, const form::Row& row, int value, const Habit& habit, Rng& rng) {
    draw(canvas, mark_strokes(habit.shape, box_of(row, value), habit, rng), habit, rng);
}

void draw_blackened(Canvas& canvas, const Rect<Mm>& wrong, const Habit& habit, Rng& rng) {
    if (rng.chance(0.7)) { // the mark that is corrected is still under the black
        draw(canvas, mark_strokes(habit.shape, wrong, habit, rng), habit, rng);
    }
    draw(canvas, blacken(wrong, rng.uniform(0.55, 1.0), habit, rng), habit, rng);
}

void draw_struck(Canvas& canvas, const Rect<Mm>& wrong, const Habit& habit, Rng& rng) {
    draw(canvas, mark_strokes(habit.shape, wrong, habit, rng), habit, rng);
    const auto strokes = rng.integer(1, 2);
    for (int i = 0; i < strokes; ++i) {
        const auto middle = wrong.centre();
        const auto reach = wrong.width * rng.uniform(0.65, 1.0);
        const Point<Mm> lean{reach, wrong.width * rng.uniform(-0.25, 0.25)};
        const Point<Mm> shift{0, wrong.width * (rng.normal(0, 0.08) + (strokes == 2 ? 0.12 * (2 * i - 1) : 0))};
        draw_ink(canvas, line(middle + shift - lean, middle + shift + lean, habit, rng), habit.pen.texture, rng);
    }
}

void draw_repenned(Canvas& canvas, const form::Row& row, const Meant& meant, Habit habit, Rng& rng) {
    habit = plain(habit);
    const auto wrong = box_of(row, meant.boxes[1]);
    rng.chance(0.6) ? draw_blackened(canvas, wrong, habit, rng) : draw_struck(canvas, wrong, habit, rng);
    constexpr std::array others = {PenKind::hard_pencil, PenKind::soft_pencil, PenKind::ballpoint};
    habit.pen = random_pen(others.at(static_cast<std::size_t>(rng.integer(0, 2))), rng);
    if (rng.chance(0.5)) { // as pale as what an eraser leaves
        habit.pen.grey = rng.uniform(160, 205);
    }
    draw_clear(canvas, row, meant.boxes[0], habit, rng);
}

void draw_erased(Canvas& canvas, const form::Row& row, const Meant& meant, Habit habit, Rng& rng) {
    habit = plain(habit);
    habit.pen = random_pen(PenKind::soft_pencil, rng);
    const auto wrong = box_of(row, meant.boxes[1]);
    draw(canvas, mark_strokes(habit.shape, wrong, habit, rng), habit, rng);
    erase(canvas, wrong.grown(-0.4), rng.uniform(0.72, 0.93), rng);
    draw(canvas, mark_strokes(habit.shape, box_of(row, meant.boxes[0]), habit, rng), habit, rng);
}

void draw_specks(Canvas& canvas, const form::Row& row, const Habit& habit, Rng& rng) {
    const auto count = rng.integer(1, 4);
    for (int i = 0; i < count; ++i) {
        const auto place = row.boxes[static_cast<std::size_t>(rng.integer(0, 4))].rect.grown(1.5);
        const Point<Mm> at{rng.uniform(place.x, place.right()), rng.uniform(place.y, place.bottom())};
        const auto radius = rng.uniform(0.05, 0.18);
        const Path speck{{.at = at, .radius = radius, .density = 0.7},
                         {.at = at + Point<Mm>{rng.normal(0, 0.1), rng.normal(0, 0.1)}, .radius = radius, .density = 0.6}};
        draw_ink(canvas, speck, habit.pen.texture, rng);
    }
}

// A tick whose low point is at the edge of its box, on the way up and to the right.
void draw_outside(Canvas& canvas, const form::Row& row, const Meant& meant, Habit habit, Rng& rng) {
    const auto box = box_of(row, meant.boxes[0]);
    habit.shape = MarkShape::tick;
    habit.overshoot = std::max(0.1, habit.overshoot);
    habit.offset_x += rng.uniform(0.30, 0.50);
    habit.offset_y -= rng.uniform(0.25, 0.55);
    draw(canvas, mark_strokes(habit.shape, box, habit, rng), habit, rng);
}

void draw_between(Canvas& canvas, const form::Row& row, const Meant& meant, const Habit& habit, Rng& rng) {
    const auto a = box_of(row, meant.boxes[0]);
    const auto b = box_of(row, meant.boxes[1]);
    const auto t = rng.uniform(0.44, 0.56);
    const Rect<Mm> place{std::lerp(a.x, b.x, t), std::lerp(a.y, b.y, t), a.width, a.height};
    // Always a cross: a tick there would lead into one of the two.
    draw(canvas, mark_strokes(MarkShape::cross, place, habit, rng), habit, rng);
}

// Words that start beside the row and run into it.
void draw_note(Canvas& canvas, const form::Row& row, Habit habit, Rng& rng) {
    habit.pen.width = std::min(habit.pen.width, 0.65);
    const auto first = row.boxes.front().rect;
    const auto last = row.boxes.back().rect;
    const auto height = rng.uniform(1.5, 3.0);
    const auto y = first.y + rng.uniform(-0.6, 0.6) * first.height;
    const auto left = rng.chance(0.5) ? first.x - rng.uniform(20, 40) : last.right() - rng.uniform(1, 12);
    const auto right = left < first.x ? first.x + rng.uniform(-2, 9) : last.right() + rng.uniform(4, 14);
    draw(canvas, handwriting({left, y, right - left, first.height}, height, habit, rng), habit, rng);
}

Habit with_shape(Habit habit, MarkShape shape) {
    habit.shape = shape;
    return habit;
}

Habit faint(Habit habit, Rng& rng) {
    habit.pen = random_pen(PenKind::hard_pencil, rng);
    habit.pen.grey = rng.uniform(165, 205);
    habit.pressure = rng.uniform(0.5, 0.9);
    return is_line(habit.shape) || habit.shape == MarkShape::dot ? plain(habit) : habit;
}

void draw_answers(Canvas& canvas, const form::PageLayout& page, const Habit& habit, Rng& rng) {
    auto writer = habit;
    writer.pen.width = std::min(habit.pen.width, 0.65);
    for (const auto& answer : page.answers) {
        const auto lines = std::max(1, static_cast<int>(answer.rect.height / 8));
        const auto pitch = answer.rect.height / lines;
        const auto used = rng.integer(0, lines);
        for (int i = 0; i < used; ++i) {
            const Rect<Mm> room{answer.rect.x + rng.uniform(0, 3), answer.rect.y + i * pitch,
                                answer.rect.width * rng.uniform(0.4, 1.0) - 3, pitch};
            draw(canvas, handwriting(room, std::min(2.6, pitch * rng.uniform(0.25, 0.42)), writer, rng), writer, rng);
        }
    }
}

// A remark beside the rows, in the text column or at the right edge, somewhere along the page.
void draw_margin_note(Canvas& canvas, const form::PageLayout& page, Habit habit, Rng& rng) {
    habit.pen.width = std::min(habit.pen.width, 0.65);
    const auto& row = page.rows[static_cast<std::size_t>(rng.integer(0, static_cast<int>(page.rows.size()) - 1))];
    const auto lines = rng.integer(1, 3);
    for (int i = 0; i < lines; ++i) {
        const auto y = row.boxes.front().rect.y + 6.0 * i + rng.uniform(-5, 4);
        const auto x = rng.chance(0.7) ? rng.uniform(12, 40) : row.boxes.back().rect.right() + rng.uniform(1.5, 5);
        draw(canvas, handwriting({x, y, rng.uniform(15, 60), 6}, rng.uniform(1.6, 2.8), habit, rng), habit, rng);
    }
}

} // namespace

void draw_answer(Canvas& canvas, const form::Row& row, const Meant& meant, const Habit& habit, Rng& rng) {
    switch (meant.kind) {
        case AnswerKind::clear:
            return draw_clear(canvas, row, meant.boxes[0], habit, rng);
        case AnswerKind::correction:
            draw_blackened(canvas, box_of(row, meant.boxes[1]), plain(habit), rng);
            return draw_clear(canvas, row, meant.boxes[0], plain(habit), rng);
        case AnswerKind::repenned:
            return draw_repenned(canvas, row, meant, habit, rng);
        case AnswerKind::remarked:
            draw_blackened(canvas, box_of(row, meant.boxes[1]), plain(habit), rng);
            draw_clear(canvas, row, meant.boxes[0], plain(habit), rng);
            return draw_note(canvas, row, habit, rng);
        case AnswerKind::struck:
            draw_struck(canvas, box_of(row, meant.boxes[1]), plain(habit), rng);
            return draw_clear(canvas, row, meant.boxes[0], plain(habit), rng);
        case AnswerKind::circle:
            return draw_clear(canvas, row, meant.boxes[0], with_shape(habit, MarkShape::circle), rng);
        case AnswerKind::dash:
            return draw_clear(canvas, row, meant.boxes[0], with_shape(habit, MarkShape::dash), rng);
        case AnswerKind::dot:
            return draw_clear(canvas, row, meant.boxes[0], with_shape(habit, MarkShape::dot), rng);
        case AnswerKind::faint:
            return draw_clear(canvas, row, meant.boxes[0], faint(habit, rng), rng);
        case AnswerKind::erased:
            return draw_erased(canvas, row, meant, habit, rng);
        case AnswerKind::outside:
            return draw_outside(canvas, row, meant, habit, rng);
        case AnswerKind::note:
            draw_note(canvas, row, habit, rng);
            return draw_clear(canvas, row, meant.boxes[0], habit, rng);
        case AnswerKind::specks:
            return draw_specks(canvas, row, habit, rng);
        case AnswerKind::between:
            return draw_between(canvas, row, meant, habit, rng);
        case AnswerKind::two:
            draw_clear(canvas, row, meant.boxes[0], plain(habit), rng);
            return draw_clear(canvas, row, meant.boxes[1], plain(habit), rng);
        case AnswerKind::none:
            return;
        case AnswerKind::digit:
            return draw_on_digit(canvas, row, meant.boxes[0], habit, rng);
        case AnswerKind::written:
            return draw_number(canvas, row, meant.boxes[0], habit, rng);
        case AnswerKind::encircled:
            return draw_round_box_and_digit(canvas, row, meant.boxes[0], habit, rng);
        case AnswerKind::long_tick:
            return draw_long_tick(canvas, row, meant.boxes[0], habit, rng);
        case AnswerKind::lined: // drawn for the whole page
            return;
    }
}

Filling random_filling(const form::PageLayout& page, const AnswerMix& usual, Rng& rng) {
    Filling filling;
    auto mix = usual;
    for (const auto& row : page.rows) {
        mix.boxes = static_cast<int>(row.boxes.size());
        mix.last_is_no_score = row.boxes.back().value == form::no_score;
        filling.truth.scores.push_back(random_answer(row.statement, mix, rng));
    }
    if (mix.only == AnswerKind::lined) { // one answer for all
        for (auto& meant : filling.truth.scores) {
            meant.score = filling.truth.scores.front().score;
            meant.boxes = filling.truth.scores.front().boxes;
        }
    }
    if (!page.groups.empty() && rng.chance(0.9)) {
        filling.truth.group = rng.integer(1, static_cast<int>(page.groups.size()));
    }
    filling.truth.handwriting = !page.answers.empty() && rng.chance(mix.handwriting);
    filling.margin_note = !page.rows.empty() && rng.chance(mix.margin_notes);
    return filling;
}

void draw_filling(Canvas& canvas, const form::PageLayout& page, const Filling& filling, const Habit& usual, Rng& rng) {
    const bool corrects = std::ranges::any_of(filling.truth.scores, [](const Meant& meant) {
        return meant.kind == AnswerKind::correction || meant.kind == AnswerKind::repenned || meant.kind == AnswerKind::remarked;
    });
    const auto habit = corrects ? plain(usual) : usual;
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        draw_answer(canvas, page.rows[i], filling.truth.scores[i], habit, rng);
    }
    if (std::ranges::any_of(filling.truth.scores, [](const Meant& meant) { return meant.kind == AnswerKind::lined; })) {
        draw_column_line(canvas, page, filling.truth.scores.front().boxes[0], habit, rng);
    }
    if (filling.truth.group) {
        const auto& box = *std::ranges::find(page.groups, *filling.truth.group, &form::Box::value);
        draw(canvas, mark_strokes(plain(habit).shape, box.rect, habit, rng), habit, rng);
    }
    if (filling.truth.handwriting) {
        draw_answers(canvas, page, habit, rng);
    }
    if (filling.margin_note) {
        draw_margin_note(canvas, page, habit, rng);
    }
}

} // namespace formradar::simulator
