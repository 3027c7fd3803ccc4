// Ids are drawn until one is free; the groups' sheets come in the order in which they were asked for.
#include "app/new_sheets.hpp"

#include <algorithm>
#include <set>

#include "app/complaint.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/composed.hpp"
#include "formradar/form/sheet_ids.hpp"

namespace formradar::app {
namespace {

// Three letters are 32,768 numbers; when most are taken a drawn one is seldom free, and the next free one is as good.
constexpr int most_tries = 100;
constexpr int letters = 3;
constexpr std::uint64_t numbers = 1U << (5U * letters);

UsageComplaint no_such_group(const std::string& name, const form::Form& form) {
    std::string list;
    for (const auto& group : form.groups) {
        list += (list.empty() ? "" : ", ") + group;
    }
    const auto meant = closest(name, {form.groups.begin(), form.groups.end()});
    std::vector<Sentence> sentences = {{Msg::no_group, {{"form", form.id}, {"name", name}}}};
    if (meant) {
        sentences.push_back({Msg::meant, {{"name", "\"" + std::string(*meant) + "\""}}});
    }
    sentences.push_back(list.empty() ? Sentence{Msg::no_groups_at_all} : Sentence{Msg::groups_are, {{"names", list}}});
    return UsageComplaint(sentences);
}

std::string new_id(std::set<std::string>& taken, const World& world) {
    std::string id;
    for (int i = 0; i < most_tries; ++i) {
        id = world.random_base32(letters);
        if (form::stays_as_typed(id) && taken.insert(id).second) {
            return id;
        }
    }
    do { // one is free: that was asked before
        id = base32((base32_value(id).value_or(0) + 1) % numbers, letters);
    } while (!form::stays_as_typed(id) || !taken.insert(id).second);
    return id;
}

std::size_t free_numbers(const std::set<std::string>& taken) {
    std::size_t free = 0;
    for (std::uint64_t number = 0; number < numbers; ++number) {
        const auto id = base32(number, letters);
        free += form::stays_as_typed(id) && !taken.contains(id) ? 1 : 0;
    }
    return free;
}

void must_have_numbers(std::size_t sheets, const std::set<std::string>& taken) {
    if (const auto free = free_numbers(taken); sheets > free) {
        std::vector<Sentence> sentences = {{free == 1 ? Msg::numbers_one : Msg::numbers_many, {{"n", std::to_string(free)}}}};
        if (taken.size() > 1) {
            sentences.push_back({Msg::numbers_more});
        }
        sentences.push_back({Msg::numbers_not_for, {{"n", std::to_string(sheets)}}});
        throw UsageComplaint(sentences);
    }
}

} // namespace

std::vector<GroupCount> groups_named(const std::vector<GroupCount>& groups, const form::Form& form) {
    std::vector<GroupCount> named;
    for (const auto& [name, count] : groups) {
        const auto is_it = [meant = form::composed(name)](const std::string& group) { return form::composed(group) == meant; };
        const auto found = std::ranges::find_if(form.groups, is_it);
        if (found == form.groups.end()) {
            throw no_such_group(name, form);
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
    must_have_numbers(of_sheets.size(), taken);
    std::vector<form::Sheet> sheets;
    sheets.reserve(of_sheets.size());
    for (const auto& group : of_sheets) {
        sheets.push_back({.id = new_id(taken, world), .group = group});
    }
    return sheets;
}

} // namespace formradar::app
