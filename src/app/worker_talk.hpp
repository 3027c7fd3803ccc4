// What a run and its worker say to each other: one letter for the kind of message, then what belongs to it.
//
//   run to worker                                   worker to run
//   (first) the setting                             (first) what this system could not take from it
//   a request; the open file                        n pages of the file · v picture for debugging · p a page · s session? ·
//   answer to a question                            c genuine? · d draw a page? · e end
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/page_source.hpp"

namespace formradar::app {

enum class Told : char {
    pages = 'n',   // how many the file has
    debug = 'v',   // a picture of how the page that comes next was read
    page = 'p',    // its sheets
    session = 's', // a session's id: its file without the secret, or nothing
    genuine = 'c', // a code's text: 1 or 0
    draw = 'd',    // a page of a PDF
    end = 'e',     // of the request
};

// Of a worker that searched a picture for codes and did not come back from it.
inline constexpr int exit_lost_in_codes = 47;

[[nodiscard]] std::string message(Told, std::string_view body);

struct Request {
    std::int64_t file = 0; // FileCopy::number
    PageRange range;
    Memory memory = Memory::little;
    Codes codes = Codes::searched_for;
    std::string name;
};
[[nodiscard]] std::string to_bytes(const Request&);
[[nodiscard]] std::optional<Request> request_of(std::string_view bytes);

struct DrawWish {
    scan::DrawOrder order;
    std::string pdf; // that lies in the file; empty: the file itself
};
[[nodiscard]] std::string to_bytes(const DrawWish&);
[[nodiscard]] std::optional<DrawWish> draw_wish_of(std::string_view bytes);

// A drawn page, or why there is none.
[[nodiscard]] std::string to_bytes(const Expected<scan::Drawn, scan::NotDrawn>&);
[[nodiscard]] Expected<scan::Drawn, scan::NotDrawn> drawn_of(std::string_view bytes);

} // namespace formradar::app
