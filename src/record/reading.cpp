// The words for statuses and states, as readings.jsonl has them.
#include "formradar/record/reading.hpp"

#include <algorithm>
#include <utility>

namespace formradar::record {
namespace {

constexpr std::array<std::pair<Status, std::string_view>, 8> status_names = {{{Status::read, "read"},
                                                                              {Status::doubt, "doubt"},
                                                                              {Status::duplicate, "duplicate"},
                                                                              {Status::conflict, "conflict"},
                                                                              {Status::foreign, "foreign"},
                                                                              {Status::blank, "blank"},
                                                                              {Status::unreadable, "unreadable"},
                                                                              {Status::unused, "unused"}}};

constexpr std::array<std::pair<State, std::string_view>, 5> state_names = {{{State::marked, "marked"},
                                                                            {State::empty, "empty"},
                                                                            {State::multiple, "multiple"},
                                                                            {State::unclear, "unclear"},
                                                                            {State::not_applicable, "not_applicable"}}};

constexpr std::array<std::pair<Awaits, std::string_view>, 4> awaits_names = {{{Awaits::person, "a person"},
                                                                              {Awaits::nobody, "nobody"},
                                                                              {Awaits::another_run, "another run"},
                                                                              {Awaits::decided, "decided"}}};

template <class Names, class Value>
std::string_view name_in(const Names& names, Value value) {
    return std::ranges::find(names, value, &Names::value_type::first)->second;
}

template <class Value, class Names>
std::optional<Value> value_in(const Names& names, std::string_view name) {
    const auto found = std::ranges::find(names, name, &Names::value_type::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

} // namespace

std::string_view name_of(Status status) {
    return name_in(status_names, status);
}

std::string_view name_of(State state) {
    return name_in(state_names, state);
}

std::optional<Status> status_named(std::string_view name) {
    return value_in<Status>(status_names, name);
}

std::optional<State> state_named(std::string_view name) {
    return value_in<State>(state_names, name);
}

std::string_view name_of(Awaits awaits) {
    return name_in(awaits_names, awaits);
}

std::optional<Awaits> awaits_named(std::string_view name) {
    return value_in<Awaits>(awaits_names, name);
}

} // namespace formradar::record
