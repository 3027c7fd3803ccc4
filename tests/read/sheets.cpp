#include "read/sheets.hpp"
#include "support/reasons.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace formradar::read {

using namespace simulator;

const Booklet& programme() {
    static const auto booklet = programme_booklet(11, 4);
    return booklet;
}

Catalog catalog_of(const Booklet& booklet) {
    return {.sessions = {booklet.session()}, .forms = {}};
}

SheetOrder plain_order(const Booklet& booklet, std::uint64_t seed) {
    const auto& pages = booklet.session().layout.pages;
    const auto page = std::ranges::find_if(pages, [](const form::PageLayout& candidate) { return !candidate.rows.empty(); });
    Rng answers(seed);
    SheetOrder order;
    order.sheet = seed % booklet.session().sheets.size();
    order.page = static_cast<int>(page - pages.begin()) + 1;
    order.filling = random_filling(*page, {}, answers);
    order.habit = {};
    order.scan.geometry.layout = form::size_of(booklet.session().layout.paper);
    order.scan.geometry.printing.paper = order.scan.geometry.layout;
    order.scan.geometry.px_per_mm = 150 / 25.4;
    return order;
}

FilledSheet made(const SheetOrder& order, std::uint64_t seed) {
    Rng rng(seed);
    return make_sheet(programme(), order, rng);
}

Tried tried(const FilledSheet& sheet, const Booklet& booklet) {
    Tried result;
    ReadOptions options{.crops = false};
    if (sheet.colour) {
        options.colour = [&] { return sheet.colour; };
    }
    result.reading = read_page(sheet.image, catalog_of(booklet), options).reading;
    result.verdict = hold_against(sheet.truth, result.reading);
    result.rows = static_cast<int>(sheet.truth.scores.size());
    result.right = static_cast<int>(std::ranges::count(result.verdict.scores, Outcome::right));
    result.doubts = static_cast<int>(std::ranges::count(result.verdict.scores, Outcome::doubt));
    return result;
}

Tried tried(const SheetOrder& order, std::uint64_t seed) {
    return tried(made(order, seed), programme());
}

void expect_no_silent_error(const Tried& result) {
    for (const auto& error : result.verdict.errors) {
        ADD_FAILURE() << "silent error: " << error;
    }
}

void expect_read(const Tried& result, int most_doubts) {
    expect_no_silent_error(result);
    EXPECT_EQ(result.reading.status, record::Status::read) << result.reading.reason;
    EXPECT_GE(result.right, result.rows - most_doubts) << result.doubts << " in doubt";
}

} // namespace formradar::read
