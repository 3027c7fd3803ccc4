// Reading the keys of a TOML table with every mistake noted instead of the first one thrown.
#include "form/fields.hpp"

#include <algorithm>
#include <span>

#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"

namespace formradar::form {
namespace {

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

void Mistakes::throw_if_any(std::string_view file) const {
    if (mistakes_.empty()) {
        return;
    }
    auto sorted = mistakes_;
    std::ranges::sort(sorted);
    std::string message;
    for (const auto& [place, text] : std::span(sorted).first(std::min(sorted.size(), most_said))) {
        message += (message.empty() ? "" : "\n") + std::string(file) + ":" + std::to_string(place.line) + ":" +
                   std::to_string(place.column) + ": " + text;
    }
    if (sorted.size() > most_said) {
        message += "\nand " + std::to_string(sorted.size() - most_said) + " mistakes more";
    }
    throw Error(message);
}

std::optional<std::string> mistake_in(std::string_view text, const TextRule& rule) {
    if (trimmed(text).empty()) {
        return rule.needed ? std::optional{"is empty; write " + std::string(rule.example)} : std::nullopt;
    }
    const auto letters = code_points(text);
    if (letters.size() > rule.longest) {
        return "has " + std::to_string(letters.size()) + " letters; use at most " + std::to_string(rule.longest);
    }
    const auto control = std::ranges::find_if(letters, [&](char32_t letter) { return is_control(letter, rule.lines); });
    if (control != letters.end()) {
        const bool line_break = *control == U'\n' || *control == U'\r';
        return line_break ? std::string("has a line break; write it on one line")
                          : "has the control character " + hex(*control) + "; remove it";
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
        const auto advice = meant                ? "did you mean `" + std::string(*meant) + "`?"
                            : name_.hint.empty() ? "its keys are: " + joined(name_.known)
                                                 : std::string(name_.hint);
        mistakes_.add(entry.place, name_.name + " has no key `" + entry.key.substr(0, 40) + "`; " + advice);
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

const TomlValue* Fields::needed(std::string_view key, std::string_view example) const {
    const auto* entry = find(key);
    if (entry == nullptr) {
        add(key, "`" + std::string(key) + "` is missing in " + name_.name + "; write " + std::string(example));
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
        add(key, "`" + std::string(key) + "` is not a text in quotes; write " + std::string(rule.example));
        return {};
    }
    if (const auto mistake = mistake_in(trimmed(*text), rule)) {
        add(key, "`" + std::string(key) + "` " + *mistake);
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
        add(key,
            "`" + std::string(key) + "` has " + std::to_string(values->size()) + " texts; use at most " + std::to_string(most));
        return {};
    }
    std::vector<std::string> texts;
    for (const auto& value : *values) {
        const auto* text = std::get_if<std::string>(&value.value);
        const auto content = text == nullptr ? std::string_view{} : trimmed(*text);
        const auto mistake =
            text == nullptr ? "is not a text in quotes; write " + std::string(each.example) : mistake_in(content, each);
        if (mistake) {
            mistakes_.add(value.place, "item " + std::to_string(texts.size() + 1) + " of `" + std::string(key) + "` " + *mistake);
        } else if (std::ranges::find(texts, content) != texts.end()) {
            mistakes_.add(value.place, "\"" + std::string(content) + "\" is twice in `" + std::string(key) + "`; remove one");
        }
        texts.emplace_back(content);
    }
    return texts;
}

bool Fields::flag(std::string_view key) const {
    const auto* value = needed(key, std::string(key) + " = false");
    const auto* flag = value == nullptr ? nullptr : std::get_if<bool>(&value->value);
    if (value != nullptr && flag == nullptr) {
        add(key, "`" + std::string(key) + "` is neither true nor false; write " + std::string(key) + " = false");
    }
    return flag != nullptr && *flag;
}

const TomlTable* Fields::table(std::string_view key, std::string_view example) const {
    const auto* value = needed(key, example);
    const auto* table = value == nullptr ? nullptr : std::get_if<TomlTable>(&value->value);
    if (value != nullptr && table == nullptr) {
        add(key, "`" + std::string(key) + "` is not a table; write " + std::string(example));
    }
    return table;
}

const TomlArray* Fields::array(std::string_view key, std::string_view example) const {
    const auto* value = needed(key, example);
    const auto* array = value == nullptr ? nullptr : std::get_if<TomlArray>(&value->value);
    if (value != nullptr && array == nullptr) {
        add(key, "`" + std::string(key) + "` is not a list; write " + std::string(example));
    }
    return array;
}

} // namespace formradar::form
