// Completion for zsh, by its `_arguments`.
#include "app/manual/pages.hpp"

namespace formradar::app::manual {
namespace {

// Inside '...': what _arguments takes apart by brackets and colons.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\'') {
            result += "'\\''";
        } else {
            result += c == '[' || c == ']' || c == ':' || c == '\\' ? std::string("\\") + c : std::string(1, c);
        }
    }
    return result;
}

std::string action(const OptionText& option, const std::vector<std::string>& forms) {
    if (!option.choices.empty()) {
        return "(" + joined(option.choices) + ")";
    }
    switch (option.takes) {
        case Takes::folder:
            return "_files -/";
        case Takes::file:
            return "_files";
        case Takes::form:
            return "{ compadd " + joined(forms) + "; _files }";
        case Takes::text:
        case Takes::number:
            break;
    }
    return " ";
}

std::string spec(const OptionText& option, const std::vector<std::string>& forms) {
    if (option.is_argument) {
        return "    '" + std::string(option.repeatable ? "*" : "") + ":" + escaped(option.names.front()) + ":" +
               action(option, forms) + "' \\\n";
    }
    std::string text;
    for (const auto& name : option.names) {
        text += "    '" + std::string(option.repeatable ? "*" : "") + name + "[" + escaped(option.what) + "]" +
                (option.value.empty() ? "" : ":" + escaped(option.value) + ":" + action(option, forms)) + "' \\\n";
    }
    return text;
}

std::string function_name(const std::string& path) {
    std::string name;
    for (const char c : "_" + path) {
        name += c == ' ' || c == '-' ? '_' : c;
    }
    return name;
}

// A command and those below it, each a function of its own.
std::string functions(const CommandText& command, const std::string& path, const std::vector<std::string>& forms) {
    const bool has_commands = !command.commands.empty();
    std::string text = function_name(path) + "() {\n";
    text += has_commands ? "  local -a commands\n  local state\n" : "";
    text += "  _arguments -s " + std::string(has_commands ? "-C " : "") + "\\\n";
    for (const auto& option : command.options) {
        text += spec(option, forms);
    }
    text += has_commands ? "    '1:command:->command' \\\n    '*::argument:->argument'\n" : "    && return\n";
    std::string below;
    if (has_commands) {
        text += "  case $state in\n    command)\n      commands=(\n";
        std::string cases;
        for (const auto& entry : command.commands) {
            const auto name = path + " " + entry.name;
            text += "        '" + entry.name + ":" + escaped(entry.what) + "'\n";
            cases += "        " + entry.name + ") " + function_name(name) + " ;;\n";
            below += functions(entry, name, forms);
        }
        text += "      )\n      _describe command commands ;;\n    argument)\n      case $words[1] in\n" + cases +
                "      esac ;;\n  esac\n";
    }
    return text + "}\n\n" + below;
}

} // namespace

std::string zsh_completion(const CommandText& program, const std::vector<std::string>& forms) {
    return "#compdef formradar\n# Completion for zsh; made from the program's own help.\n\n" +
           functions(program, "formradar", forms) +
           "if [[ $funcstack[1] == _formradar ]]; then\n  _formradar \"$@\"\nelse\n  compdef _formradar formradar\nfi\n";
}

} // namespace formradar::app::manual
