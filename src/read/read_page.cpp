// The way of one picture: its sheets are found, each is read, and what is in sight of others is named.
#include "formradar/read/read_page.hpp"

#include <algorithm>

#include "formradar/core/causes.hpp"
#include "formradar/read/trace.hpp"
#include "read/locate.hpp"
#include "read/no_page.hpp"
#include "read/picture_flaws.hpp"
#include "read/sheet_reading.hpp"
#include "read/sheets_in_picture.hpp"
#include "read/suspect.hpp"
#include "read/whole_page.hpp"

namespace formradar::read {
namespace {

using record::Status;

void add_trace(PageReading& page, const vision::RegisterTrace& search, std::span<const vision::Frame> frames,
               const ReadOptions& options) {
    if (options.trace) {
        page.trace = std::make_shared<const Trace>(Trace{.search = search, .frame = frames.front()});
    }
}

std::vector<PageReading> read_located(const GrayImage& picture, std::span<const vision::Frame> frames,
                                      const SheetsInPicture& sheets, const vision::RegisterTrace& search, const Catalog& catalog,
                                      const ReadOptions& options) {
    const auto uncovered = without_what_lies_on_top(picture, frames, sheets.located);
    std::vector<PageReading> pages;
    for (std::size_t i = 0; i < sheets.located.size(); ++i) {
        const auto& registration = sheets.located[i];
        pages.push_back(read_sheet({.picture = uncovered[i] ? *uncovered[i] : picture,
                                    .frame = frames[registration.frame],
                                    .paper = papers.at(registration.frame),
                                    .registration = registration,
                                    .search = search},
                                   catalog, options));
    }
    return pages;
}

// Sheets of which too little is in sight to be measured.
std::vector<PageReading> name_others(const GrayImage& picture, const SheetsInPicture& sheets, const ReadOptions& options) {
    std::vector<PageReading> pages;
    for (const auto& code : sheets.named) {
        auto& page = pages.emplace_back(doubtful_picture(picture, {Cause::cut_off, {readable(code)}}, options));
        page.reading.session = code.session;
        page.reading.sheet = code.sheet;
        page.reading.page = code.page;
        page.flaws.cut = true;
    }
    if (sheets.unnamed) {
        const auto farthest = std::ranges::min_element(sheets.located, {}, &vision::Registration::px_per_mm)->px_per_mm;
        pages.push_back(doubtful_picture(picture, {Cause::unnamed_beside}, options, farthest));
        pages.back().flaws.cut = true;
    }
    return pages;
}

// The only sheet of a picture fills one half of it: what somebody wrote on the other, which is its back, or another's.
std::optional<PageReading> written_beside_it(const GrayImage& picture, std::span<const vision::Frame> frames,
                                             const SheetsInPicture& sheets, const ReadOptions& options) {
    const bool alone = sheets.located.size() == 1 && sheets.named.empty() && !sheets.unnamed;
    const auto half = alone ? other_half(picture, frames, sheets.located.front()) : std::nullopt;
    if (!half) {
        return std::nullopt;
    }
    auto of_half = options;
    of_half.colour = {}; // they are the whole picture's
    vision::RegisterTrace search;
    const auto behind = locate(*half, frames, options.find_codes, &search);
    if (behind && !behind->mirrored) {
        return std::nullopt;
    }
    auto page = behind ? describe_mirrored(*half, *behind, of_half)
                       : std::move(describe_unlocated(*half, behind.error(), search.best, of_half).front());
    return page.reading.back ? std::optional(std::move(page)) : std::nullopt;
}

Reason name_of_sheet(const record::Reading& reading) {
    return reading.sheet.empty() ? Reason{Cause::without_code} : said(reading.sheet);
}

// What was read says which others in its picture were not, so that nobody takes the picture for done.
void note_others(std::vector<PageReading>& pages) {
    std::vector<Reason> others;
    for (const auto& page : pages) {
        if (page.reading.status == Status::doubt) {
            others.push_back(name_of_sheet(page.reading));
        }
    }
    for (auto& page : pages) {
        if (page.reading.status == Status::read && !others.empty()) {
            page.reading.reason = {Cause::beside_others, {others}};
        }
    }
}

std::vector<PageReading> read_as_seen(const GrayImage& picture, const Catalog& catalog, const ReadOptions& options) {
    const auto frames = read::frames();
    vision::RegisterTrace search;
    const auto first = locate(picture, frames, options.find_codes, &search);
    if (!first) {
        auto pages = describe_unlocated(picture, first.error(), search.best, options);
        const bool ours = !pages.front().reading.sheet.empty();
        std::ranges::for_each(
            pages, [flaws = flaws_without_page(picture, ours, search.best)](PageReading& page) { page.flaws = flaws; });
        add_trace(pages.front(), search, frames, options);
        return pages;
    }
    if (first->mirrored) {
        auto page = describe_mirrored(picture, *first, options);
        page.reading.registration = summary_of(*first, frames[first->frame], options.dpi);
        add_trace(page, search, frames, options);
        return {std::move(page)};
    }
    const auto sheets = find_sheets(picture, frames, *first, options.find_codes, search);
    auto pages = read_located(picture, frames, sheets, search, catalog, options);
    for (auto& page : name_others(picture, sheets, options)) {
        pages.push_back(std::move(page));
    }
    note_others(pages);
    if (auto back = written_beside_it(picture, frames, sheets, options)) {
        pages.push_back(std::move(*back));
    }
    return pages;
}

} // namespace

std::vector<PageReading> read_picture(const GrayImage& picture, const Catalog& catalog, const ReadOptions& options) {
    auto pages = read_as_seen(picture, catalog, options);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        pages[i].reading.source.sheet_in_picture = static_cast<int>(i) + 1;
        if (options.whole && std::ranges::find(pages[i].crops, record::the_page, &Crop::part) == pages[i].crops.end()) {
            pages[i].crops.push_back({record::the_page, smaller(picture)});
        }
        if (!options.suspect.empty()) {
            distrust_paper(pages[i].reading, options.suspect);
        }
    }
    return pages;
}

PageReading read_page(const GrayImage& picture, const Catalog& catalog, const ReadOptions& options) {
    return std::move(read_picture(picture, catalog, options).front());
}

} // namespace formradar::read
