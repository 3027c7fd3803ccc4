// The options of print: a new session, or further sheets of one.
#include "app/option_values.hpp"
#include "app/options/commands.hpp"

namespace formradar::app {

void add_print(CLI::App& program, Words& words) {
    auto* print = add_command(program, "print", "Make a new session: a folder with the forms to print and a place for the scans",
                              "print sto-borging --out noord --title \"Stuurgroep Noord\" --copies 24");
    auto& options = words.print.command;
    print
        ->add_option("FORM", options.form,
                     "A built-in form (see: formradar forms) or a .toml file; with --more the folder of a session")
        ->required();
    auto* out = print->add_option("--out", options.out, "The session's folder: a new one, or an empty one");
    auto* title =
        print->add_option("--title", options.title, "Printed on every sheet and on the results (default: the form's title)");
    auto* date = print->add_option("--date", options.date, "Of the meeting, as YYYY-MM-DD (default: today)");
    auto* copies = print->add_option("--copies", options.copies, "How many sheets (default: 30, or as the groups need)")
                       ->check(between(words.say, 1, most_copies));
    auto* groups = repeatable(
        print->add_option("--group", words.print.groups, "NAME=N: N sheets on which this group is filled in; repeatable"));
    auto* paper = print->add_option("--paper", words.print.paper, "a4 or letter (default: a4)")
                      ->transform(small_letters())
                      ->check(one_of(words.say, {"a4", "letter"}));
    auto* photocopy =
        print->add_flag("--photocopy", options.photocopy, "One sheet to be photocopied: every copy counts as a sheet of its own")
            ->excludes(copies)
            ->excludes(groups);
    print->add_flag("--duplex", options.duplex, "For printing on both sides: no sheet begins on the back of another");
    print->add_flag("--attendance", options.attendance, "Also a list of the sheets' numbers to tick off: attendance.pdf");
    auto* large = print->add_flag("--large-print", options.large, "Type of 16 points and more, for who sees badly");
    auto* attendance = print->get_option("--attendance");
    auto* specimen = print
                         ->add_flag("--specimen", options.specimen,
                                    "Sheets with marks printed on them, to try printer and scanner: process says how they did")
                         ->excludes(photocopy)
                         ->excludes(groups)
                         ->excludes(attendance);
    auto* more = print->add_option("--more", options.more, "So many further sheets for a session that exists: forms-2.pdf ...")
                     ->check(between(words.say, 1, most_copies));
    for (auto* other : {out, title, date, copies, paper, photocopy, large, specimen}) {
        more->excludes(other);
    }
}

std::string take_print(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.print.command;
    return finish_print(std::get<PrintCommand>(line.command), words.print.groups, words.print.paper, words.say);
}

} // namespace formradar::app
