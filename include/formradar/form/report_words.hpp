// Every word of the results: the types; the words are those of a language (form/words.hpp). {name} in a sentence is filled in.
#pragma once

#include <array>
#include <string_view>

namespace formradar::form {

// A sentence for one, and for any other number: {n} stands for it.
struct Plural {
    std::string_view one;
    std::string_view many;
};

// Of results.xlsx.
struct XlsxWords {
    std::string_view scores; // names of sheets: at most 31 letters, none of []:*?/\ .
    std::string_view statistics;
    std::string_view groups;
    std::string_view chart;
    std::string_view group_chart;
    std::string_view sheet; // heads of columns
    std::string_view group;
    std::string_view doubts;
    std::string_view statement;
    std::string_view n;
    std::string_view mean;
    std::string_view median;
    std::string_view sd;
    std::string_view lowest;
    std::string_view highest;
    std::string_view agreement;
    std::string_view waiting;
    std::string_view agreement_note;
    std::string_view verdict;
    std::string_view sum;
};

// Of page 1: the chart, and what it says at once.
struct PictureWords {
    std::string_view over;
    Plural sheets;         // "{n} sheets"
    std::string_view part; // "Statements {a} to {b}"
    std::string_view mean; // legend
    std::string_view each_sheet;
    std::string_view range;
    std::string_view half; // the middle 50 %
    std::string_view most; // the middle 80 %
    std::string_view agree;
    std::string_view differ;
    std::string_view work;
    std::string_view by_mean; // what the numbers beside the statements are
    std::string_view by_range;
    std::string_view no_agree;
    std::string_view no_differ;
    std::string_view no_work;
    std::string_view too_few;
    std::string_view partly; // {n} of {m}: no word on those, nothing found on the others
    std::string_view nothing_yet;
    std::string_view tied;         // "tied at {p}"
    std::string_view places;       // "place {p} to {q}"
    std::string_view counted;      // "tied at {p}: {n} statements"
    std::string_view see_overview; // added where the overview is still to come
    Plural hangs;                  // "hangs on {n}"
    std::string_view without_one;  // legend: the range of the mean
    std::string_view dots;         // legend
};

// Of what is in doubt or missing, below the chart.
struct NoteWords {
    std::string_view head;
    Plural returned; // {n} of {m}
    Plural waiting;
    Plural pages_in_doubt;
    Plural pages_unreadable;
    Plural pages_missing;
    Plural unverified;
    std::string_view copied_pages; // of a photocopied form of several pages
    std::string_view few_people;   // one or two sheets
    std::string_view complete;
    Plural checked; // {n} of {m} scores were looked at by a person, {r} of them right
};

// Of page 2: how alike the scores are, statement by statement.
struct AgreementWords {
    std::string_view head;
    std::string_view lead; // {scores}
    std::string_view distribution;
    std::string_view n;
    std::string_view mean;
    std::string_view median;
    std::string_view sd;
    std::string_view range;
    std::string_view agreement;
    std::string_view lowest;
    std::string_view divided;
    std::string_view a_note;        // {top}: the highest score
    std::string_view a_note_of_two; // the same for a scale of two steps
    std::string_view rules;         // {low}, {high}, {good}, {work}
    std::string_view rules_head;
    std::string_view rules_at;                // on page 2: where they are
    std::array<std::string_view, 8> verdicts; // in the order of Verdict; `left_open` has {e} and {m}
    Plural waits;                             // added to what is undecided: {n}
    std::string_view of_those;                // added to a ranking: of {n} with a word
    std::string_view no_order;
    std::string_view no_order_yet; // where something waits
    std::string_view careful;      // for fewer than 5 scores
    Plural left_out;               // of a statement: {n} in doubt
    Plural left_empty;
    Plural not_applicable;     // {n} gave the answer {w}, which is no score
    std::string_view no_score; // for `left_open`, where some of those gave that answer
};

// Of the page about groups.
struct GroupWords {
    std::string_view head;
    std::string_view lead;
    std::string_view all;
    std::string_view differ;
    std::string_view differ_maybe;               // when none of the differences is clear
    std::string_view differ_none;                // when there is none to be seen
    std::string_view gap;                        // "{low} {a} – {high} {b}"
    std::array<std::string_view, 3> differences; // in the order of Difference
    std::string_view rules;
    std::string_view about;  // "about {m}": the mean of a group whose members all gave the same
    std::string_view others; // the name of groups put together
    std::string_view others_are;
    std::string_view hidden;
    Plural no_group;
    Plural not_shown;
    std::string_view no_mean; // of a group on some statement
    std::string_view largest;
};

// Of the page about an earlier session.
struct ComparisonWords {
    std::string_view head;
    std::string_view lead; // {before} and {after}: dates, with titles when they differ
    std::string_view before;
    std::string_view after;
    std::string_view difference;
    std::array<std::string_view, 6> changes; // in the order of Change
    std::string_view rules;
    std::string_view unmatched;
    std::string_view not_yet;
};

// Of the action page.
struct AgendaWords {
    std::string_view head;
    std::string_view lead;
    std::string_view low;    // tags
    std::string_view higher; // of what is under 4
    std::string_view divided;
    std::string_view both;
    std::string_view keep;
    std::string_view level; // head of several statements in no clear order: {n}
    std::string_view level_tag;
    std::string_view nothing_low; // head when there is nothing to work on
    std::string_view keep_question;
    std::string_view scores; // "mean {m}, agreement {a}, n = {n}"
    std::string_view apart;  // "scores from {l} to {h}", of what divides
    std::array<std::string_view, 3> low_questions;
    std::array<std::string_view, 2> divided_questions;
    std::string_view action;
    std::string_view who;
    std::string_view when;
    std::string_view next;
};

// Of the pages with handwriting.
struct QuoteWords {
    std::string_view head;
    std::string_view lead;
    std::string_view backs; // the head of what was written on backs of sheets
    Plural answers;
    std::string_view some; // {n} of {m}, when not all of them are shown
};

// Of the last page, which counts every page of every file.
struct AccountWords {
    std::string_view head;
    std::string_view lead;
    std::array<std::string_view, 8> statuses; // in the order of all_statuses
    std::string_view pages;
    std::string_view files;
    std::string_view sheets;
    std::string_view printed;
    std::string_view waiting;
    std::string_view decisions;
    std::string_view version;
    std::string_view session;
    std::string_view counted;
};

// All of them, and what stands on several pages.
struct ReportWords {
    char decimal_sign;
    std::string_view results; // "Results"
    std::string_view and_word;
    std::string_view or_word;
    std::string_view continued;
    PictureWords picture;
    NoteWords notes;
    AgreementWords agreement;
    GroupWords groups;
    ComparisonWords comparison;
    AgendaWords agenda;
    QuoteWords quotes;
    AccountWords account;
    XlsxWords xlsx;
};

} // namespace formradar::form
