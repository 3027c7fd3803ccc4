// A form's text file to a Form and back.
#include "formradar/form/form.hpp"

#include <algorithm>

#include "form/form_toml.hpp"
#include "form/scale_toml.hpp"
#include "form/statements_toml.hpp"
#include "form/wrong.hpp"
#include "formradar/form/composed.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/logo.hpp"
#include "formradar/form/words.hpp"

namespace formradar::form {
namespace {

constexpr std::size_t most_groups = 24;         // more leave no room on the first page
constexpr std::size_t most_open_questions = 20; // about seven pages of writing
constexpr std::size_t longest_id = 40;
constexpr std::size_t longest_group = 60;
constexpr std::size_t longest_other_answer = 24; // stands over a box
constexpr std::size_t longest_intro = 3000;
constexpr std::size_t longest_file_name = 250;

bool is_id(std::string_view id) {
    const auto fine = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !id.empty() && id.size() <= longest_id && std::ranges::all_of(id, fine);
}

void check_id(const Fields& fields, std::string_view id) {
    if (!id.empty() && !is_id(id)) {
        fields.add_of("id", worded(Wrong::id_letters, {{"most", std::to_string(longest_id)}}));
    }
}

Wording languages_to_write() {
    Wording text;
    const auto all = all_words();
    for (std::size_t i = 0; i < all.size(); ++i) {
        text += i == 0 ? "" : i + 1 == all.size() ? worded(Wrong::or_word) : ", ";
        text += "\"" + std::string(all[i]->language) + "\"";
    }
    return text;
}

void check_language(const Fields& fields, std::string_view language) {
    const auto is_it = [language](const Words* words) { return words->language == language; };
    if (!language.empty() && std::ranges::none_of(all_words(), is_it)) {
        fields.add("language", worded(Wrong::unknown_language,
                                      {{"language", std::string(language.substr(0, 20))}, {"known", languages_to_write()}}));
    }
}

Wrong wrong_of(NoLogo why) {
    switch (why) {
        using enum NoLogo;
        case not_there:
            return Wrong::logo_not_there;
        case no_png:
            return Wrong::logo_no_png;
        case too_large:
            return Wrong::logo_too_large;
        case nothing_seen:
            break;
    }
    return Wrong::logo_not_seen;
}

// In a form's own file a picture's name; in a session's, where nothing else is to be found, the picture itself.
GrayImage read_logo(const Fields& fields, const OpenLogo& logos) {
    const auto* entry = fields.find("logo");
    const auto* rows = entry == nullptr ? nullptr : std::get_if<TomlArray>(&entry->value.value);
    if (rows != nullptr) {
        std::vector<std::string> texts;
        for (const auto& row : *rows) {
            const auto* text = std::get_if<std::string>(&row.value);
            texts.push_back(text == nullptr ? "?" : *text);
        }
        auto logo = logo_of_rows(texts);
        if (!logo) {
            fields.add_of("logo", worded(Wrong::logo_rows));
        }
        return std::move(logo).value_or(GrayImage());
    }
    const auto name =
        fields.text("logo", {.example = worded(Wrong::example_logo), .longest = longest_file_name, .needed = false});
    if (name.empty()) {
        return {};
    }
    auto logo = logos ? logos(name) : Unexpected{NoLogo::not_there};
    if (!logo) {
        fields.add_of("logo", worded(wrong_of(logo.error()), {{"file", name}}));
    }
    return logo ? std::move(*logo) : GrayImage();
}

std::string list_of_texts(std::string_view key, std::vector<std::string> texts) {
    std::ranges::transform(texts, texts.begin(), toml_quoted);
    return toml_list(key, texts);
}

} // namespace

Form read_form(const TomlTable& table, Place place, Mistakes& mistakes, const OpenLogo& logos) {
    const Fields fields(table, place,
                        {worded(Wrong::the_form),
                         {"id", "language", "title", "intro", "question", "not_applicable", "groups", "open_questions", "remarks",
                          "logo", "scale", "statement", "section"},
                         {}},
                        mistakes);
    Form form;
    form.id = fields.text("id", {.example = worded(Wrong::example_id)});
    form.language = fields.text("language", {.example = worded(Wrong::example_language)});
    form.title = fields.text("title", {.example = worded(Wrong::example_title), .longest = 200});
    form.intro =
        fields.text("intro", {.example = worded(Wrong::example_intro), .longest = longest_intro, .needed = false, .lines = true});
    form.question = fields.text("question", {.example = worded(Wrong::example_question), .longest = 500});
    form.scale = read_scale(fields, mistakes);
    form.not_applicable = fields.text(
        "not_applicable", {.example = worded(Wrong::example_not_applicable), .longest = longest_other_answer, .needed = false});
    read_statements(form, fields, mistakes);
    form.remarks = fields.find("remarks") != nullptr && fields.flag("remarks");
    form.groups = fields.texts("groups", {.example = worded(Wrong::example_groups), .longest = longest_group}, most_groups);
    form.open_questions =
        fields.texts("open_questions", {.example = worded(Wrong::example_open_questions), .longest = 500}, most_open_questions);
    form.logo = read_logo(fields, logos);
    check_id(fields, form.id);
    check_language(fields, form.language);
    if (form.groups.size() == 1) {
        fields.add_of("groups", worded(Wrong::one_group));
    }
    return form;
}

std::string write_form(const Form& form, std::string_view prefix) {
    auto text = toml_entry("id", form.id) + toml_entry("language", form.language) + toml_entry("title", form.title);
    if (!form.intro.empty()) {
        text += toml_entry("intro", form.intro);
    }
    text += toml_entry("question", form.question);
    if (!form.not_applicable.empty()) {
        text += toml_entry("not_applicable", form.not_applicable);
    }
    text += form.remarks ? "remarks = true\n" : "";
    text += list_of_texts("groups", form.groups) + list_of_texts("open_questions", form.open_questions);
    text += list_of_texts("logo", logo_rows(form.logo));
    text += write_scale(form.scale, prefix);
    text += write_statements(form, prefix);
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
