// Looks for new files, and reads them a few at a time.
#include "app/live.hpp"

#include <algorithm>
#include <iterator>

#include "app/failure_words.hpp"
#include "app/folder_names.hpp"
#include "app/gather.hpp"
#include "app/sessions.hpp"
#include "app/unlinked_scans.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

using machine::join;

constexpr auto usual_wait = std::chrono::milliseconds(1000);   // where the system does not tell of changes
constexpr auto restless_wait = std::chrono::milliseconds(100); // while a file is on its way

bool may_be_readable_later(const std::vector<PageOutcome>& pages) {
    return std::ranges::any_of(
        pages, [](const PageOutcome& page) { return page.incomplete || page.reading.awaits == record::Awaits::another_run; });
}

bool is_of_unknown_sheet(const PageOutcome& page) {
    return page.reading.reason.cause == Cause::unknown_sheet;
}

// Workers are started once and asked again and again: a new one would cost a fifth of the time that a page takes.
Pool lasting(const Pool& pool) {
    auto readers = std::make_shared<std::vector<ReadFile>>();
    auto next = std::make_shared<std::atomic<std::size_t>>(0);
    for (int job = 0; job < pool.jobs; ++job) {
        readers->push_back(pool.new_reader());
    }
    auto kept = pool;
    kept.new_reader = [readers, next] { return (*readers)[(*next)++ % readers->size()]; };
    return kept;
}

} // namespace

Live::Live(const LiveOptions& options, const form::Session& session, World& world, std::function<void()> changed)
    : world_(world),
      options_(options),
      folder_(options.folder),
      setting_(Setting{.sessions = {session},
                       .contradicted = contradicted(*world.files, world.sessions_folder, {session}),
                       .registry = "",
                       .forms = false,
                       .max_megapixels = options.max_megapixels,
                       .answers = options.handwriting,
                       .ledger = join(join(options.folder, std::string(hidden_folder)), "pages"),
                       .build = build_of(world)}),
      changed_(std::move(changed)),
      pool_(lasting(pool_for(options.jobs, setting_, world))),
      watch_({join(options.folder, std::string(scans_folder)), options.folder}),
      thread_([this] { run(); }) {}

Live::~Live() {
    stopped_ = true;
    watch_.wake();
}

LiveNow Live::now() const {
    const std::lock_guard hold(mutex_);
    return now_;
}

std::string Live::failure() const {
    const std::lock_guard hold(mutex_);
    return failure_;
}

void Live::take(const std::string& path) {
    {
        const std::lock_guard hold(mutex_);
        complete_.insert(path);
    }
    watch_.wake();
}

// A session's folder without scans/ cannot be: it is made by print. Links are not followed: what they lead to is outside.
std::vector<ScanSource> Live::sources() const {
    must_hold_a_session(*world_.files, folder_); // on a share that dropped out nothing is gone
    return find_unlinked_scans(*world_.files, {folder_}, machine::is_link).sources;
}

void Live::run() {
    while (!stopped_) {
        try {
            look_and_read();
        } catch (const std::exception& error) {
            {
                const std::lock_guard hold(mutex_);
                failure_ = words_of_failure(error, Messages(setting_.sessions.front().form.language));
            }
            changed_();
            std::ranges::move(watch_.wait(usual_wait), std::inserter(closed_, closed_.end()));
        }
    }
}

void Live::look_and_read() {
    {
        const std::lock_guard hold(mutex_); // before the folder is looked into: they are in it
        closed_.merge(complete_);
        complete_.clear();
    }
    look_at_session();
    const auto there = sources();
    auto news = arrivals_.look(*world_.files, there, closed_, std::chrono::steady_clock::now());
    closed_.clear();
    queue(news);
    queue_unknown(there);
    {
        const std::lock_guard hold(mutex_);
        std::ranges::for_each(news.gone, [&](const std::string& name) { now_.files.erase(name); });
        now_.waiting = queue_.size() + news.still_changing;
        now_.partial = std::ranges::any_of(there, &ScanSource::is_folder);
        now_.caught_up = now_.caught_up || now_.waiting == 0;
        failure_ = queue_.empty() ? "" : failure_; // of reading it is over when something was read
    }
    changed_();
    if (!queue_.empty()) {
        const auto some = std::min(queue_.size(), static_cast<std::size_t>(2 * pool_.jobs));
        const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(some);
        read(std::vector(queue_.begin(), end)); // what cannot be read now stays in the queue
        queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(some));
    } else if (const auto again = due_again(there); !again.empty()) {
        read(again); // beside what nobody waits for
    }
    const auto wait = !queue_.empty() ? std::chrono::milliseconds(0) : news.still_changing > 0 ? restless_wait : usual_wait;
    std::ranges::move(watch_.wait(wait), std::inserter(closed_, closed_.end()));
}

// Workers know the session that they were started with. Pages of sheets that it did not have are read once more.
void Live::look_at_session() {
    const auto info = world_.files->info(join(folder_, std::string(session_file)));
    if (info == session_info_) {
        return;
    }
    auto session = grown_session(*world_.files, folder_, setting_.sessions.front());
    if (session != setting_.sessions.front()) {
        setting_.contradicted = contradicted(*world_.files, world_.sessions_folder, {session});
        setting_.sessions = {session};
        pool_ = lasting(pool_for(options_.jobs, setting_, world_));
        const std::lock_guard hold(mutex_);
        for (const auto& [name, pages] : now_.files) {
            if (std::ranges::any_of(*pages, is_of_unknown_sheet)) {
                unknown_.insert(name);
            }
        }
        now_.session = std::make_shared<const form::Session>(std::move(session));
    }
    session_info_ = info;
}

// What came last is what somebody waits for; what went is not read any more.
void Live::queue(const News& news) {
    for (const auto& name : news.gone) {
        std::erase_if(queue_, [&](const ScanSource& source) { return source.name == name; });
        retries_.forget(name);
    }
    for (const auto& source : news.ready) {
        retries_.forget(source.name);
        unknown_.erase(source.name);
    }
    queue_.insert(queue_.begin(), news.ready.begin(), news.ready.end());
}

// After those that are new.
void Live::queue_unknown(std::span<const ScanSource> there) {
    for (const auto& source : there) {
        const bool is_queued = std::ranges::find(queue_, source.name, &ScanSource::name) != queue_.end();
        if (unknown_.erase(source.name) > 0 && !is_queued) {
            queue_.push_back(source);
        }
    }
    unknown_.clear();
}

// A few at a time: new files come first.
std::vector<ScanSource> Live::due_again(std::span<const ScanSource> there) {
    std::vector<ScanSource> due;
    for (const auto& source : there) {
        if (due.size() < static_cast<std::size_t>(pool_.jobs) && retries_.take(source.name, std::chrono::steady_clock::now())) {
            due.push_back(source);
        }
    }
    return due;
}

void Live::keep(const std::string& name, std::vector<PageOutcome> pages) {
    retries_.note(name, may_be_readable_later(pages), std::chrono::steady_clock::now());
    const std::lock_guard hold(mutex_);
    auto& kept = now_.files[name];
    const auto reading = &PageOutcome::reading;
    if (!kept || !std::ranges::equal(*kept, pages, {}, reading, reading)) { // the same once more is no news
        kept = std::make_shared<const std::vector<PageOutcome>>(std::move(pages));
    }
    const bool was_queued = std::ranges::find(queue_, name, &ScanSource::name) != queue_.end();
    now_.waiting -= was_queued ? std::min<std::size_t>(now_.waiting, 1) : 0;
    failure_.clear();
}

void Live::read(std::span<const ScanSource> batch) {
    read_all(batch, pool_, [&](std::size_t index, std::vector<PageOutcome> pages) {
        keep(batch[index].name, std::move(pages));
        changed_();
    });
}

} // namespace formradar::app
