// What a reading rests on, kept for debug pictures and explanations.
#pragma once

#include <string>
#include <vector>

#include "formradar/draw/drawing.hpp"
#include "formradar/read/context.hpp"
#include "formradar/read/judge.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/vision/evidence/measure.hpp"

namespace formradar::read {

// One of a page's two codes.
struct CodeTrace {
    Rect<Mm> place;
    std::string text; // empty when it could not be read
    std::string how;  // "read", "read after enhancement", "resampled", "not read"
};

// One row of boxes, in the order of its boxes.
struct RowTrace {
    std::optional<int> statement;  // none: the groups
    bool last_is_no_score = false; // its last box says that there is no score to give
    std::vector<Rect<Mm>> rects;
    std::vector<vision::FoundBox> found;
    std::vector<vision::Ink> inks;
    std::vector<vision::Ink> dark, pen; // without paler ink, where that was looked at
    RowEvidence evidence;
    JudgeOptions options;       // of the page, as seen from this row
    std::vector<double> shares; // of the insides that count as inked, as in the Reading
    RowVerdict rules;           // what the rules alone said
    RowVerdict verdict;
};

// All of a page, as far as the reading got.
struct Trace {
    vision::RegisterTrace search;
    std::optional<vision::Registration> registration;
    vision::Frame frame;
    std::vector<CodeTrace> codes;
    std::vector<vision::Measurement> measurements; // statements, then groups
    std::vector<RowTrace> rows;
};

// A picture to look at.
struct DebugPicture {
    std::string name;      // "02-anchors"
    draw::Drawing drawing; // the picture and what was found on it; its unit is the picture's pixel, not the millimetre
};

// 01-code, 02-anchors, 03-page, 04-marks; for refused pages as many as the reading got to.
[[nodiscard]] std::vector<DebugPicture> debug_pictures(const GrayImage&, const Trace&);

// A few lines a row: the fills, the margins, and the rule that decided.
[[nodiscard]] std::string explain(const record::Reading&, const Trace&);

} // namespace formradar::read
