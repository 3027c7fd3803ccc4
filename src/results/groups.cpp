// Who is in which group, and which groups may be shown without anybody being recognised.
#include "results/groups.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "formradar/results/disclosure.hpp"

namespace formradar::results {
namespace {

using Members = std::vector<const SheetResult*>;

struct Group {
    std::vector<std::string> names;
    Members members;
    int without_group = 0; // of the members
};

struct Split {
    std::vector<Group> groups;
    Members others; // in no group
};

// In the order of the form; names that only sheets have follow in the order of the alphabet.
Split split_of(const Results& results) {
    std::map<std::string, Members> members;
    Split split;
    for (const SheetResult& sheet : results.sheets) {
        (sheet.group.empty() ? split.others : members[sheet.group]).push_back(&sheet);
    }
    for (const std::string& name : results.form.groups) {
        if (const auto found = members.find(name); found != members.end()) {
            split.groups.push_back({{name}, found->second});
            members.erase(found);
        }
    }
    for (const auto& [name, sheets] : members) {
        split.groups.push_back({{name}, sheets});
    }
    return split;
}

std::size_t size_of(const Group& group) {
    return group.members.size();
}

void put_together(Group& into, const Group& from) {
    into.names.insert(into.names.end(), from.names.begin(), from.names.end());
    into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    into.without_group += from.without_group;
}

// The small groups become one, with the sheets of no group when those are one or two; while that is too small still, the smallest
// of the others joins it: left out by itself, its scores would follow from the total.
void merge(Split& split, std::size_t smallest) {
    std::vector<Group> large;
    Group rest;
    for (const Group& group : split.groups) {
        if (size_of(group) >= smallest) {
            large.push_back(group);
        } else {
            put_together(rest, group);
        }
    }
    if (split.others.size() < smallest && !split.groups.empty()) {
        put_together(rest, {{}, split.others, static_cast<int>(split.others.size())});
        split.others.clear();
    }
    while (!rest.members.empty() && size_of(rest) < smallest && !large.empty()) {
        const auto next = std::ranges::min_element(large, {}, size_of);
        put_together(*next, rest);
        rest = std::move(*next);
        large.erase(next);
    }
    split.groups = std::move(large);
    if (!rest.members.empty()) {
        split.groups.push_back(std::move(rest));
    }
}

// Small groups go to those that are not shown; while these are one or two, the smallest of the others goes too.
void leave_out(Split& split, std::size_t smallest) {
    while (!split.groups.empty()) {
        const auto next = std::ranges::min_element(split.groups, {}, size_of);
        const bool follows = !split.others.empty() && split.others.size() < smallest;
        if (size_of(*next) >= smallest && !follows) {
            return;
        }
        split.others.insert(split.others.end(), next->members.begin(), next->members.end());
        split.groups.erase(next);
    }
}

Statistics statistics_in(const Members& members, std::size_t statement, int steps) {
    Counts counts = Counts::of_steps(steps);
    for (const SheetResult* sheet : members) {
        const SheetCell& cell = sheet->cells[statement];
        if (cell.kind == Cell::scored) {
            ++counts.at(static_cast<std::size_t>(cell.score - 1));
        }
    }
    return statistics_of(counts);
}

} // namespace

// The values of one statement: those of too few people go, and with them others while what goes would follow from the total.
void withhold(Results& results, std::size_t statement, int smallest) {
    int rest = results.statements[statement].scores.n;
    std::vector<Statistics*> shown;
    const Statistics nothing = statistics_of(Counts::of_steps(results.form.scale.steps));
    for (GroupResult& group : results.groups) {
        Statistics& scores = group.statements[statement];
        if (scores.n >= smallest) {
            shown.push_back(&scores);
            rest -= scores.n;
        } else {
            scores = nothing;
        }
    }
    while (rest > 0 && rest < smallest && !shown.empty()) {
        const auto next = std::ranges::min_element(shown, {}, [](const Statistics* scores) { return scores->n; });
        rest += (*next)->n;
        **next = nothing;
        shown.erase(next);
    }
}

void add_groups(Results& results, const AddUpOptions& options) {
    const int smallest = options.small_groups == SmallGroups::show ? 1 : std::max(options.smallest_group, 1);
    const auto least = static_cast<std::size_t>(smallest);
    results.small_groups = options.small_groups;
    Split split = split_of(results);
    const std::size_t in_no_group = split.others.size();
    if (options.small_groups == SmallGroups::merge) {
        merge(split, least);
    } else if (options.small_groups == SmallGroups::leave_out) {
        leave_out(split, least);
    }
    results.sheets_in_no_group = static_cast<int>(std::min(in_no_group, split.others.size()));
    results.sheets_not_shown = static_cast<int>(split.others.size()) - results.sheets_in_no_group;
    for (const Group& group : split.groups) {
        if (size_of(group) < least) {
            results.sheets_not_shown += static_cast<int>(size_of(group));
            continue;
        }
        GroupResult result{.names = group.names,
                           .sheets = static_cast<int>(size_of(group)),
                           .without_group = group.without_group,
                           .statements = {}};
        for (std::size_t i = 0; i < results.statements.size(); ++i) {
            result.statements.push_back(statistics_in(group.members, i, results.form.scale.steps));
        }
        results.groups.push_back(std::move(result));
    }
    for (std::size_t i = 0; i < results.statements.size(); ++i) {
        withhold(results, i, smallest);
    }
}

} // namespace formradar::results
