// Where the time of a run goes: stages of reading in the workers, and steps of the run itself.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/messages.hpp"

namespace formradar::app {

enum class Stage { open, decode, read, pictures, ledger };
inline constexpr std::array all_stages = {Stage::open, Stage::decode, Stage::read, Stage::pictures, Stage::ledger};

// CPU seconds by stage.
class StageTimes {
public:
    void add(Stage stage, double seconds) { seconds_.at(static_cast<std::size_t>(stage)) += seconds; }
    [[nodiscard]] double of(Stage stage) const { return seconds_.at(static_cast<std::size_t>(stage)); }
    void add(const StageTimes&);

    [[nodiscard]] std::string bytes() const;                    // to hand over to another process
    [[nodiscard]] static StageTimes in(std::string_view bytes); // of any other bytes: no time

private:
    std::array<double, all_stages.size()> seconds_{};
};

// Adds the time from its making to its end to a stage.
class Timer {
public:
    using Clock = double (*)();
    Timer(StageTimes&, Stage, Clock);
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;
    ~Timer();

private:
    StageTimes& times_;
    Stage stage_;
    Clock clock_;
    double start_;
};

// Of several workers, told by several threads.
class SharedTimes {
public:
    void add(const StageTimes&);
    [[nodiscard]] StageTimes total() const;

private:
    mutable std::mutex mutex_;
    StageTimes total_;
};

// Steps of a run, each from the end of the one before.
class Steps {
public:
    void done(Msg step);
    [[nodiscard]] std::string told(std::size_t pages, const StageTimes&, const Messages&) const;

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point last_ = Clock::now();
    std::vector<std::pair<Msg, double>> steps_; // seconds
};

} // namespace formradar::app
