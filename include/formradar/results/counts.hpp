// How often each score was given.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <initializer_list>
#include <numeric>

#include "formradar/form/form.hpp"

namespace formradar::results {

// A count for each step of a scale, from the score 1 on.
class Counts {
public:
    Counts() = default; // of the usual scale, nobody yet
    // A count a step, at most form::most_steps of them.
    Counts(std::initializer_list<int> counts) : size_(counts.size()) {
        assert(counts.size() <= of_.size());
        std::ranges::copy(counts, of_.begin());
    }

    // Nobody yet, on a scale of `steps`, form::fewest_steps to form::most_steps.
    [[nodiscard]] static Counts of_steps(int steps) {
        Counts counts;
        counts.size_ = static_cast<std::size_t>(steps);
        return counts;
    }

    // Steps of the scale.
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] int steps() const { return static_cast<int>(size_); }

    // How often the score i + 1 was given; out of range, std::out_of_range is thrown.
    [[nodiscard]] int& at(std::size_t i) { return of_.at(i); }
    [[nodiscard]] int at(std::size_t i) const { return of_.at(i); }
    [[nodiscard]] int operator[](std::size_t i) const { return of_.at(i); }
    [[nodiscard]] int& operator[](std::size_t i) { return of_.at(i); }

    // The counts of all steps, lowest score first.
    [[nodiscard]] int* begin() { return of_.data(); }
    [[nodiscard]] int* end() { return of_.data() + size_; }
    [[nodiscard]] const int* begin() const { return of_.data(); }
    [[nodiscard]] const int* end() const { return of_.data() + size_; }

    bool operator==(const Counts&) const = default;

private:
    std::array<int, static_cast<std::size_t>(form::most_steps)> of_{}; // beyond `size_`: 0
    std::size_t size_ = static_cast<std::size_t>(form::usual_steps);
};

// How many scores were given.
[[nodiscard]] inline int total(const Counts& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0);
}

// Where a mark on the usual scale of 1 to 5 lies on one of other steps: as far from its ends.
[[nodiscard]] constexpr double on_scale(double of_five, int steps) {
    return 1 + (of_five - 1) * (steps - 1) / 4;
}

} // namespace formradar::results
