// What the accuracy benchmark counts, and the statistics of it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "formradar/read/read_page.hpp"
#include "support/simulator.hpp"
#include "support/verdict.hpp"

namespace formradar::bench {

struct Counts {
    std::int64_t right = 0;
    std::int64_t doubt = 0;
    std::int64_t silent = 0;

    void add(simulator::Outcome);
    Counts& operator+=(const Counts&);
    [[nodiscard]] std::int64_t all() const { return right + doubt + silent; }
};

// Values in [0, 1] counted in steps of a thousandth.
struct Histogram {
    std::array<std::int64_t, 1001> steps{};

    void add(double value);
    Histogram& operator+=(const Histogram&);
    [[nodiscard]] std::int64_t all() const;
    [[nodiscard]] double quantile(double share) const; // the upper edge of its step
    [[nodiscard]] double share_under(double limit) const;
};

inline constexpr std::array confidence_bands = {0.0, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999};

struct Band {
    std::int64_t scores = 0;
    std::int64_t right = 0;
};

struct Tally {
    std::int64_t pages = 0;
    std::int64_t read = 0;
    std::int64_t pages_in_error = 0;
    Counts statements;
    Counts groups;
    Counts rules;              // statements, had the rules alone decided
    std::int64_t contrary = 0; // statements that the rules alone settle otherwise
    std::array<Counts, simulator::all_kinds.size()> kinds;
    std::array<Band, confidence_bands.size()> bands;
    std::map<std::string, std::int64_t> doubts; // reasons, numbers left out, of doubts about clear marks, open rows and groups
    Histogram blank_ink;
    Histogram box_off;  // mm between where a box was found and where it is
    double seconds = 0; // CPU of reading

    void add(const simulator::FilledSheet&, const read::PageReading&, const simulator::PageVerdict&);
    Tally& operator+=(const Tally&);
    [[nodiscard]] std::int64_t boxes() const { return 5 * statements.all(); }
    [[nodiscard]] std::int64_t silent() const;
};

// Exact upper bound (Clopper and Pearson 1934, one-sided 95 %) of a rate of which `errors` were seen in `trials`: 3/n for none.
[[nodiscard]] double upper_bound(std::int64_t errors, std::int64_t trials);

} // namespace formradar::bench
