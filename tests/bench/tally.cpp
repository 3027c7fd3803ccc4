// Counting pages, and the exact bound of a rare rate.
#include "bench/tally.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "formradar/read/trace.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::bench {
namespace {

using simulator::AnswerKind;
using simulator::Outcome;

// Boxes that nobody put ink in. Rows whose ink goes anywhere are left out.
void add_blanks(Histogram& blank, const simulator::Meant& meant, const record::Score& score) {
    if (meant.kind != AnswerKind::clear && meant.kind != AnswerKind::none) {
        return;
    }
    for (std::size_t i = 0; i < score.ink.size(); ++i) {
        if (meant.kind == AnswerKind::none || static_cast<int>(i) + 1 != meant.boxes[0]) {
            blank.add(score.ink.at(i));
        }
    }
}

void add_to_band(std::array<Band, confidence_bands.size()>& bands, const simulator::Meant& meant, const record::Score& score) {
    const auto after = std::ranges::upper_bound(confidence_bands, score.confidence);
    const auto index = std::max<std::ptrdiff_t>(0, after - confidence_bands.begin() - 1);
    auto& band = bands.at(static_cast<std::size_t>(index));
    ++band.scores;
    band.right += simulator::same_answer(meant, score) ? 1 : 0;
}

std::string without_numbers(const std::string& reason) {
    std::string text;
    for (const auto letter : reason) {
        const auto is_digit = letter >= '0' && letter <= '9';
        if (!is_digit || text.empty() || text.back() != '#') {
            text += is_digit ? '#' : letter;
        }
    }
    return text;
}

void add_places(Histogram& off, const read::Trace& trace, const simulator::Geometry& truth) {
    if (trace.measurements.empty()) {
        return;
    }
    const auto& map = trace.measurements.front().registration.map;
    for (const auto& row : trace.rows) {
        for (std::size_t i = 0; row.statement && i < row.found.size() && i < row.rects.size(); ++i) {
            const auto centre = row.rects[i].centre();
            const auto found = map(centre + row.found[i].off);
            off.add(distance(found, truth.to_picture(centre)) / map.px_per_mm(centre));
        }
    }
}

// What the rules alone would have said of the page's statements.
std::vector<record::Score> scores_by_rules(const read::Trace& trace) {
    std::vector<record::Score> scores;
    for (const auto& row : trace.rows) {
        if (row.statement) {
            record::Score score{.state = row.rules.state, .needs_review = row.rules.needs_review};
            if (row.rules.index) {
                score.score = *row.rules.index + 1;
            }
            scores.push_back(score);
        }
    }
    return scores;
}

} // namespace

void Counts::add(Outcome outcome) {
    ++(outcome == Outcome::right ? right : outcome == Outcome::doubt ? doubt : silent);
}

Counts& Counts::operator+=(const Counts& other) {
    right += other.right;
    doubt += other.doubt;
    silent += other.silent;
    return *this;
}

void Histogram::add(double value) {
    const auto step = std::clamp(std::floor(value * 1000), 0.0, 1000.0);
    ++steps.at(static_cast<std::size_t>(step));
}

Histogram& Histogram::operator+=(const Histogram& other) {
    std::ranges::transform(steps, other.steps, steps.begin(), std::plus<>{});
    return *this;
}

std::int64_t Histogram::all() const {
    return std::accumulate(steps.begin(), steps.end(), std::int64_t{0});
}

double Histogram::quantile(double share) const {
    const auto wanted = share * static_cast<double>(all());
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        seen += steps.at(i);
        if (static_cast<double>(seen) >= wanted) {
            return static_cast<double>(i + 1) / 1000;
        }
    }
    return 1;
}

double Histogram::share_under(double limit) const {
    const auto end = steps.begin() + static_cast<std::ptrdiff_t>(limit * 1000);
    const auto under = std::accumulate(steps.begin(), end, std::int64_t{0});
    return all() == 0 ? 1 : static_cast<double>(under) / static_cast<double>(all());
}

void Tally::add(const simulator::FilledSheet& sheet, const read::PageReading& page, const simulator::PageVerdict& verdict) {
    ++pages;
    read += verdict.counted ? 1 : 0;
    pages_in_error += verdict.wrong_as_a_whole ? 1 : 0;
    for (std::size_t i = 0; i < verdict.scores.size(); ++i) {
        const auto& meant = sheet.truth.scores[i];
        const auto& score = page.reading.scores[i];
        statements.add(verdict.scores[i]);
        kinds.at(static_cast<std::size_t>(meant.kind)).add(verdict.scores[i]);
        if (verdict.scores[i] == Outcome::doubt && (meant.kind == AnswerKind::clear || meant.kind == AnswerKind::none)) {
            ++doubts[without_numbers(record::words_of(score.reason))];
        }
        add_blanks(blank_ink, meant, score);
        add_to_band(bands, meant, score);
    }
    if (verdict.group) {
        groups.add(*verdict.group);
        if (*verdict.group == Outcome::doubt) {
            ++doubts["group: " + without_numbers(record::words_of(page.reading.group_mark->reason))];
        }
    }
    if (verdict.counted && !verdict.wrong_as_a_whole && page.trace != nullptr) {
        const auto by_rules = scores_by_rules(*page.trace);
        for (std::size_t i = 0; i < by_rules.size(); ++i) {
            const auto& score = page.reading.scores[i];
            rules.add(simulator::judge_answer(sheet.truth.scores[i], by_rules[i]));
            contrary += !score.needs_review && !by_rules[i].needs_review &&
                                (score.state != by_rules[i].state || score.score != by_rules[i].score)
                            ? 1
                            : 0;
        }
        add_places(box_off, *page.trace, sheet.geometry);
    }
}

Tally& Tally::operator+=(const Tally& other) {
    pages += other.pages;
    read += other.read;
    pages_in_error += other.pages_in_error;
    statements += other.statements;
    groups += other.groups;
    rules += other.rules;
    contrary += other.contrary;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        kinds.at(i) += other.kinds.at(i);
    }
    for (std::size_t i = 0; i < bands.size(); ++i) {
        bands.at(i).scores += other.bands.at(i).scores;
        bands.at(i).right += other.bands.at(i).right;
    }
    for (const auto& [reason, count] : other.doubts) {
        doubts[reason] += count;
    }
    blank_ink += other.blank_ink;
    box_off += other.box_off;
    seconds += other.seconds;
    return *this;
}

std::int64_t Tally::silent() const {
    return statements.silent + groups.silent + pages_in_error;
}

double upper_bound(std::int64_t errors, std::int64_t trials) {
    if (trials == 0) {
        return 1;
    }
    const auto n = static_cast<double>(trials);
    const auto at_most = [&](double p) { // probability of `errors` or fewer
        double sum = 0;
        for (std::int64_t i = 0; i <= errors; ++i) {
            const auto k = static_cast<double>(i);
            const auto choose = std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
            sum += std::exp(choose + k * std::log(p) + (n - k) * std::log1p(-p));
        }
        return sum;
    };
    double low = 0;
    double high = 1;
    for (int i = 0; i < 100; ++i) {
        const auto middle = (low + high) / 2;
        (middle > 0 && at_most(middle) > 0.05 ? low : high) = middle;
    }
    return high;
}

} // namespace formradar::bench
