// Finds the text of a message and fills in its places.
#include "app/messages.hpp"

#include <algorithm>

namespace formradar::app {
namespace {

constexpr std::string_view fallback = "en";

const Language* language_named(std::string_view code) {
    const auto all = message_table();
    const auto found = std::ranges::find(all, code, &Language::code);
    return found == all.end() ? nullptr : &*found;
}

} // namespace

Messages::Messages(std::string_view language)
    : language_(is_message_language(language) ? language_named(language) : language_named(fallback)) {}

std::string Messages::filled(Msg message, std::span<const Filling> fillings) const {
    return filled_in(language_->messages[static_cast<std::size_t>(message)].text, fillings);
}

std::string Messages::number(std::size_t n, Msg one, Msg many) const {
    const bool single = n == 1 || (n == 0 && language() == "fr"); // "0 page"
    return (*this)(single ? one : many, {{"n", std::to_string(n)}});
}

std::string language_of_locale(std::string_view locale) {
    const auto code = locale.substr(0, locale.find_first_of("_.@"));
    return std::string(is_message_language(code) ? code : fallback);
}

bool is_message_language(std::string_view code) {
    return language_named(code) != nullptr;
}

} // namespace formradar::app
