// Why something waits for a person, does not count, or counts as it does: what is handed on and decided by. Its words are in
// record/reason_words.hpp, in every language of messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace formradar {

// Which causes there are, causes.hpp says: it grows, and few need to know.
enum class Cause : int;

// A number as it is told: 2.5 is {25, 1}.
struct Figure {
    std::int64_t digits = 0; // all of them, without the point
    int decimals = 0;        // how many of the digits stand behind the point
    bool operator==(const Figure&) const = default;
};

// Rounded as `fixed` rounds.
[[nodiscard]] Figure figure(double value, int decimals);
// A number of things, or of one among several.
[[nodiscard]] inline Figure figure(std::size_t count) {
    return {static_cast<std::int64_t>(count), 0};
}
// The same, where it is counted in int.
[[nodiscard]] inline Figure figure(int count) {
    return {count, 0};
}

struct Reason;
// What stands in one place of the sentence: a number, words that are the same in every language, or further reasons in a row.
using ReasonPart = std::variant<Figure, std::string, std::vector<Reason>>;

// A cause and what it speaks of.
struct Reason {
    Cause cause{};                   // Cause::none
    std::vector<ReasonPart> parts{}; // for {1}, {2} ... of the cause's sentence

    // There is nothing to say.
    [[nodiscard]] bool empty() const { return cause == Cause{}; }
    // From then on there is nothing to say.
    void clear() { *this = {}; }
    // The same cause, of the same things.
    bool operator==(const Reason&) const;
};

// In words that somebody else chose; of none there is no reason.
[[nodiscard]] Reason said(std::string_view words);

// A reason in a place of another one's sentence.
[[nodiscard]] ReasonPart within(Reason);

} // namespace formradar
