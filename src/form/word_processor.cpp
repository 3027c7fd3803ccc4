// Lines of TOML looked through for marks outside their texts.
#include "form/word_processor.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "form/wrong.hpp"
#include "formradar/core/text.hpp"

namespace formradar::form {
namespace {

constexpr std::u32string_view curly = U"\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u2032\u2033\u00AB\u00BB\u2039\u203A";
constexpr std::u32string_view blanks = U"\u00A0\u2007\u202F\u200B\uFEFF";
constexpr std::u32string_view dashes = U"\u2010\u2011\u2012\u2013\u2014\u2212";

// Where a line stands between quotes: 0, or the quote that is open; three of them go on over lines.
class Scanner {
public:
    // The column (from 0) of the first letter outside quotes that is one of `marks`; none when there is no such letter.
    void line(const std::vector<char32_t>& letters, int number, std::vector<Mistake>& mistakes) {
        if (!triple_) {
            open_ = 0;
        }
        bool said = false;
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const auto letter = letters[i];
            if (open_ == U'"' && letter == U'\\') {
                ++i;
            } else if (letter == U'"' || letter == U'\'') {
                i += quote(letters, i);
            } else if (open_ == 0 && letter == U'#') {
                return;
            } else if (open_ == 0 && !said) {
                said = say(letter, {number, static_cast<int>(i) + 1}, mistakes);
            }
        }
    }

private:
    // How many letters more belong to it.
    std::size_t quote(const std::vector<char32_t>& letters, std::size_t i) {
        const auto letter = letters[i];
        const bool three = i + 2 < letters.size() && letters[i + 1] == letter && letters[i + 2] == letter;
        if (open_ == 0) {
            open_ = letter;
            triple_ = three;
            return three ? 2 : 0;
        }
        if (open_ == letter && (!triple_ || three)) {
            const std::size_t more = triple_ ? 2 : 0;
            open_ = 0;
            triple_ = false;
            return more;
        }
        return 0;
    }

    static bool say(char32_t letter, Place place, std::vector<Mistake>& mistakes) {
        const auto is_one_of = [letter](std::u32string_view marks) { return marks.find(letter) != std::u32string_view::npos; };
        const auto shown_letter = to_utf8(std::span(&letter, 1));
        if (is_one_of(curly)) {
            mistakes.push_back({place, worded(Wrong::curly_quote, {{"letter", shown_letter}})});
        } else if (is_one_of(blanks)) {
            mistakes.push_back({place, worded(Wrong::odd_blank)});
        } else if (is_one_of(dashes)) {
            mistakes.push_back({place, worded(Wrong::odd_dash, {{"letter", shown_letter}})});
        } else {
            return false;
        }
        return true;
    }

    char32_t open_ = 0;
    bool triple_ = false;
};

} // namespace

std::vector<Mistake> word_processor_marks(std::string_view toml) {
    std::vector<Mistake> mistakes;
    Scanner scanner;
    int number = 0;
    for (const auto line : split(toml, '\n')) {
        ++number;
        const bool mark = number == 1 && line.starts_with("\xEF\xBB\xBF"); // of the byte order, which TOML allows
        scanner.line(code_points(mark ? line.substr(3) : line), number, mistakes);
    }
    return mistakes;
}

} // namespace formradar::form
