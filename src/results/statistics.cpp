// Statistics of scores, all computed from how often each was given.
#include "formradar/results/statistics.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace formradar::results {
namespace {

// The score at this place when all are sorted, from 0.
int score_at(const Counts& counts, int place) {
    int score = 1;
    for (const int count : counts) {
        if (place < count) {
            return score;
        }
        place -= count;
        ++score;
    }
    return score;
}

double mean_of(const Counts& counts) {
    int sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        sum += counts.at(i) * static_cast<int>(i + 1);
    }
    return static_cast<double>(sum) / total(counts);
}

double sd_of(const Counts& counts, double mean) {
    double squares = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        squares += counts.at(i) * std::pow(static_cast<double>(i + 1) - mean, 2);
    }
    return std::sqrt(squares / (total(counts) - 1));
}

using Layer = Counts; // 1 where a score was given, else 0

// How many triples of scores, from low to high, look like one top (110, 011) and how many like two (101).
struct Triples {
    int one_top = 0;
    int two_tops = 0;
};

Triples triples_of(const Layer& given) {
    Triples triples;
    for (std::size_t low = 0; low < given.size(); ++low) {
        for (std::size_t middle = low + 1; middle < given.size(); ++middle) {
            for (std::size_t high = middle + 1; high < given.size(); ++high) {
                const bool ends = given.at(low) != 0 && given.at(high) != 0;
                triples.two_tops += ends && given.at(middle) == 0 ? 1 : 0;
                triples.one_top += given.at(middle) != 0 && given.at(low) != given.at(high) ? 1 : 0;
            }
        }
    }
    return triples;
}

// A of a layer, in which every score that was given was given as often: unimodality times concentration.
double agreement_of_layer(const Layer& given) {
    const auto categories = static_cast<int>(given.size());
    const auto width = static_cast<double>(std::ranges::count(given, 1));
    const auto [one_top, two_tops] = triples_of(given);
    double unimodality = 1; // also when there is no triple to judge by
    if (one_top + two_tops > 0) {
        unimodality = static_cast<double>((categories - 2) * one_top - (categories - 1) * two_tops) /
                      ((categories - 2) * (one_top + two_tops));
    }
    return unimodality * (1 - (width - 1) / (categories - 1));
}

} // namespace

// The counts are taken apart into layers from the bottom up; A is the mean over the layers, weighted by their share of the
// scores.
double agreement(const Counts& counts) {
    const int all = total(counts);
    assert(all > 0);
    Counts rest = counts;
    double sum = 0;
    for (int left = all; left > 0;) {
        Layer given = rest;
        std::ranges::transform(rest, given.begin(), [](int count) { return count > 0 ? 1 : 0; });
        int height = all;
        for (const int count : rest) {
            height = count > 0 ? std::min(height, count) : height;
        }
        const int share = height * static_cast<int>(std::ranges::count(given, 1));
        sum += agreement_of_layer(given) * share / all;
        for (std::size_t i = 0; i < rest.size(); ++i) {
            rest.at(i) -= given.at(i) != 0 ? height : 0;
        }
        left -= share;
    }
    return sum;
}

Statistics statistics_of(const Counts& counts) {
    Statistics result;
    result.counts = counts;
    result.n = total(counts);
    if (result.n == 0) {
        return result;
    }
    result.mean = mean_of(counts);
    result.median = (score_at(counts, (result.n - 1) / 2) + score_at(counts, result.n / 2)) / 2.0;
    result.lowest = score_at(counts, 0);
    result.highest = score_at(counts, result.n - 1);
    if (result.n >= 2) {
        result.sd = sd_of(counts, *result.mean);
        result.agreement = agreement(counts);
    }
    return result;
}

std::optional<double> quantile(const Counts& counts, double share) {
    const int n = total(counts);
    if (n == 0) {
        return std::nullopt;
    }
    const double place = share * (n - 1);
    const int below = static_cast<int>(place);
    return std::lerp(score_at(counts, below), score_at(counts, std::min(below + 1, n - 1)), place - below);
}

} // namespace formradar::results
