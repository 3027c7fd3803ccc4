#include "app/pool.hpp"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace formradar::app {
namespace {

std::vector<PageOutcome> outcome_of(const ScanSource& source, const ReadFile& read) {
    auto pages =
        source.refusal.empty() ? read(source.path) : std::vector{refused_page(1, {RefusalKind::unreadable, source.refusal})};
    for (auto& page : pages) {
        page.reading.source.path = source.name;
    }
    return pages;
}

class Run {
public:
    Run(std::span<const ScanSource> sources, const Pool& pool) : sources_(sources), pool_(pool) {
        for (int job = 0; job < pool.jobs; ++job) {
            threads_.emplace_back([this] { work(); });
        }
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    ~Run() {
        const std::lock_guard hold(mutex_);
        next_ = sources_.size(); // whoever is busy finishes its file and stops
    }

    [[nodiscard]] std::vector<PageOutcome> outcome(std::size_t index) {
        std::unique_lock hold(mutex_);
        changed_.wait(hold, [&] { return failure_ || done_.contains(index); });
        if (failure_) {
            std::rethrow_exception(failure_);
        }
        return std::move(done_.extract(index).mapped());
    }

private:
    void work() {
        try {
            const auto read = pool_.new_reader();
            for (auto index = take(); index < sources_.size(); index = take()) {
                auto pages = outcome_of(sources_[index], read);
                const std::lock_guard hold(mutex_);
                done_.emplace(index, std::move(pages));
                changed_.notify_one();
            }
        } catch (...) {
            const std::lock_guard hold(mutex_);
            failure_ = std::current_exception();
            changed_.notify_one();
        }
    }

    std::size_t take() {
        const std::lock_guard hold(mutex_);
        return next_ < sources_.size() ? next_++ : next_;
    }

    std::span<const ScanSource> sources_;
    const Pool& pool_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t next_ = 0;
    std::map<std::size_t, std::vector<PageOutcome>> done_;
    std::exception_ptr failure_;
    std::vector<std::jthread> threads_; // last: joined before the rest goes
};

} // namespace

ReadFile reader_in_this_process(Files& files, const Setting& setting) {
    return [reader = std::make_shared<FileReader>(files, setting)](const std::string& path) {
        std::vector<PageOutcome> pages;
        reader->read(path, 1,
                     {.found = [](int) {},
                      .read =
                          [&](PageOutcome page) {
                              // Through bytes, as from a worker: the same rounding whatever way a page came.
                              pages.push_back(page_outcome(to_bytes(page)).value_or(page));
                          }});
        return pages;
    };
}

void read_all(std::span<const ScanSource> sources, const Pool& pool,
              const std::function<void(std::size_t, std::vector<PageOutcome>)>& take) {
    Run run(sources, pool);
    for (std::size_t index = 0; index < sources.size(); ++index) {
        take(index, run.outcome(index));
    }
}

} // namespace formradar::app
