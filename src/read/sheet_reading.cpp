// Its code says which layout to measure by; the rows measured and judged say what was marked; the rest is put together from both.
#include "read/sheet_reading.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "formradar/core/causes.hpp"
#include "formradar/core/inch.hpp"
#include "formradar/form/strips.hpp"
#include "formradar/read/handwriting.hpp"
#include "formradar/vision/page/halftone.hpp"
#include "formradar/vision/page/straighten.hpp"
#include "read/creased.hpp"
#include "read/hold_back_coloured.hpp"
#include "read/hold_back_written.hpp"
#include "read/identify.hpp"
#include "read/picture_flaws.hpp"
#include "read/rows.hpp"
#include "read/suspect.hpp"
#include "read/whole_page.hpp"

namespace formradar::read {
namespace {

using record::Reading;
using record::Status;

constexpr double largest_residual = 0.45; // mm, outlines against the smooth map: above, boxes are not where the map says
constexpr double least_outline = 0.75;    // mean share of the outlines seen, when the code was not read and the layout is a guess
// The least of the outlines that must be seen of a layout that is known: a curled page whose rows were taken for each other has
// half.
constexpr double least_outline_known = 0.72;
constexpr double row_resolution = 4, page_resolution = 2.5, legible_resolution = 5, answer_resolution = 6; // px/mm of crops

int quarter_turns(const vision::PageMap& map, Size<Mm> paper) {
    const auto centre = map({paper.width / 2, paper.height / 2}), right = map({paper.width / 2 + 10, paper.height / 2});
    const double turn = std::atan2(right.y - centre.y, right.x - centre.x) * 180 / std::numbers::pi;
    return (static_cast<int>(std::lround(turn / 90)) * 90 + 360) % 360;
}

// --- what is measured ---

// The picture that ink is measured in: greys where it is one of dots.
PageRows measured_rows(const LocatedSheet& sheet, const std::optional<GrayImage>& greys, const form::PageLayout& page,
                       const ReadOptions& options) {
    return read_rows(greys ? *greys : sheet.picture, sheet.frame, sheet.registration, page, options.missing_rows_from);
}

const vision::PageMap& best_map(const LocatedSheet& sheet, const PageRows& rows) {
    return rows.measurements.empty() ? sheet.registration.map : rows.measurements.front().registration.map;
}

// What a sheet was printed as.
struct PrintedPage {
    const form::Form& form;
    const form::Layout& layout;
    std::size_t page; // from 0
};

// Rows that seem empty held against what was not measured as ink in their boxes. Returns what is written beside them.
std::vector<vision::Written> hold_back_unseen(PageRows& rows, const LocatedSheet& sheet, const std::optional<GrayImage>& greys,
                                              const PrintedPage& printed, const ReadOptions& options) {
    const auto& page = printed.layout.pages[printed.page];
    hold_back_coloured(rows, page, options.colour);
    const auto& picture = greys ? *greys : sheet.picture;
    hold_back_names(rows, picture, best_map(sheet, rows), printed.form, printed.layout, printed.page);
    auto written = written_beside(picture, best_map(sheet, rows), rows, printed.form, printed.layout, printed.page);
    hold_back_written(rows, page, written);
    hold_back_unsure(rows);
    return written;
}

struct Guess {
    const form::Form* form = nullptr;
    const form::Layout* layout = nullptr;
    std::string session;
    int page = 0;
    PageRows rows;
};

// Both codes are lost: the layout whose outlines are there is taken, so that a person only has to name the sheet.
std::optional<Guess> guess_layout(const LocatedSheet& sheet, const std::optional<GrayImage>& greys, const Catalog& catalog,
                                  const ReadOptions& options) {
    constexpr double clearly_more = 0.02; // of the outlines, by which a later layout is the better one
    std::optional<Guess> best;
    const auto consider = [&](const form::Form& form, const form::Layout& layout, const std::string& session) {
        if (layout.paper != sheet.paper) {
            return;
        }
        for (std::size_t p = 0; p < layout.pages.size(); ++p) {
            auto rows = measured_rows(sheet, greys, layout.pages[p], options);
            if (rows.outline > least_outline && (!best || rows.outline > best->rows.outline + clearly_more)) {
                best = Guess{&form, &layout, session, static_cast<int>(p) + 1, std::move(rows)};
            }
        }
    };
    for (const auto& session : catalog.sessions) {
        consider(session.form, session.layout, session.id);
    }
    if (catalog.sessions.empty()) {
        for (const auto& known : catalog.forms) {
            consider(known.form, known.layout, {});
        }
    }
    return best;
}

// --- pieces of the picture ---

class Crops {
public:
    Crops(const LocatedSheet& sheet, const vision::PageMap& map) : sheet_(sheet), map_(map) {}

    [[nodiscard]] Crop of(const record::PagePart& part, Rect<Mm> strip, double px_per_mm) const {
        return {part, vision::straighten(sheet_.picture, map_, strip, px_per_mm)};
    }
    // Where somebody has to name the sheet, the printed id can be read.
    [[nodiscard]] Crop whole_page(const Reading& reading) const {
        const double resolution = reading.sheet.empty() ? legible_resolution : page_resolution;
        return of(record::the_page, {0, 0, sheet_.frame.paper.width, sheet_.frame.paper.height}, resolution);
    }
    void add_doubts(std::vector<Crop>& crops, const Reading& rows, const form::PageLayout& page) const {
        for (std::size_t i = 0; i < rows.scores.size(); ++i) {
            if (rows.scores[i].needs_review) {
                crops.push_back(of(record::statement_row(page.rows[i].statement),
                                   form::strip_of(page.rows[i], sheet_.frame.paper), row_resolution));
            }
        }
        if (rows.group_mark && rows.group_mark->needs_review) {
            crops.push_back(of(record::the_groups, form::group_strip(page, sheet_.frame.paper), row_resolution));
        }
    }
    // `cut`: for measuring or to look at.
    [[nodiscard]] std::vector<AnswerCrop> answers(const form::PageLayout& page, decltype(&vision::straighten) cut) const {
        std::vector<AnswerCrop> crops;
        for (const auto& answer : page.answers) {
            crops.push_back({answer.question, cut(sheet_.picture, map_, answer.rect, answer_resolution)});
        }
        return crops;
    }

private:
    const LocatedSheet& sheet_;
    const vision::PageMap& map_;
};

// --- what follows ---

std::string preset_group(const Identity& identity) {
    if (identity.session == nullptr) {
        return {};
    }
    const auto sheet = std::ranges::find(identity.session->sheets, identity.code.sheet, &form::Sheet::id);
    return sheet != identity.session->sheets.end() ? sheet->group : "";
}

// A group's box that was printed filled in says nothing of a person.
bool is_as_printed(const record::GroupMark& mark, const Identity& identity) {
    const auto preset = preset_group(identity);
    return mark.state == record::State::marked && !mark.needs_review && mark.group && !preset.empty() &&
           identity.form->groups.at(static_cast<std::size_t>(*mark.group) - 1) == preset;
}

// Nobody put a pen to it, and a pale pencil would have been seen.
bool is_unmarked(const PageRows& rows, const Crops& crops, const form::PageLayout& page, const Identity& identity) {
    const auto is_empty = [](const auto& mark) { return mark.state == record::State::empty && !mark.needs_review; };
    const bool no_group = !rows.group || is_empty(*rows.group) || is_as_printed(*rows.group, identity);
    return !rows.scores.empty() && std::ranges::all_of(rows.scores, is_empty) && no_group &&
           quotes_of(crops.answers(page, vision::straighten)).empty();
}

Reason problem_of(const PageRows& rows, const form::PageLayout& page, const LocatedSheet& sheet, const GrayImage& measured) {
    if (rows.outline < least_outline_known && !page.rows.empty()) {
        return {Cause::outlines_lost, {figure(100 * rows.outline, 0)}};
    }
    if (rows.residual_mm > largest_residual) {
        return {Cause::boxes_off, {figure(rows.residual_mm, 2)}};
    }
    return may_be_creased(measured, rows, page, sheet.registration, sheet.frame) ? Reason{Cause::creased} : Reason{};
}

std::string group_of(const PageRows& rows, const Identity& identity) {
    if (rows.group && rows.group->group && !rows.group->needs_review) {
        return identity.form->groups.at(static_cast<std::size_t>(*rows.group->group) - 1);
    }
    return preset_group(identity);
}

std::shared_ptr<const Trace> trace_of(const LocatedSheet& sheet, CodeSearch codes, PageRows rows) {
    return std::make_shared<const Trace>(Trace{.search = sheet.search,
                                               .registration = sheet.registration,
                                               .frame = sheet.frame,
                                               .codes = std::move(codes.tried),
                                               .measurements = std::move(rows.measurements),
                                               .rows = std::move(rows.rows)});
}

Reading head_of(const code::PageCode& code) {
    Reading reading;
    reading.session = code.session;
    reading.sheet = code.sheet;
    reading.page = code.page;
    return reading;
}

// A page of which no row was measured.
PageReading without_rows(const LocatedSheet& sheet, Reading reading, CodeSearch codes, const ReadOptions& options) {
    reading.registration = summary_of(sheet.registration, sheet.frame, options.dpi);
    PageReading result{.reading = std::move(reading), .crops = {}, .answers = {}, .trace = {}};
    if (options.whole) {
        result.crops.push_back({record::the_page, whole_page(sheet.picture, sheet.registration.map, sheet.frame.paper)});
    } else if (options.crops && result.reading.status == Status::doubt) {
        result.crops.push_back(Crops(sheet, sheet.registration.map).whole_page(result.reading));
    }
    result.trace = options.trace ? trace_of(sheet, std::move(codes), {}) : nullptr;
    result.flaws = flaws_of(sheet.picture, sheet.registration.map, sheet.frame.paper, nullptr, result.reading);
    return result;
}

PageReading with_rows(const LocatedSheet& sheet, Reading reading, PageRows rows, const form::PageLayout& page, CodeSearch codes,
                      const ReadOptions& options) {
    const Crops crops(sheet, best_map(sheet, rows));
    reading.registration = summary_of(sheet.registration, sheet.frame, options.dpi);
    reading.scores = std::move(rows.scores);
    reading.group_mark = std::move(rows.group);
    if (!options.suspect.empty()) {
        distrust_empties(reading, options.suspect);
    }
    PageReading result{.reading = std::move(reading), .crops = {}, .answers = {}, .trace = {}};
    if (options.whole) {
        result.crops.push_back({record::the_page, whole_page(sheet.picture, best_map(sheet, rows), sheet.frame.paper)});
    } else if (options.crops && result.reading.status == Status::doubt) {
        result.crops.push_back(crops.whole_page(result.reading));
    }
    if (options.crops) {
        crops.add_doubts(result.crops, result.reading, page);
    }
    result.flaws = flaws_of(sheet.picture, best_map(sheet, rows), sheet.frame.paper, &page, result.reading);
    if (options.answers) {
        result.answers = crops.answers(page, vision::straighten);
    }
    result.trace = options.trace ? trace_of(sheet, std::move(codes), std::move(rows)) : nullptr;
    return result;
}

PageReading read_known(const LocatedSheet& sheet, const Identity& identity, CodeSearch codes, const ReadOptions& options) {
    auto reading = head_of(identity.code);
    reading.form = identity.form->id;
    reading.verified = identity.verified;
    reading.reason = identity.problem;
    reading.status = Status::doubt;
    if (!identity.problem.empty()) {
        return without_rows(sheet, std::move(reading), std::move(codes), options);
    }
    const auto& page = identity.layout->pages[static_cast<std::size_t>(identity.code.page) - 1];
    const auto greys = vision::without_halftone(sheet.picture);
    auto rows = measured_rows(sheet, greys, page, options);
    const auto number = static_cast<std::size_t>(identity.code.page) - 1;
    const auto written = hold_back_unseen(rows, sheet, greys, {*identity.form, *identity.layout, number}, options);
    reading.group = group_of(rows, identity);
    reading.reason = problem_of(rows, page, sheet, greys ? *greys : sheet.picture);
    if (reading.reason.empty()) {
        const bool unmarked = options.suspect.empty() && is_unmarked(rows, Crops(sheet, best_map(sheet, rows)), page, identity);
        const bool only_written = unmarked && says_something(written);
        reading.unmarked = unmarked && !only_written;
        reading.status = only_written ? Status::doubt : unmarked ? Status::unused : Status::read;
        reading.reason = only_written ? Reason{Cause::written_only} : Reason{};
    }
    return with_rows(sheet, std::move(reading), std::move(rows), page, std::move(codes), options);
}

PageReading read_unnamed(const LocatedSheet& sheet, const Catalog& catalog, CodeSearch codes, const ReadOptions& options) {
    Reading reading;
    reading.status = Status::doubt;
    reading.reason = {Cause::code_lost};
    const auto greys = vision::without_halftone(sheet.picture);
    auto guess = guess_layout(sheet, greys, catalog, options);
    if (!guess) {
        return without_rows(sheet, std::move(reading), std::move(codes), options);
    }
    reading.form = guess->form->id;
    reading.page = guess->page;
    // Only when there is no other session that it could belong to.
    reading.session = catalog.sessions.size() == 1 ? guess->session : "";
    const auto number = static_cast<std::size_t>(guess->page) - 1;
    const auto& page = guess->layout->pages[number];
    hold_back_unseen(guess->rows, sheet, greys, {*guess->form, *guess->layout, number}, options);
    return with_rows(sheet, std::move(reading), std::move(guess->rows), page, std::move(codes), options);
}

PageReading read_unknown(const LocatedSheet& sheet, const code::PageCode& code, CodeSearch codes, const ReadOptions& options) {
    auto reading = head_of(code);
    reading.status = Status::foreign;
    reading.reason = {Cause::unknown_session, {readable(code), std::string(code.session)}};
    return without_rows(sheet, std::move(reading), std::move(codes), options);
}

} // namespace

record::RegistrationSummary summary_of(const vision::Registration& registration, const vision::Frame& frame,
                                       std::optional<double> dpi) {
    return {.residual_mm = registration.residual_mm,
            .scale = dpi ? std::optional{registration.px_per_mm * mm_per_inch / *dpi} : std::nullopt,
            .rotation = quarter_turns(registration.map, frame.paper),
            .fiducials = static_cast<int>(registration.found.size())};
}

PageReading read_sheet(const LocatedSheet& sheet, const Catalog& catalog, const ReadOptions& options) {
    auto codes = read_code(sheet.picture, sheet.registration.map, sheet.paper, options.find_codes);
    if (!codes.code) {
        return read_unnamed(sheet, catalog, std::move(codes), options);
    }
    const auto code = *codes.code;
    const auto identity = look_up(code, catalog);
    return identity ? read_known(sheet, *identity, std::move(codes), options)
                    : read_unknown(sheet, code, std::move(codes), options);
}

} // namespace formradar::read
