// The options of import: a table of typed scores.
#include "app/option_values.hpp"
#include "app/options/commands.hpp"

namespace formradar::app {

void add_import(CLI::App& program, Words& words) {
    auto* import =
        add_command(program, "import", "Scores that were typed into a table, as a session without paper",
                    "import scores.xlsx --form sto-borging --out noord-2025 --title \"Stuurgroep Noord\" --date 2025-06-12");
    auto& options = words.import;
    import->add_option("TABLE", options.table, "A workbook (.xlsx) or a CSV file: a row or a column a person")->required();
    import->add_option("--form", options.form, "The form whose statements were scored: a built-in one or a .toml file")
        ->required();
    import->add_option("--out", options.out, "The session's folder: a new one, or an empty one")->required();
    import->add_option("--title", options.title, "Of the meeting, on the results (default: the form's title)");
    import->add_option("--date", options.date, "Of the meeting, as YYYY-MM-DD (default: today)");
    add_small_groups(import, words.say, options.small_groups);
    add_with_groups(import, options.with_groups);
}

std::string take_import(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.import;
    return problem_with_date(words.import.date, words.say);
}

} // namespace formradar::app
