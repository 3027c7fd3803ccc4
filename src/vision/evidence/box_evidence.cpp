// Puts the measured numbers of a box into one row, in the order of their names.
#include "formradar/vision/evidence/box_evidence.hpp"

namespace formradar::vision {

BoxEvidence evidence_of(const Ink& ink, const FoundBox& found, const Surroundings& about) {
    const auto flag = [](bool holds) { return holds ? 1.0 : 0.0; };
    return {{ink.inside,
             ink.foreign,
             flag(ink.foreign_mark),
             ink.beside,
             ink.tails,
             ink.area,
             ink.inked,
             ink.darkness,
             ink.solid,
             ink.reach,
             ink.surround,
             ink.extent.x,
             ink.extent.y,
             ink.extent.width,
             ink.extent.height,
             ink.stroke,
             flag(ink.crooked),
             flag(ink.crosses_near),
             ink.touch,
             ink.specks,
             ink.pale_specks,
             ink.trace,
             flag(ink.level_line),
             flag(ink.struck),
             flag(ink.tick),
             flag(ink.word),
             flag(ink.aside),
             flag(ink.leads_right),
             flag(ink.line),
             ink.noise,
             ink.coarse_noise,
             static_cast<double>(ink.writing),
             flag(ink.in_writing),
             found.outline,
             found.darkness,
             found.sharpness,
             distance(found.off, found.measured),
             about.digit,
             about.digit_share,
             about.patch,
             about.patch_spread}};
}

} // namespace formradar::vision
