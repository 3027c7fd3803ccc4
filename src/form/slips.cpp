// Reads as TOML is read, one letter after the other, and stops where the next one cannot be meant.
#include "form/slips.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "form/wrong.hpp"
#include "formradar/core/text.hpp"

namespace formradar::form {
namespace {

using Slip = std::optional<Mistake>;

// Words by which people of our languages say yes and no.
constexpr std::array<std::string_view, 16> yes_or_no = {"True", "TRUE", "False", "FALSE", "yes",  "Yes", "no",  "No",
                                                        "on",   "off",  "ja",    "nee",   "nein", "oui", "non", "wahr"};
constexpr std::array<std::string_view, 4> bare_values = {"true", "false", "inf", "nan"};

bool is_blank(char32_t letter) {
    return letter == U' ' || letter == U'\t' || letter == U'\r';
}

bool is_key_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '_' || letter == '-';
}

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

class Reader {
public:
    explicit Reader(std::string_view toml) : letters_(code_points(toml)) {}

    [[nodiscard]] Slip read() {
        for (skip_lines(); now() != 0 && !gave_up_; skip_lines()) {
            auto slip = now() == U'[' ? header() : pair();
            slip = slip || gave_up_ ? slip : rest_of_line();
            if (slip) {
                return slip;
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] char32_t now() const { return at_ < letters_.size() ? letters_[at_] : 0; }
    [[nodiscard]] bool at_line_end() const { return now() == 0 || now() == U'\n' || now() == U'#'; }
    [[nodiscard]] Place place() const { return {line_, column_}; }

    void next() {
        column_ = now() == U'\n' ? 1 : column_ + 1;
        line_ += now() == U'\n' ? 1 : 0;
        at_ += at_ < letters_.size() ? 1 : 0;
    }
    void skip_blanks() {
        while (is_blank(now())) {
            next();
        }
    }
    void skip_comment() {
        while (now() != 0 && now() != U'\n') {
            next();
        }
    }
    void skip_lines() {
        for (skip_blanks(); now() == U'\n' || now() == U'#'; skip_blanks()) {
            if (now() == U'#') {
                skip_comment();
            } else {
                next();
            }
        }
    }
    // Up to one of these, or the line's end; without blanks around it.
    [[nodiscard]] std::string up_to(std::u32string_view ends) {
        std::vector<char32_t> taken;
        for (; !at_line_end() && ends.find(now()) == std::u32string_view::npos; next()) {
            taken.push_back(now());
        }
        return std::string(trimmed(to_utf8(taken)));
    }

    [[nodiscard]] Slip header() {
        const auto begin = place();
        keys_.clear();
        const auto line = up_to(U"");
        const auto opened = static_cast<std::size_t>(std::ranges::count(line, '['));
        const auto closed = static_cast<std::size_t>(std::ranges::count(line, ']'));
        const bool right = opened == closed && opened <= 2 && line.ends_with(std::string(opened, ']'));
        return right ? Slip() : Mistake{begin, worded(Wrong::open_header, {{"line", line}})};
    }

    [[nodiscard]] Slip pair() {
        const auto begin = place();
        const auto key = up_to(U"=");
        const auto word = key.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(key, is_key_letter) - key.begin()));
        if (now() != U'=') {
            return word.empty() ? Slip() : Mistake{begin, worded(Wrong::no_equals, {{"key", word}})};
        }
        const bool plain = key.find_first_of(".\"'") == std::string::npos; // others are for experts
        if (plain && word != key) {
            return Mistake{begin, worded(Wrong::odd_key, {{"key", key}})};
        }
        if (plain && !keys_.insert(key).second) {
            return Mistake{begin, worded(Wrong::key_twice, {{"key", key}})};
        }
        next();
        skip_blanks();
        return at_line_end() ? Mistake{begin, worded(Wrong::value_missing, {{"key", key}})} : value(key);
    }

    [[nodiscard]] Slip value(const std::string& key) {
        after_text_ = now() == U'"' || now() == U'\'';
        if (after_text_) {
            return text();
        }
        gave_up_ = now() == U'{' || (now() == U'[' && in_list_);
        if (gave_up_) {
            return std::nullopt;
        }
        return now() == U'[' ? list(key) : bare(key, place());
    }

    // A number, true or false; a text that has no quotes is shown with them.
    [[nodiscard]] Slip bare(const std::string& key, Place begin) {
        const auto words = up_to(U",]");
        const auto first = words.empty() ? '\0' : words.front();
        if (is_one_of(bare_values, words) || (first >= '0' && first <= '9') || first == '+' || first == '-') {
            return std::nullopt;
        }
        const auto what = is_one_of(yes_or_no, words)
                              ? worded(Wrong::no_flag, {{"example", key + " = true"}})
                              : worded(Wrong::no_text, {{"example", (in_list_ ? "" : key + " = ") + toml_quoted(words)}});
        return Mistake{begin, worded(Wrong::of_key, {{"key", key}, {"what", what}})};
    }

    [[nodiscard]] Slip text() {
        const auto begin = place();
        const auto quote = now();
        const auto at = [this](std::size_t i) { return at_ + i < letters_.size() ? letters_[at_ + i] : 0; };
        const bool lines = at(1) == quote && at(2) == quote; // three quotes: a text of several lines
        const std::size_t quotes = lines ? 3 : 1;
        const auto pass = [this](std::size_t count) {
            for (std::size_t i = 0; i < count; ++i) {
                next();
            }
        };
        pass(quotes);
        while (now() != 0 && (lines || now() != U'\n')) {
            if (now() == quote && (!lines || (at(1) == quote && at(2) == quote))) {
                pass(quotes);
                return std::nullopt;
            }
            if (quote == U'"' && now() == U'\\') {
                constexpr std::u32string_view known = U"btnfr\"\\uU\n ";
                if (known.find(at(1)) == std::u32string_view::npos) {
                    return Mistake{place(), worded(Wrong::backslash)};
                }
                next();
            }
            next();
        }
        return Mistake{begin, worded(Wrong::open_quote)};
    }

    // `name =` where a list should go on: what stands before it was not closed.
    [[nodiscard]] bool at_pair() const {
        auto at = at_;
        while (at < letters_.size() && letters_[at] < 0x80 && is_key_letter(static_cast<char>(letters_[at]))) {
            ++at;
        }
        const bool word = at > at_;
        while (at < letters_.size() && is_blank(letters_[at])) {
            ++at;
        }
        return word && at < letters_.size() && letters_[at] == U'=';
    }

    [[nodiscard]] Slip list(const std::string& key) {
        in_list_ = true;
        auto slip = items(key);
        in_list_ = false;
        after_text_ = false;
        return slip;
    }

    [[nodiscard]] Slip items(const std::string& key) {
        const auto open = Mistake{place(), worded(Wrong::open_list)};
        for (next(), skip_lines(); now() != U']'; skip_lines()) {
            if (now() == 0 || at_pair()) {
                return open;
            }
            if (auto slip = value(key); slip || gave_up_) {
                return slip;
            }
            skip_lines();
            if (now() == U',') {
                next();
            } else if (now() == U'"' || now() == U'\'') {
                return Mistake{place(), worded(Wrong::comma_missing)};
            } else if (now() != U']') {
                return now() == 0 || at_pair() || now() == U'[' ? open : *surplus();
            }
        }
        next();
        return std::nullopt;
    }

    [[nodiscard]] Slip rest_of_line() {
        skip_blanks();
        return at_line_end() ? Slip() : surplus();
    }

    [[nodiscard]] Slip surplus() const {
        const auto letter = now();
        const bool inside = after_text_ && letter != U',' && letter != U';';
        return Mistake{place(), inside ? worded(Wrong::inner_quote)
                                       : worded(Wrong::after_value, {{"letter", to_utf8(std::span(&letter, 1))}})};
    }

    std::vector<char32_t> letters_;
    std::size_t at_ = 0;
    int line_ = 1;
    int column_ = 1;
    std::set<std::string> keys_; // of this table
    bool after_text_ = false;    // the value that was read last is a text
    bool in_list_ = false;
    bool gave_up_ = false; // at what only experts write: a list in a list, a table in a line
};

} // namespace

std::optional<Mistake> slip_in(std::string_view toml) {
    constexpr std::string_view byte_order = "\xEF\xBB\xBF"; // which TOML allows
    return Reader(toml.starts_with(byte_order) ? toml.substr(byte_order.size()) : toml).read();
}

} // namespace formradar::form
