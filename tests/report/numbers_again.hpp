// Statistics computed a second way, from the text of scores.csv, by plain code that shares nothing with the first.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace formradar::report::again {

using Scores = std::vector<int>; // of one statement, in any order

struct Table {
    std::vector<Scores> scores;                          // by statement: the scores there are
    std::map<std::string, std::vector<Scores>> by_group; // "": in none
    std::map<std::string, int> group_sizes;
    int sheets = 0;
    int doubts = 0;
};

[[nodiscard]] Table read_csv(const std::string& csv, std::size_t statements); // without quoted cells

[[nodiscard]] double mean(const Scores&);
[[nodiscard]] double median(Scores);
[[nodiscard]] double sd(const Scores&);              // of the sample
[[nodiscard]] double agreement(const Scores&);       // van der Eijk's A, row by row of the bar chart
[[nodiscard]] double quantile(Scores, double share); // between the two scores around the place, as R's type 7
[[nodiscard]] std::string verdict(const Scores&, int empty, int undecided); // as results.json names it

} // namespace formradar::report::again
