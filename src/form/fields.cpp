// Reading the keys of a TOML table with every mistake noted instead of the first one thrown.
#include "form/fields.hpp"

#include <algorithm>
#include <span>

#include "form/wrong.hpp"
#include "formradar/core/text.hpp"

namespace formradar::form {
namespace {

// Blanks of all kinds, also those that a word processor or a web page puts where nothing is typed.
bool shows_nothing(std::string_view text) {
    constexpr std::u32string_view blanks = U" \t\r\n\u00A0\u00AD\u2007\u2009\u200A\u200B\u200C\u200D\u202F\u2060\u3000\uFEFF";
    return std::ranges::all_of(code_points(text), [&](char32_t letter) { return blanks.find(letter) != blanks.npos; });
}

constexpr std::size_t most_said = 100; // more mistakes than these are counted only

std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (const auto word : words) {
        text += (text.empty() ? "" : ", ") + std::string(word);
    }
    return text;
}

bool is_control(char32_t letter, bool lines) {
    const bool c0 = letter < 0x20 && !(lines && letter == U'\n');
    const bool separator = letter == 0x2028 || letter == 0x2029;
    const bool direction = (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
    return c0 || (letter >= 0x7F && letter < 0xA0) || separator || direction;
}

std::string hex(char32_t letter) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "U+";
    for (int shift = letter > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
        text += digits[(letter >> static_cast<unsigned>(shift)) & 15U];
    }
    return text;
}

} // namespace

Wording Mistakes::told(std::string_view file) const {
    auto sorted = mistakes_;
    std::ranges::sort(sorted);
    Wording message;
    for (const auto& [place, text] : std::span(sorted).first(std::min(sorted.size(), most_said))) {
        message += (&place == &sorted.front().place ? "" : "\n") + std::string(file) + ":" + std::to_string(place.line) + ":" +
                   std::to_string(place.column) + ": ";
        message += text;
    }
    if (sorted.size() > most_said) {
        message += "\n" + worded(Wrong::more_mistakes, {{"n", std::to_string(sorted.size() - most_said)}});
    }
    return message;
}

void Mistakes::throw_if_any(std::string_view file) const {
    if (!mistakes_.empty()) {
        throw WordedError(told(file));
    }
}

std::optional<Wording> mistake_in(std::string_view text, const TextRule& rule) {
    if (shows_nothing(text)) {
        return rule.needed ? std::optional{worded(Wrong::is_empty, {{"example", rule.example}})} : std::nullopt;
    }
    const auto letters = code_points(text);
    if (letters.size() > rule.longest) {
        return worded(Wrong::too_long, {{"n", std::to_string(letters.size())}, {"most", std::to_string(rule.longest)}});
    }
    const auto control = std::ranges::find_if(letters, [&](char32_t letter) { return is_control(letter, rule.lines); });
    if (control != letters.end()) {
        const bool line_break = *control == U'\n' || *control == U'\r';
        return line_break ? worded(Wrong::line_break) : worded(Wrong::control, {{"letter", hex(*control)}});
    }
    return std::nullopt;
}

Fields::Fields(const TomlTable& table, Place place, TableName name, Mistakes& mistakes)
    : table_(table), place_(place), name_(std::move(name)), mistakes_(mistakes) {
    for (const auto& entry : table_) {
        if (std::ranges::find(name_.known, entry.key) != name_.known.end()) {
            continue;
        }
        const auto meant = closest(entry.key, name_.known);
        const auto advice = meant                     ? worded(Wrong::did_you_mean, {{"word", std::string(*meant)}})
                            : name_.hint == Wording{} ? worded(Wrong::keys_are, {{"keys", joined(name_.known)}})
                                                      : name_.hint;
        mistakes_.add(entry.place,
                      worded(Wrong::no_key, {{"table", name_.name}, {"key", entry.key.substr(0, 40)}, {"advice", advice}}));
    }
}

const TomlEntry* Fields::find(std::string_view key) const {
    const auto found = std::ranges::find(table_, key, &TomlEntry::key);
    return found == table_.end() ? nullptr : &*found;
}

Place Fields::place_of(std::string_view key) const {
    const auto* entry = find(key);
    return entry == nullptr ? place_ : entry->value.place;
}

void Fields::add_of(std::string_view key, const Wording& what) const {
    add(key, worded(Wrong::of_key, {{"key", std::string(key)}, {"what", what}}));
}

const TomlValue* Fields::needed(std::string_view key, const Wording& example) const {
    const auto* entry = find(key);
    if (entry == nullptr) {
        add(key, worded(Wrong::missing, {{"key", std::string(key)}, {"table", name_.name}, {"example", example}}));
        return nullptr;
    }
    return &entry->value;
}

std::string Fields::text(std::string_view key, const TextRule& rule) const {
    const auto* value = !rule.needed && find(key) == nullptr ? nullptr : needed(key, rule.example);
    if (value == nullptr) {
        return {};
    }
    const auto* text = std::get_if<std::string>(&value->value);
    if (text == nullptr) {
        add_of(key, worded(Wrong::no_text, {{"example", rule.example}}));
        return {};
    }
    if (const auto mistake = mistake_in(trimmed(*text), rule)) {
        add_of(key, *mistake);
    }
    return std::string(trimmed(*text));
}

std::vector<std::string> Fields::texts(std::string_view key, const TextRule& each, std::size_t most) const {
    const auto* entry = find(key);
    const auto* values = entry == nullptr ? nullptr : array(key, each.example);
    if (values == nullptr) {
        return {};
    }
    if (values->size() > most) {
        add_of(key, worded(Wrong::too_many_texts, {{"n", std::to_string(values->size())}, {"most", std::to_string(most)}}));
        return {};
    }
    std::vector<std::string> texts;
    for (const auto& value : *values) {
        const auto* text = std::get_if<std::string>(&value.value);
        const auto content = text == nullptr ? std::string_view{} : trimmed(*text);
        const auto mistake = text == nullptr ? worded(Wrong::no_text, {{"example", each.example}}) : mistake_in(content, each);
        if (mistake) {
            mistakes_.add(
                value.place,
                worded(Wrong::of_item, {{"n", std::to_string(texts.size() + 1)}, {"key", std::string(key)}, {"what", *mistake}}));
        } else if (std::ranges::find(texts, content) != texts.end()) {
            mistakes_.add(value.place, worded(Wrong::twice, {{"text", std::string(content)}, {"key", std::string(key)}}));
        }
        texts.emplace_back(content);
    }
    return texts;
}

bool Fields::flag(std::string_view key) const {
    const auto* value = needed(key, std::string(key) + " = false");
    const auto* flag = value == nullptr ? nullptr : std::get_if<bool>(&value->value);
    if (value != nullptr && flag == nullptr) {
        add_of(key, worded(Wrong::no_flag, {{"example", std::string(key) + " = false"}}));
    }
    return flag != nullptr && *flag;
}

const TomlTable* Fields::table(std::string_view key, const Wording& example) const {
    const auto* value = needed(key, example);
    const auto* table = value == nullptr ? nullptr : std::get_if<TomlTable>(&value->value);
    if (value != nullptr && table == nullptr) {
        add_of(key, worded(Wrong::no_table, {{"example", example}}));
    }
    return table;
}

const TomlArray* Fields::array(std::string_view key, const Wording& example) const {
    const auto* value = needed(key, example);
    const auto* array = value == nullptr ? nullptr : std::get_if<TomlArray>(&value->value);
    if (value != nullptr && array == nullptr) {
        add_of(key, worded(Wrong::no_list, {{"example", example}}));
    }
    return array;
}

} // namespace formradar::form
