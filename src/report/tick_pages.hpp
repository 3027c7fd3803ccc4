// Pages with lists of sheets to tick off: what lies on top of a pile, and the list of a whole session.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "formradar/draw/drawing.hpp"
#include "formradar/form/session.hpp"

namespace formradar::report {

struct TickList {
    std::string over;                    // small, above the head
    std::string head;                    //
    std::vector<std::string> text;       // below it, a paragraph each
    std::vector<std::string_view> boxes; // what each box beside a sheet is for; no words where there is one
    std::span<const form::Sheet> sheets; //
    bool name_groups = false;            // a heading where another group begins
    std::string_view no_group;           // its heading where there is none
    std::string_view foot;               // at the foot of every page
    draw::Cells code;                    // by which every page is known when it is scanned after all
};

[[nodiscard]] std::vector<draw::Drawing> draw_ticks(const TickList&, form::Paper);

} // namespace formradar::report
