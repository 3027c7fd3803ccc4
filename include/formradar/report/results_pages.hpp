// The pages the meeting talks about, and the chart by itself for slides.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "formradar/draw/pdf.hpp"
#include "formradar/record/quote.hpp"
#include "formradar/results/compare.hpp"
#include "formradar/results/results.hpp"

namespace formradar::report {

// What was done with the files.
struct Account {
    int files = 0;     // found
    int decisions = 0; // applied
    std::string version;
};

// What the pages show; it must outlive the call.
struct ReportInput {
    const results::Results* results = nullptr;          // never null
    const results::Comparison* comparison = nullptr;    // null: no earlier session
    const std::vector<record::Quote>* quotes = nullptr; // null: without handwriting; shown in an order that tells nothing
    std::map<int, int> given = {}; // answers to each question; more than `quotes` has: where all are, is said
    Account account;
};

// In the form's language. The same input gives the same document. Letters that the font lacks are the caller's to refuse earlier.
[[nodiscard]] draw::Document draw_report(const ReportInput&);

// Of a file that has all answers: some to one question.
struct AnswersPart {
    int question = record::on_a_back; // 1..n, or on_a_back: what is written on backs
    int given = 0;                    // to this question, in all parts
    bool continued = false;           // answers to it stand before these
    std::size_t first_page = 1;       // its number in the file
};

// In the order given.
[[nodiscard]] draw::Document draw_answers(const results::Results&, const AnswersPart&, const std::vector<record::Quote>& answers);

// The radar chart of the first 12 statements, 160 x 120 mm, for a slide; further ones by `part` (from 0) < chart_parts(results).
[[nodiscard]] draw::Drawing draw_chart(const results::Results&, std::size_t part = 0);
[[nodiscard]] std::string describe_chart(const results::Results&, std::size_t part = 0); // in words, for who cannot see it
[[nodiscard]] std::size_t chart_parts(const results::Results&);

} // namespace formradar::report
