// What is printed on each sheet by itself, and all sheets of a session as one document.
#pragma once

#include <string>

#include "formradar/draw/pdf.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/session.hpp"

namespace formradar {

// Three letters that tell a form and its layout from others: what Session::form_hash is made with.
[[nodiscard]] std::string hash_of(const FormPages&, const Form&);

// The foreground of one page (from 1) of one sheet: both codes, the readable id beside each, the session's title and date, and on
// the first page a preset group.
[[nodiscard]] Drawing draw_sheet(const FormPages&, const Session&, const Sheet&, int page);

// All pages of all sheets, in the order of `session.sheets`; the form itself is in the file once.
[[nodiscard]] Document draw_forms(const Session&, const FormPages&);

} // namespace formradar
