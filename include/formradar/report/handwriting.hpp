// Answers in handwriting made fit to print: white paper, dark ink, no empty margins.
#pragma once

#include <vector>

#include "formradar/core/image.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/report/results_pages.hpp"

namespace formradar {

// The local paper becomes white and what is clearly darker keeps its grey; rows and columns without ink at the edges are cut off.
// An empty picture when there is nothing on it.
[[nodiscard]] GrayImage clean(const GrayImage&);

// Answers with less new ink than `least_ink` are taken as left blank and skipped.
[[nodiscard]] std::vector<Quote> quotes_of(const std::vector<AnswerCrop>&, double least_ink = 0.004);

} // namespace formradar
