// A form's text file to a Form and back.
#include "formradar/form/form.hpp"

#include <algorithm>

#include "form/form_toml.hpp"
#include "form/scale_toml.hpp"
#include "formradar/form/composed.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/words.hpp"

namespace formradar::form {
namespace {

constexpr std::size_t most_groups = 24;         // more leave no room on the first page
constexpr std::size_t most_open_questions = 20; // about seven pages of writing
constexpr std::size_t longest_id = 40;
constexpr std::size_t longest_label = 60; // what still fits beside a chart on two or three lines
constexpr std::size_t longest_group = 60;
constexpr std::size_t longest_other_answer = 24; // stands over a box
constexpr std::size_t longest_intro = 3000;

bool is_id(std::string_view id) {
    const auto fine = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !id.empty() && id.size() <= longest_id && std::ranges::all_of(id, fine);
}

void check_id(const Fields& fields, std::string_view id) {
    if (!id.empty() && !is_id(id)) {
        fields.add("id", "`id` may have small letters, digits and hyphens only, at most " + std::to_string(longest_id) +
                             "; write for example id = \"my-form\"");
    }
}

void check_language(const Fields& fields, std::string_view language) {
    const auto is_it = [language](const Words* words) { return words->language == language; };
    if (!language.empty() && std::ranges::none_of(all_words(), is_it)) {
        fields.add("language",
                   "the language \"" + std::string(language.substr(0, 20)) + "\" is not known; write " + known_languages());
    }
}

Statement read_statement(const TomlValue& value, std::size_t number, Mistakes& mistakes) {
    const auto name = "statement " + std::to_string(number);
    const auto* table = std::get_if<TomlTable>(&value.value);
    if (table == nullptr) {
        mistakes.add(value.place, name + " is not a table; write [[statement]] and below it label and text");
        return {};
    }
    const Fields fields(*table, value.place,
                        {name, {"label", "text"}, "its keys are label and text; keys of the form itself stand above the first ["},
                        mistakes);
    return {.label = fields.text("label", {.example = "label = \"a word or two for the chart\"", .longest = longest_label}),
            .text = fields.text("text", {.example = "text = \"the statement\""})};
}

void check_labels(const std::vector<Statement>& statements, const TomlArray& values, Mistakes& mistakes) {
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const auto& label = statements[i].label;
        const auto first = static_cast<std::size_t>(std::ranges::find(statements, label, &Statement::label) - statements.begin());
        if (!label.empty() && first < i) {
            mistakes.add(values[i].place, "statement " + std::to_string(i + 1) + " has the label \"" + label +
                                              "\" of statement " + std::to_string(first + 1) + "; give each its own");
        }
    }
}

std::vector<Statement> read_statements(const Fields& form, Mistakes& mistakes) {
    const auto* entry = form.find("statement");
    if (entry != nullptr && std::holds_alternative<TomlTable>(entry->value.value)) {
        form.add("statement", "[statement] is one table; write [[statement]] with two brackets above each statement");
        return {};
    }
    const auto* values = form.array("statement", "[[statement]] with label and text, once for each statement");
    if (values == nullptr) {
        return {};
    }
    if (values->size() < fewest_statements || values->size() > most_statements) {
        form.add("statement", "the form has " + std::to_string(values->size()) +
                                  (values->size() == 1 ? " statement; write " : " statements; write ") +
                                  std::to_string(fewest_statements) + " to " + std::to_string(most_statements));
    }
    if (values->size() > most_statements) {
        return {};
    }
    std::vector<Statement> statements;
    for (const auto& value : *values) {
        statements.push_back(read_statement(value, statements.size() + 1, mistakes));
    }
    check_labels(statements, *values, mistakes);
    return statements;
}

std::string list(std::string_view key, const std::vector<std::string>& texts) {
    if (texts.empty()) {
        return {};
    }
    std::string lines = std::string(key) + " = [\n";
    for (const auto& text : texts) {
        lines += "    " + toml_quoted(text) + ",\n";
    }
    return lines + "]\n";
}

std::string entry(std::string_view key, std::string_view text) {
    return std::string(key) + " = " + toml_quoted(text) + "\n";
}

} // namespace

Form read_form(const TomlTable& table, Place place, Mistakes& mistakes) {
    const Fields fields(
        table, place,
        {"the form",
         {"id", "language", "title", "intro", "question", "not_applicable", "groups", "open_questions", "scale", "statement"},
         {}},
        mistakes);
    Form form;
    form.id = fields.text("id", {.example = "id = \"my-form\""});
    form.language = fields.text("language", {.example = "language = \"nl\" or \"en\""});
    form.title = fields.text("title", {.example = "title = \"what the form is about\"", .longest = 200});
    form.intro = fields.text(
        "intro", {.example = "intro = \"a few sentences\"", .longest = longest_intro, .needed = false, .lines = true});
    form.question = fields.text("question", {.example = "question = \"what is asked of every statement\"", .longest = 500});
    form.scale = read_scale(fields, mistakes);
    form.not_applicable = fields.text(
        "not_applicable", {.example = "not_applicable = \"don't know\"", .longest = longest_other_answer, .needed = false});
    form.statements = read_statements(fields, mistakes);
    form.groups = fields.texts("groups", {.example = "groups = [\"one\", \"two\"]", .longest = longest_group}, most_groups);
    form.open_questions = fields.texts(
        "open_questions", {.example = "open_questions = [\"When I think of this, …\"]", .longest = 500}, most_open_questions);
    check_id(fields, form.id);
    check_language(fields, form.language);
    if (form.groups.size() == 1) {
        fields.add("groups", "`groups` has one group only; write two or more, or remove the line");
    }
    return form;
}

std::string write_form(const Form& form, std::string_view prefix) {
    auto text = entry("id", form.id) + entry("language", form.language) + entry("title", form.title);
    if (!form.intro.empty()) {
        text += entry("intro", form.intro);
    }
    text += entry("question", form.question);
    if (!form.not_applicable.empty()) {
        text += entry("not_applicable", form.not_applicable);
    }
    text += list("groups", form.groups) + list("open_questions", form.open_questions);
    text += write_scale(form.scale, prefix);
    for (const auto& statement : form.statements) {
        text += "\n[[" + std::string(prefix) + "statement]]\n" + entry("label", statement.label) + entry("text", statement.text);
    }
    return text;
}

namespace {

void compose(TomlValue& value) {
    if (auto* text = std::get_if<std::string>(&value.value)) {
        *text = composed(*text);
    } else if (auto* values = std::get_if<TomlArray>(&value.value)) {
        std::ranges::for_each(*values, compose);
    } else if (auto* table = std::get_if<TomlTable>(&value.value)) {
        std::ranges::for_each(*table, compose, &TomlEntry::value);
    }
}

} // namespace

std::optional<TomlTable> form_table(std::string_view toml, Mistakes& mistakes) {
    auto table = parse_toml(toml);
    if (!table) {
        for (auto& [place, text] : table.error()) {
            mistakes.add(place, std::move(text));
        }
        return std::nullopt;
    }
    std::ranges::for_each(*table, compose, &TomlEntry::value);
    return std::move(*table);
}

Form parse_form(std::string_view toml, std::string_view file) {
    return parse_printable(toml, file, {});
}

std::string to_toml(const Form& form) {
    return write_form(form, "");
}

} // namespace formradar::form
