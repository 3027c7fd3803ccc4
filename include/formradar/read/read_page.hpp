// One picture to the readings of its sheets: find the pages, their codes, their boxes, the ink, and judge.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/code/payload.hpp"
#include "formradar/code/qr.hpp"
#include "formradar/core/image.hpp"
#include "formradar/form/form.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/session.hpp"
#include "formradar/record/page_part.hpp"
#include "formradar/record/picture_flaws.hpp"
#include "formradar/record/quote.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::read {

// What the reader knows of what was printed.
struct KnownForm {
    form::Form form;
    form::Layout layout;
    std::string hash;
    bool operator==(const KnownForm&) const = default;
};

// The sessions and forms whose sheets may turn up; what it points to must outlive the reading.
struct Catalog {
    std::vector<form::Session> sessions;
    std::vector<KnownForm> forms; // for sheets whose session file is nowhere
    // Asked for the session of a sheet that is none of `sessions`, by its id; null when there is none.
    std::function<const form::Session*(std::string_view)> elsewhere;
    std::function<const std::vector<KnownForm>&()> known_forms; // asked last, for the forms of sheets whose session is nowhere
    // Whether the session that a code names printed it; empty: told by the sessions' own secrets.
    std::function<bool(const code::PageCode&)> is_genuine = {};
};

// A piece of the picture, turned upright, for a person to look at.
struct Crop {
    record::PagePart part;
    GrayImage image;
};

inline constexpr double usual_paper = 0.88; // paper, its texture and its shadows are lighter

// The room of an open question, or what is written on a back, cut out of the picture.
struct AnswerCrop {
    int question = record::on_a_back; // or 1..n
    GrayImage image;                  // upright, 6 px/mm, as scanned: not cleaned
    double paper = usual_paper;       // of the level of the paper about it: what is lighter is no ink
};

struct Trace; // what the debug pictures and explanations need; vision and read know its contents

struct PageReading {
    record::Reading reading;            // its source is left empty
    std::vector<Crop> crops;            // of what waits for a person
    std::vector<AnswerCrop> answers;    // only when asked for
    std::shared_ptr<const Trace> trace; // only when asked for
    record::PictureFlaws flaws = {};    // where something of the page waits for a person
};

// Searches a picture for codes as code::find_codes does. One that finds nothing leaves a sheet's code to be read cell by cell
// where the anchors say that it is.
using FindCodes = std::function<std::vector<code::FoundCode>(const GrayImage&, bool thorough)>;

// What is wanted besides the reading, and what is known of the picture besides its pixels.
struct ReadOptions {
    // Which parts of PageReading are made.
    bool answers = false;
    bool crops = true;
    bool trace = false;
    bool whole = false;                     // a crop of every page as a whole, at 5 px/mm
    std::optional<int> missing_rows_from{}; // rows of the picture from here on were not decoded (truncated file)
    std::optional<double> dpi{};            // as the file says it: for the measured scale
    // How far each pixel of the picture is from grey, 0 to 255; asked for once at most, and only where a row seems empty. Nothing
    // when the file has no colours.
    std::function<std::optional<GrayImage>()> colour = {};
    FindCodes find_codes = code::find_codes;
    Reason suspect = {}; // who complained that something may be missing anywhere in the picture; else empty
};

// Every sheet in the picture, from the top; what is in sight of another and cannot be read has a reading that says so. Never
// empty: a picture of no sheet says what it is.
[[nodiscard]] std::vector<PageReading> read_picture(const GrayImage&, const Catalog&, const ReadOptions& = {});

// The first of them: of a picture that is known to hold one page.
[[nodiscard]] PageReading read_page(const GrayImage&, const Catalog&, const ReadOptions& = {});

} // namespace formradar::read
