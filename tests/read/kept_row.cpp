// A kept row goes the way of any other: rules, second measurement, posterior.
#include "read/kept_row.hpp"

#include <algorithm>
#include <iterator>

#include "formradar/read/decide.hpp"
#include "read/paler_left_out.hpp"

namespace formradar::read {
namespace {

using vision::BoxEvidence;
using vision::Evidence;

std::vector<vision::Ink> inks_of(const std::vector<BoxEvidence>& boxes) {
    std::vector<vision::Ink> inks;
    std::ranges::transform(boxes, std::back_inserter(inks), ink_of);
    return inks;
}

} // namespace

vision::Ink ink_of(const BoxEvidence& box) {
    using enum Evidence;
    const auto holds = [&](Evidence which) { return box[which] != 0; };
    return {.inside = box[inside],
            .foreign = box[foreign],
            .foreign_mark = holds(foreign_mark),
            .beside = box[beside],
            .tails = box[tails],
            .area = box[area],
            .inked = box[inked],
            .darkness = box[darkness],
            .solid = box[solid],
            .reach = box[reach],
            .surround = box[surround],
            .extent = {box[extent_x], box[extent_y], box[extent_width], box[extent_height]},
            .stroke = box[stroke],
            .crooked = holds(crooked),
            .crosses_near = holds(crosses_near),
            .touch = box[touch],
            .specks = box[specks],
            .pale_specks = box[pale_specks],
            .trace = box[trace],
            .level_line = holds(level_line),
            .struck = holds(struck),
            .tick = holds(tick),
            .word = holds(word),
            .aside = holds(aside),
            .leads_right = holds(leads_right),
            .line = holds(line),
            .noise = box[noise],
            .coarse_noise = box[coarse_noise],
            .writing = static_cast<int>(box[writing]),
            .in_writing = holds(in_writing)};
}

KeptRow kept(const RowTrace& row, const std::vector<RowTrace>& statements, Truth truth, std::string from) {
    KeptRow result{.from = std::move(from),
                   .truth = std::move(truth),
                   .boxes = row.evidence.boxes,
                   .found = row.found,
                   .dark = row.dark,
                   .pen = row.pen,
                   .stray = row.evidence.stray,
                   .options = row.options};
    std::vector<RowEvidence> evidence;
    std::ranges::transform(statements, std::back_inserter(evidence), &RowTrace::evidence);
    const auto at = std::ranges::find(statements, row.statement, &RowTrace::statement);
    if (row.statement && at != statements.end()) {
        result.context = context_of(evidence, static_cast<std::size_t>(at - statements.begin()));
    }
    return result;
}

RowVerdict verdict_of(const KeptRow& row, const RuleSet& without) {
    auto options = row.options;
    options.without = without;
    options.weak_is_plain = row.weak_is_plain && without.has(Rule::weak_mark);
    const auto inks = inks_of(row.boxes);
    auto verdict = judge_row(inks, row.found, row.stray, options);
    if (!row.dark.empty()) {
        const auto settled = paler_left_out(verdict, inks, row.found,
                                            {.dark = [&] { return std::span(row.dark); },
                                             .pen = [&] { return row.pen.empty() ? std::span(inks) : std::span(row.pen); }},
                                            options);
        verdict = settled.value_or(verdict);
    }
    if (!row.context || without.has(Rule::unlikely)) {
        return verdict;
    }
    const RowEvidence evidence{.boxes = row.boxes, .stray = row.stray};
    return weighed(std::move(verdict), evidence, *row.context);
}

bool is_silently_wrong(const RowVerdict& verdict, const Truth& truth) {
    const auto score = verdict.index ? std::optional{*verdict.index + 1} : std::nullopt;
    return !verdict.needs_review &&
           (verdict.state != truth.state || (truth.state == record::State::marked && score != truth.score));
}

RuleSet without_first(const KeptRow& row) {
    return row.held_by.empty() || row.held_by.front() == Rule::unlikely ? RuleSet{} : RuleSet{Rule::unlikely};
}

KeptRow with_what_holds(KeptRow row) {
    for (const bool weak_is_plain : {false, true}) {
        row.weak_is_plain = weak_is_plain;
        row.held_by.clear();
        RuleSet without{Rule::unlikely};
        auto verdict = verdict_of(row, without);
        while (verdict.needs_review && !without.has(verdict.rule)) {
            row.held_by.push_back(verdict.rule);
            without.add(verdict.rule);
            verdict = verdict_of(row, without);
        }
        if (is_silently_wrong(verdict, row.truth)) {
            if (row.held_by.empty() && verdict_of(row).rule == Rule::unlikely) {
                row.held_by.push_back(Rule::unlikely);
            }
            return row;
        }
    }
    row.held_by.clear();
    row.weak_is_plain = false;
    return row;
}

} // namespace formradar::read
