// Parts that are being drawn end nowhere yet.
#include "formradar/draw/structure.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace formradar::draw {
namespace {

constexpr std::size_t not_ended = std::numeric_limits<std::size_t>::max();

template <class Elements>
auto innermost_in(Elements& elements) {
    return std::find_if(elements.rbegin(), elements.rend(), [](const Element& one) { return one.end == not_ended; });
}

} // namespace

Part::Part(Drawing& drawing, Role role, std::string spoken) : drawing_(drawing), index_(drawing.structure.size()) {
    drawing.structure.push_back({.role = role, .first = drawing.shapes.size(), .end = not_ended, .spoken = std::move(spoken)});
}

Part::~Part() {
    drawing_.structure[index_].end = drawing_.shapes.size();
}

void tell_innermost(Drawing& drawing, const std::string& spoken) {
    const auto innermost = innermost_in(drawing.structure);
    if (innermost != drawing.structure.rend() && innermost->role != Role::ornament && innermost->spoken.empty()) {
        innermost->spoken = spoken;
    }
}

Role role_of_text(const Drawing& drawing) {
    const auto innermost = innermost_in(drawing.structure);
    if (innermost == drawing.structure.rend()) {
        return Role::paragraph;
    }
    switch (innermost->role) {
        using enum Role;
        case row:
            return cell;
        case item:
        case cell:
        case row_head:
            return paragraph;
        default:
            return ornament;
    }
}

} // namespace formradar::draw
