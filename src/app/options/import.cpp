// The options of import: a table of typed scores.
#include "app/option_values.hpp"
#include "app/options/commands.hpp"

namespace formradar::app {

void add_import(CLI::App& program, Words& words) {
    const auto& say = words.say;
    auto* import =
        add_command(program, say, "import", say(Msg::help_import),
                    "import scores.xlsx --form sto-borging --out noord-2025 --title \"Stuurgroep Noord\" --date 2025-06-12");
    auto& options = words.import;
    import->add_option("TABLE", options.table, say(Msg::help_table))->required();
    import->add_option("--form", options.form, say(Msg::help_import_form))->required();
    import->add_option("--out", options.out, say(Msg::help_new_folder))->required();
    import->add_option("--title", options.title, say(Msg::help_import_title));
    import->add_option("--date", options.date, say(Msg::help_date));
    add_small_groups(import, say, options.small_groups);
    add_with_groups(import, say, options.with_groups);
}

std::string take_import(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.import;
    return problem_with_date(words.import.date, words.say);
}

} // namespace formradar::app
