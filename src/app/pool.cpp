// Threads take pieces of files from one queue; whoever asks for a file's pages waits until all its pieces are there.
#include "app/pool.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "formradar/core/causes.hpp"

namespace formradar::app {
namespace {

// Files that may be read before one that takes long: what comes of them waits in memory.
constexpr std::size_t most_ahead = 256;

struct Task {
    std::size_t source = 0;
    PageRange range;
};

// Every file has a line, and every page that was found: what did not come back is a page that says so.
FilePages complete(FilePages found, PageRange range) {
    found.total = std::max(found.total, 1);
    const int next = found.pages.empty() ? range.first : found.pages.back().reading.source.page_in_file + 1;
    for (int number = next; number <= std::min(range.last, found.total); ++number) {
        found.pages.push_back(refused_page(number, {RefusalKind::unreadable, {Cause::nothing_came}}));
    }
    return found;
}

FilePages pages_of(const ScanSource& source, PageRange range, const ReadFile& read) {
    if (!source.refusal.empty()) {
        return {.total = 1, .pages = {refused_page(1, {source.kind, source.refusal})}};
    }
    return complete(read(source.path, range), range);
}

// What is known of one source so far: pieces by their first page.
struct Pieces {
    std::map<int, std::vector<PageOutcome>> read;
    std::size_t expected = 1;
};

class Run {
public:
    Run(std::span<const ScanSource> sources, const Pool& pool) : sources_(sources), pool_(pool) {
        for (std::size_t source = 0; source < sources.size(); ++source) {
            tasks_.push_back({.source = source, .range = {.first = 1, .last = 1}});
        }
        for (int job = 0; job < pool.jobs; ++job) {
            threads_.emplace_back([this] { work(); });
        }
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    ~Run() {
        const std::lock_guard hold(mutex_);
        stopped_ = true; // whoever is busy finishes its piece
        changed_.notify_all();
    }

    [[nodiscard]] std::vector<PageOutcome> outcome(std::size_t source) {
        std::unique_lock hold(mutex_);
        wanted_ = source;
        changed_.notify_all();
        const auto is_complete = [&] { return done_[source].read.size() == done_[source].expected; };
        changed_.wait(hold, [&] { return failure_ || is_complete(); });
        if (failure_) {
            std::rethrow_exception(failure_);
        }
        auto pieces = std::move(done_.extract(source).mapped().read);
        std::vector<PageOutcome> pages;
        for (auto& [first, piece] : pieces) {
            std::ranges::move(piece, std::back_inserter(pages));
        }
        std::ranges::for_each(pages, [&](PageOutcome& page) { page.reading.source.path = sources_[source].name; });
        return pages;
    }

private:
    void work() {
        try {
            const auto read = pool_.new_reader();
            while (const auto task = next()) {
                auto found = pages_of(sources_[task->source], task->range, read);
                if (pool_.times) {
                    pool_.times->add(found.times);
                }
                add(*task, std::move(found));
            }
        } catch (...) {
            const std::lock_guard hold(mutex_);
            failure_ = std::current_exception();
            changed_.notify_all();
        }
    }

    [[nodiscard]] std::optional<Task> next() {
        std::unique_lock hold(mutex_);
        const auto is_near = [&] { return !tasks_.empty() && tasks_.front().source < wanted_ + most_ahead; };
        changed_.wait(hold, [&] { return stopped_ || is_near(); });
        if (stopped_) {
            return std::nullopt;
        }
        const auto task = tasks_.front();
        tasks_.pop_front();
        return task;
    }

    // The first page tells how many there are: from then on all that are free read of the same file. Its pieces come before other
    // files, so that it is complete soon and its reader has it at hand.
    void add(const Task& task, FilePages found) {
        const std::lock_guard hold(mutex_);
        auto& pieces = done_[task.source];
        pieces.read.emplace(task.range.first, std::move(found.pages));
        if (task.range.first == 1) {
            const int step = pool_.pages_at_once;
            const int further = (found.total - 1 + step - 1) / step;
            pieces.expected = 1 + static_cast<std::size_t>(further);
            for (int piece = further - 1; piece >= 0; --piece) {
                const PageRange range{.first = piece * step + 2, .last = std::min(found.total, (piece + 1) * step + 1)};
                tasks_.push_front({.source = task.source, .range = range});
            }
        }
        changed_.notify_all();
    }

    std::span<const ScanSource> sources_;
    const Pool& pool_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Task> tasks_;
    std::size_t wanted_ = 0; // the source that is waited for
    bool stopped_ = false;
    std::map<std::size_t, Pieces> done_;
    std::exception_ptr failure_;
    std::vector<std::jthread> threads_; // last: joined before the rest goes
};

} // namespace

ReadFile reader_in_this_process(machine::Files& files, const Setting& setting) {
    return [reader = std::make_shared<FileReader>(files, setting, pages_in_this_process)](
               const std::string& path, PageRange range) { return reader->read(path, range); };
}

void read_all(std::span<const ScanSource> sources, const Pool& pool,
              const std::function<void(std::size_t, std::vector<PageOutcome>)>& take) {
    Run run(sources, pool);
    for (std::size_t index = 0; index < sources.size(); ++index) {
        take(index, run.outcome(index));
    }
}

} // namespace formradar::app
