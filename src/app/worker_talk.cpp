// Messages as Packer packs them. Whatever comes from a worker is looked at as if a stranger had written it.
#include "app/worker_talk.hpp"

#include <limits>

namespace formradar::app {
namespace {

constexpr double milliseconds = 1000;

// A number that fits; else it is as if there were none.
std::optional<int> small(std::int64_t number) {
    const bool fits = number >= 0 && number <= std::numeric_limits<int>::max();
    return fits ? std::optional{static_cast<int>(number)} : std::nullopt;
}

} // namespace

std::string message(Told kind, std::string_view body) {
    return static_cast<char>(kind) + std::string(body);
}

std::string to_bytes(const Request& request) {
    return Packer()
        .number(request.file)
        .number(request.range.first)
        .number(request.range.last)
        .number(request.memory == Memory::much ? 1 : 0)
        .number(request.codes == Codes::searched_for ? 1 : 0)
        .text(request.name)
        .bytes();
}

std::optional<Request> request_of(std::string_view bytes) {
    Unpacker unpacker(bytes);
    Request request{.file = unpacker.number(), .range = {}, .memory = Memory::little, .codes = Codes::searched_for, .name = ""};
    request.range.first = static_cast<int>(unpacker.number());
    request.range.last = static_cast<int>(unpacker.number());
    request.memory = unpacker.number() != 0 ? Memory::much : Memory::little;
    request.codes = unpacker.number() != 0 ? Codes::searched_for : Codes::where_they_belong;
    request.name = unpacker.text();
    return unpacker.good() && unpacker.at_end() ? std::optional{request} : std::nullopt;
}

std::string to_bytes(const DrawWish& wish) {
    return Packer()
        .number(wish.order.page)
        .number(wish.order.long_side)
        .number(static_cast<std::int64_t>(wish.order.seconds * milliseconds))
        .number(wish.order.last_try ? 1 : 0)
        .number(wish.order.colour ? 1 : 0)
        .text(wish.pdf)
        .bytes();
}

std::optional<DrawWish> draw_wish_of(std::string_view bytes) {
    Unpacker unpacker(bytes);
    const auto page = small(unpacker.number());
    const auto long_side = small(unpacker.number());
    const auto time = small(unpacker.number());
    const bool last_try = unpacker.number() != 0;
    const bool colour = unpacker.number() != 0;
    std::string pdf(unpacker.text());
    if (!unpacker.good() || !unpacker.at_end() || !page || !long_side || !time) {
        return std::nullopt;
    }
    return DrawWish{.order = {.page = *page,
                              .long_side = *long_side,
                              .seconds = *time / milliseconds,
                              .last_try = last_try,
                              .colour = colour},
                    .pdf = std::move(pdf)};
}

std::string to_bytes(const Expected<scan::Drawn, scan::NotDrawn>& drawn) {
    return drawn ? Packer().number(0).text(drawn->pgm).text(drawn->complaints).bytes()
                 : Packer().number(1 + static_cast<std::int64_t>(drawn.error())).text("").text("").bytes();
}

Expected<scan::Drawn, scan::NotDrawn> drawn_of(std::string_view bytes) {
    Unpacker unpacker(bytes);
    const auto failure = unpacker.number();
    const auto pgm = unpacker.text();
    const auto complaints = unpacker.text();
    if (!unpacker.good() || failure < 0 || failure > 1 + static_cast<std::int64_t>(scan::NotDrawn::failed)) {
        return Unexpected{scan::NotDrawn::failed};
    }
    if (failure > 0) {
        return Unexpected{static_cast<scan::NotDrawn>(failure - 1)};
    }
    return scan::Drawn{.pgm = std::string(pgm), .complaints = std::string(complaints)};
}

} // namespace formradar::app
