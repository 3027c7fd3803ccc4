// A form's text file read and laid out for its papers, so that every mistake is said with its place.
#include <algorithm>
#include <map>

#include "form/form_toml.hpp"
#include "form/letters.hpp"
#include "form/wrong.hpp"
#include "formradar/form/layout.hpp"

namespace formradar::form {
namespace {

const TomlValue* value_in(const TomlTable& table, std::string_view key) {
    const auto found = std::ranges::find(table, key, &TomlEntry::key);
    return found == table.end() ? nullptr : &found->value;
}

const TomlValue* value_in(const TomlValue* value, std::string_view key) {
    const auto* table = value == nullptr ? nullptr : std::get_if<TomlTable>(&value->value);
    return table == nullptr ? nullptr : value_in(*table, key);
}

const TomlValue* value_at(const TomlValue* value, std::size_t index) {
    const auto* values = value == nullptr ? nullptr : std::get_if<TomlArray>(&value->value);
    return values == nullptr || index >= values->size() ? nullptr : &(*values)[index];
}

// A statement by its number, in whichever section it is.
const TomlValue* statement_at(const TomlTable& form, std::size_t index) {
    const auto* sections = value_in(form, "section");
    if (sections == nullptr) {
        return value_at(value_in(form, "statement"), index);
    }
    for (std::size_t i = 0; value_at(sections, i) != nullptr; ++i) {
        const auto* statements = value_in(value_at(sections, i), "statement");
        const auto* array = statements == nullptr ? nullptr : std::get_if<TomlArray>(&statements->value);
        const auto size = array == nullptr ? 0 : array->size();
        if (index < size) {
            return &(*array)[index];
        }
        index -= size;
    }
    return nullptr;
}

const TomlValue* find(const TomlTable& form, const PartOfForm& part) {
    const auto* asked = statement_at(form, part.index);
    switch (part.part) {
        using enum Part;
        case whole:
            return value_in(form, value_in(form, "section") == nullptr ? "statement" : "section");
        case title:
            return value_in(form, "title");
        case intro:
            return value_in(form, "intro");
        case question:
            return value_in(form, "question");
        case scale_low:
            return value_in(value_in(form, "scale"), "low");
        case scale_high:
            return value_in(value_in(form, "scale"), "high");
        case not_applicable:
            return value_in(form, "not_applicable");
        case scale_label:
            return value_at(value_in(value_in(form, "scale"), "labels"), part.index);
        case label:
            return value_in(asked, "label");
        case statement:
            return value_in(asked, "text");
        case section:
            return value_in(value_at(value_in(form, "section"), part.index), "title");
        case groups:
            return value_in(form, "groups");
        case group:
            return value_at(value_in(form, "groups"), part.index);
        case open_question:
            return value_at(value_in(form, "open_questions"), part.index);
    }
    return nullptr;
}

std::string paper_name(Paper paper) {
    return paper == Paper::a4 ? "A4" : "Letter";
}

// What keeps the form from each paper; what keeps it from all of them is said once, without their names.
std::vector<Problem> layout_problems(const Form& form, std::span<const Paper> papers) {
    std::map<Problem, std::vector<Paper>> by_problem;
    for (const auto paper : papers) {
        try {
            static_cast<void>(lay_out(form, paper));
        } catch (const CannotPrint& error) {
            for (const auto& problem : error.problems()) {
                by_problem[problem].push_back(paper);
            }
        }
    }
    std::vector<Problem> problems;
    for (const auto& [problem, on] : by_problem) {
        const bool on_all = on.size() == papers.size();
        problems.push_back(
            {problem.where,
             on_all ? problem.what : worded(Wrong::on_paper, {{"what", problem.what}, {"paper", paper_name(on.front())}})});
    }
    return problems;
}

} // namespace

Form parse_printable(std::string_view toml, std::string_view file, std::span<const Paper> papers, const OpenLogo& logos) {
    Mistakes mistakes;
    const auto table = form_table(toml, mistakes);
    auto form = table ? read_form(*table, {}, mistakes, logos) : Form{};
    const auto add = [&](const std::vector<Problem>& problems) {
        for (const auto& [where, what] : problems) {
            const auto* value = find(*table, where);
            mistakes.add(value == nullptr ? Place{} : value->place, name_of(where) + " " + what);
        }
    };
    if (table && !papers.empty()) {
        add(letter_problems(form));
    }
    if (mistakes.empty()) {
        add(layout_problems(form, papers));
    }
    mistakes.throw_if_any(file);
    return form;
}

} // namespace formradar::form
