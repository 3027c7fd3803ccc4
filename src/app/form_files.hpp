// Form files of the user's own: a new one to start from, and how it looks when printed.
#pragma once

#include <iosfwd>
#include <string>

#include "app/messages.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

// Writes FILE.toml with every key that a form may have, explained; its id is the file's name. `asked`: the language of the form;
// empty: that of messages, where forms have it. Throws Error when a file is there.
void write_new_form(machine::Files&, const std::string& path, const std::string& asked, const Messages&, std::ostream& out);

// Prints one sheet of the form beside it, as FILE-preview.pdf: its code is of no session.
void write_preview(machine::Files&, const std::string& path, const Messages&, std::ostream& out);

} // namespace formradar::app
