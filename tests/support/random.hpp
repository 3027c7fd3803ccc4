// Random numbers that are the same on every machine: the standard distributions are not.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>

namespace formradar::simulator {

// SplitMix64 (Steele, Lea, Flood 2014): small, and good enough for pens and paper.
class Rng {
public:
    explicit Rng(std::uint64_t seed) : state_(seed) {}

    [[nodiscard]] std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        auto z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    [[nodiscard]] double uniform() { return static_cast<double>(next() >> 11U) * 0x1p-53; } // [0, 1)
    [[nodiscard]] double uniform(double low, double high) { return low + (high - low) * uniform(); }
    [[nodiscard]] bool chance(double probability) { return uniform() < probability; }
    [[nodiscard]] int integer(int low, int high) { // both ends included
        return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    [[nodiscard]] double normal(double mean = 0, double deviation = 1) {
        const auto radius = std::sqrt(-2 * std::log(1 - uniform()));
        return mean + deviation * radius * std::cos(2 * std::numbers::pi * uniform());
    }
    [[nodiscard]] double turn() { return uniform(0, 2 * std::numbers::pi); } // radians
    [[nodiscard]] double sign() { return chance(0.5) ? 1 : -1; }
    template <class T>
    [[nodiscard]] const T& pick(std::span<const T> from) {
        return from[static_cast<std::size_t>(next() % from.size())];
    }
    // An independent stream, so that a change in one part of a sheet does not change the others.
    [[nodiscard]] Rng fork(std::uint64_t tag) const {
        Rng mixed(state_ ^ (tag * 0xD6E8FEB86659FD93U + 0x2545F4914F6CDD1DU));
        return Rng(mixed.next());
    }

private:
    std::uint64_t state_;
};

} // namespace formradar::simulator
