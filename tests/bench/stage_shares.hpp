// Which part of a page's time each stage of reading takes, as `process --stats` tells it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formradar::bench {

// Milliseconds a page by stage, in the order told; empty when nothing of the kind was told.
[[nodiscard]] std::vector<std::pair<std::string, double>> stages_told(std::string_view told);

// By kind of file: the medians of rounds, and what is left of the whole page.
class StageShares {
public:
    void add(const std::string& kind, std::string_view told, double page);
    [[nodiscard]] std::string table() const; // Markdown

private:
    struct Shares {
        std::string kind;
        std::vector<std::pair<std::string, std::vector<double>>> stages; // milliseconds, one a round
        std::vector<double> pages;
    };
    std::vector<Shares> kinds_;
};

} // namespace formradar::bench
