// The program as CLI11 knows it, in words.
#include <algorithm>

#include "app/manual/text.hpp"
#include "app/options/program.hpp"

namespace formradar::app::manual {
namespace {

template <class Names>
const ValueName* entry_of(const Names& names, std::string_view option) {
    const auto found = std::ranges::find(names, option, &ValueName::option);
    return found == names.end() ? nullptr : &*found;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const auto word : split(text, ' ')) {
        if (!word.empty()) {
            words.emplace_back(word);
        }
    }
    return words;
}

OptionText described(const CLI::Option& option) {
    OptionText text{.what = option.get_description(),
                    .is_argument = option.get_positional(),
                    .needed = option.get_required(),
                    .repeatable = option.get_items_expected_max() > 1 || option.get_expected_max() > 1};
    const auto* const entry =
        text.is_argument ? entry_of(argument_names, option.get_name()) : entry_of(value_names, option.get_name());
    if (text.is_argument) {
        text.names = {option.get_name()};
    } else {
        std::ranges::transform(option.get_snames(), std::back_inserter(text.names), [](const auto& name) { return "-" + name; });
        std::ranges::transform(option.get_lnames(), std::back_inserter(text.names), [](const auto& name) { return "--" + name; });
        text.value = option.get_items_expected_max() > 0 ? option.get_type_name() : "";
    }
    if (entry != nullptr) {
        text.takes = entry->takes;
        text.choices = words_of(entry->choices);
    }
    return text;
}

CommandText described(const CLI::App& command) {
    CommandText text{.name = command.get_name(), .what = command.get_description(), .footer = command.get_footer()};
    for (const auto* option : command.get_options()) {
        text.options.push_back(described(*option));
    }
    for (const auto* below : command.get_subcommands([](const CLI::App*) { return true; })) {
        text.commands.push_back(described(*below));
    }
    return text;
}

} // namespace

CommandText whole_program() {
    CLI::App program("", "formradar");
    Words words;
    set_up(program, words);
    return described(program);
}

} // namespace formradar::app::manual
