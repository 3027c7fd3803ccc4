// Copies and sums a file while nobody writes to it, looks it up, and has it read where nothing but reading can be done.
#include "app/read_file.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <new>
#include <thread>
#include <utility>

#include "app/arriving.hpp"
#include "app/renderer.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/machine/usage.hpp"

namespace formradar::app {
namespace {

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

form::Session without_secret(form::Session session) {
    session.secret.assign(session.secret.size(), '0'); // a session's file has one
    return session;
}

} // namespace

std::string fingerprint_of(const Setting& setting) {
    return code::sha256_hex(Packer().text(key_of(setting)).text(fingerprint_of(setting.sessions, setting.forms)).bytes());
}

PageSetting page_setting_of(const Setting& setting) {
    PageSetting pages{.sessions = {},
                      .forms = setting.forms,
                      .max_megapixels = setting.max_megapixels,
                      .max_pages = setting.max_pages,
                      .answers = setting.answers,
                      .crops = setting.crops,
                      .trace = setting.trace,
                      .whole = setting.whole};
    std::ranges::transform(setting.sessions, std::back_inserter(pages.sessions), without_secret);
    return pages;
}

FileReader::FileReader(machine::Files& files, const Setting& setting, const NewSource& new_source, MuchMemory much)
    : files_(files),
      contradicted_(setting.contradicted),
      most_total_(std::max(setting.max_pages, 1) + 1),
      ledger_(files, setting.ledger, key_of(setting)),
      shelf_(files, setting.sessions, setting.registry),
      all_near_(fingerprint_of(setting.sessions, setting.forms)),
      known_(setting.known),
      much_(std::move(much)),
      source_(new_source(page_setting_of(setting), counsel())) {}

Counsel FileReader::counsel() {
    return {.session =
                [this](const std::string& id) {
                    const auto* session = shelf_.find(id);
                    return session != nullptr ? std::optional{without_secret(*session)} : std::nullopt;
                },
            .is_genuine =
                [this](const code::PageCode& code) {
                    const auto* session = shelf_.find(code.session);
                    return session != nullptr && code::check_value(code, session->secret) == code.check;
                },
            .renderer = pdftoppm()};
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
        known = fingerprint_of(*session) + (contradicted_.contains(session->id) ? " contradicted" : "");
    }
    return known;
}

void FileReader::look_at(const std::string& path) {
    const auto info = files_.info(path);
    if (auto sha256 = known_ ? known_->sha256_of(path, info) : std::nullopt) {
        opened_ = Opened{
            .path = path, .info = info, .arrival = Arrival::complete, .sha256 = std::move(*sha256), .copy = {}, .refusal = {}};
    } else {
        open(path);
    }
}

void FileReader::open(const std::string& path) {
    opened_ =
        Opened{.path = path, .info = files_.info(path), .arrival = Arrival::complete, .sha256 = "", .copy = {}, .refusal = {}};
    const Timer timer(times_, Stage::open, machine::cpu_seconds_of_thread);
    auto content = content_of(files_, path);
    opened_->arrival = content.arrival;
    opened_->refusal = std::move(content.refusal);
    if (!opened_->refusal.empty()) {
        return;
    }
    opened_->sha256 = code::sha256_hex(content.bytes);
    if (known_ && content.arrival == Arrival::complete && opened_->info == files_.info(path)) {
        known_->add(path, opened_->info, opened_->sha256);
    }
    try {
        opened_->copy =
            FileCopy{.bytes = machine::UnnamedFile(content.bytes), .name = machine::name_of(path), .number = ++files_opened_};
    } catch (const Error&) {
        opened_->refusal = {Cause::needs_memory};
    }
}

// What was incomplete may have been on its way: waits until nobody has written to it for a moment.
void FileReader::open_settled(const std::string& path) {
    constexpr int tries = 50;
    constexpr auto pause = std::chrono::milliseconds(200);
    for (int i = 0; i < tries && !is_settled(files_.info(path)); ++i) {
        std::this_thread::sleep_for(pause);
    }
    open(path);
    if (opened_->refusal.empty() && !is_settled(files_.info(path))) {
        opened_->refusal = {Cause::still_written};
        opened_->arrival = Arrival::still_written;
    }
}

void FileReader::say_that_more_may_come(PageOutcome& page) const {
    if (opened_->arrival == Arrival::complete || page.reading.status != record::Status::unreadable) {
        return;
    }
    page.reading.awaits = record::Awaits::another_run;
    if (opened_->arrival != Arrival::still_written) {
        page.reading.reason = {Cause::perhaps_on_its_way, {within(std::move(page.reading.reason))}};
    }
}

void FileReader::doubt_contradicted(record::Reading& reading) const {
    if (!reading.session.empty() && contradicted_.contains(reading.session)) {
        reading.status = record::Status::doubt;
        reading.reason = {Cause::contradicted, {reading.session}};
        reading.verified = false;
    }
}

FilePages FileReader::read_opened(PageRange range, Memory memory) {
    FilePages found;
    if (opened_->refusal.empty()) {
        found = source_->read(*opened_->copy, range, memory);
    } else {
        add(found, {refused_page(1, {RefusalKind::unreadable, opened_->refusal})});
    }
    for (auto& page : found.pages) {
        page.reading.source.sha256 = opened_->sha256;
        page.basis = basis_of(page.reading);
        doubt_contradicted(page.reading);
        say_that_more_may_come(page);
    }
    return found;
}

FilePages FileReader::read(const std::string& path, PageRange range) {
    auto found = read_or_find(path, range);
    found.times.add(std::exchange(times_, {}));
    return found;
}

std::optional<FilePages> FileReader::kept(PageRange range) {
    const Timer timer(times_, Stage::ledger, machine::cpu_seconds_of_thread);
    const auto holds = [&](const PageOutcome& page) { return page.basis == basis_of(page.reading); };
    auto kept = ledger_.find({opened_->sha256, range.first, range.last}, holds);
    if (!kept || kept->total > most_total_) {
        return std::nullopt;
    }
    const auto done = kept->pages.back().reading.source.page_in_file - range.first + 1;
    return FilePages{.total = kept->total, .pages = std::move(kept->pages), .done = done};
}

FilePages FileReader::read_or_find(const std::string& path, PageRange range) {
    if (!opened_ || opened_->path != path || opened_->info != files_.info(path)) {
        look_at(path);
    }
    if (auto pages = kept(range)) {
        return std::move(*pages);
    }
    if (!opened_->copy && opened_->refusal.empty()) {
        open(path);
    }
    auto found = read_opened(range, Memory::little);
    // Whether it is for want of memory that something is incomplete, libraries do not say; nor whether the rest is still to come.
    if (std::ranges::any_of(found.pages, &PageOutcome::incomplete)) {
        const std::lock_guard hold(*much_);
        open_settled(path);
        found = read_opened(range, Memory::much);
    }
    // What was no scan was so by its name, too, which the ledger does not know.
    if (std::ranges::all_of(found.pages, [](const auto& page) { return page.reading.awaits == record::Awaits::person; })) {
        const Timer timer(times_, Stage::ledger, machine::cpu_seconds_of_thread);
        ledger_.keep({opened_->sha256, range.first, range.last}, {.total = found.total, .pages = found.pages});
    }
    return found;
}

} // namespace formradar::app
