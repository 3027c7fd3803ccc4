// One meeting at which a form is used: what session.toml keeps.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formradar/form/form.hpp"
#include "formradar/form/layout.hpp"

namespace formradar::form {

inline constexpr std::string_view photocopy_sheet = "000"; // the id of the one sheet of a session that is photocopied

// One participant's copy.
struct Sheet {
    std::string id;    // three letters of Crockford's base 32
    std::string group; // preset by `--group`, else empty: the participant marks it
    bool operator==(const Sheet&) const = default;
};

// The meeting, what was printed for it, and the secret by which its sheets are known.
struct Session {
    std::string id; // six letters of Crockford's base 32
    std::string title;
    std::string date; // YYYY-MM-DD
    Form form;
    Layout layout;
    std::string form_hash;            // three letters: tells forms and their layouts apart
    bool photocopy = false;           // one sheet was printed, and every copy of it counts as one
    bool duplex = false;              // printed on both sides: an empty page follows a sheet of an odd number of pages
    std::vector<std::size_t> batches; // how many sheets each further file has, after the first one's; empty: there is none
    std::vector<Sheet> sheets;        // in the order of printing
    std::string secret;               // 32 hex digits: the key of the check value
    bool operator==(const Session&) const = default;
};

// The text of session.toml, secret included: parse_session reads it back as the same session.
[[nodiscard]] std::string to_toml(const Session&);
// Throws Error with every mistake at once, as parse_form does.
[[nodiscard]] Session parse_session(std::string_view toml, std::string_view file);

} // namespace formradar::form
