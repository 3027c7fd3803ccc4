// Completion for fish: a line for each option.
#include "app/manual/pages.hpp"

namespace formradar::app::manual {
namespace {

// Inside '...': fish knows two escapes there.
std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        result += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
    return result + "'";
}

std::string values(const OptionText& option, const std::vector<std::string>& forms) {
    if (!option.choices.empty()) {
        return " -x -a " + quoted(joined(option.choices));
    }
    switch (option.takes) {
        case Takes::folder:
            return " -x -a '(__fish_complete_directories)'";
        case Takes::file:
            return " -r -F";
        case Takes::form:
            return " -r -F -a " + quoted(joined(forms));
        case Takes::text:
        case Takes::number:
            break;
    }
    return " -x";
}

std::string line(const OptionText& option, const std::string& condition, const std::vector<std::string>& forms) {
    std::string text = "complete -c formradar -n " + quoted(condition);
    if (option.is_argument) {
        return text + values(option, forms) + "\n";
    }
    for (const auto& name : option.names) {
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    return text + (option.value.empty() ? "" : values(option, forms)) + " -d " + quoted(option.what) + "\n";
}

std::string lines(const CommandText& command, const std::string& condition, const std::vector<std::string>& forms) {
    std::string text;
    std::vector<std::string> names;
    for (const auto& below : command.commands) {
        names.push_back(below.name);
    }
    const auto alone = names.empty()
                           ? condition
                           : (condition.empty() ? "" : condition + "; and ") + "not __fish_seen_subcommand_from " + joined(names);
    for (const auto& option : command.options) {
        text += line(option, alone, forms);
    }
    for (const auto& below : command.commands) {
        text += "complete -c formradar -n " + quoted(alone) + " -a " + quoted(below.name) + " -d " + quoted(below.what) + "\n";
    }
    for (const auto& below : command.commands) {
        text +=
            lines(below, (condition.empty() ? "" : condition + "; and ") + "__fish_seen_subcommand_from " + below.name, forms);
    }
    return text;
}

} // namespace

std::string fish_completion(const CommandText& program, const std::vector<std::string>& forms) {
    return "# Completion for fish; made from the program's own help.\ncomplete -c formradar -f\n" + lines(program, "", forms);
}

} // namespace formradar::app::manual
