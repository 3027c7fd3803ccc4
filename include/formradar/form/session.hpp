// One meeting at which a form is used: what session.toml keeps.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formradar/form/form.hpp"
#include "formradar/form/layout.hpp"

namespace formradar::form {

inline constexpr std::string_view photocopy_sheet = "000"; // the id of the one sheet of a session that is photocopied

struct Sheet {
    std::string id;    // three letters of Crockford's base 32
    std::string group; // preset by `--group`, else empty: the participant marks it
    bool operator==(const Sheet&) const = default;
};

struct Session {
    std::string id; // six letters of Crockford's base 32
    std::string title;
    std::string date; // YYYY-MM-DD
    Form form;
    Layout layout;
    std::string form_hash; // three letters: tells forms and their layouts apart
    bool photocopy = false;
    bool duplex = false;              // printed on both sides: an empty page follows a sheet of an odd number of pages
    std::vector<std::size_t> batches; // how many sheets each further file has, after the first one's; empty: there is none
    std::vector<Sheet> sheets;        // in the order of printing
    std::string secret;               // 32 hex digits: the key of the check value
    bool operator==(const Session&) const = default;
};

[[nodiscard]] std::string to_toml(const Session&);
// Throws Error with every mistake at once, as parse_form does.
[[nodiscard]] Session parse_session(std::string_view toml, std::string_view file);

} // namespace formradar::form
