// Completion for bash, of its own means alone.
#include "app/manual/pages.hpp"

namespace formradar::app::manual {
namespace {

std::string option_names(const CommandText& command) {
    std::vector<std::string> names;
    for (const auto& option : command.options) {
        if (!option.is_argument) {
            names.insert(names.end(), option.names.begin(), option.names.end());
        }
    }
    return joined(names);
}

// What offers values of an option or argument: a call of one of the functions at the script's end.
std::string offer(const OptionText& option, const std::vector<std::string>& forms) {
    if (!option.choices.empty()) {
        return "_formradar_words \"" + joined(option.choices) + "\"";
    }
    switch (option.takes) {
        case Takes::folder:
            return "_formradar_paths -d";
        case Takes::file:
            return "_formradar_paths -f";
        case Takes::form:
            return "_formradar_words \"" + joined(forms) + "\"; _formradar_paths -f";
        case Takes::text:
        case Takes::number:
            break;
    }
    return ":"; // the person knows
}

// The lines of a `case` on the command and the word before.
std::string values(const CommandText& command, const std::string& path, const std::vector<std::string>& forms) {
    std::string text;
    for (const auto& option : command.options) {
        for (const auto& name : option.names) {
            if (!option.value.empty()) {
                text += "    \"" + path + " " + name + "\") " + offer(option, forms) + "; return ;;\n";
            }
        }
    }
    return text;
}

std::string arguments(const CommandText& command, const std::vector<std::string>& forms) {
    std::string text;
    for (const auto& option : command.options) {
        text += option.is_argument ? "      " + offer(option, forms) + "\n" : "";
    }
    if (!command.commands.empty()) {
        std::vector<std::string> names;
        for (const auto& below : command.commands) {
            names.push_back(below.name);
        }
        text += "      _formradar_words \"" + joined(names) + "\"\n";
    }
    return text.empty() ? "      :\n" : text;
}

struct Tables {
    std::string commands; // what a word makes of the command before it
    std::string values;   // after an option that takes one
    std::string options;  // where a word begins with a hyphen
    std::string arguments;
};

void add(const CommandText& command, const std::string& path, const std::vector<std::string>& forms, Tables& tables) {
    const auto options = option_names(command);
    tables.values += values(command, path, forms);
    tables.options += "      \"" + path + "\") _formradar_words \"" + options + "\" ;;\n";
    tables.arguments += "    \"" + path + "\")\n" + arguments(command, forms) + "      ;;\n";
    for (const auto& below : command.commands) {
        const auto name = path + " " + below.name;
        tables.commands += "      \"" + name + "\") command=\"" + name + "\" ;;\n";
        add(below, name, forms, tables);
    }
}

constexpr auto helpers = R"(
_formradar_words() {
  local IFS=$' \t\n'
  COMPREPLY+=($(compgen -W "$1" -- "$current"))
}

_formradar_paths() {
  compopt -o filenames 2>/dev/null
  local IFS=$'\n'
  COMPREPLY+=($(compgen "$1" -- "$current"))
}

complete -F _formradar formradar
)";

} // namespace

std::string bash_completion(const CommandText& program, const std::vector<std::string>& forms) {
    Tables tables;
    add(program, "formradar", forms, tables);
    std::string text = "# Completion for bash; made from the program's own help.\n_formradar() {\n";
    text +=
        "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=formradar word\n  COMPREPLY=()\n";
    text += "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n    case \"$command $word\" in\n" + tables.commands;
    text += "    esac\n  done\n  case \"$command $before\" in\n" + tables.values;
    text += "  esac\n  if [[ $current == -* ]]; then\n    case \"$command\" in\n" + tables.options;
    text += "    esac\n    return\n  fi\n  case \"$command\" in\n" + tables.arguments + "  esac\n}\n";
    return text + helpers;
}

} // namespace formradar::app::manual
