// The same said in several languages, English among them: what a library finds wrong, for whoever says it to a person.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/failure.hpp"

namespace formradar {

// A text in one language.
struct InLanguage {
    std::string_view code; // "nl", of a table that lives as long as the program
    std::string text;
    auto operator<=>(const InLanguage&) const = default;
};

// A text that is the same in all of them, or one for each.
class Wording {
public:
    Wording() = default;
    Wording(std::string text) : english_(std::move(text)) {} // NOLINT(google-explicit-constructor): a text is one
    Wording(const char* text) : english_(text) {}            // NOLINT(google-explicit-constructor)
    // The codes of `others` differ from each other.
    Wording(std::string english, std::vector<InLanguage> others) : english_(std::move(english)), others_(std::move(others)) {}

    // English where there is nothing in that language.
    [[nodiscard]] const std::string& in(std::string_view language) const;
    [[nodiscard]] const std::vector<InLanguage>& others() const { return others_; } // besides English
    Wording& operator+=(const Wording&);
    auto operator<=>(const Wording&) const = default;

private:
    std::string english_;
    std::vector<InLanguage> others_;
};

// The second behind the first, in each language.
[[nodiscard]] Wording operator+(Wording, const Wording&);

// What stops the run, in every language that is known of it; `what` is English.
class WordedError : public Error {
public:
    // What was tried, on which file, and what to do.
    explicit WordedError(Wording words) : Error(words.in("en")), words_(std::move(words)) {}
    // For who knows the language of whoever reads it.
    [[nodiscard]] const Wording& words() const { return words_; }

private:
    Wording words_;
};

} // namespace formradar
