// The whole way of one sheet: printed, filled in, worn and scanned.
#include "support/simulator.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace formradar::simulator {
namespace {

// Fine enough for what the picture will show of it, and of few sizes, so that clean pages are rendered once.
double canvas_resolution(double px_per_mm) {
    for (const auto resolution : {8.0, 12.0, 16.0, 24.0}) {
        if (resolution >= 1.3 * px_per_mm) {
            return resolution;
        }
    }
    return 32;
}

// The clean page in the middle of its paper, which is larger than the page when printed small, and cuts it when printed large.
Canvas on_paper(const GrayImage& page, double px_per_mm, const Geometry& geometry) {
    const auto corners = geometry.paper_corners();
    const auto [left, right] = std::ranges::minmax(corners, {}, &Point<Mm>::x);
    const auto [top, bottom] = std::ranges::minmax(corners, {}, &Point<Mm>::y);
    const auto snap = [px_per_mm](double mm) { return std::floor(mm * px_per_mm); };
    const auto x0 = static_cast<int>(snap(left.x));
    const auto y0 = static_cast<int>(snap(top.y));
    Canvas canvas{.image = GrayImage(static_cast<int>(snap(right.x)) - x0 + 2, static_cast<int>(snap(bottom.y)) - y0 + 2, 255),
                  .px_per_mm = px_per_mm,
                  .origin = {x0 / px_per_mm, y0 / px_per_mm}};
    const auto first = std::max(0, -x0);
    const auto count = std::min(page.width() - std::max(0, x0), canvas.image.width() - first);
    for (int y = 0; y < canvas.image.height(); ++y) {
        if (y + y0 >= 0 && y + y0 < page.height() && count > 0) {
            const auto from =
                page.row(y + y0).subspan(static_cast<std::size_t>(std::max(0, x0)), static_cast<std::size_t>(count));
            std::ranges::copy(from, canvas.image.row(y).begin() + first);
        }
    }
    return canvas;
}

// A pen's width is that of the paper, not of the layout that was printed larger or smaller.
Habit at_scale(Habit habit, double print_scale) {
    habit.pen.width /= print_scale;
    habit.tremor /= print_scale;
    return habit;
}

// The colours of what was drawn, in the same place of the same picture: in warm light, and with the noise that cameras leave in
// colours.
GrayImage take_colours(const GrayImage& printed, const Canvas& filled, const SheetOrder& order, Rng rng) {
    Canvas colours = filled;
    const double full = std::max(1.0, 255 - order.habit.pen.grey);
    for (std::size_t i = 0; i < colours.image.pixels().size(); ++i) {
        const double ink = std::max(0, printed.pixels()[i] - filled.image.pixels()[i]) / full;
        colours.image.pixels()[i] = static_cast<std::uint8_t>(std::lround(255 - std::min(1.0, ink) * order.habit.pen.colour));
    }
    ScanCondition scan;
    scan.geometry = order.scan.geometry;
    scan.picture = order.scan.picture;
    scan.margin = order.scan.margin;
    scan.light = {
        .level = rng.uniform(0.88, 1), .gradient = rng.uniform(0, 0.1), .direction = rng.turn(), .shadows = {}, .glares = {}};
    scan.sensor = {.blur = 1.5, .noise = rng.uniform(2, 6), .noise_blur = 1, .jpeg_quality = order.scan.sensor.jpeg_quality};
    auto image = take_picture(colours, scan, {}, rng).image;
    std::ranges::transform(image.pixels(), image.pixels().begin(), [](auto v) { return static_cast<std::uint8_t>(255 - v); });
    return image;
}

} // namespace

FilledSheet make_sheet(const Booklet& booklet, const SheetOrder& order, Rng& rng) {
    auto scan = order.scan;
    const auto& session = booklet.session();
    const auto& sheet = session.sheets[order.sheet];
    const auto resolution = canvas_resolution(scan.geometry.px_per_mm);
    auto canvas = on_paper(booklet.clean_page(sheet, order.page, resolution), resolution, scan.geometry);
    print(canvas, scan.toner, rng);
    const auto& layout = session.layout.pages[static_cast<std::size_t>(order.page - 1)];
    const auto printed = scan.coloured ? canvas.image : GrayImage();
    draw_filling(canvas, layout, order.filling, at_scale(order.habit, scan.geometry.printing.scale_x), rng);
    FilledSheet taken;
    if (scan.coloured) {
        taken.colour = take_colours(printed, canvas, order, rng.fork(6));
    }
    copy_filled(canvas, scan.toner, rng);
    const auto cutouts = damage(canvas, session.layout.paper, scan.damage, rng);
    auto picture = take_picture(canvas, scan, cutouts, rng);
    taken.image = std::move(picture.image);
    taken.geometry = picture.geometry;
    taken.habit = order.habit;
    taken.truth = order.filling.truth;
    taken.truth.session = session.id;
    taken.truth.sheet = sheet.id;
    taken.truth.page = order.page;
    return taken;
}

FilledSheet make_sheet(const Booklet& booklet, const Condition& condition, std::uint64_t seed) {
    auto tag = seed; // other writers under every condition
    for (const auto letter : condition.name) {
        tag = tag * 1'099'511'628'211U + static_cast<unsigned char>(letter);
    }
    const Rng root(tag);
    auto choice = root.fork(1);
    auto writer = root.fork(2);
    auto answers = root.fork(3);
    auto scanner = root.fork(4);
    auto rest = root.fork(5);
    SheetOrder order;
    order.sheet = static_cast<std::size_t>(choice.integer(0, static_cast<int>(booklet.session().sheets.size()) - 1));
    order.page = choice.integer(1, booklet.pages());
    const auto has_rows = [&] { return !booklet.session().layout.pages[static_cast<std::size_t>(order.page - 1)].rows.empty(); };
    for (int i = 0; i < 3 && !has_rows(); ++i) { // pages without statements are read too, but say less
        order.page = choice.integer(1, booklet.pages());
    }
    order.scan = condition.draw(scanner, form::size_of(booklet.session().layout.paper));
    order.habit = random_habit(writer, writer.chance(0.5));
    if (condition.equip != nullptr) {
        condition.equip(order.habit, writer);
    }
    order.habit.pen.grey = std::min(order.habit.pen.grey, order.scan.lightest_ink);
    order.filling =
        random_filling(booklet.session().layout.pages[static_cast<std::size_t>(order.page - 1)], condition.answers, answers);
    return make_sheet(booklet, order, rest);
}

} // namespace formradar::simulator
