// What the terminal says, in the language of the people at it. File formats and exit codes are the same in all.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "app/message_table.hpp"
#include "formradar/core/phrase.hpp"

namespace formradar::app {

enum class Msg {
#include "message_keys.inc"
};

using formradar::Filling;

class Messages {
public:
    // Of a language that is not there: English.
    explicit Messages(std::string_view language);

    [[nodiscard]] std::string operator()(Msg message, std::initializer_list<Filling> fillings = {}) const {
        return filled(message, {fillings.begin(), fillings.end()});
    }
    [[nodiscard]] std::string filled(Msg, std::span<const Filling>) const;
    // One of the two by the number, which stands for {n}: "1 page", "3 pages".
    [[nodiscard]] std::string number(std::size_t n, Msg one, Msg many) const;
    [[nodiscard]] std::string_view language() const { return language_->code; }

private:
    const Language* language_;
};

// "nl" of "nl_BE.UTF-8"; English of "C", "POSIX" and languages that are not there.
[[nodiscard]] std::string language_of_locale(std::string_view locale);

// Whether the terminal can be spoken to in this one.
[[nodiscard]] bool is_message_language(std::string_view code);

} // namespace formradar::app
