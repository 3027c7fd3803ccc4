// Answers in handwriting: which of them results.pdf has room for, and the file that has all of them.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "app/generation.hpp"
#include "app/shown_pages.hpp"
#include "formradar/record/quote.hpp"
#include "formradar/results/results.hpp"

namespace formradar::app {

using Answers = std::map<int, std::vector<AnswerNote>>; // by question; many: in an order that tells nothing about who wrote them

[[nodiscard]] Answers answers_of(const ShownPages&);

// Those that results.pdf shows: all, or as many as it has room for, evenly out of all.
[[nodiscard]] std::vector<record::Quote> quotes_shown(const ShownPages&, const Answers&);
// How many there are to questions of which not all are shown.
[[nodiscard]] std::map<int, int> answers_given(const Answers&);

// answers.pdf, part by part, so that they need not be in memory together; not made where results.pdf has all. Says whether it
// was.
bool put_answers(Generation&, const ShownPages&, const results::Results&, const Answers&);

} // namespace formradar::app
