// The payload as text and back: fields of fixed length, one after the other.
#include "formradar/code/payload.hpp"

#include <algorithm>
#include <cassert>

#include "formradar/core/text.hpp"

namespace formradar::code {
namespace {

constexpr std::size_t session_letters = 6;
constexpr std::size_t sheet_letters = 3;
constexpr std::size_t page_letters = 1;
constexpr std::size_t hash_letters = 3;
constexpr std::size_t check_letters = 5;
static_assert(payload_prefix.size() + session_letters + sheet_letters + page_letters + hash_letters + check_letters ==
              payload_length);

bool is_base32(std::string_view text) {
    return std::ranges::all_of(text, [](char letter) { return base32_alphabet.find(letter) != std::string_view::npos; });
}

} // namespace

std::string payload_of(const PageCode& code) {
    assert(code.page >= 1 && code.page <= 31);
    auto text = std::string(payload_prefix) + code.session + code.sheet + base32(static_cast<std::uint64_t>(code.page), 1) +
                code.form_hash + code.check;
    assert(text.size() == payload_length && is_base32(text));
    return text;
}

std::optional<PageCode> parse_payload(std::string_view text) {
    if (text.size() != payload_length || !text.starts_with(payload_prefix) || !is_base32(text)) {
        return std::nullopt;
    }
    text.remove_prefix(payload_prefix.size());
    const auto take = [&](std::size_t letters) {
        std::string field(text.substr(0, letters));
        text.remove_prefix(letters);
        return field;
    };
    PageCode code;
    code.session = take(session_letters);
    code.sheet = take(sheet_letters);
    code.page = static_cast<int>(base32_alphabet.find(take(page_letters)));
    code.form_hash = take(hash_letters);
    code.check = take(check_letters);
    return code.page == 0 ? std::nullopt : std::optional(code);
}

std::string readable(const PageCode& code) {
    return code.session + "-" + code.sheet + "-" + std::to_string(code.page);
}

bool is_of_no_form(const PageCode& code) {
    return code.page == page_of_no_form && (code.sheet == hand_out_sheet || code.sheet == tick_list_sheet);
}

} // namespace formradar::code
