// Medians over the strongest marks of the page's other rows.
#include "formradar/read/context.hpp"

#include <algorithm>

#include "formradar/core/quantile.hpp"

namespace formradar::read {
namespace {

using vision::BoxEvidence;
using enum vision::Evidence;

constexpr double least_ink = 0.25; // mm², as the tables of the posterior were fitted with

struct Witness {
    const BoxEvidence* mark = nullptr; // the strongest of its row
    bool single = false;               // no other box of its row has ink
};

std::vector<Witness> witnesses_of(std::span<const RowEvidence> rows, std::size_t but_for) {
    std::vector<Witness> witnesses;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const auto& boxes = rows[r].boxes;
        if (r == but_for || boxes.empty()) {
            continue;
        }
        const auto& strongest = *std::ranges::max_element(boxes, {}, [](const BoxEvidence& box) { return box[inked]; });
        const auto with_ink = std::ranges::count_if(boxes, [](const BoxEvidence& box) { return box[inked] > least_ink; });
        if (strongest[inked] > fitted_mark) {
            witnesses.push_back({&strongest, with_ink == 1});
        }
    }
    constexpr std::ptrdiff_t enough = 2;
    if (std::ranges::count_if(witnesses, &Witness::single) >= enough) {
        std::erase_if(witnesses, [](const Witness& witness) { return !witness.single; });
    }
    return witnesses;
}

std::vector<double> inked_digits_of(std::span<const RowEvidence> rows, std::size_t but_for) {
    std::vector<double> digits;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (r != but_for && !rows[r].boxes.empty()) {
            digits.push_back(std::ranges::max(rows[r].boxes, {}, [](const BoxEvidence& box) { return box[digit]; })[digit]);
        }
    }
    return digits;
}

} // namespace

PenContext context_of(std::span<const RowEvidence> rows, std::size_t row) {
    const auto witnesses = witnesses_of(rows, row);
    const auto values_of = [&](vision::Evidence which) {
        std::vector<double> values;
        for (const auto& witness : witnesses) {
            values.push_back((*witness.mark)[which]);
        }
        return values;
    };
    const auto digits = inked_digits_of(rows, row);
    const auto middle = [&](vision::Evidence which) { return median(values_of(which)); };
    const auto share = [&](vision::Evidence which) {
        double sum = 0;
        for (const double value : values_of(which)) {
            sum += value;
        }
        return witnesses.empty() ? 0 : sum / static_cast<double>(witnesses.size());
    };
    return {.inked = middle(inked),
            .darkness = middle(darkness),
            .stroke = middle(stroke),
            .solid = middle(solid),
            .area = middle(area),
            .reach = middle(reach),
            .ticks = share(tick),
            .crooked = share(crooked),
            .witnesses = static_cast<int>(witnesses.size()),
            .usual_digit = median(digits),
            .most_digit = digits.empty() ? 0 : std::ranges::max(digits)};
}

} // namespace formradar::read
