// The check over totals and groups, and which rows may name their group.
#include "formradar/results/disclosure.hpp"

#include <algorithm>
#include <map>

namespace formradar::results {
namespace {

bool too_few_to_show(int people) {
    return people > 0 && people < fewest_people;
}

} // namespace

bool protects_people(const Results& results) {
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        int rest = results.statements[i].scores.n;
        bool found = too_few_to_show(rest);
        for (const GroupResult& group : results.groups) {
            found = found || too_few_to_show(group.statements[i].n);
            rest -= group.statements[i].n;
        }
        if (found || too_few_to_show(rest)) {
            return false;
        }
    }
    return true;
}

bool all_gave_the_same(const Statistics& scores) {
    return scores.n > 1 && scores.lowest == scores.highest;
}

bool conceals(const Results& results, std::size_t statement) {
    const auto same = [&](const GroupResult& group) { return all_gave_the_same(group.statements[statement]); };
    return !all_gave_the_same(results.statements[statement].scores) && std::ranges::any_of(results.groups, same);
}

// Only groups that are shown by themselves: a row of a group that was put together with others would tell the others from it.
std::vector<std::string> groups_by_row(const Results& results) {
    std::map<std::string, int> rows;
    auto unnamed = static_cast<int>(results.sheets.size());
    for (const GroupResult& group : results.groups) {
        if (group.names.size() == 1 && group.without_group == 0 && group.sheets >= fewest_people) {
            rows[group.names.front()] = group.sheets;
            unnamed -= group.sheets;
        }
    }
    while (too_few_to_show(unnamed) && !rows.empty()) {
        const auto smallest = std::ranges::min_element(rows, {}, [](const auto& entry) { return entry.second; });
        unnamed += smallest->second;
        rows.erase(smallest);
    }
    std::vector<std::string> groups;
    for (const SheetResult& sheet : results.sheets) {
        groups.push_back(rows.contains(sheet.group) ? sheet.group : "");
    }
    return groups;
}

} // namespace formradar::results
