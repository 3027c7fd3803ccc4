// Orders that hold without any single sheet, lists cut between places, and the topics that follow from the lists.
#include "formradar/results/findings.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <tuple>

namespace formradar::results {
namespace {

constexpr double as_good_as_equal = 1e-9;         // sums of fractions are a little off
constexpr std::size_t wanted = 3, most_named = 5; // statements in a list of page 1
constexpr std::size_t most_ranked = 10;           // and in a ranking

using Measure = std::optional<double> Statistics::*;

// A measure of a statement: as it is, at its least and most however what waits is decided, and without a sheet that gave 1, 2,
// ...
struct Value {
    double now = 0;
    Range possible;
    std::array<double, form::most_steps + 1> without{}; // by the score that is left out; 0: a sheet that gave none
};

double of(const Counts& counts, Measure measure, double otherwise) {
    return (statistics_of(counts).*measure).value_or(otherwise);
}

Value value_of(const StatementResult& statement, const Said& said, Measure measure) {
    const Counts& counts = statement.scores.counts;
    Value value{.now = of(counts, measure, 0), .possible = {}, .without = {}};
    const auto& possible = measure == &Statistics::mean ? said.mean : said.agreement;
    value.possible = possible.value_or(Range{value.now, value.now});
    value.without[0] = value.now;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        Counts without = counts;
        without.at(i) = std::max(0, counts.at(i) - 1);
        value.without.at(i + 1) = of(without, measure, value.now);
    }
    return value;
}

// The order of statements by one measure, lowest or highest first.
class Order {
public:
    Order(const Results& results, const std::vector<Said>& said, Measure measure, bool highest_first)
        : results_(results), sign_(highest_first ? -1 : 1) {
        for (std::size_t i = 0; i < said.size(); ++i) {
            values_.push_back(value_of(results.statements[i], said[i], measure));
        }
    }

    [[nodiscard]] Listing listing(std::vector<std::size_t> of, std::size_t most, std::size_t enough) const {
        std::ranges::stable_sort(of, {}, [&](std::size_t i) { return sign_ * values_[i].now; });
        std::vector<Listed> all = placed(of);
        std::ranges::stable_sort(all, {}, &Listed::place);
        Listing result;
        for (auto first = all.begin(); first != all.end() && result.shown.size() < enough;) {
            const auto last = std::find_if(first, all.end(), [&](const Listed& each) { return each.place != first->place; });
            if (result.shown.size() + static_cast<std::size_t>(last - first) > most) {
                result.counted = static_cast<int>(last - first);
                result.counted_place = first->place;
                break;
            }
            result.shown.insert(result.shown.end(), first, last);
            first = last;
        }
        std::ranges::stable_sort(result.shown, {}, [&](const Listed& each) { return sign_ * values_[each.statement].now; });
        return result;
    }

private:
    [[nodiscard]] std::vector<Listed> placed(const std::vector<std::size_t>& of) const {
        const auto count = [&](const auto& such) { return static_cast<int>(std::ranges::count_if(of, such)); };
        std::vector<Listed> all;
        for (const std::size_t i : of) {
            const int sooner = count([&](std::size_t other) { return before(other, i); });
            const int later = count([&](std::size_t other) { return before(i, other); });
            all.push_back({.statement = i, .place = 1 + sooner, .last = static_cast<int>(of.size()) - later});
        }
        for (Listed& each : all) {
            const auto same = std::ranges::count_if(
                all, [&](const Listed& other) { return other.place == each.place && other.last == each.last; });
            each.shared = each.last > each.place;
            each.tied = each.shared && same == each.last - each.place + 1;
        }
        return all;
    }
    [[nodiscard]] bool before(std::size_t a, std::size_t b) const {
        const Value &one = values_[a], &other = values_[b];
        const bool decided =
            sign_ > 0 ? less(one.possible.high, other.possible.low) : less(other.possible.high, one.possible.low);
        return decided && std::ranges::all_of(results_.sheets, [&](const SheetResult& sheet) {
                   const double without_a = sign_ * one.without.at(score(sheet, a));
                   return less(without_a, sign_ * other.without.at(score(sheet, b)));
               });
    }
    static bool less(double a, double b) { return a < b - as_good_as_equal; }
    static std::size_t score(const SheetResult& sheet, std::size_t statement) {
        const SheetCell& cell = sheet.cells[statement];
        return cell.kind == Cell::scored ? static_cast<std::size_t>(cell.score) : 0;
    }

    const Results& results_;
    double sign_;
    std::vector<Value> values_;
};

std::vector<std::size_t> those(const Findings& findings, const std::function<bool(const Said&)>& wanted_ones) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < findings.said.size(); ++i) {
        if (wanted_ones(findings.said[i])) {
            indices.push_back(i);
        }
    }
    return indices;
}

// A ranking in which all share one place is no ranking.
Listing ranking(const Order& order, const std::vector<std::size_t>& of) {
    Listing listing = order.listing(of, most_ranked, most_ranked);
    const bool no_order =
        listing.shown.empty() || std::ranges::all_of(listing.shown, [](const Listed& each) { return each.place == 1; });
    return no_order ? Listing{} : listing;
}

bool lists(const Listing& listing, std::size_t statement) {
    return std::ranges::find(listing.shown, statement, &Listed::statement) != listing.shown.end();
}

Why why_low(const Findings& findings, std::size_t statement) {
    return findings.said[statement].mean->high <= needs_work(findings.steps) ? Why::low : Why::higher;
}

// First what divides, then what scores low: the order in which a meeting gets from looking to doing.
std::vector<Topic> topics_of(const Findings& findings) {
    std::vector<Topic> topics;
    for (const Listed& each : findings.divided.shown) {
        const bool both = lists(findings.low, each.statement) && why_low(findings, each.statement) == Why::low;
        topics.push_back({both ? Why::both : Why::divided, {each.statement}});
    }
    if (findings.divided.shown.empty() && findings.divided.counted > 0) {
        topics.push_back(
            {Why::level_divided, those(findings, [](const Said& said) { return said.verdict == Verdict::divided; })});
    }
    for (const Listed& each : findings.low.shown) {
        if (!lists(findings.divided, each.statement)) {
            topics.push_back({why_low(findings, each.statement), {each.statement}});
        }
    }
    if (findings.low.shown.empty() && findings.low.counted > 0) {
        topics.push_back({Why::level_low, those(findings, [](const Said& said) { return said.low; })});
    }
    if (topics.empty() && findings.without_word == 0) {
        topics.push_back({Why::keep, {}});
    }
    return topics;
}

std::vector<std::size_t> with_scores(const Results& results, int least) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        if (results.statements[i].scores.n >= least) {
            indices.push_back(i);
        }
    }
    return indices;
}

} // namespace

std::vector<std::size_t> lowest_first(const Results& results) {
    std::vector<std::size_t> order = with_scores(results, 1);
    std::ranges::sort(order, {}, [&](std::size_t i) {
        const Statistics& scores = results.statements[i].scores;
        return std::tuple(*scores.mean, scores.agreement.value_or(1), i);
    });
    return order;
}

std::vector<std::size_t> most_divided_first(const Results& results) {
    std::vector<std::size_t> order = with_scores(results, 2);
    std::ranges::sort(order, {}, [&](std::size_t i) {
        const Statistics& scores = results.statements[i].scores;
        return std::tuple(*scores.agreement, *scores.mean, i);
    });
    return order;
}

Given given(const Results& results, std::size_t statement) {
    const StatementResult& result = results.statements[statement];
    const int missing = results.photocopy ? 0 : result.missing; // each page of copies is a row, and lacks what others ask
    return {.counts = result.scores.counts,
            .empty = result.empty + result.not_applicable,
            .undecided = result.waiting + missing + results.unplaced};
}

Findings findings_of(const Results& results) {
    Findings findings;
    findings.steps = results.form.scale.steps;
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        findings.said.push_back(say(given(results, i)));
        findings.without_word += is_word(findings.said.back().verdict) ? 0 : 1;
    }
    const Order by_mean(results, findings.said, &Statistics::mean, false);
    const Order by_agreement(results, findings.said, &Statistics::agreement, false);
    const Order most_alike(results, findings.said, &Statistics::agreement, true);
    const auto words = those(findings, [](const Said& said) { return is_word(said.verdict); });
    findings.agreed =
        most_alike.listing(those(findings, [](const Said& said) { return is_together(said.verdict); }), most_named, wanted);
    findings.divided = by_agreement.listing(those(findings, [](const Said& said) { return said.verdict == Verdict::divided; }),
                                            most_named, wanted);
    findings.low = by_mean.listing(those(findings, [](const Said& said) { return said.low; }), most_named, wanted);
    findings.lowest = ranking(by_mean, words);
    findings.most_divided = ranking(by_agreement, words);
    findings.topics = topics_of(findings);
    return findings;
}

} // namespace formradar::results
