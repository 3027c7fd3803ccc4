// Which part of a page a picture shows to a person.
#pragma once

#include <cstdint>
#include <optional>

namespace formradar::record {
// A page, or one of its rows.
struct PagePart {
    // The whole of it, the row in which people mark their group, or the row of a statement.
    enum class Kind { whole, groups, statement };
    Kind kind = Kind::whole;
    int statement = 0; // 1..60 where it is the row of one
    bool operator==(const PagePart&) const = default;
};

// Those that need no number, and the row of a statement.
inline constexpr PagePart the_page, the_groups{PagePart::Kind::groups, 0};
[[nodiscard]] constexpr PagePart statement_row(int statement) {
    return {PagePart::Kind::statement, statement};
}

// As the ledger and addresses have it: the statement, 0 for the page as a whole, -1 for the row of groups.
[[nodiscard]] int part_number(const PagePart&);
[[nodiscard]] std::optional<PagePart> page_part(std::int64_t number); // nothing for a number that stands for none

} // namespace formradar::record
