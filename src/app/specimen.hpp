// Specimens: what print deals to their sheets, and what process says of the printer and the scanner.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/conclude.hpp"
#include "app/messages.hpp"
#include "app/outputs.hpp"
#include "app/settled_pages.hpp"
#include "formradar/app/run.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/form/specimen.hpp"
#include "formradar/results/specimen.hpp"

namespace formradar::app {

inline constexpr int usual_specimens = 10; // sheets: seven statements give 70 marks, of each kind some

// The code on the paper says it: the id of a specimen begins with these letters, and that of no meeting does.
inline constexpr std::string_view specimen_letters = "TEST";
[[nodiscard]] bool is_specimen(std::string_view session_id);
[[nodiscard]] inline bool is_specimen(const form::Session& session) {
    return is_specimen(session.id);
}
[[nodiscard]] std::string new_session_id(bool specimen, const World&);

// What is printed on its sheets: by chance, its secret is the seed.
[[nodiscard]] std::vector<form::SpecimenSheet> specimen_of(const form::Session&);
void add_marks(draw::Document&, const form::Session&, std::span<const form::SpecimenSheet>);

// The file that keeps it, as whoever changes the program must not change what was printed.
[[nodiscard]] std::string specimen_text(const form::Session&, std::span<const form::SpecimenSheet>);
// By the session's sheets; empty where the file is not there. Throws Error when it does not say it.
[[nodiscard]] std::vector<form::SpecimenSheet> specimen_in(const machine::Files&, const std::string& folder,
                                                           const form::Session&);

[[nodiscard]] results::SpecimenResult judged(const SettledPages&, const form::Session&, std::span<const form::SpecimenSheet>);

// What process writes of one: readings.jsonl, doubts.html and a results.pdf of one page. No scores: nobody gave any.
void write_specimen(machine::Files&, const std::string& folder, const Output&, const results::SpecimenResult&, const Messages&);

// For the end of a run.
[[nodiscard]] std::string told_of_specimen(const results::SpecimenResult&, const form::Session&, const std::string& folder,
                                           const Messages&);

// For --anonymous-report.
[[nodiscard]] std::string figures_of_specimen(const results::SpecimenResult&, const form::Session&);

} // namespace formradar::app
