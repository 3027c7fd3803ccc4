#include "formradar/read/read_page.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "formradar/core/text.hpp"
#include "formradar/read/trace.hpp"
#include "formradar/vision/page/halftone.hpp"
#include "formradar/vision/page/straighten.hpp"
#include "read/identify.hpp"
#include "read/locate.hpp"
#include "read/rows.hpp"
#include "read/suspect.hpp"

namespace formradar::read {
namespace {

constexpr double largest_residual = 0.45; // mm, outlines against the smooth map: above, boxes are not where the map says
constexpr double least_outline = 0.75;    // mean share of the outlines seen, when the code was not read and the layout is a guess
// The same when it is known: a curled page whose rows were taken for each other has half.
constexpr double least_outline_known = 0.72;

int quarter_turns(const vision::PageMap& map, Size<Mm> paper) {
    const auto centre = map({paper.width / 2, paper.height / 2}), right = map({paper.width / 2 + 10, paper.height / 2});
    const double turn = std::atan2(right.y - centre.y, right.x - centre.x) * 180 / std::numbers::pi;
    return (static_cast<int>(std::lround(turn / 90)) * 90 + 360) % 360;
}

record::RegistrationSummary summary_of(const vision::Registration& registration, const vision::Frame& frame, double dpi) {
    return {.residual_mm = registration.residual_mm,
            .scale = dpi > 0 ? registration.px_per_mm * 25.4 / dpi : 0,
            .rotation = quarter_turns(registration.map, frame.paper),
            .fiducials = static_cast<int>(registration.found.size())};
}

// One page being read: what the stages below share.
struct Work {
    const GrayImage& picture;
    const Catalog& catalog;
    const ReadOptions& options;
    std::vector<vision::Frame> frames;
    Trace trace;
    PageReading result;
    double outline = 0;             // mean share of the outlines seen
    std::optional<GrayImage> greys; // of a picture of dots
    // What ink is measured in.
    [[nodiscard]] const GrayImage& ink_picture() const { return greys ? *greys : picture; }
};

void keep_crop(Work& work, const vision::PageMap& map, Rect<Mm> part, int statement, double px_per_mm) {
    if (work.options.crops) {
        work.result.crops.push_back({statement, vision::straighten(work.picture, map, part, px_per_mm)});
    }
}

Rect<Mm> row_strip(const form::Row& row, Size<Mm> paper) {
    constexpr double above = 5, below = 4; // mm
    const double top = std::max(0.0, row.boxes.front().rect.y - above);
    return {8, top, paper.width - 16, row.boxes.front().rect.bottom() + below - top};
}

void crop_doubts(Work& work, const vision::PageMap& map, const form::PageLayout& page, Size<Mm> paper) {
    for (std::size_t i = 0; i < work.result.reading.scores.size(); ++i) {
        if (work.result.reading.scores[i].needs_review) {
            keep_crop(work, map, row_strip(page.rows[i], paper), page.rows[i].statement, 4);
        }
    }
    if (work.result.reading.group_mark && work.result.reading.group_mark->needs_review) {
        const auto& first = page.groups.front().rect;
        keep_crop(work, map, {8, first.y - 6, paper.width - 16, page.groups.back().rect.bottom() + 6 - first.y + 6}, -1, 4);
    }
}

void crop_answers(Work& work, const vision::PageMap& map, const form::PageLayout& page) {
    if (work.options.answers) {
        for (const auto& answer : page.answers) {
            work.result.answers.push_back({answer.question, vision::straighten(work.picture, map, answer.rect, 6)});
        }
    }
}

void take_rows(Work& work, PageRows rows, const form::Form& form) {
    auto& reading = work.result.reading;
    reading.scores = std::move(rows.scores);
    reading.group_mark = std::move(rows.group);
    reading.registration->residual_mm = rows.residual_mm;
    work.outline = rows.outline;
    if (reading.group_mark && reading.group_mark->group && !reading.group_mark->needs_review) {
        reading.group = form.groups.at(static_cast<std::size_t>(*reading.group_mark->group) - 1);
    }
    work.trace.rows = std::move(rows.rows);
    work.trace.measurements = std::move(rows.measurements);
    if (!work.options.suspect.empty()) {
        distrust_empties(reading, work.options.suspect);
    }
}

const vision::PageMap& best_map(const Work& work, const vision::Registration& registration) {
    return work.trace.measurements.empty() ? registration.map : work.trace.measurements.front().registration.map;
}

// Two sheets in one photo: the other one's code says so. Looked for only when the page leaves room for another.
std::optional<std::string> second_sheet(const Work& work, const vision::Registration& registration, const vision::Frame& frame,
                                        const code::PageCode& code) {
    const double page = frame.paper.width * frame.paper.height * registration.px_per_mm * registration.px_per_mm;
    if (page > 0.62 * work.picture.width() * work.picture.height()) {
        return std::nullopt;
    }
    for (const auto& other : code::find_codes(work.picture, false)) {
        const auto parsed = code::parse_payload(other.text);
        if (parsed && *parsed != code) {
            return code::readable(*parsed);
        }
    }
    return std::nullopt;
}

void read_known(Work& work, const vision::Registration& registration, const vision::Frame& frame, const Identity& identity) {
    auto& reading = work.result.reading;
    reading.status = record::Status::read;
    reading.session = identity.code.session;
    reading.form = identity.form->id;
    reading.sheet = identity.code.sheet;
    reading.page = identity.code.page;
    reading.verified = identity.verified;
    if (!identity.problem.empty() || identity.code.page < 1 ||
        static_cast<std::size_t>(identity.code.page) > identity.layout->pages.size()) {
        reading.status = record::Status::doubt;
        reading.reason = identity.problem.empty() ? "the code names a page that the form does not have" : identity.problem;
        keep_crop(work, registration.map, {0, 0, frame.paper.width, frame.paper.height}, 0, 2.5);
        return;
    }
    const auto& page = identity.layout->pages[static_cast<std::size_t>(identity.code.page) - 1];
    take_rows(work, read_rows(work.ink_picture(), frame, registration, page, {work.options.missing_rows_from}), *identity.form);
    if (identity.session != nullptr && reading.group.empty()) {
        const auto sheet = std::ranges::find(identity.session->sheets, identity.code.sheet, &form::Sheet::id);
        reading.group = sheet != identity.session->sheets.end() ? sheet->group : "";
    }
    if (work.outline < least_outline_known && !page.rows.empty()) {
        reading.status = record::Status::doubt;
        reading.reason = "only " + fixed(100 * work.outline, 0) + " % of the boxes' outlines are where they should be";
    } else if (reading.registration->residual_mm > largest_residual) {
        reading.status = record::Status::doubt;
        reading.reason = "the boxes lie " + fixed(reading.registration->residual_mm, 2) + " mm from where they should be";
    } else if (const auto other = second_sheet(work, registration, frame, identity.code)) {
        reading.status = record::Status::doubt;
        reading.reason =
            "another sheet, " + *other + ", is in the same picture: only one of them was read; take a picture of each";
    }
    const auto& map = best_map(work, registration);
    if (reading.status == record::Status::doubt) {
        keep_crop(work, map, {0, 0, frame.paper.width, frame.paper.height}, 0, 2.5);
    }
    crop_doubts(work, map, page, frame.paper);
    crop_answers(work, map, page);
}

struct Guess {
    const form::Form* form = nullptr;
    const form::Layout* layout = nullptr;
    std::string session;
    int page = 0;
    PageRows rows;
};

// Both codes are lost: the layout whose outlines are there is taken, so that a person only has to name the sheet.
std::optional<Guess> guess_layout(const Work& work, const vision::Registration& registration, const vision::Frame& frame) {
    std::optional<Guess> best;
    const auto consider = [&](const form::Form& form, const form::Layout& layout, const std::string& session) {
        if (form::size_of(layout.paper) != frame.paper) {
            return;
        }
        for (std::size_t p = 0; p < layout.pages.size(); ++p) {
            auto rows = read_rows(work.ink_picture(), frame, registration, layout.pages[p]);
            if (rows.outline > least_outline && (!best || rows.outline > best->rows.outline + 0.02)) {
                best = Guess{&form, &layout, session, static_cast<int>(p) + 1, std::move(rows)};
            }
        }
    };
    for (const auto& session : work.catalog.sessions) {
        consider(session.form, session.layout, session.id);
    }
    for (const auto& known : work.catalog.forms) {
        consider(known.form, known.layout, {});
    }
    return best;
}

void read_unnamed(Work& work, const vision::Registration& registration, const vision::Frame& frame) {
    auto& reading = work.result.reading;
    reading.status = record::Status::doubt;
    reading.reason = "neither of the page's codes could be read: the sheet has to be named by a person";
    const form::PageLayout* page = nullptr;
    if (auto guess = guess_layout(work, registration, frame)) {
        reading.form = guess->form->id;
        reading.page = guess->page;
        // Only when there is no other session that it could belong to.
        reading.session = work.catalog.sessions.size() == 1 ? guess->session : "";
        page = &guess->layout->pages[static_cast<std::size_t>(guess->page) - 1];
        take_rows(work, std::move(guess->rows), *guess->form);
    }
    const auto& map = best_map(work, registration);
    keep_crop(work, map, {0, 0, frame.paper.width, frame.paper.height}, 0, 2.5);
    if (page != nullptr) {
        crop_doubts(work, map, *page, frame.paper);
        crop_answers(work, map, *page);
    }
}

void read_located(Work& work, const vision::Registration& registration) {
    const auto& frame = work.frames[registration.frame];
    auto& reading = work.result.reading;
    work.greys = vision::without_halftone(work.picture);
    work.trace.registration = registration;
    work.trace.frame = frame;
    reading.registration = summary_of(registration, frame, work.options.dpi);
    if (registration.mirrored) {
        reading.status = record::Status::doubt;
        reading.reason = "the page is seen as in a mirror: scan it from its front";
        return;
    }
    const auto code = read_code(work.picture, registration.map, papers.at(registration.frame), &work.trace.codes);
    if (!code) {
        read_unnamed(work, registration, frame);
    } else if (const auto identity = look_up(*code, work.catalog)) {
        read_known(work, registration, frame, *identity);
    } else {
        reading.status = record::Status::foreign;
        reading.session = code->session;
        reading.sheet = code->sheet;
        reading.page = code->page;
        reading.reason = "sheet " + code::readable(*code) + " is of session " + code->session +
                         ", which is not known here: name its folder with --session";
    }
}

} // namespace

PageReading read_page(const GrayImage& picture, const Catalog& catalog, const ReadOptions& options) {
    Work work{.picture = picture,
              .catalog = catalog,
              .options = options,
              .frames = frames(),
              .trace = {},
              .result = {},
              .outline = 0,
              .greys = {}};
    const auto registration = locate(picture, work.frames, &work.trace.search);
    if (registration) {
        read_located(work, *registration);
    } else {
        describe_unlocated(picture, registration.error(), work.result.reading);
    }
    if (!options.suspect.empty()) {
        distrust_paper(work.result.reading, options.suspect);
    }
    if (options.trace) {
        work.result.trace = std::make_shared<const Trace>(std::move(work.trace));
    }
    return std::move(work.result);
}

} // namespace formradar::read
