// What the terminal says, by language: made from messages/*.toml when the program is built.
#pragma once

#include <span>
#include <string_view>

namespace formradar::app {

struct Message {
    std::string_view key;
    std::string_view text; // with places to fill in, as {folder}
};

struct Language {
    std::string_view code; // "nl"
    std::span<const Message> messages;
};

[[nodiscard]] std::span<const Language> message_table();

} // namespace formradar::app
