// The names of the files in a session's folder.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace formradar::app {

inline constexpr std::string_view session_file = "session.toml";
inline constexpr std::string_view forms_file = "forms.pdf";
inline constexpr std::string_view attendance_file = "attendance.pdf";
inline constexpr std::string_view scans_folder = "scans";
inline constexpr std::string_view results_file = "results.pdf";
inline constexpr std::string_view page_file = "results.html";
inline constexpr std::string_view workbook_file = "results.xlsx";
inline constexpr std::string_view json_file = "results.json";
inline constexpr std::string_view scores_file = "scores.csv";
inline constexpr std::string_view readings_file = "readings.jsonl";
inline constexpr std::string_view doubts_file = "doubts.html";
inline constexpr std::string_view answers_file = "answers.pdf"; // all in handwriting, where results.pdf has room for some only
inline constexpr std::string_view decisions_file = "decisions.csv";
inline constexpr std::string_view hidden_folder = ".formradar"; // what lets a second run skip what is done; may be deleted
// In it. Whoever holds one keeps others out only as long as nobody takes the file away.
inline constexpr std::string_view lock_file = "lock";                     // of the folder
inline constexpr std::string_view decisions_lock_file = "decisions.lock"; // of decisions.csv
inline constexpr std::string_view open_lock_file = "open.lock";           // shared by those who have the session open
inline constexpr std::array lock_files = {decisions_lock_file, open_lock_file, lock_file}; // the folder's last

// Written by people, in a spreadsheet or a text editor: made when they are not there, and from then on nobody's but theirs.
inline constexpr std::array peoples_files = {decisions_file};

[[nodiscard]] inline bool is_peoples_file(std::string_view name) {
    return std::ranges::find(peoples_files, name) != peoples_files.end();
}

// "forms.pdf", "forms-2.pdf": what else a name has between these two is a person's own.
[[nodiscard]] inline bool is_numbered(std::string_view name, std::string_view begin, std::string_view end) {
    if (name.size() < begin.size() + end.size() || !name.starts_with(begin) || !name.ends_with(end)) {
        return false;
    }
    const auto number = name.substr(begin.size(), name.size() - begin.size() - end.size());
    return number.empty() ||
           (number.size() > 1 && number[0] == '-' && number.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

// What was printed: "forms.pdf", and for further sheets "forms-2.pdf".
[[nodiscard]] inline bool is_forms_file(std::string_view name) {
    return is_numbered(name, "forms", ".pdf");
}

inline constexpr std::string_view specimen_file = "specimen.txt"; // what is printed on a test of printer and scanner

inline constexpr std::array own_files = {session_file, specimen_file, forms_file,    attendance_file, results_file,
                                         page_file,    workbook_file, json_file,     scores_file,     readings_file,
                                         doubts_file,  answers_file,  decisions_file};

// Of the chart as a picture: "results.svg", and for further parts "results-2.svg".
[[nodiscard]] inline std::string chart_file(std::size_t part, std::string_view kind) {
    return (part == 0 ? "results." : "results-" + std::to_string(part + 1) + ".") + std::string(kind);
}

// Of the doubts, where there are many: "doubts.html", and then "doubts-2.html".
[[nodiscard]] inline std::string doubts_part_file(std::size_t part) {
    return part == 0 ? std::string(doubts_file) : "doubts-" + std::to_string(part + 1) + ".html";
}

// Whether the program writes a file of this name into the folders of its sessions.
[[nodiscard]] inline bool is_own_file(std::string_view name) {
    const bool chart = is_numbered(name, "results", ".svg") || is_numbered(name, "results", ".png");
    return chart || is_numbered(name, "doubts", ".html") || is_forms_file(name) ||
           std::ranges::find(own_files, name) != own_files.end();
}

} // namespace formradar::app
