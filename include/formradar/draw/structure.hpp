// Saying what the parts of a page are while it is drawn.
#pragma once

#include <string>

#include "formradar/draw/drawing.hpp"

namespace formradar::draw {

// What is drawn as long as it lives is one part; parts begun meanwhile lie inside it.
class Part {
public:
    // The drawing outlives it. `spoken` stands in place of what is seen; empty: what is seen is said.
    Part(Drawing&, Role, std::string spoken = {});
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    ~Part();

private:
    Drawing& drawing_;
    std::size_t index_;
};

// What a text drawn now would be by itself: a cell in a row, a paragraph elsewhere; `ornament` where it is a piece of something
// that is told as a whole.
[[nodiscard]] Role role_of_text(const Drawing&);

// What is told in place of what is seen of the part that is being drawn, where nothing is yet; not of an ornament.
void tell_innermost(Drawing&, const std::string& spoken);

} // namespace formradar::draw
