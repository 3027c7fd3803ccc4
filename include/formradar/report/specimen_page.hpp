// How a printer and a scanner did, on a page and as figures.
#pragma once

#include <string>
#include <vector>

#include "formradar/draw/pdf.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/results/specimen.hpp"

namespace formradar::report {

// All words are given: this page speaks the language of whoever tries a printer, not that of a form.
struct SpecimenWords {
    std::string title;
    std::string under;
    std::string verdict;
    std::vector<std::string> lines;   // below the verdict
    std::array<std::string, 5> heads; // mark, printed, right, waiting, wrong
    std::vector<std::string> marks;   // a name a kind, in the order of the counts
    std::string advice_head;
    std::vector<std::string> advice;
    std::string foot;
};

// One page: the verdict, a table by kind of mark, and what to change.
[[nodiscard]] draw::Document draw_specimen_page(const results::SpecimenResult&, const SpecimenWords&, form::Paper,
                                                const std::string& language);

// Figures only: nothing of who, when, where or what was asked.
[[nodiscard]] std::string specimen_json(const results::SpecimenResult&, const std::string& version, form::Paper);

} // namespace formradar::report
