// The options of forms: the built-in ones, and help with an own one.
#include "app/options/commands.hpp"

namespace formradar::app {

void add_forms(CLI::App& program, Words& words) {
    const auto& say = words.say;
    auto* forms =
        add_command(program, say, "forms", say(Msg::help_forms), "forms new mine.toml\n  formradar forms check mine.toml");
    forms->require_subcommand(0, 1);
    forms->add_subcommand("list", say(Msg::help_forms_list))->footer(example_text(say, "forms list"));
    auto* show =
        forms->add_subcommand("show", say(Msg::help_forms_show))->footer(example_text(say, "forms show sto-borging > mine.toml"));
    show->add_option("NAME", words.forms.form, say(Msg::help_forms_name))->required();
    auto* check = forms->add_subcommand("check", say(Msg::help_forms_check))->footer(example_text(say, "forms check mine.toml"));
    check->add_option("FILE", words.forms.form, say(Msg::help_forms_file))->required();
    auto* preview =
        forms->add_subcommand("preview", say(Msg::help_forms_preview))->footer(example_text(say, "forms preview mine.toml"));
    preview->add_option("FILE", words.forms.form, say(Msg::help_forms_file))->required();
    auto* make =
        forms->add_subcommand("new", say(Msg::help_forms_new))->footer(example_text(say, "forms new mine.toml --language nl"));
    make->add_option("FILE", words.forms.form, say(Msg::help_forms_made))->required();
    make->add_option("--language", words.forms.language, say(Msg::help_forms_language))->check(one_of(say, {"en", "nl"}));
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
