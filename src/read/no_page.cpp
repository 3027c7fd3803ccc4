// What is printed comes first, then what is written, and what is neither is blank.
#include "read/no_page.hpp"

#include <algorithm>

#include "formradar/code/qr.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/vision/page/emptiness.hpp"
#include "formradar/vision/page/straighten.hpp"

namespace formradar::read {
namespace {

using record::Status;

constexpr double black_level = 40;     // mean grey of a picture that shows nothing
constexpr double least_strokes = 1.5;  // mm² of dark strokes: a short word in ballpoint has 10
constexpr double least_pale = 6;       // mm² of pale ones
constexpr double most_written = 0.025; // share of the picture: a page full of handwriting; print has 0.04 and more
constexpr std::size_t few_marks = 4;   // of ours that agree by chance in any text
constexpr double seen_directly = 0.45; // level of the marks, over the paper's, from which they do not shine through it

PageReading plain(Status status, Reason reason) {
    PageReading page;
    page.reading.status = status;
    page.reading.reason = std::move(reason);
    return page;
}

// A side that is no page of the form, with what somebody wrote on it for the results as well.
PageReading written_back(const GrayImage& picture, const vision::Emptiness& emptiness, Cause cause, const ReadOptions& options,
                         double paper = usual_paper) {
    constexpr double around = 4, px_per_mm = 6; // mm, and as answers have it
    auto page = doubtful_picture(picture, {cause}, options);
    page.reading.back = true;
    const auto& bounds = cause == Cause::back_written ? emptiness.dark_bounds : emptiness.pale_bounds;
    if (options.answers && bounds) {
        page.answers.push_back(
            {record::on_a_back,
             vision::part_of(picture, bounds->grown(around * emptiness.px_per_mm), px_per_mm / emptiness.px_per_mm), paper});
    }
    return page;
}

PageReading describe_ink(const GrayImage& picture, const Refusal& refusal, std::size_t marks_agreeing,
                         const ReadOptions& options) {
    const auto emptiness = vision::emptiness_of(picture);
    if (emptiness.bright < black_level) {
        return plain(Status::foreign, {Cause::all_black});
    }
    const bool dark = emptiness.strokes > least_strokes, pale = emptiness.pale_strokes > least_pale;
    if (dark && (emptiness.ink > most_written || marks_agreeing >= few_marks)) {
        return plain(Status::foreign, {Cause::no_form, {within(refusal.detail)}});
    }
    if (dark || pale) {
        return written_back(picture, emptiness, dark ? Cause::back_written : Cause::pale_writing, options);
    }
    return plain(Status::blank, {Cause::nothing_on_it});
}

} // namespace

PageReading doubtful_picture(const GrayImage& picture, Reason reason, const ReadOptions& options) {
    constexpr int long_side = 750; // px: 2.5 a millimetre, as the crops of pages
    auto page = plain(Status::doubt, std::move(reason));
    if (options.crops) {
        page.crops.push_back({0, vision::reduced_to(picture, long_side)});
    }
    return page;
}

std::vector<PageReading> describe_unlocated(const GrayImage& picture, const Refusal& refusal, std::size_t marks_agreeing,
                                            const ReadOptions& options) {
    const auto codes = options.find_codes(picture, true);
    std::vector<PageReading> pages;
    std::vector<std::string> seen;
    for (const auto& found : codes) {
        const auto code = code::parse_payload(found.text);
        if (code && std::ranges::find(seen, found.text) == seen.end()) {
            seen.push_back(found.text);
            pages.push_back(doubtful_picture(picture, {Cause::code_alone, {readable(*code), within(refusal.detail)}}, options));
        }
    }
    if (pages.empty() && !codes.empty()) {
        constexpr std::size_t longest = 60;
        pages.push_back(plain(Status::foreign, {Cause::other_code, {codes.front().text.substr(0, longest)}}));
    }
    if (pages.empty()) {
        pages.push_back(describe_ink(picture, refusal, marks_agreeing, options));
    }
    return pages;
}

PageReading describe_mirrored(const GrayImage& picture, const vision::Registration& page, const ReadOptions& options) {
    constexpr double darker = 0.06; // of the paper's level: nothing of the front shines darker than its solid marks
    const auto shining = std::max(vision::shows_through, page.black - darker);
    const auto emptiness = vision::emptiness_of(picture, shining);
    if (emptiness.strokes <= least_strokes) {
        return plain(Status::blank, {Cause::shines_through});
    }
    return page.black < seen_directly ? doubtful_picture(picture, {Cause::mirrored}, options)
                                      : written_back(picture, emptiness, Cause::back_written, options, shining);
}

} // namespace formradar::read
