// Which readings a row of decisions.csv means.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "formradar/form/session.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::results {

// Why a decision was not applied; never leaves this module.
struct NotApplicable {
    Reason why;
};

// Their places in the list, at least one. By source and page first: what a spreadsheet did to the sheet's id does not matter
// then. A source that is not there any more leaves the sheet, when one reading is of it. Throws NotApplicable.
[[nodiscard]] std::vector<std::size_t> readings_meant(const record::Decision&, std::span<const record::Reading* const>,
                                                      const form::Session&);

// "sheet A7F page 1 in scans/0007.jpg", as the row has it.
[[nodiscard]] ReasonPart named_pages(const record::Decision&);

} // namespace formradar::results
