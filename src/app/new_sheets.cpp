// Ids are drawn until one is free; the groups' sheets come in the order in which they were asked for.
#include "app/new_sheets.hpp"

#include <algorithm>
#include <set>

#include "app/usage.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/composed.hpp"
#include "formradar/form/sheet_ids.hpp"

namespace formradar::app {
namespace {

// Three letters are 32,768 ids; that many tries in a row without a free one are no chance.
constexpr int most_tries = 100'000;

std::string no_such_group(const std::string& name, const form::Form& form) {
    std::string list;
    for (const auto& group : form.groups) {
        list += (list.empty() ? "" : ", ") + group;
    }
    const auto meant = closest(name, {form.groups.begin(), form.groups.end()});
    return "the form " + form.id + " has no group \"" + name + "\"" +
           (meant ? "; did you mean \"" + std::string(*meant) + "\"?" : "") +
           (list.empty() ? "; it has no groups at all" : "\nIts groups are: " + list);
}

std::string new_id(std::set<std::string>& taken, const World& world) {
    for (int i = 0; i < most_tries; ++i) {
        auto id = world.random_base32(3);
        if (form::stays_as_typed(id) && taken.insert(id).second) {
            return id;
        }
    }
    throw Error("no number is left for another sheet of this session: make a new session");
}

} // namespace

std::vector<GroupCount> groups_named(const std::vector<GroupCount>& groups, const form::Form& form) {
    std::vector<GroupCount> named;
    for (const auto& [name, count] : groups) {
        const auto is_it = [meant = form::composed(name)](const std::string& group) { return form::composed(group) == meant; };
        const auto found = std::ranges::find_if(form.groups, is_it);
        if (found == form.groups.end()) {
            throw UsageError(no_such_group(name, form));
        }
        named.emplace_back(*found, count);
    }
    return named;
}

std::vector<form::Sheet> new_sheets(const std::vector<GroupCount>& groups, std::size_t total,
                                    const std::vector<form::Sheet>& others, const World& world) {
    std::vector<std::string> of_sheets;
    for (const auto& [name, count] : groups) {
        of_sheets.insert(of_sheets.end(), static_cast<std::size_t>(count), name);
    }
    of_sheets.resize(std::max(total, of_sheets.size()));
    std::set<std::string> taken{std::string(form::photocopy_sheet)};
    std::ranges::transform(others, std::inserter(taken, taken.end()), &form::Sheet::id);
    std::vector<form::Sheet> sheets;
    for (const auto& group : of_sheets) {
        sheets.push_back({.id = new_id(taken, world), .group = group});
    }
    return sheets;
}

} // namespace formradar::app
