// All numbers of one box side by side, each with a name and a unit: what the fitted posterior looks at. Its tables were fitted on
// rows that were measured with the numbers of ink/ and evidence/ as they stand (tests/model/report.md): another one there asks
// for other tables.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "formradar/vision/evidence/measure.hpp"

namespace formradar::vision {

// Which number.
enum class Evidence {
    inside,
    foreign,
    foreign_mark,
    beside,
    tails,
    area,
    inked,
    darkness,
    solid,
    reach,
    surround,
    extent_x,
    extent_y,
    extent_width,
    extent_height,
    stroke,
    crooked,
    crosses_near,
    touch,
    specks,
    pale_specks,
    trace,
    level_line,
    struck,
    tick,
    word,
    aside,
    leads_right,
    line,
    noise,
    coarse_noise,
    writing,
    in_writing,
    outline,
    outline_darkness,
    sharpness,
    off,
    digit,
    digit_share,
    patch,
    patch_spread,
};

// What a column of stored rows is called, and its unit.
struct EvidenceName {
    std::string_view name;
    std::string_view unit;
};

// In the order of Evidence. What each means, Ink, FoundBox and Surroundings say.
inline constexpr std::array evidence_names = {
    EvidenceName{"inside", "share"},
    EvidenceName{"foreign", "share"},
    EvidenceName{"foreign_mark", "0 or 1"},
    EvidenceName{"beside", "mm2"},
    EvidenceName{"tails", "mm2"},
    EvidenceName{"area", "mm2"},
    EvidenceName{"inked", "mm2"},
    EvidenceName{"darkness", "of print"},
    EvidenceName{"solid", "share"},
    EvidenceName{"reach", "mm"},
    EvidenceName{"surround", "share"},
    EvidenceName{"extent_x", "mm"},
    EvidenceName{"extent_y", "mm"},
    EvidenceName{"extent_width", "mm"},
    EvidenceName{"extent_height", "mm"},
    EvidenceName{"stroke", "mm"},
    EvidenceName{"crooked", "0 or 1"},
    EvidenceName{"crosses_near", "0 or 1"},
    EvidenceName{"touch", "share"},
    EvidenceName{"specks", "mm2"},
    EvidenceName{"pale_specks", "mm2"},
    EvidenceName{"trace", "deviations"},
    EvidenceName{"level_line", "0 or 1"},
    EvidenceName{"struck", "0 or 1"},
    EvidenceName{"tick", "0 or 1"},
    EvidenceName{"word", "0 or 1"},
    EvidenceName{"aside", "0 or 1"},
    EvidenceName{"leads_right", "0 or 1"},
    EvidenceName{"line", "0 or 1"},
    EvidenceName{"noise", "of print"},
    EvidenceName{"coarse_noise", "of print"},
    EvidenceName{"writing", "strokes"},
    EvidenceName{"in_writing", "0 or 1"},
    EvidenceName{"outline", "share"},
    EvidenceName{"outline_darkness", "of print"},
    EvidenceName{"sharpness", "share"},
    EvidenceName{"off", "mm"},
    EvidenceName{"digit", "mm2"},
    EvidenceName{"digit_share", "share"},
    EvidenceName{"patch", "of print"},
    EvidenceName{"patch_spread", "deviations"},
};

// The numbers of one box, in the order of Evidence.
struct BoxEvidence {
    std::array<double, evidence_names.size()> values{}; // in the units of evidence_names
    // One of them, in the unit that evidence_names says.
    [[nodiscard]] double operator[](Evidence which) const { return values[static_cast<std::size_t>(which)]; }
    bool operator==(const BoxEvidence&) const = default;
};

// A yes is 1 and a no is 0.
[[nodiscard]] BoxEvidence evidence_of(const Ink&, const FoundBox&, const Surroundings&);

} // namespace formradar::vision
