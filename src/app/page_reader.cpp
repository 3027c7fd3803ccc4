// Opens what the bytes are, and reads page after page of it with the sessions at hand.
#include "app/page_reader.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "app/arriving.hpp"
#include "app/failure_words.hpp"
#include "app/forms.hpp"
#include "app/picture_look.hpp"
#include "app/specimen.hpp"
#include "app/version.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/draw/render_image.hpp"
#include "formradar/machine/usage.hpp"
#include "formradar/read/handwriting.hpp"
#include "formradar/read/trace.hpp"

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

// At most 1,600 px on the long side: to be looked at, not to be measured.
void hand_over_debug(int sheet, const GrayImage& image, const read::Trace& trace, const PageSink& sink) {
    constexpr double largest = 1600;
    for (const auto& picture : read::debug_pictures(image, trace)) {
        const double scale = std::min(1.0, largest / std::max(picture.drawing.paper.width, picture.drawing.paper.height));
        sink.debug({.sheet = sheet, .name = picture.name, .image = draw::render_colour(picture.drawing, scale)});
    }
}

RawSheet sheet_of(read::PageReading read) {
    RawSheet sheet{.page = {}, .crops = std::move(read.crops), .answers = read::quotes_of(read.answers)};
    sheet.page.reading = std::move(read.reading);
    sheet.page.reading.version = program_version();
    sheet.page.flaws = std::move(read.flaws);
    if (read.trace) {
        sheet.page.explanation = read::explain(sheet.page.reading, *read.trace);
    }
    return sheet;
}

std::vector<code::FoundCode> no_codes(const GrayImage& /*picture*/, bool /*thorough*/) {
    return {};
}

// Where codes were not searched for, a sheet of which nothing else is in sight is not seen.
Reason suspect_in(const scan::ScannedPage& page, Codes codes) {
    return page.suspect.empty() && codes == Codes::where_they_belong ? Reason{Cause::codes_without_end} : page.suspect;
}

std::vector<RawSheet> refused_sheets(int page, const Refusal& refusal) {
    std::vector<RawSheet> sheets(1);
    sheets.front().page = refused_page(page, refusal);
    return sheets;
}

} // namespace

std::string to_bytes(const PageSetting& setting) {
    Packer packer;
    packer.number(setting.forms ? 1 : 0)
        .number(static_cast<std::int64_t>(setting.max_megapixels * 1e6))
        .number(setting.max_pages);
    packer.number(setting.answers ? 1 : 0)
        .number(setting.crops ? 1 : 0)
        .number(setting.trace ? 1 : 0)
        .number(setting.whole ? 1 : 0);
    packer.number(static_cast<std::int64_t>(setting.sessions.size()));
    for (const auto& session : setting.sessions) {
        packer.text(form::to_toml(session));
    }
    return packer.bytes();
}

PageSetting page_setting_of(std::string_view bytes) {
    Unpacker unpacker(bytes);
    PageSetting setting;
    setting.forms = unpacker.number() != 0;
    setting.max_megapixels = static_cast<double>(unpacker.number()) / 1e6;
    setting.max_pages = static_cast<int>(unpacker.number());
    setting.answers = unpacker.number() != 0;
    setting.crops = unpacker.number() != 0;
    setting.trace = unpacker.number() != 0;
    setting.whole = unpacker.number() != 0;
    for (auto left = unpacker.count(); left > 0 && unpacker.good(); --left) {
        setting.sessions.push_back(form::parse_session(unpacker.text(), "session"));
    }
    if (!unpacker.good() || !unpacker.at_end()) {
        throw Error("a worker was not told what to read by");
    }
    return setting;
}

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

PageReader::PageReader(PageSetting setting, Counsel counsel)
    : setting_(std::move(setting)),
      counsel_(std::move(counsel)),
      catalog_{.sessions = setting_.sessions,
               .forms = {},
               .elsewhere = [this](std::string_view id) { return elsewhere(std::string(id)); },
               .known_forms = {},
               .is_genuine = counsel_.is_genuine} {
    if (setting_.forms) {
        catalog_.known_forms = builtin_known;
    }
}

const form::Session* PageReader::elsewhere(const std::string& id) {
    const auto [entry, is_new] = asked_.try_emplace(id);
    if (is_new && counsel_.session) {
        entry->second = counsel_.session(id);
    }
    return entry->second ? &*entry->second : nullptr;
}

void PageReader::open(std::string_view bytes, const FileNature& nature) {
    close();
    bytes_ = bytes;
    nature_ = nature;
    const Timer timer(times_, Stage::decode, machine::cpu_seconds);
    try {
        auto file = scan::ScanFile::open(bytes_, open_options());
        if (file) {
            file_ = std::move(*file);
        } else {
            refusal_ = file.error();
        }
    } catch (const std::bad_alloc&) {
        refusal_ = {RefusalKind::too_large, {Cause::needs_memory}};
    }
}

scan::OpenOptions PageReader::open_options() const {
    return {.max_megapixels = setting_.max_megapixels,
            .max_pages = setting_.max_pages,
            .name = nature_.name,
            .renderer = counsel_.renderer,
            .last_try = nature_.last_try};
}

// The page once more, in colours: where it has none, and where decoding them fails, grey has to do.
std::optional<GrayImage> PageReader::colour_of(int number) const {
    auto options = open_options();
    options.colour = true;
    const auto file = scan::ScanFile::open(bytes_, options);
    auto page = file && number <= file->pages() ? file->page(number) : Unexpected{Refusal{}};
    return page && page->coloured ? std::optional(std::move(page->image)) : std::nullopt;
}

void PageReader::refuse(Refusal refusal) {
    close();
    refusal_ = std::move(refusal);
}

void PageReader::close() {
    file_.reset();
    refusal_.reset();
}

std::vector<RawSheet> PageReader::read_one(const scan::ScanFile& file, int number, const PageSink& sink, Codes codes) {
    const auto scanned = [&] {
        const Timer timer(times_, Stage::decode, machine::cpu_seconds);
        return file.page(number);
    }();
    if (!scanned) {
        return refused_sheets(number, scanned.error());
    }
    const read::ReadOptions options{.answers = setting_.answers,
                                    .crops = setting_.crops,
                                    .trace = setting_.trace,
                                    .whole = setting_.whole,
                                    .missing_rows_from = scanned->missing_rows_from,
                                    .dpi = scanned->dpi,
                                    .colour = [&] { return colour_of(number); },
                                    .find_codes = codes == Codes::searched_for ? counsel_.find_codes : no_codes,
                                    .suspect = suspect_in(*scanned, codes)};
    auto read = [&] {
        const Timer timer(times_, Stage::read, machine::cpu_seconds);
        return read::read_picture(scanned->image, catalog_, options);
    }();
    const Timer timer(times_, Stage::pictures, machine::cpu_seconds);
    const bool specimen = std::ranges::any_of(read, [](const auto& sheet) { return is_specimen(sheet.reading.session); });
    const auto look = specimen ? look_of(scanned->image, scanned->dpi.value_or(0)) : PictureLook(); // nobody else asks
    std::vector<RawSheet> sheets;
    for (auto& sheet : read) {
        if (sheet.trace) {
            hand_over_debug(sheet.reading.source.sheet_in_picture, scanned->image, *sheet.trace, sink);
        }
        sheets.push_back(sheet_of(std::move(sheet)));
        auto& outcome = sheets.back().page;
        outcome.reading.source.page_in_file = number;
        outcome.incomplete = scanned->missing_rows_from || !scanned->suspect.empty();
        outcome.look = look;
    }
    return sheets;
}

void PageReader::read(PageRange range, const PageSink& sink, Codes codes) {
    if (!file_) {
        sink.found(1);
        sink.read(refused_sheets(1, refusal_.value_or(Refusal{RefusalKind::unreadable, {Cause::not_there}})));
        return;
    }
    sink.found(file_->pages());
    for (int number = range.first; number <= std::min(range.last, file_->pages()); ++number) {
        auto sheets = refused_sheets(number, {RefusalKind::too_large, {Cause::needs_memory}});
        try {
            sheets = read_one(*file_, number, sink, codes);
        } catch (const std::bad_alloc&) { // the page stays refused
        } catch (const Error& error) {
            sheets = refused_sheets(number, {RefusalKind::unreadable, reason_of_failure(error)});
        }
        sink.read(std::move(sheets));
    }
}

} // namespace formradar::app
