// One picture of a page to a Reading: find the page, its code, its boxes, their ink, and judge.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "formradar/core/image.hpp"
#include "formradar/form/form.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/session.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::read {

// What the reader knows of what was printed.
struct KnownForm {
    form::Form form;
    form::Layout layout;
    std::string hash;
    bool operator==(const KnownForm&) const = default;
};

struct Catalog {
    std::vector<form::Session> sessions;
    std::vector<KnownForm> forms; // for sheets whose session file is nowhere
};

// A piece of the picture, turned upright, for a person to look at.
struct Crop {
    int statement = 0; // 0: the page as a whole; -1: the group row
    GrayImage image;
};

struct AnswerCrop {
    int question = 0; // 1..n
    GrayImage image;  // upright, 6 px/mm, as scanned: not cleaned
};

struct Trace; // what the debug pictures and explanations need; vision and read know its contents

struct PageReading {
    record::Reading reading;            // its source is left empty
    std::vector<Crop> crops;            // of what needs a person
    std::vector<AnswerCrop> answers;    // only when asked for
    std::shared_ptr<const Trace> trace; // only when asked for
};

struct ReadOptions {
    bool answers = false;
    bool crops = true;
    bool trace = false;
    int missing_rows_from = -1; // rows of the picture from here on were not decoded (truncated file); -1: none missing
    double dpi = 0;             // as the file says it, 0 when it does not: for the measured scale
    std::string suspect = {};   // who complained that something may be missing anywhere in the picture; else empty
};

[[nodiscard]] PageReading read_page(const GrayImage&, const Catalog&, const ReadOptions& = {});

} // namespace formradar::read
