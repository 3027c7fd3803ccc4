// Numbers of things in messages: "1 page", "3 pages".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace formradar::app {

[[nodiscard]] inline std::string counted(std::size_t number, std::string_view thing) {
    return std::to_string(number) + " " + std::string(thing) + (number == 1 ? "" : "s");
}

} // namespace formradar::app
