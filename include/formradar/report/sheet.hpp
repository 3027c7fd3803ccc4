// What is printed on each sheet by itself.
#pragma once

#include <string>
#include <string_view>

#include "formradar/draw/drawing.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/session.hpp"

namespace formradar::report {

// Three letters that tell a form and its layout from others: what Session::form_hash is made with.
[[nodiscard]] std::string hash_of(const form::FormPages&, const form::Form&);
[[nodiscard]] std::string hash_of(const form::Session&); // of what it holds: as form_hash says, unless it was changed

// The code of a page of ours that is no form, in the place of a sheet's upper one.
[[nodiscard]] draw::Cells code_of_no_form(const form::Session&, std::string_view sheet);

// The foreground of one page (from 1) of one sheet: both codes, the readable id beside each, the session's title and date, and on
// the page with the groups a group that is known.
[[nodiscard]] draw::Drawing draw_sheet(const form::FormPages&, const form::Session&, const form::Sheet&, int page);

} // namespace formradar::report
