// Answers in handwriting made fit to print: white paper, dark ink, no empty margins.
#pragma once

#include <vector>

#include "formradar/core/image.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/record/quote.hpp"

namespace formradar::read {

// An answer, cleaned.
struct Handwriting {
    GrayImage image; // as wide as the answer's room; rows without ink above and below are cut off. Empty when there is no ink
    double ink = 0;  // share of the room that is inked
};

// The local paper becomes white, what is clearly darker keeps its grey, and printed writing lines go.
// `paper`: as AnswerCrop has it.
[[nodiscard]] Handwriting clean(const GrayImage&, double paper = usual_paper);

// Answers with less ink than `least_ink` are taken as left blank and skipped: three small letters have about 0.002.
[[nodiscard]] std::vector<record::Quote> quotes_of(const std::vector<AnswerCrop>&, double least_ink = 0.0015);

} // namespace formradar::read
