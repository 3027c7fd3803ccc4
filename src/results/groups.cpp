// Who is in which group, and which groups may be shown without anybody being recognised.
#include "results/groups.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace formradar::results {
namespace {

using Members = std::vector<const SheetResult*>;

struct Group {
    std::vector<std::string> names;
    Members members;
};

// In the order of the form; names that only sheets have follow in the order of the alphabet.
std::vector<Group> groups_in(const Results& results) {
    std::map<std::string, Members> members;
    for (const SheetResult& sheet : results.sheets) {
        if (!sheet.group.empty()) {
            members[sheet.group].push_back(&sheet);
        }
    }
    std::vector<Group> groups;
    for (const std::string& name : results.form.groups) {
        if (const auto found = members.find(name); found != members.end()) {
            groups.push_back({{name}, found->second});
            members.erase(found);
        }
    }
    for (const auto& [name, sheets] : members) {
        groups.push_back({{name}, sheets});
    }
    return groups;
}

void put_together(Group& into, const Group& from) {
    into.names.insert(into.names.end(), from.names.begin(), from.names.end());
    into.members.insert(into.members.end(), from.members.begin(), from.members.end());
}

// The small groups become one; while that is too small still, the smallest of the others joins it: left out by itself, its scores
// would follow from the total.
std::vector<Group> merged(std::vector<Group> groups, std::size_t smallest) {
    std::vector<Group> large;
    Group rest;
    for (const Group& group : groups) {
        if (group.members.size() >= smallest) {
            large.push_back(group);
        } else {
            put_together(rest, group);
        }
    }
    if (rest.members.empty()) {
        return groups;
    }
    groups = std::move(large);
    while (rest.members.size() < smallest && !groups.empty()) {
        const auto next = std::ranges::min_element(groups, {}, [](const Group& group) { return group.members.size(); });
        put_together(*next, rest);
        rest = std::move(*next);
        groups.erase(next);
    }
    groups.push_back(std::move(rest));
    return groups;
}

std::vector<Statistics> statements_of(const Group& group, const Results& results, int smallest) {
    std::vector<Statistics> statements;
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        Counts counts{};
        int n = 0;
        for (const SheetResult* sheet : group.members) {
            if (sheet->cells[i].kind == Cell::scored) {
                ++counts.at(static_cast<std::size_t>(sheet->cells[i].score - 1));
                ++n;
            }
        }
        statements.push_back(n >= smallest ? statistics_of(counts) : Statistics{});
    }
    return statements;
}

} // namespace

void add_groups(Results& results, const AddUpOptions& options) {
    const int smallest = options.small_groups == SmallGroups::show ? 1 : std::max(options.smallest_group, 1);
    const auto least = static_cast<std::size_t>(smallest);
    results.small_groups = options.small_groups;
    std::vector<Group> groups = groups_in(results);
    std::size_t in_groups = 0;
    for (const Group& group : groups) {
        in_groups += group.members.size();
    }
    results.sheets_in_no_group = static_cast<int>(results.sheets.size() - in_groups);
    if (options.small_groups == SmallGroups::merge) {
        groups = merged(std::move(groups), least);
    }
    for (const Group& group : groups) {
        const int sheets = static_cast<int>(group.members.size());
        if (sheets < smallest) {
            results.sheets_not_shown += sheets;
            continue;
        }
        results.groups.push_back({.names = group.names, .sheets = sheets, .statements = statements_of(group, results, smallest)});
    }
}

} // namespace formradar::results
