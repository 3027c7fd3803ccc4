// Sessions made up from a seed, and their clean pages.
#include "support/booklet.hpp"

#include <algorithm>
#include <cmath>

#include "formradar/core/text.hpp"
#include "formradar/draw/render_image.hpp"
#include "formradar/form/builtin.hpp"
#include "formradar/report/sheet.hpp"

namespace formradar::simulator {
namespace {

std::string random_letters(Rng& rng, int letters) {
    return base32(rng.next(), letters);
}

std::string random_secret(Rng& rng) {
    std::string hex;
    for (int i = 0; i < 32; ++i) {
        hex += "0123456789abcdef"[rng.integer(0, 15)];
    }
    return hex;
}

Booklet booklet_of(form::Form form, form::Paper paper, int sheets, Rng& rng, form::Print print = form::Print::usual) {
    const auto pages = form::lay_out(form, paper, print);
    form::Session session;
    session.id = random_letters(rng, 6);
    session.title = "Stuurgroep Noord";
    session.date = "2026-11-23";
    session.form_hash = report::hash_of(pages, form);
    session.form = std::move(form);
    session.layout = pages.layout;
    session.secret = random_secret(rng);
    while (std::ssize(session.sheets) < sheets) {
        form::Sheet sheet{.id = random_letters(rng, 3), .group = ""};
        if (sheet.id != form::photocopy_sheet && std::ranges::find(session.sheets, sheet) == session.sheets.end()) {
            session.sheets.push_back(std::move(sheet));
        }
    }
    return {std::move(session), pages};
}

struct MovedUp { // by `mm`
    double mm;
    draw::Shape operator()(draw::Text text) const {
        text.baseline.y -= mm;
        return text;
    }
    draw::Shape operator()(draw::Cells cells) const {
        cells.rect.y -= mm;
        return cells;
    }
    template <class Other>
    draw::Shape operator()(const Other& other) const { // a sheet by itself has text and codes only
        return other;
    }
};

// What is printed on this sheet alone, added to the strip of the page from `top` to `bottom` mm.
void print_strip(GrayImage& page, const draw::Drawing& foreground, std::pair<int, int> strip, double px_per_mm) {
    const auto [top, bottom] = strip;
    draw::Drawing part{.paper = {foreground.paper.width, static_cast<double>(bottom - top)}, .shapes = {}};
    for (const auto& shape : foreground.shapes) {
        part.shapes.push_back(std::visit(MovedUp{static_cast<double>(top)}, shape));
    }
    const auto printed = draw::render_image(part, px_per_mm);
    const auto first = static_cast<int>(std::lround(top * px_per_mm));
    for (int y = 0; y < printed.height() && first + y < page.height(); ++y) {
        std::ranges::transform(printed.row(y), page.row(first + y), page.row(first + y).begin(),
                               [](auto a, auto b) { return std::min(a, b); });
    }
}

} // namespace

const GrayImage& Booklet::background(int page, double px_per_mm) const {
    const std::lock_guard lock(rendered_->mutex);
    auto& image = rendered_->images[{page, px_per_mm}];
    if (image.empty()) {
        image = draw::render_image(pages_.backgrounds[static_cast<std::size_t>(page - 1)], px_per_mm);
    }
    return image; // a map's values stay where they are
}

GrayImage Booklet::clean_page(const form::Sheet& sheet, int page, double px_per_mm) const {
    auto image = background(page, px_per_mm);
    const auto foreground = report::draw_sheet(pages_, session_, sheet, page);
    const auto height = static_cast<int>(foreground.paper.height);
    print_strip(image, foreground, {0, 48}, px_per_mm); // the codes with their ids, and the session's title
    print_strip(image, foreground, {height - 52, height}, px_per_mm);
    return image;
}

Booklet programme_booklet(std::uint64_t seed, int sheets, form::Print print) {
    Rng rng(seed);
    const auto& form = *std::ranges::find(form::builtin_forms(), "sto-borging", &form::BuiltinForm::name);
    return booklet_of(form::parse_form(form.toml, form.name), form::Paper::a4, sheets, rng, print);
}

namespace {

form::Form random_form(Rng& rng) {
    const auto& english = *std::ranges::find(form::builtin_forms(), "sto-borging-en", &form::BuiltinForm::name);
    auto form = form::parse_form(english.toml, english.name);
    form.statements.clear();
    const auto statements = rng.integer(3, 30);
    for (int i = 1; i <= statements; ++i) {
        std::string text = "Statement " + std::to_string(i);
        const auto words = rng.integer(1, 14);
        for (int k = 0; k < words; ++k) {
            text += rng.chance(0.5) ? " partners in the region" : " agree";
        }
        form.statements.push_back({.label = "Label " + std::to_string(i), .text = text});
    }
    return form;
}

form::Paper random_paper(Rng& rng) {
    return rng.chance(0.7) ? form::Paper::a4 : form::Paper::letter;
}

} // namespace

Booklet random_booklet(std::uint64_t seed, int sheets) {
    Rng rng(seed);
    auto form = random_form(rng);
    const auto paper = random_paper(rng);
    // Sheets that version 0.1 printed come back for years: every third session is one of them.
    const auto print = seed % 3 == 0 ? form::Print::first : form::Print::usual;
    return booklet_of(std::move(form), paper, sheets, rng, print);
}

Booklet scale_booklet(std::uint64_t seed, int sheets, const form::Scale& scale, const std::string& not_applicable) {
    Rng rng(seed);
    auto form = random_form(rng);
    form.scale = scale;
    form.not_applicable = not_applicable;
    if (!not_applicable.empty()) { // and all else that a form may have
        form.remarks = true;
        form.sections = {{.title = "First of all", .first = 0}, {.title = "And then", .first = 2}};
    }
    const auto paper = random_paper(rng);
    return booklet_of(std::move(form), paper, sheets, rng);
}

} // namespace formradar::simulator
