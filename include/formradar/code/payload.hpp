// What the QR code says: 20 letters of Crockford's base 32, so that the code is always version 2 at level H.
//
//   F1 K7QX2M A7F 1 3TZ 9QWX0
//   |  |      |   | |   +- check value (5), keyed with the session's secret over all that is before it
//   |  |      |   | +----- form hash (3)
//   |  |      |   +------- page 1..31 (1)
//   |  |      +----------- sheet (3)
//   |  +------------------ session (6)
//   +--------------------- format version
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace formradar::code {

inline constexpr std::string_view payload_prefix = "F1"; // of version 1 of the code
inline constexpr std::size_t payload_length = 20;        // letters

// What the letters stand for, each field with as many letters as the drawing shows.
struct PageCode {
    std::string session;
    std::string sheet;
    int page = 1; // 1..31
    std::string form_hash;
    std::string check;
    bool operator==(const PageCode&) const = default;
};

[[nodiscard]] std::string payload_of(const PageCode&);                 // the 20 letters
[[nodiscard]] std::optional<PageCode> parse_payload(std::string_view); // nothing for any other text
[[nodiscard]] std::string readable(const PageCode&);                   // "K7QX2M-A7F-1", printed beside the code

// Pages of ours that are no forms carry a code as sheets do: a sheet's id that is never given out, and the last page there can
// be.
inline constexpr std::string_view hand_out_sheet = "00H"; // on top of a pile
inline constexpr std::string_view tick_list_sheet = "00A";
inline constexpr int page_of_no_form = 31;
[[nodiscard]] bool is_of_no_form(const PageCode&);

// `secret` in hex. Keyed hash, 25 bits of it.
[[nodiscard]] std::string check_value(const PageCode&, std::string_view secret);

// Three letters that tell forms and their layouts apart; `canonical` is any text that holds them.
[[nodiscard]] std::string short_hash(std::string_view canonical);
[[nodiscard]] std::string sha256_hex(std::string_view bytes); // 64 small hex digits: FIPS 180-4

// Of bytes that come one after the other.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::string_view bytes); // those that follow
    [[nodiscard]] std::string hex();  // of all of them; nothing may be added after it

private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::string random_hex(int digits);     // from the system's generator; called by `app` only
[[nodiscard]] std::string random_base32(int letters); // likewise

} // namespace formradar::code
