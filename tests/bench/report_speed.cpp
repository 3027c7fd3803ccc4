// The report benchmark: wall time from readings to the bytes of results.pdf, with groups, an earlier session and handwriting.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "formradar/draw/pdf.hpp"
#include "formradar/report/results_pages.hpp"
#include "report/report_sample.hpp"

namespace formradar::bench {
namespace {

constexpr int repeats = 5;

struct Case {
    std::size_t sheets;
    double limit; // seconds
};

// Three answers a sheet, as many as a meeting of this size writes: lines with a stroke every few pixels.
std::vector<record::Quote> handwriting(std::size_t sheets) {
    std::vector<record::Quote> quotes;
    for (std::size_t i = 0; i < 3 * std::min<std::size_t>(sheets, 60); ++i) {
        GrayImage image(1000, 80, 255);
        for (int x = static_cast<int>(i % 7) + 10; x < 900; x += 9) {
            for (int y = 20 + x % 13; y < 60; ++y) {
                image.row(y)[static_cast<std::size_t>(x)] = 40;
            }
        }
        quotes.push_back({static_cast<int>(i % 3) + 1, std::move(image)});
    }
    return quotes;
}

std::string made_pdf(const sample::Made& made, const results::Results& before, const std::vector<record::Quote>& quotes) {
    results::Results results = results::add_up(made.readings, made.session);
    results.form.open_questions = {"Ik denk aan …", "Ik zie en ervaar …", "Ik vraag me af …"};
    const results::Comparison comparison = results::compare(before, results);
    return draw::render_pdf(
        report::draw_report({.results = &results, .comparison = &comparison, .quotes = &quotes, .account = {}}));
}

bool is_within(const Case& each) {
    const sample::Made made = sample::made({.sheets = each.sheets, .seed = 3});
    const results::Results before = sample::made({.sheets = each.sheets, .seed = 4}).results;
    const std::vector<record::Quote> quotes = handwriting(each.sheets);
    std::string first;
    double best = 1e9;
    bool same = true;
    for (int i = 0; i < repeats; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const std::string bytes = made_pdf(made, before, quotes);
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        first = first.empty() ? bytes : first;
        same = same && bytes == first;
    }
    std::printf("%5zu sheets  %6.3f s (at most %.1f)  %5zu kB  %s\n", each.sheets, best, each.limit, first.size() / 1000,
                same ? "the same bytes each time" : "DIFFERENT BYTES");
    return same && best <= each.limit;
}

} // namespace
} // namespace formradar::bench

int main() {
    using formradar::bench::Case;
    bool good = true;
    for (const Case& each : {Case{24, 0.3}, Case{2000, 2}}) {
        good = formradar::bench::is_within(each) && good;
    }
    return good ? 0 : 1;
}
