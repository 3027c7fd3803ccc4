// Words to a command, and what is wrong with them in our own words.
#include "app/options.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "app/option_values.hpp"
#include "app/options/commands.hpp"
#include "app/options/program.hpp"

namespace formradar::app {
namespace {

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

// "print, process and read".
std::string listed(const std::vector<std::string>& names, const Messages& say) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : name == names.back() ? say(Msg::and_word) : ", ") + name;
    }
    return text;
}

// Before anything is understood: a mistake is told in the language that was asked for.
std::optional<std::string> language_asked(const std::vector<std::string>& args) {
    const auto option = std::ranges::find(args, "--lang");
    const bool has_value = option != args.end() && std::next(option) != args.end();
    return has_value && is_message_language(*std::next(option)) ? std::optional{*std::next(option)} : std::nullopt;
}

// CLI11 takes an unknown command for a surplus argument; what was meant is said here instead.
std::string unknown_command(CLI::App& program, const std::vector<std::string>& args, const Messages& say) {
    auto word = args.begin();
    while (word != args.end() && word->starts_with('-')) {
        const auto words = *word == "--lang" ? std::min<std::ptrdiff_t>(2, args.end() - word) : 1;
        word += words;
    }
    const auto names = command_names(program);
    if (word == args.end() || std::ranges::find(names, *word) != names.end()) {
        return "";
    }
    return say(Msg::no_command, {{"word", *word}}) + suggestion(*word, {names.begin(), names.end()}, say) +
           say(Msg::commands_are, {{"names", listed(names, say)}});
}

CLI::App& innermost(CLI::App& program) {
    const auto used = program.get_subcommands();
    return used.empty() ? program : innermost(*used.front());
}

// Of what is missing or does not go together the library tells names only in its own sentences, so it is looked for again.
std::string missing(const CLI::App& used, const Messages& say) {
    for (const auto* option : used.get_options()) {
        if (option->get_required() && option->count() == 0) {
            return say(Msg::option_needed, {{"name", option->get_name()}});
        }
    }
    return "";
}

std::string apart(const CLI::App& used, const Messages& say) {
    for (const auto* option : used.get_options()) {
        for (const auto* other : option->get_excludes()) {
            if (option->count() > 0 && other->count() > 0) {
                return say(Msg::options_apart, {{"one", option->get_name()}, {"other", other->get_name()}});
            }
        }
    }
    return "";
}

std::string alone(const CLI::App& used, const Messages& say) {
    for (const auto* option : used.get_options()) {
        for (const auto* other : option->get_needs()) {
            if (option->count() > 0 && other->count() == 0) {
                return say(Msg::needs_other, {{"name", option->get_name()}, {"other", other->get_name()}});
            }
        }
    }
    return "";
}

// An option without the word that belongs to it, or a switch with one.
std::string ill_matched(const std::vector<std::string>& args, const CLI::App& program, const CLI::App& used,
                        const Messages& say) {
    for (auto word = args.begin(); word != args.end(); ++word) {
        const auto name = word->substr(0, word->find('='));
        const auto* own = name.starts_with("--") ? used.get_option_no_throw(name) : nullptr;
        const auto* option = own == nullptr && name.starts_with("--") ? program.get_option_no_throw(name) : own;
        if (option == nullptr) {
            continue;
        }
        const bool has_word = name != *word || (std::next(word) != args.end() && !std::next(word)->starts_with("--"));
        if (option->get_items_expected_min() > 0 && !has_word) {
            return say(Msg::value_needed, {{"name", name}, {"what", option->get_type_name()}});
        }
        if (option->get_items_expected_max() == 0 && name != *word) {
            return say(Msg::no_value, {{"name", name}});
        }
    }
    return "";
}

// What was typed and belongs nowhere.
std::string surplus(const std::string& extra, CLI::App& program, CLI::App& used, const Messages& say) {
    if (extra.starts_with("--")) {
        auto names = names_of(used);
        std::ranges::copy(names_of(program), std::back_inserter(names));
        const auto word = extra.substr(2, extra.find('=') - 2);
        return say(Msg::no_option, {{"word", extra}}) + suggestion(word, names, say, "--");
    }
    const auto names = command_names(used);
    if (names.empty()) {
        return say(Msg::word_too_many, {{"word", extra}});
    }
    return say(Msg::no_command, {{"word", used.get_name() + " " + extra}}) + suggestion(extra, {names.begin(), names.end()}, say);
}

template <class Kind>
bool is(const CLI::ParseError& error) {
    return dynamic_cast<const Kind*>(&error) != nullptr;
}

std::string words_of(const CLI::ParseError& error, const std::vector<std::string>& args, CLI::App& program, CLI::App& used,
                     const Messages& say) {
    const auto extra = program.remaining(true);
    std::string text;
    if (!extra.empty()) {
        text = extra.front().starts_with("--") ? "" : ill_matched(args, program, used, say);
        text = text.empty() ? surplus(extra.front(), program, used, say) : text;
    } else if (is<CLI::RequiredError>(error)) {
        text = missing(used, say);
    } else if (is<CLI::ExcludesError>(error)) {
        text = apart(used, say);
    } else if (is<CLI::RequiresError>(error)) {
        text = alone(used, say);
    } else {
        text = ill_matched(args, program, used, say);
    }
    return text.empty() ? error.what() : text;
}

std::string words_for(const CLI::ParseError& error, const std::vector<std::string>& args, CLI::App& program,
                      const Messages& say) {
    auto& used = innermost(program);
    const auto text = words_of(error, args, program, used, say);
    std::string name;
    for (const auto* named = &used; named != &program; named = named->get_parent()) {
        name.insert(0, named->get_name() + " ");
    }
    return text + "\n" + say(Msg::see_help, {{"command", name}});
}

// The command that was named, with what its options amount to.
std::variant<CommandLine, Said> chosen(const CLI::App& program, Words& words) {
    CommandLine line{.command = StepsCommand{}, .quiet = words.quiet, .verbose = words.verbose, .language = words.language};
    for (const auto& entry : entries) {
        if (const auto* used = program.get_subcommand(entry.name); used->parsed()) {
            const auto mistake = entry.take(*used, words, line);
            if (!mistake.empty()) {
                return Said{.mistake = true,
                            .text = "formradar: " + mistake + "\n" +
                                    words.say(Msg::see_help, {{"command", std::string(entry.name) + " "}}) + "\n"};
            }
        }
    }
    return line;
}

} // namespace

std::variant<CommandLine, Said> parse_command_line(const std::vector<std::string>& args, const std::string& language) {
    CLI::App program("", "formradar");
    Words words;
    words.say = Messages(language_asked(args).value_or(language));
    set_up(program, words);
    try {
        program.parse(std::vector<std::string>(args.rbegin(), args.rend()));
    } catch (const CLI::CallForHelp&) {
        return Said{.text = program.help()}; // of the command that was named, with the words before it
    } catch (const CLI::CallForVersion& version) {
        return Said{.text = std::string(version.what()) + "\n", .build = std::ranges::find(args, "--verbose") != args.end()};
    } catch (const CLI::ParseError& error) {
        const auto unknown = unknown_command(program, args, words.say);
        return Said{.mistake = true,
                    .text = "formradar: " + (unknown.empty() ? words_for(error, args, program, words.say) : unknown) + "\n"};
    }
    return chosen(program, words);
}

} // namespace formradar::app
