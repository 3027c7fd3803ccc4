// What is printed on each sheet by itself, and all sheets of a session as one document.
#pragma once

#include <string>

#include "formradar/draw/pdf.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/session.hpp"

namespace formradar::report {

// Three letters that tell a form and its layout from others: what Session::form_hash is made with.
[[nodiscard]] std::string hash_of(const form::FormPages&, const form::Form&);

// The foreground of one page (from 1) of one sheet: both codes, the readable id beside each, the session's title and date, and on
// the first page a preset group.
[[nodiscard]] draw::Drawing draw_sheet(const form::FormPages&, const form::Session&, const form::Sheet&, int page);

// All pages of all sheets, in the order of `session.sheets`; the form itself is in the file once.
[[nodiscard]] draw::Document draw_forms(const form::Session&, const form::FormPages&);

} // namespace formradar::report
