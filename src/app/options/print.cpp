// The options of print: a new session, or further sheets of one.
#include "app/option_values.hpp"
#include "app/options/commands.hpp"

namespace formradar::app {

void add_print(CLI::App& program, Words& words) {
    const auto& say = words.say;
    auto* print = add_command(program, say, "print", say(Msg::help_print),
                              "print sto-borging --out noord --title \"Stuurgroep Noord\" --copies 24");
    auto& options = words.print.command;
    print->add_option("FORM", options.form, say(Msg::help_print_form))->required();
    auto* out = print->add_option("--out", options.out, say(Msg::help_new_folder));
    auto* title = print->add_option("--title", options.title, say(Msg::help_print_title));
    auto* date = print->add_option("--date", options.date, say(Msg::help_date));
    auto* copies = print->add_option("--copies", options.copies, say(Msg::help_copies))->check(between(say, 1, most_copies));
    auto* groups = repeatable(print->add_option("--group", words.print.groups, say(Msg::help_group)));
    auto* paper = print->add_option("--paper", words.print.paper, say(Msg::help_paper))
                      ->transform(small_letters())
                      ->check(one_of(say, {"a4", "letter"}));
    auto* photocopy =
        print->add_flag("--photocopy", options.photocopy, say(Msg::help_photocopy))->excludes(copies)->excludes(groups);
    print->add_flag("--duplex", options.duplex, say(Msg::help_duplex));
    print->add_flag("--attendance", options.attendance, say(Msg::help_attendance));
    auto* large = print->add_flag("--large-print", options.large, say(Msg::help_large));
    auto* attendance = print->get_option("--attendance");
    auto* specimen = print->add_flag("--specimen", options.specimen, say(Msg::help_specimen))
                         ->excludes(photocopy)
                         ->excludes(groups)
                         ->excludes(attendance);
    auto* more = print->add_option("--more", options.more, say(Msg::help_print_more))->check(between(say, 1, most_copies));
    for (auto* other : {out, title, date, copies, paper, photocopy, large, specimen}) {
        more->excludes(other);
    }
}

std::string take_print(const CLI::App& /*used*/, Words& words, CommandLine& line) {
    line.command = words.print.command;
    return finish_print(std::get<PrintCommand>(line.command), words.print.groups, words.print.paper, words.say);
}

} // namespace formradar::app
