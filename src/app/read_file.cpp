#include "app/read_file.hpp"

#include <algorithm>
#include <chrono>
#include <new>
#include <thread>

#include "app/arriving.hpp"
#include "app/forms.hpp"
#include "app/renderer.hpp"
#include "app/version.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/draw/render_image.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/read/handwriting.hpp"
#include "formradar/read/trace.hpp"
#include "formradar/scan/encode.hpp"

namespace formradar::app {
namespace {

record::Status status_of(RefusalKind kind) {
    switch (kind) {
        case RefusalKind::unreadable:
        case RefusalKind::too_large:
            return record::Status::unreadable;
        case RefusalKind::blank:
            return record::Status::blank;
        case RefusalKind::foreign:
        case RefusalKind::no_scan:
            return record::Status::foreign;
        case RefusalKind::not_registered:
            return record::Status::doubt;
    }
    return record::Status::unreadable;
}

std::vector<report::DoubtPicture> pictures_of(const std::vector<read::Crop>& crops) {
    std::vector<report::DoubtPicture> pictures;
    for (const auto& crop : crops) {
        pictures.push_back(
            {.statement = crop.statement, .png = crop.image.empty() ? "" : scan::encode_png(crop.image, scan::PngContent::scan)});
    }
    return pictures;
}

std::vector<AnswerPicture> pictures_of(const std::vector<record::Quote>& quotes) {
    std::vector<AnswerPicture> pictures;
    for (const auto& quote : quotes) {
        pictures.push_back({.question = quote.question, .png = scan::encode_png(quote.image, scan::PngContent::ink)});
    }
    return pictures;
}

// At most 1,600 px on the long side: to be looked at, not to be measured.
std::vector<DebugPng> pictures_of(const GrayImage& image, const read::Trace& trace) {
    constexpr double largest = 1600;
    std::vector<DebugPng> pictures;
    for (const auto& picture : read::debug_pictures(image, trace)) {
        const double scale = std::min(1.0, largest / std::max(picture.drawing.paper.width, picture.drawing.paper.height));
        pictures.push_back({.name = picture.name, .png = scan::encode_png(draw::render_colour(picture.drawing, scale), 0)});
    }
    return pictures;
}

PageOutcome outcome_of(read::PageReading sheet, const GrayImage& picture) {
    PageOutcome outcome{.reading = std::move(sheet.reading),
                        .crops = pictures_of(sheet.crops),
                        .answers = pictures_of(read::quotes_of(sheet.answers)),
                        .debug = {},
                        .explanation = {},
                        .incomplete = false,
                        .basis = {}};
    outcome.reading.version = program_version();
    if (sheet.trace) {
        outcome.debug = pictures_of(picture, *sheet.trace);
        outcome.explanation = read::explain(outcome.reading, *sheet.trace);
    }
    return outcome;
}

// Lines of one page of a file together.
std::vector<std::vector<PageOutcome>> by_page(std::vector<PageOutcome> lines) {
    std::vector<std::vector<PageOutcome>> pages;
    for (auto& line : lines) {
        if (pages.empty() || pages.back().front().reading.source.page_in_file != line.reading.source.page_in_file) {
            pages.emplace_back();
        }
        pages.back().push_back(std::move(line));
    }
    return pages;
}

std::string key_of(const Setting& setting) {
    return Packer()
        .text(setting.build)
        .number(setting.answers ? 1 : 0)
        .number(setting.crops ? 1 : 0)
        .number(static_cast<std::int64_t>(setting.max_megapixels * 1e6))
        .number(setting.max_pages)
        .bytes();
}

std::string fingerprint_of(const form::Session& session) {
    return code::sha256_hex(form::to_toml(session));
}

std::string fingerprint_of(const std::vector<form::Session>& sessions, bool forms) {
    Packer packer;
    for (const auto& session : sessions) {
        packer.text(fingerprint_of(session));
    }
    return code::sha256_hex(packer.number(forms ? 1 : 0).bytes());
}

} // namespace

PageOutcome refused_page(int page, const Refusal& refusal) {
    PageOutcome outcome;
    outcome.reading.status = status_of(refusal.kind);
    outcome.reading.reason = refusal.detail;
    outcome.reading.awaits = refusal.kind == RefusalKind::no_scan ? record::Awaits::nobody : record::Awaits::person;
    outcome.reading.version = program_version();
    outcome.reading.source.page_in_file = page;
    outcome.incomplete = refusal.kind == RefusalKind::unreadable || refusal.kind == RefusalKind::too_large;
    return outcome;
}

FileReader::FileReader(machine::Files& files, const Setting& setting)
    : files_(files),
      max_megapixels_(setting.max_megapixels),
      max_pages_(setting.max_pages),
      answers_(setting.answers),
      crops_(setting.crops),
      trace_(setting.trace),
      whole_(setting.whole),
      ledger_(files, setting.ledger, key_of(setting)),
      shelf_(files, setting.sessions, setting.registry),
      all_near_(fingerprint_of(setting.sessions, setting.forms)),
      catalog_{.sessions = shelf_.near(),
               .forms = {},
               .elsewhere = [this](std::string_view id) { return shelf_.find(std::string(id)); },
               .known_forms = {}} {
    if (setting.forms) {
        catalog_.known_forms = builtin_known;
    }
}

std::string FileReader::basis_of(const record::Reading& reading) {
    if (!reading.registration) {
        return ""; // not located: no session was asked
    }
    const auto* session = reading.sheet.empty() ? nullptr : shelf_.find(reading.session);
    if (session == nullptr) {
        return all_near_;
    }
    // Once a session, not once a page: it is a text with a line for each of its sheets.
    auto& known = fingerprints_[session->id];
    if (known.empty()) {
        known = fingerprint_of(*session);
    }
    return known;
}

// The page once more, in colours: where it has none, and where decoding them fails, grey has to do.
std::optional<GrayImage> FileReader::colour_of(int number) const {
    auto options = open_options();
    options.colour = true;
    const auto file = scan::ScanFile::open(*opened_->bytes, options);
    auto page = file && number <= file->pages() ? file->page(number) : Unexpected{Refusal{}};
    return page && page->coloured ? std::optional(std::move(page->image)) : std::nullopt;
}

std::vector<PageOutcome> FileReader::read_one(const scan::ScanFile& file, int number) {
    const auto scanned = file.page(number);
    if (!scanned) {
        return {refused_page(number, scanned.error())};
    }
    const formradar::read::ReadOptions options{.answers = answers_,
                                               .crops = crops_,
                                               .trace = trace_,
                                               .whole = whole_,
                                               .missing_rows_from = scanned->missing_rows_from,
                                               .dpi = scanned->dpi,
                                               .colour = [&] { return colour_of(number); },
                                               .suspect = scanned->suspect};
    std::vector<PageOutcome> sheets;
    for (auto& sheet : read::read_picture(scanned->image, catalog_, options)) {
        sheets.push_back(outcome_of(std::move(sheet), scanned->image));
        auto& outcome = sheets.back();
        outcome.reading.source.page_in_file = number;
        outcome.incomplete = scanned->missing_rows_from >= 0 || !scanned->suspect.empty();
        outcome.basis = basis_of(outcome.reading);
    }
    return sheets;
}

std::vector<PageOutcome> FileReader::read_pages(const scan::ScanFile& file, PageRange range, const PageSink& sink) {
    std::vector<PageOutcome> pages;
    for (int number = range.first; number <= std::min(range.last, file.pages()); ++number) {
        std::vector<PageOutcome> sheets{refused_page(number, {RefusalKind::too_large, needs_memory})};
        try {
            sheets = read_one(file, number);
        } catch (const std::bad_alloc&) { // the page stays refused
        } catch (const Error& error) {
            sheets = {refused_page(number, {RefusalKind::unreadable, error.what()})};
        }
        for (auto& sheet : sheets) {
            sheet.reading.source.sha256 = opened_->sha256;
            say_that_more_may_come(sheet);
            pages.push_back(sheet);
        }
        sink.read(std::move(sheets));
    }
    return pages;
}

void FileReader::say_that_more_may_come(PageOutcome& page) const {
    if (!opened_->arriving || page.reading.status != record::Status::unreadable) {
        return;
    }
    page.reading.awaits = record::Awaits::another_run;
    if (page.reading.reason != still_written) {
        page.reading.reason += perhaps_on_its_way;
    }
}

void FileReader::open(const std::string& path) {
    const auto info = files_.info(path);
    if (opened_ && opened_->path == path && opened_->info == info) {
        return;
    }
    opened_.reset();
    auto content = content_of(files_, path);
    Opened opened{.path = path,
                  .name = machine::name_of(path),
                  .info = info,
                  .arriving = content.arriving,
                  .bytes = nullptr,
                  .sha256 = "",
                  .file = {},
                  .refusal = {}};
    if (!content.refusal.empty()) {
        opened.refusal = {RefusalKind::unreadable, content.refusal};
    } else {
        opened.bytes = std::make_unique<const std::string>(std::move(content.bytes));
        opened.sha256 = code::sha256_hex(*opened.bytes);
    }
    opened_ = std::move(opened);
}

scan::OpenOptions FileReader::open_options() const {
    return {.max_megapixels = max_megapixels_,
            .max_pages = max_pages_,
            .name = opened_->name,
            .renderer = pdftoppm(),
            .last_try = last_try_};
}

void FileReader::find_pages() {
    try {
        auto file = scan::ScanFile::open(*opened_->bytes, open_options());
        if (file) {
            opened_->file = std::move(*file);
        } else {
            opened_->refusal = file.error();
        }
    } catch (const std::bad_alloc&) {
        opened_->refusal = {RefusalKind::too_large, needs_memory};
    }
}

void FileReader::forget() {
    opened_.reset();
}

void FileReader::wait_for(const std::string& path) {
    constexpr int tries = 50;
    constexpr auto pause = std::chrono::milliseconds(200);
    forget();
    for (int i = 0; i < tries && !is_settled(files_.info(path)); ++i) {
        std::this_thread::sleep_for(pause);
    }
    if (!is_settled(files_.info(path))) {
        opened_ = Opened{.path = path,
                         .name = machine::name_of(path),
                         .info = files_.info(path),
                         .arriving = true,
                         .bytes = nullptr,
                         .sha256 = "",
                         .file = {},
                         .refusal = Refusal{RefusalKind::unreadable, still_written}};
    }
}

void FileReader::read(const std::string& path, PageRange range, const PageSink& sink) {
    open(path);
    const auto holds = [&](const PageOutcome& page) { return page.basis == basis_of(page.reading); };
    if (const auto kept = ledger_.find({opened_->sha256, range.first, range.last}, holds)) {
        sink.found(kept->total);
        std::ranges::for_each(by_page(kept->pages), sink.read);
        return;
    }
    if (!opened_->file && !opened_->refusal) {
        find_pages();
    }
    if (opened_->refusal) {
        auto page = refused_page(1, *opened_->refusal);
        page.reading.source.sha256 = opened_->sha256;
        say_that_more_may_come(page);
        sink.found(1);
        sink.read({std::move(page)});
        return;
    }
    const int total = opened_->file->pages();
    sink.found(total);
    ledger_.keep({opened_->sha256, range.first, range.last}, {.total = total, .pages = read_pages(*opened_->file, range, sink)});
}

} // namespace formradar::app
