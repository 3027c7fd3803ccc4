// The options of forms: the built-in ones, and help with an own one.
#include "app/options/commands.hpp"

namespace formradar::app {

void add_forms(CLI::App& program, Words& words) {
    auto* forms = add_command(program, "forms", "The built-in forms, and help with your own",
                              "forms new mine.toml\n  formradar forms check mine.toml");
    forms->require_subcommand(0, 1);
    forms->add_subcommand("list", "Name, language and title of the built-in forms")->footer("Example:\n  formradar forms list");
    auto* show = forms->add_subcommand("show", "The text of a form, to start your own from")
                     ->footer("Example:\n  formradar forms show sto-borging > mine.toml");
    show->add_option("NAME", words.forms.form, "A built-in form")->required();
    auto* check = forms->add_subcommand("check", "Everything that is wrong with a form file, with line and column")
                      ->footer("Example:\n  formradar forms check mine.toml");
    check->add_option("FILE", words.forms.form, "A form file (.toml)")->required();
    auto* preview = forms->add_subcommand("preview", "One sheet as a PDF, to look at")
                        ->footer("Example:\n  formradar forms preview mine.toml");
    preview->add_option("FILE", words.forms.form, "A form file (.toml)")->required();
    auto* make = forms->add_subcommand("new", "A form file to start from, with all that a form may have")
                     ->footer("Example:\n  formradar forms new mine.toml --language nl");
    make->add_option("FILE", words.forms.form, "The file to be made")->required();
    make->add_option("--language", words.forms.language, "en or nl (default: that of messages)")
        ->check(one_of(words.say, {"en", "nl"}));
}

std::string take_forms(const CLI::App& used, Words& words, CommandLine& line) {
    using enum FormsCommand::Action;
    words.forms.action = used.got_subcommand("show")      ? show
                         : used.got_subcommand("check")   ? check
                         : used.got_subcommand("preview") ? preview
                         : used.got_subcommand("new")     ? make
                                                          : list;
    line.command = words.forms;
    return "";
}

} // namespace formradar::app
