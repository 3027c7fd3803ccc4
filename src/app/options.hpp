// The command line: words to one of the commands with its options.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/shard.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/results/results.hpp"

namespace formradar::app {

using GroupCount = std::pair<std::string, int>; // a group's name and its number of sheets

struct PrintCommand {
    std::string form; // the name of a built-in form, or a file
    std::string out;
    std::string title; // empty: the form's
    std::string date;  // YYYY-MM-DD; empty: today
    std::optional<int> copies;
    std::vector<GroupCount> groups;
    form::Paper paper = form::Paper::a4;
    bool photocopy = false;
    bool duplex = false;
    bool attendance = false;
    bool large = false;      // type of 16 points and more
    bool specimen = false;   // marks are printed: a test of printer and scanner
    std::optional<int> more; // further sheets for the session in the folder `form`
};

// What process and read have in common.
struct ScanOptions {
    std::vector<std::string> paths;
    std::vector<std::string> sessions; // folders that hold a session.toml
    int jobs = 0;                      // 0: as many as there are cores
    double max_megapixels = 150;
    int max_pages = 2000; // of a file
    bool input = false;   // the one path is what came on standard input
};

struct ProcessCommand {
    ScanOptions scans;
    std::string out;     // empty: the session's folder, else "results"
    std::string compare; // the folder of an earlier session; empty: none
    results::SmallGroups small_groups = results::SmallGroups::merge;
    bool stats = false;       // say where the time went
    bool rehash = false;      // do everything again, also where nothing seems to be new
    bool with_groups = false; // name the group of every row, and put the rows in the workbook
    bool handwriting = true;
    bool watch = false;           // go on until the user ends it
    bool dry_run = false;         // say what would be read
    bool json = false;            // a summary on standard output
    std::string anonymous_report; // a file for the figures of a specimen; empty: none
};

struct ReadCommand {
    ScanOptions scans;
    std::string debug;    // a folder for pictures of what was seen; empty: none
    bool explain = false; // on standard error, which rule decided each answer
    std::optional<Shard> shard;
    std::string keep; // a folder for readings and pictures; empty: readings go to standard output
};

struct ReportCommand {
    std::vector<std::string> readings;
    std::string session;
    std::string out;     // empty: the session's folder
    std::string compare; // as above
    results::SmallGroups small_groups = results::SmallGroups::merge;
    bool with_groups = false;
};

struct ServeCommand {
    std::string folder; // a session's
    int port = 0;       // 0: any that is free
    std::string phones; // a network address of this machine; empty: no phones
    int hide_until = 0; // sheets that have to be in before the chart is shown
    int jobs = 0;       // 0: as many as there are cores
    double max_megapixels = 150;
    results::SmallGroups small_groups = results::SmallGroups::merge;
    bool handwriting = true;
};

struct FormsCommand {
    enum class Action { list, show, check, preview, make };
    Action action = Action::list;
    std::string form;          // a name or a file
    std::string language = ""; // of a new one; empty: that of messages
};

struct CombineCommand {
    std::vector<std::string> folders;
    std::string out;
    std::string title; // empty: the form's
    results::SmallGroups small_groups = results::SmallGroups::merge;
    bool with_groups = false;
};

struct ForgetCommand {
    std::string folder;
    std::string sheet; // its code; empty: the whole session
};

struct ImportCommand {
    std::string table; // a workbook or a CSV file
    std::string form;
    std::string out;
    std::string title; // empty: the form's
    std::string date;  // YYYY-MM-DD; empty: today
    results::SmallGroups small_groups = results::SmallGroups::merge;
    bool with_groups = false;
};

struct StatusCommand {
    std::string folder = "."; // a session's
};

struct StepsCommand {}; // nothing was asked for: how a meeting goes

struct CommandLine {
    std::variant<StepsCommand, PrintCommand, ProcessCommand, ReadCommand, ReportCommand, FormsCommand, ForgetCommand,
                 ServeCommand, StatusCommand, CombineCommand, ImportCommand>
        command;
    bool quiet = false;
    bool verbose = false;
    std::string language; // of messages; empty: that of the locale
};

// The answer to --help and --version, or what is wrong with the command line.
struct Said {
    bool mistake = false;
    std::string text;
    bool build = false; // say what the program was made of and runs with, too
};

// Mistakes are told in this language, or in that of --lang.
[[nodiscard]] std::variant<CommandLine, Said> parse_command_line(const std::vector<std::string>& args,
                                                                 const std::string& language = "en");

} // namespace formradar::app
