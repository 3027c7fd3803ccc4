// What may be shown of groups so that nothing about fewer than three people follows, from any file or from several together.
//
// What is published of a statement is its total and the shown groups: all that can be worked out besides is the total less those
// groups, that is, the scores of everybody else. So each shown group, and everybody else together, must be nobody or at least
// three.
#pragma once

#include <string>
#include <vector>

#include "formradar/results/results.hpp"

namespace formradar::results {

inline constexpr int fewest_people = 3; // sheets

// Whether nothing published says something about one or two people: what the pages may then promise.
[[nodiscard]] bool protects_people(const Results&);

// Of several people, so that the mean tells what each of them gave. `conceals` where a group did so on this statement though not
// everybody did: then its groups are told by their means alone, since a distribution, or two subtracted, would say it.
[[nodiscard]] bool all_gave_the_same(const Statistics&);
[[nodiscard]] bool conceals(const Results&, std::size_t statement);

// The group of each sheet as scores.csv may name it: empty where fewer than three rows would share it, and where the rows without
// a group would be fewer than three.
[[nodiscard]] std::vector<std::string> groups_by_row(const Results&);

} // namespace formradar::results
