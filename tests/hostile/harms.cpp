// Each harm is a row of the table at the end.
#include "hostile/harms.hpp"

#include <algorithm>
#include <array>

namespace formradar::hostile {
namespace {

std::size_t place_in(std::string_view bytes, Rng& rng) {
    return static_cast<std::size_t>(rng.uniform() * static_cast<double>(bytes.size()));
}

template <int percent>
std::string cut(std::string bytes, Rng&) {
    bytes.resize(std::max<std::size_t>(1, bytes.size() * percent / 100));
    return bytes;
}

std::string last_bytes_off(std::string bytes, Rng& rng) {
    bytes.resize(bytes.size() - std::min<std::size_t>(bytes.size() - 1, static_cast<std::size_t>(rng.integer(1, 64))));
    return bytes;
}

std::string first_bytes_off(std::string bytes, Rng& rng) {
    return bytes.substr(std::min<std::size_t>(bytes.size() - 1, static_cast<std::size_t>(rng.integer(1, 600))));
}

// As a copy that was broken off looks on a disk that had made room for all of it.
template <char what>
std::string end_filled(std::string bytes, Rng& rng) {
    const auto from = std::max(place_in(bytes, rng), bytes.size() / 3);
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end(), what);
    return bytes;
}

template <std::size_t length, bool zero>
std::string sector_lost(std::string bytes, Rng& rng) {
    const auto from = place_in(bytes, rng);
    for (auto i = from; i < std::min(bytes.size(), from + length); ++i) {
        bytes[i] = zero ? '\0' : static_cast<char>(rng.integer(0, 255));
    }
    return bytes;
}

template <int count>
std::string bits_flipped(std::string bytes, Rng& rng) {
    for (int i = 0; i < count; ++i) {
        auto& byte = bytes[place_in(bytes, rng)];
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << static_cast<unsigned>(rng.integer(0, 7))));
    }
    return bytes;
}

std::string header_spoilt(std::string bytes, Rng& rng) {
    for (std::size_t i = 0; i < std::min<std::size_t>(32, bytes.size()); ++i) {
        bytes[i] = static_cast<char>(rng.integer(0, 255));
    }
    return bytes;
}

std::string bits_of_the_header_flipped(std::string bytes, Rng& rng) {
    for (int i = 0; i < 4; ++i) {
        auto& byte = bytes[static_cast<std::size_t>(rng.integer(0, 63)) % bytes.size()];
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << static_cast<unsigned>(rng.integer(0, 7))));
    }
    return bytes;
}

// Sent as text: every line end becomes two bytes.
std::string sent_as_text(std::string bytes, Rng&) {
    std::string sent;
    for (const char c : bytes) {
        sent += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return sent;
}

// Letters over 127 written as UTF-8, as editors do it.
std::string saved_as_utf8(std::string bytes, Rng&) {
    std::string saved;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 128) {
            saved += c;
        } else {
            saved += static_cast<char>(0xC0U | (byte >> 6U));
            saved += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    return saved;
}

std::string sectors_swapped(std::string bytes, Rng& rng) {
    constexpr std::size_t sector = 512;
    if (bytes.size() < 4 * sector) {
        return header_spoilt(std::move(bytes), rng);
    }
    const auto count = static_cast<int>(bytes.size() / sector);
    const auto from = static_cast<std::ptrdiff_t>(sector) * rng.integer(1, count / 2 - 1);
    const auto to = static_cast<std::ptrdiff_t>(sector) * rng.integer(count / 2, count - 1);
    std::swap_ranges(bytes.begin() + from, bytes.begin() + from + static_cast<std::ptrdiff_t>(sector), bytes.begin() + to);
    return bytes;
}

std::string some_bytes_more(std::string bytes, Rng& rng) {
    return bytes.insert(place_in(bytes, rng), "a few more");
}

std::string some_bytes_less(std::string bytes, Rng& rng) {
    return bytes.erase(place_in(bytes, rng), static_cast<std::size_t>(rng.integer(1, 200))) + "\n";
}

std::string middle_lost(std::string bytes, Rng&) {
    return bytes.erase(bytes.size() / 3, bytes.size() / 3);
}

std::string twice_in_one_file(std::string bytes, Rng&) {
    return bytes + bytes;
}

std::string rubbish_in_front(std::string bytes, Rng& rng) {
    return std::string(static_cast<std::size_t>(rng.integer(1, 900)), '\n') + bytes;
}

std::string rubbish_behind(std::string bytes, Rng& rng) {
    for (int i = 0; i < 3000; ++i) {
        bytes += static_cast<char>(rng.integer(0, 255));
    }
    return bytes;
}

constexpr std::array harms = {
    Harm{"cut at 1 %", cut<1>},
    Harm{"cut at 30 %", cut<30>},
    Harm{"cut at 60 %", cut<60>},
    Harm{"cut at 95 %", cut<95>},
    Harm{"the last bytes off", last_bytes_off},
    Harm{"the first bytes off", first_bytes_off},
    Harm{"zeros to the end", end_filled<'\0'>},
    Harm{"ones to the end", end_filled<'\xff'>},
    Harm{"a sector of zeros", sector_lost<512, true>},
    Harm{"4 kB of zeros", sector_lost<4096, true>},
    Harm{"a sector of something else", sector_lost<512, false>},
    Harm{"one bit flipped", bits_flipped<1>},
    Harm{"50 bits flipped", bits_flipped<50>},
    Harm{"the header spoilt", header_spoilt},
    Harm{"bits of the header flipped", bits_of_the_header_flipped},
    Harm{"sent as text", sent_as_text},
    Harm{"saved as UTF-8", saved_as_utf8},
    Harm{"sectors swapped", sectors_swapped},
    Harm{"some bytes more", some_bytes_more},
    Harm{"some bytes less", some_bytes_less},
    Harm{"the middle lost", middle_lost},
    Harm{"twice in one file", twice_in_one_file},
    Harm{"rubbish in front", rubbish_in_front},
    Harm{"rubbish behind", rubbish_behind},
};

} // namespace

std::span<const Harm> all_harms() {
    return harms;
}

} // namespace formradar::hostile
