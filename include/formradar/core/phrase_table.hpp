// The sentences of one kind in every language, made from texts when the program is built.
#pragma once

#include <span>
#include <string_view>

namespace formradar {

// One sentence.
struct Message {
    std::string_view key;
    std::string_view text; // with places to fill in, as {folder}
};

// All of them in one language, in the same order in each.
struct Language {
    std::string_view code; // "nl"
    std::span<const Message> messages;
};

} // namespace formradar
