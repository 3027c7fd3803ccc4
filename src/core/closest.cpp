// The nearest word by number of edits, for "did you mean".
#include <algorithm>
#include <vector>

#include "formradar/core/text.hpp"

namespace formradar {
namespace {

// Levenshtein's distance: how many letters to insert, remove or replace.
std::size_t edits(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < to.size(); ++j) {
            const auto replaced = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

} // namespace

std::optional<std::string_view> closest(std::string_view word, const std::vector<std::string_view>& known) {
    if (known.empty() || word.size() > 40) {
        return std::nullopt;
    }
    const auto by_edits = [&](std::string_view other) { return edits(word, other); };
    const auto best = *std::ranges::min_element(known, {}, by_edits);
    const bool prefix = word.size() >= 3 && (best.starts_with(word) || word.starts_with(best));
    return prefix || by_edits(best) * 3 <= best.size() + 2 ? std::optional{best} : std::nullopt;
}

} // namespace formradar
