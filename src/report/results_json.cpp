// Results to JSON: what samples/results.schema.json describes.
#include "formradar/report/results_json.hpp"

#include <algorithm>

#include "formradar/results/conclusions.hpp"
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
    }
    return {};
}

void add_statistics(Json& object, const results::Statistics& scores) {
    object["n"] = scores.n;
    object["distribution"] = scores.counts;
    object["mean"] = optional(scores.mean);
    object["median"] = optional(scores.median);
    object["sd"] = optional(scores.sd);
    object["lowest"] = optional(scores.lowest);
    object["highest"] = optional(scores.highest);
    object["agreement"] = optional(scores.agreement);
}

Json statements(const results::Results& results) {
    Json list = Json::array();
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        const results::StatementResult& statement = results.statements[i];
        Json object = {{"statement", i + 1}, {"label", statement.label}, {"text", statement.text}};
        add_statistics(object, statement.scores);
        object["empty"] = statement.empty;
        object["waiting"] = statement.waiting;
        object["missing"] = statement.missing;
        object["verdict"] = name_of(results::verdict(statement.scores));
        list.push_back(std::move(object));
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
            scores.push_back(std::move(object));
        }
        list.push_back({{"names", group.names}, {"sheets", group.sheets}, {"statements", std::move(scores)}});
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
    const Json printed = results.tally.sheets_printed == 0 ? Json(nullptr) : Json(results.tally.sheets_printed);
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
    return {{"session", comparison->before.session},
            {"title", comparison->before.title},
            {"date", comparison->before.date},
            {"changes", std::move(changes)},
            {"unmatched", numbers_from_1(comparison->unmatched)}};
}

} // namespace

std::string results_json(const results::Results& results, const results::Comparison* comparison) {
    const Json object = {{"format", "formradar-results-1"},
                         {"session", results.session},
                         {"title", results.title},
                         {"date", results.date},
                         {"form", results.form.id},
                         {"language", results.form.language},
                         {"photocopy", results.photocopy},
                         {"scale", {{"low", results.form.scale.low}, {"high", results.form.scale.high}}},
                         {"sheets", sheets(results)},
                         {"pages", pages(results)},
                         {"waiting", results.waiting()},
                         {"statements", statements(results)},
                         {"lowest_first", numbers_from_1(results::lowest_first(results))},
                         {"most_divided_first", numbers_from_1(results::most_divided_first(results))},
                         {"groups", groups(results)},
                         {"comparison", comparison_of(results, comparison)}};
    return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace formradar::report
