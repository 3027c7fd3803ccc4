// Each picture is small enough to be read quickly, and compressed once only, by its file.
#include "hostile/pool.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "support/on_picture.hpp"

namespace formradar::hostile {
namespace {

constexpr double px_per_mm = 6; // 152 dpi: enough to be read, and quick

GrayImage upside_down(const GrayImage& image) {
    GrayImage turned(image.width(), image.height());
    for (int y = 0; y < image.height(); ++y) {
        std::ranges::reverse_copy(image.row(image.height() - 1 - y), turned.row(y).begin());
    }
    return turned;
}

} // namespace

PoolSheet filled_sheet(const simulator::Booklet& booklet, std::size_t number, Rng rng, simulator::SheetTruth& truth) {
    constexpr std::array conditions = {"office200", "photo", "office200", "copies"};
    const std::string_view name = conditions.at(number % conditions.size());
    const auto& condition = simulator::condition_named(name);
    simulator::SheetOrder order;
    order.sheet = number;
    order.habit = simulator::random_habit(rng);
    order.habit.pen.grey = std::min(order.habit.pen.grey, 90.0);
    order.scan = condition.draw(rng, form::size_of(form::Paper::a4));
    auto& scan = order.scan;
    const auto factor = px_per_mm / scan.geometry.px_per_mm;
    scan.geometry.px_per_mm = px_per_mm;
    scan.geometry.centre = scan.geometry.centre * factor;
    scan.picture = {std::round(scan.picture.width * factor), std::round(scan.picture.height * factor)};
    scan.sensor.jpeg_quality = 0; // compressed once, by its file
    order.filling = simulator::random_filling(booklet.session().layout.pages.front(), condition.answers, rng);
    auto made = make_sheet(booklet, order, rng);
    truth = made.truth;
    return {.image = std::move(made.image), .one_bit = name != "photo"};
}

GrayImage empty_sheet(const simulator::Booklet& booklet, std::size_t number, Rng& rng) {
    simulator::SheetOrder order;
    order.sheet = number;
    order.scan = simulator::condition_named("office200").draw(rng, form::size_of(form::Paper::a4));
    order.scan.sensor.jpeg_quality = 0;
    order.filling = simulator::random_filling(booklet.session().layout.pages.front(),
                                              {.only = simulator::AnswerKind::none, .handwriting = 0}, rng);
    order.filling.truth.group.reset();
    return make_sheet(booklet, order, rng).image;
}

GrayImage trimmed(const GrayImage& image, Rng& rng) {
    const int left = rng.integer(0, 7);
    const int top = rng.integer(0, 7);
    GrayImage part(image.width() - left - rng.integer(0, 7), image.height() - top - rng.integer(0, 7));
    for (int y = 0; y < part.height(); ++y) {
        const auto from = image.row(y + top).subspan(static_cast<std::size_t>(left), part.row(y).size());
        std::ranges::copy(from, part.row(y).begin());
    }
    return part;
}

GrayImage enlarged(const GrayImage& image, int factor) {
    GrayImage large(image.width() * factor, image.height() * factor);
    for (int y = 0; y < large.height(); ++y) {
        const auto from = image.row(y / factor);
        auto to = large.row(y);
        for (std::size_t x = 0; x < to.size(); ++x) {
            to[x] = from[x / static_cast<std::size_t>(factor)];
        }
    }
    return large;
}

GrayImage side_by_side(const GrayImage& left, const GrayImage& right) {
    return simulator::composed(left.width() + right.width() + 30, std::max(left.height(), right.height()), 250,
                               {{&left, 0, 0}, {&right, left.width() + 30, 0}});
}

GrayImage four_on_a_table(const std::array<const GrayImage*, 4>& sheets, Rng& rng) {
    constexpr int gap = 40;
    int width = 0, height = 0;
    for (const auto* sheet : sheets) {
        width = std::max(width, sheet->width() + gap);
        height = std::max(height, sheet->height() + gap);
    }
    const auto turned = static_cast<std::size_t>(rng.integer(0, 3));
    const auto other_way = upside_down(*sheets.at(turned));
    std::vector<simulator::Placed> placed;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        placed.push_back({i == turned ? &other_way : sheets.at(i),
                          gap + static_cast<int>(i % 2) * width + rng.integer(0, gap / 2),
                          gap + static_cast<int>(i / 2) * height + rng.integer(0, gap / 2)});
    }
    return simulator::composed(2 * width + 2 * gap, 2 * height + 2 * gap, 90, placed);
}

std::string any_file_name(int number, Rng& rng) {
    static const std::array<std::string, 14> names = {"scan-",
                                                      "IMG_",
                                                      "WhatsApp Image 2026-11-23 at ",
                                                      "new\nline ",
                                                      "foto's & co ",
                                                      "caf\xe9 ",
                                                      "formulier (kopie) ",
                                                      "=1+1;",
                                                      "<b>\"",
                                                      "-rf ",
                                                      "\xe8\xa1\xa8 ",
                                                      "%s%n ",
                                                      std::string(190, 'x'),
                                                      "tab\t"};
    static const std::array<std::string, 5> folders = {"", "", "copier/", "phones/Anna's/", "fax/2026/\xe9t\xe9/"};
    const auto& folder = rng.pick<std::string>(folders);
    const auto& name = rng.chance(0.5) ? names.front() : rng.pick<std::string>(names);
    return folder + name + std::to_string(number);
}

} // namespace formradar::hostile
