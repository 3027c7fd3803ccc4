// Builds the lists by one walk, which names them too, so that a name can't drift from its number.
#include "read/features.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>

namespace formradar::read {
namespace {

using vision::BoxEvidence;
using vision::Evidence;
using enum vision::Evidence;

// What the strongest of the other boxes may have more of.
constexpr std::array most_of_others = {inked,      darkness, solid,  specks,     foreign, foreign_mark, trace,  inside,
                                       area,       touch,    beside, digit,      patch,   patch_spread, stroke, struck,
                                       level_line, tick,     line,   in_writing, writing, surround,     noise};
// What is told of the other box with most ink.
constexpr std::array of_strongest = {inked,         darkness, stroke,   solid,  inside,     tick, crooked, extent_width,
                                     extent_height, extent_x, extent_y, struck, level_line, word, reach,   area};

int thousandths(double value) {
    constexpr double most = 2e6;
    return static_cast<int>(std::clamp(std::round(value * 1000), -most, most));
}

double ratio(double value, double of) {
    return of > 0 ? value / of : -1;
}

std::string_view name_of(Evidence which) {
    return vision::evidence_names.at(static_cast<std::size_t>(which)).name;
}

class FeatureRow {
public:
    FeatureRow(const RowEvidence& row, const PenContext& pen) : row_(row), pen_(pen) {}

    // Calls `add(prefix, name, value)` for each feature of the box.
    template <class Add>
    void each(std::size_t b, Add add) const {
        const auto& box = row_.boxes[b];
        for (std::size_t i = 0; i < box.values.size(); ++i) {
            add("", vision::evidence_names.at(i).name, box.values.at(i));
        }
        add_pen(box, add);
        for (const auto which : most_of_others) {
            add("others_", name_of(which), others(b, which, true));
        }
        add_strongest(b, add);
        add("others_least_", name_of(outline), others(b, outline, false));
        add("others_least_", name_of(outline_darkness), others(b, outline_darkness, false));
        add("row_", "stray", row_.stray);
        add("beyond_others_", name_of(digit), box[digit] - others(b, digit, true));
        add("row_", "marks", static_cast<double>(std::ranges::count_if(row_.boxes, [](const BoxEvidence& one) {
                return one[inked] > fitted_mark;
            })));
    }

private:
    template <class Add>
    void add_pen(const BoxEvidence& box, Add& add) const {
        add("pen_", "inked", pen_.inked);
        add("pen_", "darkness", pen_.darkness);
        add("pen_", "stroke", pen_.stroke);
        add("pen_", "solid", pen_.solid);
        add("pen_", "area", pen_.area);
        add("pen_", "reach", pen_.reach);
        add("pen_", "ticks", pen_.ticks);
        add("pen_", "crooked", pen_.crooked);
        add("pen_", "witnesses", pen_.witnesses);
        add("pen_", "usual_digit", pen_.usual_digit);
        add("pen_", "most_digit", pen_.most_digit);
        add("of_pen_", "inked", ratio(box[inked], pen_.inked));
        add("of_pen_", "darkness", ratio(box[darkness], pen_.darkness));
        add("of_pen_", "stroke", ratio(box[stroke], pen_.stroke));
        add("beyond_pen_", "solid", box[solid] - pen_.solid);
    }

    template <class Add>
    void add_strongest(std::size_t b, Add& add) const {
        const auto at = strongest_but(b);
        const auto &box = row_.boxes[b], &other = row_.boxes[at];
        for (const auto which : of_strongest) {
            add("strongest_", name_of(which), other[which]);
        }
        add("of_strongest_", "inked", ratio(box[inked], other[inked]));
        add("of_strongest_", "darkness", ratio(box[darkness], other[darkness]));
        add("of_strongest_", "stroke", ratio(box[stroke], other[stroke]));
        add("beyond_strongest_", "solid", box[solid] - other[solid]);
        add("strongest_", "boxes_away", static_cast<double>(at) - static_cast<double>(b));
    }

    [[nodiscard]] double others(std::size_t b, Evidence which, bool most) const {
        double found = row_.boxes[b == 0 ? 1 : 0][which];
        for (std::size_t i = 0; i < row_.boxes.size(); ++i) {
            if (i != b) {
                found = most ? std::max(found, row_.boxes[i][which]) : std::min(found, row_.boxes[i][which]);
            }
        }
        return found;
    }

    [[nodiscard]] std::size_t strongest_but(std::size_t b) const {
        std::size_t found = b == 0 ? 1 : 0;
        for (std::size_t i = 0; i < row_.boxes.size(); ++i) {
            if (i != b && row_.boxes[i][inked] > row_.boxes[found][inked]) {
                found = i;
            }
        }
        return found;
    }

    const RowEvidence& row_;
    const PenContext& pen_;
};

} // namespace

std::vector<Features> box_features(const RowEvidence& evidence, const PenContext& pen) {
    const FeatureRow row(evidence, pen);
    std::vector<Features> all(evidence.boxes.size());
    for (std::size_t b = 0; b < all.size(); ++b) {
        row.each(b, [&](std::string_view, std::string_view, double value) { all[b].push_back(thousandths(value)); });
    }
    return all;
}

std::vector<std::string> box_feature_names() {
    const RowEvidence two{.boxes = std::vector<BoxEvidence>(2), .stray = 0};
    std::vector<std::string> names;
    FeatureRow(two, {}).each(0, [&](std::string_view prefix, std::string_view name, double) {
        names.push_back(std::string(prefix) + std::string(name));
    });
    return names;
}

std::vector<std::size_t> by_weight(std::span<const int> weights) {
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
    return order;
}

Features row_features(std::span<const Features> boxes, std::span<const int> weights) {
    constexpr std::size_t compared = 3;   // of the weights, from the likeliest: rows have two boxes and more
    constexpr int no_weight = -2'000'000; // of a box that a short row does not have
    const auto order = by_weight(weights);
    Features features;
    for (std::size_t i = 0; i < compared; ++i) {
        features.push_back(i < order.size() ? weights[order[i]] : no_weight);
    }
    for (const auto at : {order[0], order[1]}) {
        features.insert(features.end(), boxes[at].begin(), boxes[at].end());
    }
    for (std::size_t i = 0; i < vision::evidence_names.size(); ++i) {
        features.push_back(order.size() > 2 ? boxes[order[2]][i] : 0);
    }
    return features;
}

} // namespace formradar::read
