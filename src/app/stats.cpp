// Times are the processor's, but those of the run's steps, in which it waits for its workers.
#include "app/stats.hpp"

#include <algorithm>

#include "app/outcome.hpp"
#include "formradar/core/text.hpp"
#include "formradar/machine/usage.hpp"

namespace formradar::app {
namespace {

constexpr double as_whole = 1e9; // nanoseconds

Msg message_of(Stage stage) {
    switch (stage) {
        case Stage::open:
            return Msg::stats_open;
        case Stage::decode:
            return Msg::stats_decode;
        case Stage::read:
            return Msg::stats_read;
        case Stage::pictures:
            return Msg::stats_pictures;
        case Stage::ledger:
            return Msg::stats_keep;
    }
    return Msg::stats_read;
}

std::string number_of(double number, int decimals, const Messages& say) {
    auto text = fixed(number, decimals);
    std::ranges::replace(text, '.', say(Msg::decimal_sign).front());
    return text;
}

std::string line(const std::string& what, const std::string& number, std::string_view unit) {
    constexpr std::size_t width = 44, digits = 10;
    const auto letters = code_points(what).size();
    return "  " + what + std::string(width - std::min(width, letters), ' ') +
           std::string(digits - std::min(digits, number.size()), ' ') + number + std::string(unit) + "\n";
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

void Steps::done(Msg step) {
    const auto now = Clock::now();
    steps_.emplace_back(step, std::chrono::duration<double>(now - last_).count());
    last_ = now;
}

std::string Steps::told(std::size_t pages, const StageTimes& times, const Messages& say) const {
    double all = 0;
    std::string text;
    for (const auto& [step, seconds] : steps_) {
        all += seconds;
        text += line(say(step), number_of(seconds, 3, say), " s");
    }
    const auto count = static_cast<double>(std::max<std::size_t>(pages, 1));
    text = say(Msg::stats_head, {{"pages", say.number(pages, Msg::page, Msg::pages)},
                                 {"seconds", number_of(all, 2, say)},
                                 {"rate", number_of(count / std::max(all, 1e-9), 1, say)}}) +
           "\n" + text + line(say(Msg::stats_memory), number_of(machine::peak_megabytes(), 0, say), " MB") +
           say(Msg::stats_workers) + "\n";
    for (const auto stage : all_stages) {
        text += line(say(message_of(stage)), number_of(1e3 * times.of(stage) / count, 2, say), " ms");
    }
    return text;
}

} // namespace formradar::app
