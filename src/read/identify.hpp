// Which sheet a page is: its code found where the map says it is, and looked up in what is known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formradar/code/payload.hpp"
#include "formradar/code/qr.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/read/trace.hpp"

namespace formradar {

struct Identity {
    const Form* form = nullptr; // the catalog's
    const Layout* layout = nullptr;
    const Session* session = nullptr; // nothing when only the form is known
    PageCode code;
    bool verified = false;
    std::string problem; // why the page cannot be counted although its code was read; empty when all is well
};

// The code at one of its places, with ever more effort. Nothing when both are lost.
[[nodiscard]] std::optional<PageCode> read_code(const GrayImage&, const PageMap&, Paper, std::vector<CodeTrace>*);

// Nothing when neither the session nor the form is known.
[[nodiscard]] std::optional<Identity> look_up(const PageCode&, const Catalog&);

} // namespace formradar
