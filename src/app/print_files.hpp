// What print makes of a session: the files to print, and what it says about them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/messages.hpp"
#include "app/new_session.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/session.hpp"
#include "formradar/report/piles.hpp"

namespace formradar::app {

struct Printed {
    std::string name; // of the file with the forms
    std::vector<report::Pile> piles;
    std::vector<NamedBytes> files; // it, and the list to tick off
};

// `sheets`: those of the session that are to be printed now.
[[nodiscard]] Printed print_sheets(const form::Session&, const form::FormPages&, std::span<const form::Sheet> sheets,
                                   const std::string& name, bool attendance);

// "forms.pdf", and for further sheets "forms-2.pdf".
[[nodiscard]] std::string forms_file_of(std::size_t batch);

// How to print the file, and which of its pages are whose.
[[nodiscard]] std::string how_to_print(const Printed&, const form::Session&, const std::string& folder, const Messages&);

} // namespace formradar::app
