// Walks the fitted trees: first each box by itself, then the row with its boxes in the order that this gave.
#include "formradar/read/posterior.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "read/features.hpp"

namespace formradar::read {
namespace {

// A leaf has feature -1, and its value in `threshold`.
struct Node {
    int feature, threshold, below, above; // up to and with the threshold it goes on at `below`
};

#include "read/posterior_table.inc"

constexpr double unit = 4096; // of the leaves' whole numbers, to a logit of 1

int value_at(std::span<const Node> nodes, int at, const Features& features) {
    while (nodes[static_cast<std::size_t>(at)].feature >= 0) {
        const auto& node = nodes[static_cast<std::size_t>(at)];
        at = features[static_cast<std::size_t>(node.feature)] <= node.threshold ? node.below : node.above;
    }
    return nodes[static_cast<std::size_t>(at)].threshold;
}

int weight_of(std::span<const Node> nodes, std::span<const int> roots, int base, const Features& features) {
    int sum = base;
    for (const int root : roots) {
        sum += value_at(nodes, root, features);
    }
    return sum;
}

// What the row's trees tell apart.
enum Outcome { likeliest_box, another_box, left_open, both, nobody_knows, outcomes };

std::array<double, outcomes> shares_of(const Features& row) {
    std::array<int, outcomes> weights{};
    for (std::size_t k = 0; k < weights.size(); ++k) {
        weights.at(k) = weight_of(row_nodes, std::span(row_roots).subspan(k * row_trees, row_trees), row_base.at(k), row);
    }
    const int most = *std::ranges::max_element(weights);
    std::array<double, outcomes> shares{};
    double sum = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        sum += shares.at(k) = std::exp((weights.at(k) - most) / unit);
    }
    for (auto& share : shares) {
        share /= sum;
    }
    return shares;
}

} // namespace

std::size_t Posterior::likeliest() const {
    return static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
}

Posterior posterior_of(const RowEvidence& row, const PenContext& pen) {
    const auto boxes = box_features(row, pen);
    std::vector<int> weights;
    for (const auto& box : boxes) {
        weights.push_back(weight_of(box_nodes, box_roots, box_base, box));
    }
    const auto order = by_weight(weights);
    const auto shares = shares_of(row_features(boxes, weights));
    std::vector<double> scores(boxes.size());
    double others = 0; // the other boxes share by what each has for itself
    for (std::size_t i = 1; i < order.size(); ++i) {
        others += scores[order[i]] = std::exp(std::min(0, weights[order[i]] - weights[order[1]]) / unit);
    }
    for (auto& score : scores) {
        score *= shares[another_box] / others;
    }
    scores[order[0]] = shares[likeliest_box];
    return {.scores = std::move(scores), .open = shares[left_open], .several = shares[both], .unclear = shares[nobody_knows]};
}

} // namespace formradar::read
