// A sentence with places to fill in, as "{n} sheets in {folder}".
#pragma once

#include <compare>
#include <span>
#include <string>
#include <string_view>

namespace formradar {

// What stands in one of its places.
struct Filling {
    std::string_view place; // "folder", for {folder}
    std::string text;
    auto operator<=>(const Filling&) const = default;
};

// A place without a filling stays as it is; what is filled in is not looked through again.
[[nodiscard]] std::string filled_in(std::string_view sentence, std::span<const Filling>);

} // namespace formradar
