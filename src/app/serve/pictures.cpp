// Pictures of pages made by a worker, and the last ones kept.
#include "app/serve/pictures.hpp"

#include <algorithm>
#include <exception>

#include "app/gather.hpp"

namespace formradar::app::serve {
namespace {

std::string whole_page(const FilePages& found, const std::string& sha256, int sheet) {
    std::string png;
    for (const auto& page : found.pages) {
        const auto whole = std::ranges::find(page.crops, record::the_page, &report::DoubtPicture::part);
        const bool meant = page.reading.source.sha256 == sha256 && page.reading.source.sheet_in_picture == sheet;
        png = whole == page.crops.end() || !meant ? png : whole->png;
    }
    return png;
}

} // namespace

Pictures::Pictures(const form::Session& session, double max_megapixels, World& world)
    : setting_(Setting{.sessions = {session},
                       .registry = "",
                       .forms = false,
                       .max_megapixels = max_megapixels,
                       .answers = false,
                       .whole = true,
                       .ledger = "",
                       .build = ""}),
      pool_(pool_for(1, setting_, world)),
      thread_([this] { run(); }) {}

Pictures::~Pictures() {
    const std::lock_guard hold(mutex_);
    stopped_ = true;
    changed_.notify_all();
}

void Pictures::want(const std::string& key, const std::string& path, const std::string& sha256, int page, int sheet, Take take) {
    const std::lock_guard hold(mutex_);
    wanted_.push_back({.key = key, .path = path, .sha256 = sha256, .page = page, .sheet = sheet, .take = std::move(take)});
    changed_.notify_all();
}

std::optional<std::string> Pictures::kept(const std::string& key) {
    const auto found = std::ranges::find(kept_, key, &Kept::key);
    if (found == kept_.end()) {
        return std::nullopt;
    }
    if (found->until && *found->until <= std::chrono::steady_clock::now()) {
        kept_.erase(found);
        return std::nullopt;
    }
    kept_.splice(kept_.begin(), kept_, found);
    return found->png;
}

void Pictures::keep(const std::string& key, std::string png, std::chrono::steady_clock::duration took) {
    using Clock = std::chrono::steady_clock;
    const auto wait = std::max<Clock::duration>(shortest_wait, wait_for_work * took);
    const auto until = png.empty() ? std::optional(Clock::now() + wait) : std::nullopt;
    kept_.push_front({.key = key, .png = std::move(png), .until = until});
    if (kept_.size() > most_kept) {
        kept_.pop_back();
    }
}

// A file that cannot be read at this moment, or no worker to be had: whoever asks again later may get it.
std::string Pictures::made(const Wanted& wanted, const ReadFile& read) {
    try {
        return whole_page(read(wanted.path, {.first = wanted.page, .last = wanted.page}), wanted.sha256, wanted.sheet);
    } catch (const std::exception&) {
        return "";
    }
}

void Pictures::run() {
    const auto read = pool_.new_reader();
    while (true) {
        std::unique_lock hold(mutex_);
        changed_.wait(hold, [&] { return stopped_ || !wanted_.empty(); });
        if (stopped_) {
            return;
        }
        const auto wanted = std::move(wanted_.front());
        wanted_.pop_front();
        auto png = kept(wanted.key);
        hold.unlock();
        if (!png) {
            const auto start = std::chrono::steady_clock::now();
            png = made(wanted, read);
            hold.lock();
            keep(wanted.key, *png, std::chrono::steady_clock::now() - start);
            hold.unlock();
        }
        wanted.take(std::move(*png));
    }
}

} // namespace formradar::app::serve
