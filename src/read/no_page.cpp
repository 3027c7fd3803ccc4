// What is printed comes first, then what is written, and what is neither is blank.
#include "read/no_page.hpp"

#include <algorithm>
#include <cmath>

#include "formradar/code/qr.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/vision/page/emptiness.hpp"
#include "formradar/vision/page/straighten.hpp"

namespace formradar::read {
namespace {

using record::Status;

// Tried by wrong_page_test: black_paper_is_foreign; back_test: with_pencil_where_the_front_shines_through_waits_for_a_person,
// with_pale_pencil_waits_for_a_person.
constexpr double black_level = 40;     // mean grey of a picture that shows nothing
constexpr double least_strokes = 1.5;  // mm² of dark strokes: a short word in ballpoint has 10
constexpr double least_pale = 6;       // mm² of pale ones
constexpr double most_written = 0.025; // share of the picture: a page full of handwriting; print has 0.04 and more
constexpr std::size_t few_anchors = 4; // of ours that agree by chance in any text
constexpr double seen_directly = 0.45; // level of the anchors, over the paper's, from which they do not shine through it
constexpr int usual_side = 750;        // px, of a picture of which no code is to be read: 2.5 a millimetre, as the crops of pages

PageReading plain(Status status, Reason reason) {
    PageReading page;
    page.reading.status = status;
    page.reading.reason = std::move(reason);
    return page;
}

// A part of the picture, and its scale.
struct Where {
    std::optional<Rect<Px>> bounds;
    double px_per_mm = 0;
};

PageReading picture_in_doubt(const GrayImage& picture, Reason reason, int long_side, const ReadOptions& options) {
    auto page = plain(Status::doubt, std::move(reason));
    if (options.crops) {
        page.crops.push_back({record::the_page, vision::reduced_to(picture, long_side)});
    }
    return page;
}

// px, of a picture in which somebody may have to read a printed id: its letters are 2 mm high.
int legible_side(const GrayImage& picture, double px_per_mm) {
    // Tried by wrong_page_test: is_shown_large_enough_to_read_a_code.
    constexpr double legible = 5, usual = 1500; // px/mm, as the crop of a sheet that somebody has to name; px: so many of an A4
    constexpr double most = 2200;               // px: of an A3. doubts.html embeds them
    const double wanted = std::max(picture.width(), picture.height()) * legible / px_per_mm;
    return static_cast<int>(std::ceil(std::clamp(wanted, usual, most)));
}

// A side that is no page of the form, with what somebody wrote on it for the results as well.
PageReading written_back(const GrayImage& picture, const Where& where, Cause cause, const ReadOptions& options,
                         double paper = usual_paper) {
    constexpr double around = 4, px_per_mm = 6;                          // mm, and as answers have it
    auto page = picture_in_doubt(picture, {cause}, usual_side, options); // the words are cut out larger
    page.reading.back = true;
    if (options.answers && where.bounds) {
        page.answers.push_back(
            {record::on_a_back,
             vision::part_of(picture, where.bounds->grown(around * where.px_per_mm), px_per_mm / where.px_per_mm), paper});
    }
    return page;
}

// Blank, where colours show no more than grey does: else what they show is to be seen in the crop and in the results.
PageReading unless_coloured(Cause blank, double px_per_mm, const ReadOptions& options) {
    auto colour = options.colour ? options.colour() : std::nullopt;
    const auto coloured = colour ? vision::colour_on(*colour) : vision::Coloured{};
    if (coloured.strokes <= least_pale) {
        return plain(Status::blank, {blank});
    }
    for (auto& pixel : colour->pixels()) {
        pixel = static_cast<std::uint8_t>(255 - pixel);
    }
    return written_back(*colour, {coloured.bounds, px_per_mm}, Cause::pale_writing, options);
}

PageReading describe_ink(const GrayImage& picture, const Refusal& refusal, std::size_t anchors_agreeing,
                         const ReadOptions& options) {
    const auto emptiness = vision::emptiness_of(picture);
    if (emptiness.bright < black_level) {
        return plain(Status::foreign, {Cause::all_black});
    }
    const bool dark = emptiness.strokes > least_strokes, pale = emptiness.pale_strokes > least_pale;
    if (dark && (emptiness.ink > most_written || anchors_agreeing >= few_anchors)) {
        return plain(Status::foreign, {Cause::no_form, {within(refusal.detail)}});
    }
    const auto written = [&](const std::optional<Rect<Px>>& bounds, Cause cause) {
        return written_back(picture, {bounds, emptiness.px_per_mm}, cause, options);
    };
    if (dark || emptiness.lines > least_strokes) {
        return written(dark ? emptiness.dark_bounds : emptiness.line_bounds, Cause::back_written);
    }
    if (pale) {
        return written(emptiness.pale_bounds, Cause::pale_writing);
    }
    return unless_coloured(Cause::nothing_on_it, emptiness.px_per_mm, options);
}

} // namespace

PageReading doubtful_picture(const GrayImage& picture, Reason reason, const ReadOptions& options,
                             std::optional<double> px_per_mm) {
    return picture_in_doubt(picture, std::move(reason), px_per_mm ? legible_side(picture, *px_per_mm) : usual_side, options);
}

std::vector<PageReading> describe_unlocated(const GrayImage& picture, const Refusal& refusal, std::size_t anchors_agreeing,
                                            const ReadOptions& options) {
    const auto codes = options.find_codes(picture, true);
    std::vector<PageReading> pages;
    std::vector<std::string> seen;
    std::optional<code::PageCode> no_form;
    for (const auto& found : codes) {
        const auto code = code::parse_payload(found.text);
        if (code && code::is_of_no_form(*code)) {
            no_form = code;
        } else if (code && std::ranges::find(seen, found.text) == seen.end()) {
            seen.push_back(found.text);
            pages.push_back(doubtful_picture(picture, {Cause::code_alone, {readable(*code), within(refusal.detail)}}, options));
        }
    }
    if (pages.empty() && no_form) {
        pages.push_back(plain(Status::foreign, {Cause::page_of_ours}));
        pages.back().reading.session = no_form->session;
        pages.back().reading.awaits = record::Awaits::nobody;
    }
    if (pages.empty() && !codes.empty()) {
        constexpr std::size_t longest = 60;
        pages.push_back(plain(Status::foreign, {Cause::other_code, {codes.front().text.substr(0, longest)}}));
    }
    if (pages.empty()) {
        pages.push_back(describe_ink(picture, refusal, anchors_agreeing, options));
    }
    return pages;
}

PageReading describe_mirrored(const GrayImage& picture, const vision::Registration& page, const ReadOptions& options) {
    // Tried by back_test: with_pencil_where_the_front_shines_through_waits_for_a_person.
    constexpr double darker = 0.06; // of the paper's level: nothing of the front shines darker than its anchors
    const auto shining = std::max(vision::shows_through, page.black - darker);
    const auto emptiness = vision::emptiness_of(picture, shining);
    const bool written = emptiness.strokes > least_strokes, line = emptiness.lines > least_strokes;
    if (!written && !line) {
        return unless_coloured(Cause::shines_through, emptiness.px_per_mm, options);
    }
    if (page.black < seen_directly) {
        return doubtful_picture(picture, {Cause::mirrored}, options, page.px_per_mm);
    }
    const auto& bounds = written ? emptiness.dark_bounds : emptiness.line_bounds;
    return written_back(picture, {bounds, emptiness.px_per_mm}, Cause::back_written, options, shining);
}

} // namespace formradar::read
