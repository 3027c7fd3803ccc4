// Which sheet a page is: its code found where the map says it is, and looked up in what is known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formradar/code/payload.hpp"
#include "formradar/code/qr.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/read/trace.hpp"

namespace formradar::read {

struct Identity {
    const form::Form* form = nullptr; // the catalog's
    const form::Layout* layout = nullptr;
    const form::Session* session = nullptr; // nothing when only the form is known
    code::PageCode code;
    bool verified = false;
    Reason problem; // why the page cannot be counted although its code was read; empty when all is well
};

struct CodeSearch {
    std::optional<code::PageCode> code; // nothing when both are lost
    std::vector<CodeTrace> tried;
};

// The code at one of its places, with ever more effort.
[[nodiscard]] CodeSearch read_code(const GrayImage&, const vision::PageMap&, form::Paper, const FindCodes&);

// Nothing when neither the session nor the form is known.
[[nodiscard]] std::optional<Identity> look_up(const code::PageCode&, const Catalog&);

} // namespace formradar::read
