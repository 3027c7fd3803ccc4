// A stage is a line that ends in " ms"; steps of the run end in " s".
#include "bench/stage_shares.hpp"

#include <algorithm>
#include <charconv>

#include "formradar/core/quantile.hpp"
#include "formradar/core/text.hpp"

namespace formradar::bench {
namespace {

constexpr std::string_view unit = " ms";

std::string cell(double part, double whole) {
    return " | " + fixed(part, 1) + " (" + fixed(100 * part / whole, 0) + " %)";
}

} // namespace

std::vector<std::pair<std::string, double>> stages_told(std::string_view told) {
    std::vector<std::pair<std::string, double>> stages;
    for (const auto whole : split(told, '\n')) {
        const auto line = trimmed(whole);
        if (!line.ends_with(unit)) {
            continue;
        }
        const auto number = line.substr(0, line.size() - unit.size());
        const auto gap = number.rfind(' ');
        double milliseconds = 0;
        if (gap == std::string_view::npos ||
            std::from_chars(number.data() + gap + 1, number.data() + number.size(), milliseconds).ec != std::errc()) {
            continue;
        }
        stages.emplace_back(trimmed(number.substr(0, gap)), milliseconds);
    }
    return stages;
}

void StageShares::add(const std::string& kind, std::string_view told, double page) {
    auto shares = std::ranges::find(kinds_, kind, &Shares::kind);
    if (shares == kinds_.end()) {
        shares = kinds_.insert(kinds_.end(), {.kind = kind, .stages = {}, .pages = {}});
    }
    shares->pages.push_back(page);
    for (const auto& [name, milliseconds] : stages_told(told)) {
        auto stage = std::ranges::find(shares->stages, name, [](const auto& entry) { return entry.first; });
        if (stage == shares->stages.end()) {
            stage = shares->stages.insert(stage, {name, {}});
        }
        stage->second.push_back(milliseconds);
    }
}

std::string StageShares::table() const {
    if (kinds_.empty()) {
        return "";
    }
    std::string head = "| kind", line = "| ---";
    for (const auto& [name, rounds] : kinds_.front().stages) {
        head += " | " + name;
        line += " | ---";
    }
    std::string text = head + " | the rest |\n" + line + " | --- |\n";
    for (const auto& shares : kinds_) {
        const double page = median(shares.pages);
        double rest = page;
        text += "| " + shares.kind;
        for (const auto& [name, rounds] : shares.stages) {
            text += cell(median(rounds), page);
            rest -= median(rounds);
        }
        text += cell(std::max(0.0, rest), page) + " |\n";
    }
    return text;
}

} // namespace formradar::bench
