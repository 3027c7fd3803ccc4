#include "app/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <type_traits>

#include "app/option_values.hpp"
#include "app/value_names.hpp"
#include "app/version.hpp"
#include "formradar/core/text.hpp"

namespace formradar::app {
namespace {

// What CLI11 fills, before it becomes one command.
struct Words {
    PrintCommand print;
    std::vector<std::string> groups;
    std::string paper = "a4";
    ProcessCommand process;
    ReadCommand read;
    ReportCommand report;
    FormsCommand forms;
    ForgetCommand forget;
    ServeCommand serve;
    std::string shard;
    bool no_handwriting = false;
    bool quiet = false;
    bool verbose = false;
};

CLI::App* command(CLI::App& program, const std::string& name, const std::string& what, const std::string& example) {
    auto* added = program.add_subcommand(name, what);
    added->footer("Example:\n  formradar " + example);
    added->fallthrough();
    return added;
}

// In our own words: the library's speak of values, ranges and sets.
template <class Number>
CLI::Validator between(Number lowest, Number highest) {
    const auto check = [lowest, highest](const std::string& text) {
        const auto value = parse_number(text);
        const bool whole = !std::is_integral_v<Number> || (value && *value == std::floor(*value));
        const bool right = value && whole && *value >= static_cast<double>(lowest) && *value <= static_cast<double>(highest);
        return right ? "" : "write a number from " + exact(lowest) + " to " + exact(highest) + ", not \"" + text + "\"";
    };
    return CLI::Validator(check, "");
}

CLI::Validator one_of(const std::vector<std::string>& known) {
    return CLI::Validator([known](const std::string& text) { return problem_with_choice(text, known); }, "");
}

// "A4" is "a4".
CLI::Validator small_letters() {
    const auto change = [](std::string& text) {
        std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return std::string();
    };
    return CLI::Validator(change, "", "");
}

// Groups of fewer than three sheets, in which somebody could be recognised.
void add_small_groups(CLI::App* command, results::SmallGroups& small_groups) {
    const auto take = [&small_groups](const std::string& word) {
        using enum results::SmallGroups;
        small_groups = word == "show" ? show : word == "hide" ? leave_out : merge;
    };
    command
        ->add_option_function<std::string>("--small-groups", take,
                                           "Groups of fewer than 3 sheets: merge, hide or show them (default: merge)")
        ->check(one_of({"merge", "hide", "show"}));
}

void add_with_groups(CLI::App* command, bool& with_groups) {
    command->add_flag("--with-groups", with_groups,
                      "Name the group in every row of scores.csv and put the rows in the workbook: people may be recognised");
}

CLI::Option* repeatable(CLI::Option* option) {
    return option->allow_extra_args(false);
}

void add_print(CLI::App& program, Words& words) {
    auto* print = command(program, "print", "Make a new session: a folder with the forms to print and a place for the scans",
                          "print sto-borging --out noord --title \"Stuurgroep Noord\" --copies 24");
    auto& options = words.print;
    print
        ->add_option("FORM", options.form,
                     "A built-in form (see: formradar forms) or a .toml file; with --more the folder of a session")
        ->required();
    auto* out = print->add_option("--out", options.out, "The session's folder: a new one, or an empty one");
    auto* title =
        print->add_option("--title", options.title, "Printed on every sheet and on the results (default: the form's title)");
    auto* date = print->add_option("--date", options.date, "Of the meeting, as YYYY-MM-DD (default: today)");
    auto* copies = print->add_option("--copies", options.copies, "How many sheets (default: 30, or as the groups need)")
                       ->check(between(1, most_copies));
    auto* groups =
        repeatable(print->add_option("--group", words.groups, "NAME=N: N sheets on which this group is filled in; repeatable"));
    auto* paper = print->add_option("--paper", words.paper, "a4 or letter (default: a4)")
                      ->transform(small_letters())
                      ->check(one_of({"a4", "letter"}));
    auto* photocopy =
        print->add_flag("--photocopy", options.photocopy, "One sheet to be photocopied: every copy counts as a sheet of its own")
            ->excludes(copies)
            ->excludes(groups);
    print->add_flag("--duplex", options.duplex, "For printing on both sides: no sheet begins on the back of another");
    print->add_flag("--attendance", options.attendance, "Also a list of the sheets' numbers to tick off: attendance.pdf");
    auto* more = print->add_option("--more", options.more, "So many further sheets for a session that exists: forms-2.pdf ...")
                     ->check(between(1, most_copies));
    for (auto* other : {out, title, date, copies, paper, photocopy}) {
        more->excludes(other);
    }
}

void add_scans(CLI::App* command, ScanOptions& scans) {
    command->add_option("PATH", scans.paths, "Folders and files with scans and photos; a session's folder stands for its scans/")
        ->required();
    repeatable(command->add_option("--session", scans.sessions, "A session's folder, when it is not near the scans; repeatable"));
    command->add_option("--jobs", scans.jobs, "How many pages are read at the same time (default: one a core)")
        ->check(between(1, 256));
    command->add_option("--max-pages", scans.max_pages, "Of a file; what follows is one line that says so (default: 2000)")
        ->check(between(1, 1'000'000));
    command->add_option("--max-megapixels", scans.max_megapixels, "Larger pictures are refused (default: 150)")
        ->check(between(1.0, 10'000.0));
}

void add_process(CLI::App& program, Words& words) {
    auto* process =
        command(program, "process", "Read filled-in sheets from scans and photos and make the results", "process noord");
    add_scans(process, words.process.scans);
    process->add_option("--out", words.process.out,
                        "Where results go (default: the session's folder; for other folders: results)");
    process->add_option("--compare", words.process.compare, "The folder of an earlier session: what changed since then");
    add_small_groups(process, words.process.small_groups);
    add_with_groups(process, words.process.with_groups);
    process->add_flag("--no-handwriting", words.no_handwriting, "Leave the handwritten answers out of results.pdf");
    process->add_flag("--watch", words.process.watch, "Go on: read what comes in, and keep the session's results up to date");
}

void add_read(CLI::App& program, Words& words) {
    auto* read = command(program, "read", "Readings as JSON Lines on standard output, one a page",
                         "read noord/scans --session noord > readings.jsonl");
    add_scans(read, words.read.scans);
    read->add_option("--debug", words.read.debug, "A folder for pictures of what was found on each page, refused ones too");
    read->add_flag("--explain", words.read.explain,
                   "On standard error: what was measured, and the rule that decided each answer");
    auto* shard = read->add_option("--shard", words.shard, "K/N: only the K-th of N shares of the files, for N machines");
    shard->needs(read->add_option("--keep", words.read.keep,
                                  "A folder for the readings and their pictures, for formradar report; nothing is printed"));
}

void add_report(CLI::App& program, Words& words) {
    auto* report = command(program, "report", "Results from readings made elsewhere",
                           "report monday.jsonl tuesday.jsonl --session noord --out noord-results");
    report
        ->add_option("READINGS", words.report.readings,
                     "Files that formradar read or process wrote, or the folders of all shards")
        ->required();
    report->add_option("--session", words.report.session, "The session's folder")->required();
    report->add_option("--out", words.report.out, "Where results go (default: the session's folder)");
    report->add_option("--compare", words.report.compare, "The folder of an earlier session: what changed since then");
    add_small_groups(report, words.report.small_groups);
    add_with_groups(report, words.report.with_groups);
}

void add_forms(CLI::App& program, Words& words) {
    auto* forms = command(program, "forms", "The built-in forms, and help with your own",
                          "forms show sto-borging > mine.toml\n  formradar forms check mine.toml");
    forms->require_subcommand(0, 1);
    forms->add_subcommand("list", "Name, language and title of the built-in forms")->footer("Example:\n  formradar forms list");
    auto* show = forms->add_subcommand("show", "The text of a form, to start your own from")
                     ->footer("Example:\n  formradar forms show sto-borging > mine.toml");
    show->add_option("NAME", words.forms.form, "A built-in form")->required();
    auto* check = forms->add_subcommand("check", "Everything that is wrong with a form file, with line and column")
                      ->footer("Example:\n  formradar forms check mine.toml");
    check->add_option("FILE", words.forms.form, "A form file (.toml)")->required();
}

void add_forget(CLI::App& program, Words& words) {
    auto* forget =
        command(program, "forget", "Erase a session, or one sheet of it, from all that is kept", "forget noord --sheet A7F");
    forget->add_option("DIR", words.forget.folder, "The session's folder")->required();
    forget->add_option("--sheet", words.forget.sheet, "The code of a sheet (default: the whole session, its scans too)");
}

void add_serve(CLI::App& program, Words& words) {
    auto* serve = command(program, "serve",
                          "The session in a browser on this machine: doubts, the radar as sheets come in, photos from phones",
                          "serve noord --phones 192.168.1.20");
    auto& options = words.serve;
    serve->add_option("DIR", options.folder, "The session's folder")->required();
    serve->add_option("--port", options.port, "Of the address in the browser (default: any that is free)")
        ->check(between(0, 65'535));
    serve->add_option("--phones", options.phones,
                      "This machine's address in a network: phones there may send photos, and do nothing else");
    serve->add_option("--hide-until", options.hide_until, "Show the chart when N sheets are in")->check(between(1, most_copies));
    serve->add_option("--jobs", options.jobs, "How many pages are read at the same time (default: one a core)")
        ->check(between(1, 256));
    serve->add_option("--max-megapixels", options.max_megapixels, "Larger pictures are refused (default: 150)")
        ->check(between(1.0, 10'000.0));
    add_small_groups(serve, options.small_groups);
}

// What stands for an option's value in the help.
void name_values(CLI::App& command) {
    for (auto* option : command.get_options()) {
        const auto found = std::ranges::find(value_names, option->get_name(), &ValueName::option);
        if (found != value_names.end()) {
            option->type_name(found->value);
        } else if (option->get_positional()) {
            option->type_name("");
        }
    }
    command.get_formatter()->label("REQUIRED", "(needed)");
    command.get_formatter()->label("Excludes", "not with");
    for (auto* below : command.get_subcommands([](const CLI::App*) { return true; })) {
        name_values(*below);
    }
}

void set_up(CLI::App& program, Words& words) {
    program.set_version_flag("--version", "formradar " + std::string(program_version()));
    program.add_flag("--quiet", words.quiet, "Only what is wrong is said");
    program.add_flag("--verbose", words.verbose, "Say what becomes of every page");
    program.footer(
        "Example:\n  formradar print sto-borging --out noord\n  formradar process noord\n\n"
        "Each command has its own --help. Exit codes: 0 all done; 1 could not run; 2 the command line is\n"
        "wrong; 3 done, and something waits for a person.");
    program.require_subcommand(1);
    add_print(program, words);
    add_process(program, words);
    add_read(program, words);
    add_report(program, words);
    add_forms(program, words);
    add_forget(program, words);
    add_serve(program, words);
    name_values(program);
}

std::vector<std::string_view> names_of(const CLI::App& command) {
    std::vector<std::string_view> names;
    for (const auto* option : command.get_options()) {
        for (const auto& name : option->get_lnames()) {
            names.push_back(name);
        }
    }
    return names;
}

std::vector<std::string> command_names(CLI::App& program) {
    std::vector<std::string> names;
    for (const auto* command : program.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(command->get_name());
    }
    return names;
}

// CLI11 takes an unknown command for a surplus argument; what was meant is said here instead.
std::string unknown_command(CLI::App& program, const std::vector<std::string>& args) {
    const auto word = std::ranges::find_if(args, [](const std::string& arg) { return !arg.starts_with('-'); });
    const auto names = command_names(program);
    if (word == args.end() || std::ranges::find(names, *word) != names.end()) {
        return "";
    }
    return "there is no command \"" + *word + "\"." + suggestion(*word, {names.begin(), names.end()}) +
           "\nThe commands are print, process, read, report, serve, forms and forget; see: formradar --help";
}

const CLI::App& innermost(const CLI::App& program) {
    const auto used = program.get_subcommands();
    return used.empty() ? program : innermost(*used.front());
}

std::string words_for(const CLI::ParseError& error, CLI::App& program) {
    const auto& used = innermost(program);
    const auto extra = program.remaining(true);
    std::string text = error.what();
    if (!extra.empty() && extra.front().starts_with("--")) {
        const auto word = extra.front().substr(2, extra.front().find('=') - 2);
        auto names = names_of(used);
        std::ranges::copy(names_of(program), std::back_inserter(names));
        text = "there is no option " + extra.front() + " here." + suggestion(word, names, "--");
    }
    const auto name = &used == &program               ? ""
                      : used.get_parent() == &program ? used.get_name() + " "
                                                      : "forms " + used.get_name() + " ";
    return text + "\nSee: formradar " + name + "--help";
}

CommandLine chosen(const CLI::App& program, Words& words) {
    CommandLine line{.command = words.print, .quiet = words.quiet, .verbose = words.verbose};
    if (program.got_subcommand("process")) {
        words.process.handwriting = !words.no_handwriting;
        line.command = words.process;
    } else if (program.got_subcommand("read")) {
        line.command = words.read;
    } else if (program.got_subcommand("report")) {
        line.command = words.report;
    } else if (program.got_subcommand("forget")) {
        line.command = words.forget;
    } else if (program.got_subcommand("serve")) {
        line.command = words.serve;
    } else if (program.got_subcommand("forms")) {
        const auto* forms = program.get_subcommand("forms");
        using enum FormsCommand::Action;
        words.forms.action = forms->got_subcommand("show") ? show : forms->got_subcommand("check") ? check : list;
        line.command = words.forms;
    }
    return line;
}

} // namespace

std::variant<CommandLine, Said> parse_command_line(const std::vector<std::string>& args) {
    CLI::App program("Prints paper forms, reads the filled-in sheets back from scans and photos, and draws the results.",
                     "formradar");
    Words words;
    set_up(program, words);
    if (args.empty()) {
        return Said{.mistake = true, .text = program.help()};
    }
    try {
        program.parse(std::vector<std::string>(args.rbegin(), args.rend()));
    } catch (const CLI::CallForHelp&) {
        return Said{.text = program.help()}; // of the command that was named, with the words before it
    } catch (const CLI::CallForVersion& version) {
        return Said{.text = std::string(version.what()) + "\n"};
    } catch (const CLI::ParseError& error) {
        const auto unknown = unknown_command(program, args);
        return Said{.mistake = true, .text = "formradar: " + (unknown.empty() ? words_for(error, program) : unknown) + "\n"};
    }
    const bool print = program.got_subcommand("print");
    const auto mistake = print ? finish_print(words.print, words.groups, words.paper) : finish_read(words.read, words.shard);
    if (!mistake.empty()) {
        return Said{.mistake = true,
                    .text = "formradar: " + mistake + "\nSee: formradar " + (print ? "print" : "read") + " --help\n"};
    }
    return chosen(program, words);
}

} // namespace formradar::app
