// The pages the meeting talks about, and the chart by itself for slides.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formradar/core/image.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/results/compare.hpp"
#include "formradar/results/results.hpp"

namespace formradar {

// An answer in handwriting, upright and cleaned (report/handwriting.hpp), at 6 px/mm.
struct Quote {
    int question = 0; // 1..n
    GrayImage image;
};

struct Account {
    int files = 0;     // found
    int decisions = 0; // applied
    std::string version;
};

struct ReportInput {
    const Results* results = nullptr;           // never null
    const Comparison* comparison = nullptr;     // null: no earlier session
    const std::vector<Quote>* quotes = nullptr; // null: without handwriting; shown in an order that tells nothing
    Account account;
};

// In the form's language. The same input gives the same document. Letters that the font lacks are the caller's to refuse earlier.
[[nodiscard]] Document draw_report(const ReportInput&);

// The radar chart of the first 12 statements, 160 x 120 mm, for a slide; further ones by `part` (from 0) < chart_parts(results).
[[nodiscard]] Drawing draw_chart(const Results&, std::size_t part = 0);
[[nodiscard]] std::size_t chart_parts(const Results&);

} // namespace formradar
