// Statements and sections read with every mistake, and written.
#include "form/statements_toml.hpp"

#include <algorithm>
#include <span>

#include "form/wrong.hpp"

namespace formradar::form {
namespace {

constexpr std::size_t longest_label = 60; // what still fits beside a chart on two or three lines
constexpr std::size_t longest_section = 120;

Statement read_statement(const TomlValue& value, std::size_t number, Mistakes& mistakes) {
    const auto name = worded(Wrong::statement_n, {{"n", std::to_string(number)}});
    const auto* table = std::get_if<TomlTable>(&value.value);
    if (table == nullptr) {
        mistakes.add(value.place, worded(Wrong::statement_table, {{"name", name}}));
        return {};
    }
    const Fields fields(*table, value.place, {name, {"label", "text"}, worded(Wrong::keys_of_statement)}, mistakes);
    return {.label = fields.text("label", {.example = worded(Wrong::example_label), .longest = longest_label}),
            .text = fields.text("text", {.example = worded(Wrong::example_text)})};
}

void check_labels(const std::vector<Statement>& statements, std::span<const TomlValue* const> values, Mistakes& mistakes) {
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const auto& label = statements[i].label;
        const auto first = static_cast<std::size_t>(std::ranges::find(statements, label, &Statement::label) - statements.begin());
        if (!label.empty() && first < i) {
            mistakes.add(values[i]->place,
                         worded(Wrong::same_label,
                                {{"n", std::to_string(i + 1)}, {"label", label}, {"first", std::to_string(first + 1)}}));
        }
    }
}

using Values = std::vector<const TomlValue*>;

// Adds the statements of one table to `values`.
void gather(Values& values, const Fields& fields, std::string_view brackets) {
    const auto* entry = fields.find("statement");
    if (entry != nullptr && std::holds_alternative<TomlTable>(entry->value.value)) {
        fields.add("statement", worded(Wrong::one_table, {{"brackets", std::string(brackets)}}));
        return;
    }
    const auto* array = fields.array("statement", worded(Wrong::example_statements, {{"brackets", std::string(brackets)}}));
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
        values.push_back(&(*array)[i]);
    }
}

void gather_sections(Form& form, Values& values, const Fields& fields, Mistakes& mistakes) {
    const auto* sections = fields.array("section", worded(Wrong::example_sections));
    if (fields.find("statement") != nullptr) {
        fields.add("statement", worded(Wrong::outside_sections));
    }
    for (std::size_t i = 0; sections != nullptr && i < sections->size(); ++i) {
        const auto& value = (*sections)[i];
        const auto name = worded(Wrong::section_n, {{"n", std::to_string(i + 1)}});
        const auto* table = std::get_if<TomlTable>(&value.value);
        if (table == nullptr) {
            mistakes.add(value.place, worded(Wrong::section_table, {{"name", name}}));
            continue;
        }
        const Fields section(*table, value.place, {name, {"title", "statement"}, worded(Wrong::keys_of_section)}, mistakes);
        form.sections.push_back(
            {.title = section.text("title", {.example = worded(Wrong::example_section), .longest = longest_section}),
             .first = values.size()});
        gather(values, section, "[[section.statement]]");
    }
}

std::string tables_of(std::span<const Statement> statements, const std::string& name) {
    std::string text;
    for (const auto& statement : statements) {
        text += "\n[[" + name + "]]\n" + toml_entry("label", statement.label) + toml_entry("text", statement.text);
    }
    return text;
}

} // namespace

void read_statements(Form& form, const Fields& fields, Mistakes& mistakes) {
    const bool in_sections = fields.find("section") != nullptr;
    Values values;
    if (in_sections) {
        gather_sections(form, values, fields, mistakes);
    } else {
        gather(values, fields, "[[statement]]");
    }
    const auto* where = in_sections ? "section" : "statement";
    const auto* entry = fields.find(where);
    const bool listed = entry != nullptr && std::holds_alternative<TomlArray>(entry->value.value);
    if (listed && (values.size() < fewest_statements || values.size() > most_statements)) {
        fields.add(where, worded(values.size() == 1 ? Wrong::statements_one : Wrong::statements_many,
                                 {{"n", std::to_string(values.size())},
                                  {"fewest", std::to_string(fewest_statements)},
                                  {"most", std::to_string(most_statements)}}));
    }
    if (values.size() > most_statements) {
        return;
    }
    for (const auto* value : values) {
        form.statements.push_back(read_statement(*value, form.statements.size() + 1, mistakes));
    }
    check_labels(form.statements, values, mistakes);
}

std::string write_statements(const Form& form, std::string_view prefix) {
    const std::span all(form.statements);
    if (form.sections.empty()) {
        return tables_of(all, std::string(prefix) + "statement");
    }
    const auto name = std::string(prefix) + "section";
    std::string text;
    for (std::size_t i = 0; i < form.sections.size(); ++i) {
        const auto& [title, first] = form.sections[i];
        const auto last = i + 1 < form.sections.size() ? form.sections[i + 1].first : all.size();
        text += "\n[[" + name + "]]\n" + toml_entry("title", title);
        text += tables_of(all.subspan(first, last - first), name + ".statement");
    }
    return text;
}

} // namespace formradar::form
