// Sessions made up from a seed, and their clean pages.
#include "support/booklet.hpp"

#include <algorithm>
#include <cmath>

#include "formradar/code/payload.hpp"
#include "formradar/code/qr.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/builtin.hpp"
#include "formradar/vision/render_image.hpp"

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

Booklet booklet_of(Form form, Paper paper, int sheets, Rng& rng) {
    auto pages = lay_out(form, paper);
    Session session;
    session.id = random_letters(rng, 6);
    session.title = form.title;
    session.date = "2026-11-23";
    session.form_hash = short_hash(form.id + form.title + std::to_string(form.statements.size()));
    session.form = std::move(form);
    session.layout = std::move(pages.layout);
    session.secret = random_secret(rng);
    while (std::ssize(session.sheets) < sheets) {
        Sheet sheet{.id = random_letters(rng, 3), .group = ""};
        if (sheet.id != photocopy_sheet && std::ranges::find(session.sheets, sheet) == session.sheets.end()) {
            session.sheets.push_back(std::move(sheet));
        }
    }
    return {std::move(session), std::move(pages.backgrounds)};
}

void fill_cells(GrayImage& image, Rect<Mm> place, const std::vector<bool>& black, double px_per_mm) {
    const auto cell = place.width / code_cells * px_per_mm;
    const auto edge = [&](double from, int i) { return static_cast<int>(std::lround(from * px_per_mm + i * cell)); };
    for (int j = 0; j < code_cells; ++j) {
        for (int i = 0; i < code_cells; ++i) {
            if (!black[static_cast<std::size_t>(j * code_cells + i)]) {
                continue;
            }
            for (int y = edge(place.y, j); y < edge(place.y, j + 1); ++y) {
                const auto row = image.row(y);
                std::fill(row.begin() + edge(place.x, i), row.begin() + edge(place.x, i + 1), std::uint8_t{0});
            }
        }
    }
}

} // namespace

const GrayImage& Booklet::background(int page, double px_per_mm) const {
    const std::lock_guard lock(rendered_->mutex);
    auto& image = rendered_->images[{page, px_per_mm}];
    if (image.empty()) {
        image = render_image(backgrounds_[static_cast<std::size_t>(page - 1)], px_per_mm);
    }
    return image; // a map's values stay where they are
}

GrayImage Booklet::clean_page(const Sheet& sheet, int page, double px_per_mm) const {
    auto image = background(page, px_per_mm);
    PageCode code{.session = session_.id, .sheet = sheet.id, .page = page, .form_hash = session_.form_hash, .check = ""};
    code.check = check_value(code, session_.secret);
    const auto cells = make_code(payload_of(code));
    for (const auto& place : codes_of(session_.layout.paper)) {
        fill_cells(image, place, cells, px_per_mm);
    }
    return image;
}

Booklet programme_booklet(std::uint64_t seed, int sheets) {
    Rng rng(seed);
    const auto& form = *std::ranges::find(builtin_forms(), "sto-borging", &BuiltinForm::name);
    return booklet_of(parse_form(form.toml, form.name), Paper::a4, sheets, rng);
}

Booklet random_booklet(std::uint64_t seed, int sheets) {
    Rng rng(seed);
    const auto& english = *std::ranges::find(builtin_forms(), "sto-borging-en", &BuiltinForm::name);
    auto form = parse_form(english.toml, english.name);
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
    return booklet_of(std::move(form), rng.chance(0.7) ? Paper::a4 : Paper::letter, sheets, rng);
}

} // namespace formradar::simulator
