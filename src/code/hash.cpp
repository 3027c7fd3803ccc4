// Everything from libsodium: the keyed check value, hashes and random letters.
#include <sodium.h>

#include <array>
#include <span>

#include "formradar/code/payload.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"

namespace formradar::code {
namespace {

using Digest = std::array<unsigned char, crypto_generichash_BYTES>;

// The static's initialisation happens once, whichever thread comes first.
void prepare() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) {
        throw Error("The system's random generator cannot be used (libsodium did not start).");
    }
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

// BLAKE2b; `key` may be empty.
Digest blake2b(std::string_view text, std::span<const unsigned char> key) {
    prepare();
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), bytes_of(text), text.size(), key.data(), key.size());
    return digest;
}

// The first bits of a digest as letters.
std::string letters_of(const Digest& digest, int letters) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i) {
        value = (value << 8U) | digest.at(i);
    }
    return base32(value, letters);
}

} // namespace

std::string check_value(const PageCode& code, std::string_view secret) {
    auto signed_part = code;
    signed_part.check = "00000";
    const auto text = payload_of(signed_part);
    // The secret is hashed to a key, because the keyed hash takes keys of a limited length and session files are edited by hand.
    const auto key = blake2b(secret, {});
    return letters_of(blake2b(std::string_view(text).substr(0, payload_length - 5), key), 5);
}

std::string short_hash(std::string_view canonical) {
    return letters_of(blake2b(canonical, {}), 3);
}

std::string random_hex(int digits) {
    prepare();
    std::string text;
    for (int i = 0; i < digits; ++i) {
        text += "0123456789abcdef"[randombytes_uniform(16)];
    }
    return text;
}

std::string random_base32(int letters) {
    prepare();
    std::string text;
    for (int i = 0; i < letters; ++i) {
        text += base32_alphabet[randombytes_uniform(32)];
    }
    return text;
}

} // namespace formradar::code
