// Times are the processor's, but those of the run's steps, in which it waits for its workers.
#include "app/stats.hpp"

#include <algorithm>

#include "app/outcome.hpp"
#include "formradar/core/text.hpp"
#include "formradar/machine/usage.hpp"

namespace formradar::app {
namespace {

constexpr double as_whole = 1e9; // nanoseconds

std::string_view words_of(Stage stage) {
    switch (stage) {
        case Stage::open:
            return "opening and hashing";
        case Stage::decode:
            return "decoding";
        case Stage::read:
            return "finding and reading the page";
        case Stage::pictures:
            return "handwriting and pictures of doubts";
        case Stage::ledger:
            return "keeping it for the next run";
    }
    return "";
}

std::string line(std::string_view what, double number, int decimals, std::string_view unit) {
    constexpr std::size_t width = 36, digits = 10;
    const auto text = fixed(number, decimals);
    return "  " + std::string(what) + std::string(width - std::min(width, what.size()), ' ') +
           std::string(digits - std::min(digits, text.size()), ' ') + text + std::string(unit) + "\n";
}

} // namespace

void StageTimes::add(const StageTimes& other) {
    for (const auto stage : all_stages) {
        add(stage, other.of(stage));
    }
}

std::string StageTimes::bytes() const {
    Packer packer;
    for (const auto stage : all_stages) {
        packer.number(static_cast<std::int64_t>(of(stage) * as_whole));
    }
    return packer.bytes();
}

StageTimes StageTimes::in(std::string_view bytes) {
    constexpr double longest = 3600; // seconds of one piece of a file
    Unpacker unpacker(bytes);
    StageTimes times;
    for (const auto stage : all_stages) {
        times.add(stage, std::clamp(static_cast<double>(unpacker.number()) / as_whole, 0.0, longest));
    }
    return unpacker.good() && unpacker.at_end() ? times : StageTimes();
}

Timer::Timer(StageTimes& times, Stage stage, Clock clock) : times_(times), stage_(stage), clock_(clock), start_(clock()) {}

Timer::~Timer() {
    times_.add(stage_, clock_() - start_);
}

void SharedTimes::add(const StageTimes& times) {
    const std::lock_guard hold(mutex_);
    total_.add(times);
}

StageTimes SharedTimes::total() const {
    const std::lock_guard hold(mutex_);
    return total_;
}

void Steps::done(std::string_view step) {
    const auto now = Clock::now();
    steps_.emplace_back(step, std::chrono::duration<double>(now - last_).count());
    last_ = now;
}

std::string Steps::told(std::size_t pages, const StageTimes& times) const {
    double all = 0;
    std::string text;
    for (const auto& [step, seconds] : steps_) {
        all += seconds;
        text += line(step, seconds, 3, " s");
    }
    const auto count = static_cast<double>(std::max<std::size_t>(pages, 1));
    text = "This run: " + std::to_string(pages) + " pages in " + fixed(all, 2) + " s, " + fixed(count / std::max(all, 1e-9), 1) +
           " a second\n" + text + line("memory at most, without workers", machine::peak_megabytes(), 0, " MB") +
           "Its workers, CPU time a page:\n";
    for (const auto stage : all_stages) {
        text += line(words_of(stage), 1e3 * times.of(stage) / count, 2, " ms");
    }
    return text;
}

} // namespace formradar::app
