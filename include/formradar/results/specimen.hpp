// How a printer and a scanner did: what was read of a specimen against what is printed on it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "formradar/form/session.hpp"
#include "formradar/form/specimen.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::results {

// What was read of one kind of mark.
struct SpecimenCount {
    form::SpecimenMark mark = form::SpecimenMark::cross;
    int printed = 0; // on pages that were found
    int right = 0;   // of two crosses: that it waits
    int waiting = 0; // for a person
    int wrong = 0;   // without a doubt about it
    bool operator==(const SpecimenCount&) const = default;
};

// What to change, first things first.
enum class SpecimenAdvice {
    pages,       // some did not come back, or could not be read
    wrong,       // something was read as what it is not
    resolution,  // too few pixels a millimetre
    two_tone,    // no greys: a fax, a scan in black and white
    dim,         // the print is hardly darker than the paper
    size,        // fitted to the page
    pale,        // a hard pencil is not seen
    many_doubts, // of plain marks, which a better picture settles
};

// How all of it went.
struct SpecimenResult {
    std::vector<SpecimenCount> counts; // of every kind, in the order of the enum
    SpecimenCount all;                 // their sum
    int pages_printed = 0;             // of all sheets
    int pages_found = 0;               // in the pictures
    int pages_refused = 0;             // found, and not read as what they are
    std::optional<double> scale;       // median over the pages, as all below; none: the pictures do not say their resolution
    double px_per_mm = 0;              // of the picture
    double contrast = 0;               // of print and paper, 0..1
    double residual_mm = 0;            // as record::RegistrationSummary has it
    bool two_tone = false;             // of most pages
    std::optional<form::SpecimenMark> faintest; // the palest of the crosses that is seen; none: not even a ballpoint's
    std::vector<SpecimenAdvice> advice;         // empty: nothing to change
    bool operator==(const SpecimenResult&) const = default;
};

// From where something is to be changed.
struct SpecimenOptions {
    // Tried by specimen_test: coarse_dim_and_two_tone_pictures_each_have_their_advice,
    // a_better_picture_is_asked_for_plain_marks_that_wait_and_not_for_corrections.
    double seen = 0.75;            // of a kind's marks are read right: it is seen
    double lowest_px_per_mm = 5.5; // 140 dpi: below, tests/bench/README.md has more doubts
    double lowest_contrast = 0.45; // of black print on paper in a picture that is neither dim nor burnt out
    double largest_misfit = 0.02;  // of the size: fitted to the page
    double many_doubts = 0.05;     // share of the printed plain marks that wait
};

// A page's picture.
struct SpecimenLook {
    std::optional<double> scale; // printed size over the layout's; none: not known
    double residual_mm = 0;      // as record::RegistrationSummary has it
    double px_per_mm = 0;        // of the picture
    double contrast = 0;         // of print and paper, 0..1
    bool two_tone = false;       // black and white only
};

// `readings`: settled; `truth`: by the session's sheets; `looks`: of the pages that were found.
[[nodiscard]] SpecimenResult specimen_result(std::span<const record::Reading> readings, const form::Session&,
                                             std::span<const form::SpecimenSheet> truth, std::span<const SpecimenLook> looks,
                                             const SpecimenOptions& = {});

} // namespace formradar::results
