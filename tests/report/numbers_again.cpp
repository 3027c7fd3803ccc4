#include "report/numbers_again.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

namespace formradar::report {

again::Table again::read_csv(const std::string& csv, std::size_t statements) {
    Table table{.scores = std::vector<Scores>(statements), .by_group = {}, .group_sizes = {}};
    std::istringstream lines(csv);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::istringstream cells(line);
        std::string cell;
        std::string group;
        std::getline(cells, cell, ',');
        std::getline(cells, group, ',');
        ++table.group_sizes[group];
        auto& of_group = table.by_group[group];
        of_group.resize(statements);
        for (std::size_t i = 0; i < statements; ++i) {
            std::getline(cells, cell, ',');
            if (!cell.empty()) {
                table.scores[i].push_back(std::stoi(cell));
                of_group[i].push_back(std::stoi(cell));
            }
        }
        std::getline(cells, cell, ',');
        table.doubts += std::stoi(cell);
        ++table.sheets;
    }
    return table;
}

double again::mean(const Scores& scores) {
    double sum = 0;
    std::ranges::for_each(scores, [&](int score) { sum += score; });
    return sum / static_cast<double>(scores.size());
}

double again::median(Scores scores) {
    std::ranges::sort(scores);
    return (scores[(scores.size() - 1) / 2] + scores[scores.size() / 2]) / 2.0;
}

double again::sd(const Scores& scores) {
    double squares = 0;
    const double middle = mean(scores);
    std::ranges::for_each(scores, [&](int score) { squares += (score - middle) * (score - middle); });
    return std::sqrt(squares / static_cast<double>(scores.size() - 1));
}

double again::quantile(Scores scores, double share) {
    std::ranges::sort(scores);
    const double place = 1 + (static_cast<double>(scores.size()) - 1) * share; // from 1, as in books
    const auto below = static_cast<std::size_t>(std::floor(place));
    const int low = scores[below - 1];
    const int high = below < scores.size() ? scores[below] : low;
    return low + (place - static_cast<double>(below)) * (high - low);
}

namespace {

// A pattern of which scores were given, like "01101", taken as text: agreement of one layer by van der Eijk's table of triples.
double layer(const std::string& pattern) {
    double one = 0, two = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t j = i + 1; j < 5; ++j) {
            for (std::size_t k = j + 1; k < 5; ++k) {
                const std::string triple{pattern[i], pattern[j], pattern[k]};
                one += triple == "110" || triple == "011" ? 1 : 0;
                two += triple == "101" ? 1 : 0;
            }
        }
    }
    const auto width = static_cast<double>(std::ranges::count(pattern, '1'));
    const double u = one + two == 0 ? 1 : (3 * one - 4 * two) / (3 * (one + two));
    return u * (1 - (width - 1) / 4);
}

} // namespace

// Row by row of the bar chart: at height h, which scores were given at least h times.
double again::agreement(const Scores& scores) {
    double sum = 0;
    for (std::size_t height = 1; height <= scores.size(); ++height) {
        std::string pattern;
        for (int score = 1; score <= 5; ++score) {
            pattern += static_cast<std::size_t>(std::ranges::count(scores, score)) >= height ? '1' : '0';
        }
        if (pattern != "00000") {
            sum += layer(pattern) * static_cast<double>(std::ranges::count(pattern, '1'));
        }
    }
    return sum / static_cast<double>(scores.size());
}

namespace {

std::string word(const again::Scores& scores) {
    const auto n = static_cast<double>(scores.size());
    const auto low = static_cast<double>(std::ranges::count_if(scores, [](int score) { return score <= 2; }));
    const auto high = static_cast<double>(std::ranges::count_if(scores, [](int score) { return score >= 4; }));
    const double a = again::agreement(scores);
    if (a < 0.2 - 1e-9 || (10 * low >= 3 * n && 10 * high >= 3 * n)) {
        return "divided";
    }
    return a < 0.5 - 1e-9               ? "spread"
           : again::mean(scores) >= 3.5 ? "together_high"
           : again::mean(scores) <= 2.5 ? "together_low"
                                        : "together_middle";
}

// Every way to decide what waits, one after the other: 1 to 5, empty, or no sheet at all.
void decide(again::Scores scores, int empty, int undecided, std::set<std::string>& words) {
    if (undecided == 0) {
        const int sheets = static_cast<int>(scores.size()) + empty;
        words.insert(sheets < 3 ? "too_few" : 2 * empty > sheets ? "left_open" : scores.size() < 3 ? "too_few" : word(scores));
        return;
    }
    decide(scores, empty, undecided - 1, words);
    decide(scores, empty + 1, undecided - 1, words);
    for (int score = 1; score <= 5; ++score) {
        again::Scores more = scores;
        more.push_back(score);
        decide(more, empty, undecided - 1, words);
    }
}

} // namespace

std::string again::verdict(const Scores& scores, int empty, int undecided) {
    std::set<std::string> words;
    decide(scores, empty, undecided, words);
    return words.size() == 1 ? *words.begin() : "undecided";
}

} // namespace formradar::report
