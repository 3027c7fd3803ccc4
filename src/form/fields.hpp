// Reading the keys of a TOML table with every mistake noted instead of the first one thrown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/toml.hpp"
#include "formradar/core/wording.hpp"

namespace formradar::form {

class Mistakes {
public:
    void add(Place place, Wording text) { mistakes_.push_back({place, std::move(text)}); }
    [[nodiscard]] bool empty() const { return mistakes_.empty(); }
    // All of them in the order of the file, a line each: "file:line:column: text".
    [[nodiscard]] Wording told(std::string_view file) const;
    // The same as a WordedError.
    void throw_if_any(std::string_view file) const;

private:
    std::vector<Mistake> mistakes_;
};

struct TextRule {
    Wording example; // what would be right, for the message when it is missing or of the wrong type
    std::size_t longest = 1000;
    bool needed = true; // missing or empty is a mistake
    bool lines = false; // may have line breaks
};

// What is wrong with a text that people wrote, if anything: empty, too long, control characters.
[[nodiscard]] std::optional<Wording> mistake_in(std::string_view text, const TextRule&);

struct TableName {
    Wording name;                        // "the form", "[scale]", "statement 3"
    std::vector<std::string_view> known; // its keys
    Wording hint;                        // said of a key that belongs one level up; may be empty
};

// One table. Getters note what is missing or wrong in `mistakes` and then return an empty value.
class Fields {
public:
    Fields(const TomlTable& table, Place place, TableName name, Mistakes& mistakes); // notes unknown keys

    [[nodiscard]] std::string text(std::string_view key, const TextRule&) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view key, const TextRule& each,
                                                 std::size_t most) const; // may be missing
    [[nodiscard]] bool flag(std::string_view key) const;
    [[nodiscard]] const TomlTable* table(std::string_view key, const Wording& example) const;
    [[nodiscard]] const TomlArray* array(std::string_view key, const Wording& example) const;

    [[nodiscard]] const TomlEntry* find(std::string_view key) const;
    [[nodiscard]] Place place_of(std::string_view key) const;     // of its value; of the table when there is none
    void add_of(std::string_view key, const Wording& what) const; // "`key` " with what is wrong with it
    void add(std::string_view key, Wording text) const { mistakes_.add(place_of(key), std::move(text)); }

private:
    [[nodiscard]] const TomlValue* needed(std::string_view key, const Wording& example) const;

    const TomlTable& table_;
    Place place_;
    TableName name_;
    Mistakes& mistakes_;
};

} // namespace formradar::form
