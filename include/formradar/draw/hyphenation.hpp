// Where words of a language may be broken: soft hyphens, which `wrap` shows only where a line ends at one.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace formradar::draw {

// Shown only where a line ends at it.
inline constexpr char32_t soft_hyphen = U'\u00AD';

// The patterns of one language, read once from the system's files.
class Hyphenation {
public:
    // Of a language that has no patterns on this machine, words stay whole. Throws Error for patterns that cannot be read.
    explicit Hyphenation(std::string_view language);
    ~Hyphenation();
    Hyphenation(const Hyphenation&) = delete;
    Hyphenation& operator=(const Hyphenation&) = delete;

    // Whether there are patterns for the language.
    [[nodiscard]] bool known() const { return patterns_ != nullptr; }
    // The text with a soft hyphen wherever a word of seven letters or more may be broken, three letters from either end.
    [[nodiscard]] std::string with_soft_hyphens(std::string_view text) const;

private:
    struct Patterns;
    std::unique_ptr<Patterns> patterns_;
};

// The text as it was before `with_soft_hyphens`.
[[nodiscard]] std::string without_soft_hyphens(std::string_view text);

} // namespace formradar::draw
