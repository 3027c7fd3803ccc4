// The session of two sheets, A7F and B2C, that tests of commands find in a folder.
#pragma once

#include <string>

#include "formradar/form/builtin.hpp"
#include "formradar/form/session.hpp"
#include "formradar/report/sheet.hpp"

namespace formradar::app {

inline form::Session printed_session() {
    const auto& builtin = form::builtin_forms().front();
    const auto form = form::parse_form(builtin.toml, builtin.name);
    const auto pages = form::lay_out(form, form::Paper::a4);
    return {.id = "K7QX2M",
            .title = "Noord",
            .date = "2026-03-19",
            .form = form,
            .layout = pages.layout,
            .form_hash = report::hash_of(pages, form),
            .photocopy = false,
            .sheets = {{.id = "A7F", .group = ""}, {.id = "B2C", .group = ""}},
            .secret = std::string(32, 'a')};
}

} // namespace formradar::app
