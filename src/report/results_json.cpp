// Results to JSON: what samples/results.schema.json describes.
#include "formradar/report/results_json.hpp"

#include <algorithm>

#include "formradar/results/disclosure.hpp"
#include "formradar/results/findings.hpp"
#include "formradar/results/gaps.hpp"
#include "report/ordered_json.hpp"

namespace formradar::report {
namespace {

constexpr int decimals = 4;

template <class Value>
Json optional(const std::optional<Value>& value) {
    if (!value) {
        return nullptr;
    }
    return rounded(*value, decimals);
}

Json optional(const std::optional<int>& value) {
    return value ? Json(*value) : Json(nullptr);
}

std::string_view name_of(results::Verdict verdict) {
    switch (verdict) {
        using enum results::Verdict;
        case too_few:
            return "too_few";
        case undecided:
            return "undecided";
        case left_open:
            return "left_open";
        case together_high:
            return "together_high";
        case together_low:
            return "together_low";
        case together_middle:
            return "together_middle";
        case spread:
            return "spread";
        case divided:
            return "divided";
    }
    return {};
}

std::string_view name_of(results::Change change) {
    switch (change) {
        using enum results::Change;
        case too_few:
            return "too_few";
        case same:
            return "same";
        case slight:
            return "slight";
        case higher:
            return "higher";
        case lower:
            return "lower";
        case undecided:
            return "undecided";
    }
    return {};
}

std::string_view name_of(results::Difference difference) {
    switch (difference) {
        using enum results::Difference;
        case clear:
            return "clear";
        case chance:
            return "chance";
        case undecided:
            return "undecided";
    }
    return {};
}

Json range_of(const std::optional<results::Range>& range) {
    return range ? Json{rounded(range->low, decimals), rounded(range->high, decimals)} : Json(nullptr);
}

void add_statistics(Json& object, const results::Statistics& scores) {
    object["n"] = scores.n;
    object["distribution"] = std::vector<int>(scores.counts.begin(), scores.counts.end());
    object["mean"] = optional(scores.mean);
    object["median"] = optional(scores.median);
    object["sd"] = optional(scores.sd);
    object["lowest"] = optional(scores.lowest);
    object["highest"] = optional(scores.highest);
    object["agreement"] = optional(scores.agreement);
}

// The title of the section that the statement is in.
std::string section_of(const form::Form& form, std::size_t statement) {
    std::string title;
    for (const form::Section& section : form.sections) {
        title = section.first <= statement ? section.title : title;
    }
    return title;
}

Json statements(const results::Results& results, const results::Findings& findings) {
    Json list = Json::array();
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        const results::StatementResult& statement = results.statements[i];
        const results::Said& said = findings.said[i];
        Json object = {{"statement", i + 1}, {"label", statement.label}, {"text", statement.text}};
        object["section"] = text_or_null(section_of(results.form, i));
        add_statistics(object, statement.scores);
        object["empty"] = statement.empty;
        object["not_applicable"] = statement.not_applicable;
        object["waiting"] = statement.waiting;
        object["missing"] = statement.missing;
        object["verdict"] = name_of(said.verdict);
        object["firm"] = said.firm();
        object["hangs_on"] = said.hangs_on;
        object["range"] = range_of(said.range);
        list.push_back(std::move(object));
    }
    return list;
}

// Where all of a group gave the same, groups are told by their means alone.
void conceal(Json& object) {
    for (const char* name : {"distribution", "median", "sd", "lowest", "highest", "agreement"}) {
        object[name] = nullptr;
    }
}

// The order of a list, with the places that statements share.
Json listing_of(const results::Listing& listing) {
    Json list = Json::array();
    for (const results::Listed& each : listing.shown) {
        list.push_back({{"statement", each.statement + 1}, {"place", each.place}, {"last", each.last}, {"shared", each.shared}});
    }
    return {{"named", std::move(list)}, {"counted", listing.counted}};
}

Json lists_of(const results::Findings& findings) {
    return {{"agreed", listing_of(findings.agreed)},
            {"divided", listing_of(findings.divided)},
            {"low", listing_of(findings.low)},
            {"lowest", listing_of(findings.lowest)},
            {"most_divided", listing_of(findings.most_divided)}};
}

Json gaps_of(const results::Results& results) {
    Json list = Json::array();
    for (const results::Gap& gap : results::gaps_between_groups(results)) {
        list.push_back({{"statement", gap.statement + 1},
                        {"lowest", gap.lowest + 1},
                        {"highest", gap.highest + 1},
                        {"size", rounded(gap.size, decimals)},
                        {"difference", name_of(gap.difference)}});
    }
    return list;
}

Json groups(const results::Results& results) {
    Json list = Json::array();
    for (const results::GroupResult& group : results.groups) {
        Json scores = Json::array();
        for (std::size_t i = 0; i < group.statements.size(); ++i) {
            Json object = {{"statement", i + 1}};
            add_statistics(object, group.statements[i]);
            if (results::conceals(results, i)) {
                conceal(object);
            }
            scores.push_back(std::move(object));
        }
        list.push_back({{"names", group.names},
                        {"sheets", group.sheets},
                        {"without_group", group.without_group},
                        {"statements", std::move(scores)}});
    }
    return list;
}

Json numbers_from_1(std::vector<std::size_t> indices) {
    std::ranges::for_each(indices, [](std::size_t& index) { ++index; });
    return indices;
}

Json pages(const results::Results& results) {
    Json object = {{"found", results.tally.found}};
    for (const record::Status status : record::all_statuses) {
        object[std::string(record::name_of(status))] = results.pages(status);
    }
    object["missing"] = results.tally.pages_missing;
    return object;
}

Json sheets(const results::Results& results) {
    const auto in_doubt =
        std::ranges::count_if(results.sheets, [](const results::SheetResult& sheet) { return sheet.doubts > 0; });
    const Json printed = results.tally.sheets_printed ? Json(*results.tally.sheets_printed) : Json(nullptr);
    return {{"found", results.sheets.size()},
            {"printed", printed},
            {"in_doubt", in_doubt},
            {"unverified", results.tally.unverified},
            {"in_no_group", results.sheets_in_no_group},
            {"not_shown", results.sheets_not_shown}};
}

Json comparison_of(const results::Results& after, const results::Comparison* comparison) {
    if (comparison == nullptr) {
        return nullptr;
    }
    Json changes = Json::array();
    for (const results::StatementChange& change : comparison->changes) {
        const results::Statistics& then = comparison->before.statements[change.before].scores;
        const results::Statistics& now = after.statements[change.after].scores;
        changes.push_back({{"statement", change.after + 1},
                           {"earlier_statement", change.before + 1},
                           {"n_before", then.n},
                           {"n_after", now.n},
                           {"mean_before", optional(then.mean)},
                           {"mean_after", optional(now.mean)},
                           {"difference", rounded(change.difference, decimals)},
                           {"change", name_of(change.change)}});
    }
    std::vector<std::size_t> not_compared = comparison->unmatched;
    not_compared.insert(not_compared.end(), comparison->undecided.begin(), comparison->undecided.end());
    std::ranges::sort(not_compared);
    return {{"session", comparison->before.session},
            {"title", comparison->before.title},
            {"date", comparison->before.date},
            {"changes", std::move(changes)},
            {"unmatched", numbers_from_1(not_compared)}};
}

Json scale(const form::Form& form) {
    return {{"low", form.scale.low},
            {"high", form.scale.high},
            {"steps", form.scale.steps},
            {"labels", form.scale.labels},
            {"not_applicable", text_or_null(form.not_applicable)}};
}

} // namespace

std::string results_json(const results::Results& results, const results::Comparison* comparison) {
    const results::Findings findings = results::findings_of(results);
    const Json object = {{"format", "formradar-results-1"},
                         {"session", results.session},
                         {"title", results.title},
                         {"date", results.date},
                         {"form", results.form.id},
                         {"language", results.form.language},
                         {"photocopy", results.photocopy},
                         {"scale", scale(results.form)},
                         {"sheets", sheets(results)},
                         {"pages", pages(results)},
                         {"waiting", results.waiting()},
                         {"checked", {{"scores", results.checked.scores}, {"right", results.checked.right}}},
                         {"statements", statements(results, findings)},
                         {"lowest_first", numbers_from_1(results::lowest_first(results))},
                         {"most_divided_first", numbers_from_1(results::most_divided_first(results))},
                         {"lists", lists_of(findings)},
                         {"groups", groups(results)},
                         {"gaps", gaps_of(results)},
                         {"protects_people", results::protects_people(results)},
                         {"comparison", comparison_of(results, comparison)}};
    return without_steering(object.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

} // namespace formradar::report
