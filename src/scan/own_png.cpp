// Chunk by chunk (PNG third edition, 5): a head of one kind, data, and the end. Only then is libpng asked.
#include "formradar/scan/own_png.hpp"

#include "scan/bytes.hpp"
#include "scan/png.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view signature = "\x89PNG\r\n\x1A\n"sv;
constexpr std::size_t frame = 12; // length, name and check sum of a chunk
constexpr std::uint64_t head_length = 13;
constexpr std::string_view grey_of_8_bits = "\x08\0\0\0\0"sv; // depth, colours, packing, filters, order of the rows

bool is_own_head(std::string_view head) {
    const auto fits = [](std::uint64_t side) { return side >= 1 && side <= longest_own_side; };
    return fits(number_at(head, 0, 4)) && fits(number_at(head, 4, 4)) && head.substr(8) == grey_of_8_bits;
}

} // namespace

bool is_own_png(std::string_view bytes) {
    if (!bytes.starts_with(signature)) {
        return false;
    }
    auto rest = bytes.substr(signature.size());
    std::string_view before;
    while (rest.size() >= frame && before != "IEND") {
        const auto length = number_at(rest, 0, 4);
        const auto name = rest.substr(4, 4);
        if (length > rest.size() - frame) {
            return false;
        }
        const bool expected = before.empty() ? name == "IHDR" && length == head_length && is_own_head(rest.substr(8, head_length))
                                             : name == "IDAT" || (name == "IEND" && before == "IDAT" && length == 0);
        if (!expected) {
            return false;
        }
        before = name;
        rest.remove_prefix(frame + length);
    }
    return rest.empty() && before == "IEND";
}

std::optional<GrayImage> open_own_png(std::string_view bytes) {
    auto decoded = is_own_png(bytes) ? decode_png(bytes, {}) : Unexpected{Refusal{}};
    return decoded && !decoded->missing_rows_from ? std::optional{std::move(decoded->image)} : std::nullopt;
}

} // namespace formradar::scan
