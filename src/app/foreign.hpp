// What comes from a worker or the ledger is foreign: looked at before anything is made of it.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/outcome.hpp"
#include "app/page_reader.hpp"
#include "app/raw_sheet.hpp"

namespace formradar::app {

inline constexpr int most_pages = 1'000'000; // of a file

[[nodiscard]] bool is_session_id(std::string_view);

// Of a file's pages, of which so many are read: those that follow are one that says so.
[[nodiscard]] std::optional<int> checked_total(std::string_view body, int max_pages);

// Codes of the file at hand that their sessions were found to have printed, as payload_of has them.
using GenuineCodes = std::set<std::string>;

struct FromWorker {
    int page = 1; // that was asked for
    const PageSetting& setting;
    const Counsel& counsel;
    const GenuineCodes& genuine;
};

// The sheets of one page. Nothing for what no honest reader says: ids of other letters, another page than the one asked for, a
// sheet of a session that did not print its code, pictures without the pixels that they announce. Source, sum and version are
// never taken from it.
[[nodiscard]] std::optional<std::vector<PageOutcome>> checked_sheets(std::string_view body, const FromWorker&);

[[nodiscard]] std::optional<RawDebug> checked_debug(std::string_view body); // its name is one for a file

// Likewise of what was kept: whether this can be a sheet, and its pictures are as this program writes them.
[[nodiscard]] bool is_possible(const PageOutcome&);
// Whether these can be the pages of a piece that begins with page `first`.
[[nodiscard]] bool are_possible(std::span<const PageOutcome>, int first, int last);

} // namespace formradar::app
