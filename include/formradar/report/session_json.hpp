// A session as the page in a browser shows it: doubts, counts, what stands out, the ledger. As JSON.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/draw/drawing.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/report/questions.hpp"
#include "formradar/results/results.hpp"

namespace formradar::report {

// What the page shows; it must outlive the call.
struct SessionShown {
    int version = 0; // goes up with every change
    const form::Session& session;
    const results::Results& results;
    const DoubtsInput& doubts;
    const Choices& choices;
    const PictureAddress& address;
    std::size_t reading = 0;           // files that are not read yet
    int covered = 0;                   // how many sheets have to come in before the chart is shown
    std::vector<std::string> problems; // for people, one sentence each
    std::string spreadsheet;           // the file that says that decisions.csv is open in one; empty: it is not
    std::vector<std::string> outputs;  // names of files that can be made
};
// A JSON object.
[[nodiscard]] std::string session_json(const SessionShown&);

// The chart in larger type for its size, without a title: for a screen that is looked at from afar.
[[nodiscard]] draw::Drawing draw_wall_chart(const results::Results&, std::size_t part = 0);

// What was decided, the last row first: the fields that name each row, and how it is told to people.
[[nodiscard]] std::string decisions_json(std::span<const record::Decision>, const form::Session&);

// Every page of every file, and what became of it, in the language of the session's form.
[[nodiscard]] std::string ledger_json(std::span<const record::Reading>, std::string_view language);

} // namespace formradar::report
