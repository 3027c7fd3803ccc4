// Every sentence of the results, made from findings: the pages and results.html say the same because both take it from here.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/form/form.hpp"
#include "formradar/results/compare.hpp"
#include "formradar/results/findings.hpp"
#include "formradar/results/gaps.hpp"
#include "report/words.hpp"

namespace formradar::report {

// What sentences are made from.
struct Telling {
    const results::Results& results;
    const results::Findings& findings;
    const form::ReportWords& words;
};

enum class Tone { agree, differ, work }; // how a thing is coloured and marked wherever it stands

// One of the lists of page 1.
struct ListItem {
    std::string label;
    std::string value;
    std::string note; // "tied at 2 · hangs on one sheet"
};
struct ListText {
    Tone tone = Tone::agree;
    std::string head;
    std::string unit; // what the values are
    std::vector<ListItem> items;
    std::string rest; // what is counted instead of named, or said when there are no items
};

[[nodiscard]] std::array<ListText, 3> lists_of(const Telling&);

// What is in doubt or missing; `open` when something does not count yet.
struct NotesText {
    std::vector<std::string> sentences;
    bool open = false;
};
[[nodiscard]] NotesText notes_of(const Telling&);

[[nodiscard]] std::string verdict_text(const Telling&, std::size_t statement);
[[nodiscard]] std::string left_out_text(const Telling&, std::size_t statement); // doubts and rows left open; may be empty
[[nodiscard]] std::string place_text(const Telling&, const results::Listed&);   // "3", "tied at 3" or "place 3 to 5"
[[nodiscard]] std::string short_place_text(const results::Listed&);             // "3" or "3–5"
[[nodiscard]] std::string counted_text(const Telling&, const results::Listing&, bool overview_follows);
[[nodiscard]] std::string no_order_text(const Telling&); // of a ranking without an order
[[nodiscard]] std::string of_those_text(const Telling&); // which statements a ranking is of, where it is not of all

inline constexpr std::size_t most_groups_in_chart = 6;
[[nodiscard]] std::string name_of(const Telling&, const results::GroupResult&);
[[nodiscard]] std::string mean_in_group(const Telling&, std::size_t group, std::size_t statement);
[[nodiscard]] std::string gap_text(const Telling&, const results::Gap&);
[[nodiscard]] std::string difference_text(const Telling&, const results::Gap&);
[[nodiscard]] std::vector<results::Gap> told_gaps(const results::Results&); // those large enough to be seen, at most four
[[nodiscard]] std::string_view gaps_head(const Telling&, const std::vector<results::Gap>&);
[[nodiscard]] std::string group_notes(const Telling&);

[[nodiscard]] std::string change_text(const Telling&, const results::StatementChange&);
[[nodiscard]] std::string comparison_notes(const Telling&, const results::Comparison&);
[[nodiscard]] std::string dated(const results::Results&, const results::Results& other, const std::string& language);

// A topic of the page to write on.
struct TopicText {
    Tone tone = Tone::work;
    std::string head;
    std::string tag;
    std::string text;
    std::string numbers;
    std::string question;
};
[[nodiscard]] std::vector<TopicText> topics_of(const Telling&);

[[nodiscard]] std::string scale_text(const form::Scale&);                           // "1 = ... · 5 = ..."
[[nodiscard]] std::string on_this_scale(const Telling&, std::string_view sentence); // limits and scores filled in
[[nodiscard]] std::string agreement_note(const Telling&);                           // what the measure is

// Every page of every file once.
struct AccountRow {
    std::string name;
    std::string value;
    bool main = true;
};
struct Account;
[[nodiscard]] std::vector<AccountRow> account_rows(const Telling&, const Account&);

// A radar chart in words, for who cannot see it.
[[nodiscard]] std::string described(const Telling&, std::size_t first, std::size_t count);

} // namespace formradar::report
