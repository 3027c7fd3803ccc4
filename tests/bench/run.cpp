// A queue of seeds, a thread a core, and the pages worth keeping.
#include "bench/run.hpp"

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <mutex>
#include <thread>

#include "bench/keep.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::bench {
namespace {

using namespace simulator;

double thread_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::vector<Condition> chosen(const Options& options) {
    std::vector<Condition> conditions;
    const auto is_chosen = [&](const Condition& condition) {
        return std::ranges::find(options.conditions, condition.name) != options.conditions.end();
    };
    for (const auto* all : {&all_conditions(), &habit_conditions()}) {
        for (const auto& condition : *all) {
            const bool by_default = options.conditions.empty() && all == &all_conditions();
            if (by_default || is_chosen(condition) || (options.habits && all == &habit_conditions())) {
                auto& answers = conditions.emplace_back(condition).answers;
                answers.awkward = options.acceptance ? 0 : answers.awkward;
                answers.empty = options.empty.value_or(answers.empty);
            }
        }
    }
    if (conditions.empty()) {
        throw Error("no condition of that name");
    }
    return conditions;
}

struct Library { // what was printed, and what the reader knows of it
    std::vector<Booklet> booklets;
    read::Catalog catalog;
};

Library made_library(std::uint64_t seed) {
    Library library;
    library.booklets.reserve(4);
    library.booklets.push_back(programme_booklet(seed, 400));
    for (std::uint64_t i = 1; i <= 3; ++i) {
        library.booklets.push_back(random_booklet(seed * 1000 + i, 100));
    }
    for (const auto& booklet : library.booklets) {
        library.catalog.sessions.push_back(booklet.session());
    }
    return library;
}

class Bench {
public:
    Bench(const Options& options, const std::function<void(const ReadSheet&)>& look)
        : options_(options),
          look_(look),
          conditions_(chosen(options)),
          library_(made_library(options.seed)),
          total_(conditions_.size()) {}

    Run run() {
        const auto jobs = options_.jobs > 0 ? options_.jobs : static_cast<int>(std::thread::hardware_concurrency());
        {
            std::vector<std::jthread> threads;
            threads.reserve(static_cast<std::size_t>(jobs));
            for (int i = 0; i < jobs; ++i) {
                threads.emplace_back([this] { work(); });
            }
        }
        Run result;
        for (std::size_t i = 0; i < conditions_.size(); ++i) {
            result.conditions.push_back({std::string(conditions_[i].name), total_[i]});
        }
        std::ranges::sort(errors_);
        std::ranges::sort(refused_);
        result.errors = std::move(errors_);
        result.refused = std::move(refused_);
        return result;
    }

private:
    [[nodiscard]] std::int64_t last() const {
        return options_.acceptance && !options_.page
                   ? std::int64_t{1} << 40U
                   : static_cast<std::int64_t>(conditions_.size()) * std::max(1, options_.sheets);
    }

    void work() {
        for (auto i = next_++; i < last() && !stop_; i = next_++) {
            const auto condition = static_cast<std::size_t>(i) % conditions_.size();
            const auto sheet = static_cast<std::uint64_t>(i) / conditions_.size();
            read_one(condition, options_.page.value_or(options_.seed * pages_a_seed + sheet));
        }
    }

    void read_one(std::size_t condition, std::uint64_t seed) {
        auto choice = Rng(seed).fork(99);
        const auto which = choice.chance(0.7) ? 0 : choice.integer(1, 3);
        const auto sheet = make_sheet(library_.booklets[static_cast<std::size_t>(which)], conditions_[condition], seed);
        const auto start = thread_seconds();
        const auto page = read::read_page(sheet.image, library_.catalog,
                                          {.crops = true, .trace = true, .colour = [&] { return sheet.colour; }});
        const auto seconds = thread_seconds() - start;
        const auto verdict = hold_against(sheet.truth, page.reading);
        keep({std::string(conditions_[condition].name) + "-" + std::to_string(seed), sheet, page, verdict});
        const std::lock_guard lock(mutex_);
        total_[condition].add(sheet, page, verdict);
        total_[condition].seconds += seconds;
        boxes_ += 5 * static_cast<std::int64_t>(verdict.scores.size());
        if (options_.acceptance && (verdict.has_silent_error() || boxes_ >= acceptance_positions)) {
            stop_ = true;
        }
        report_progress();
    }

    void report_progress() {
        if (++done_ % 500 == 0) {
            std::fprintf(stderr, "%lld pages, %lld boxes, %zu silent errors\n", static_cast<long long>(done_),
                         static_cast<long long>(boxes_), errors_.size());
        }
    }

    // Errors are kept, pages that were not read too, and every page that was asked for by its seed.
    void keep(const ReadSheet& read) {
        if (look_) {
            look_(read);
        }
        const bool wrong = read.verdict.has_silent_error();
        std::string text;
        for (const auto& error : read.verdict.errors) {
            text.append(read.name).append(": ").append(error).append("\n");
        }
        if (wrong || !read.verdict.counted) {
            const auto& reading = read.page.reading;
            const std::lock_guard lock(mutex_);
            (wrong ? errors_ : refused_)
                .push_back(wrong ? text
                                 : read.name + ": " + std::string(record::name_of(reading.status)) + ", " +
                                       record::words_of(reading.reason) + "\n");
        }
        if (!options_.save.empty() && (wrong || !read.verdict.counted || options_.page)) {
            keep_page(options_.save, read);
        }
        if (!options_.doubts.empty()) {
            keep_doubts(options_.doubts, read);
        }
    }

    const Options& options_;
    const std::function<void(const ReadSheet&)>& look_;
    std::vector<Condition> conditions_;
    Library library_;
    std::atomic<std::int64_t> next_ = 0;
    std::atomic<bool> stop_ = false;
    std::mutex mutex_; // guards what follows
    std::vector<Tally> total_;
    std::vector<std::string> errors_;
    std::vector<std::string> refused_;
    std::int64_t boxes_ = 0;
    std::int64_t done_ = 0;
};

} // namespace

Run run(const Options& options, const std::function<void(const ReadSheet&)>& look) {
    // Pictures are large and short-lived: given back to the system and asked for again they cost a sixth of the time.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    return Bench(options, look).run();
}

} // namespace formradar::bench
