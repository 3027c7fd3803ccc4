// One note with an entry of 48 bytes a file, sealed by a hash: a damaged note is none.
#include "app/known_files.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

#include "app/arriving.hpp"
#include "app/outcome.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/failure.hpp"

namespace formradar::app {
namespace {

constexpr std::size_t digits_of_hash = 64;

// "0a1b…" as bytes; anything else gives none.
template <std::size_t Size>
std::optional<std::array<char, Size>> bytes_of(std::string_view digits) {
    std::array<char, Size> bytes{};
    for (std::size_t i = 0; i < Size; ++i) {
        unsigned value = 0;
        const auto pair = digits.substr(std::min(2 * i, digits.size()), 2);
        const auto end = std::from_chars(pair.data(), pair.data() + pair.size(), value, 16);
        if (pair.size() != 2 || end.ec != std::errc() || end.ptr != pair.data() + 2) {
            return std::nullopt;
        }
        bytes.at(i) = static_cast<char>(value);
    }
    return bytes;
}

std::string digits_of(const std::array<char, 32>& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        text += digits[static_cast<unsigned char>(byte) >> 4U];
        text += digits[static_cast<unsigned char>(byte) & 0xFU];
    }
    return text;
}

} // namespace

KnownFiles::KnownFiles(machine::Files& files, std::string path, bool trust) : files_(files), kept_in_(std::move(path)) {
    const auto bytes = trust ? content_of(files_, kept_in_).bytes : ""; // a note that cannot be read is none
    const auto body = std::string_view(bytes).substr(std::min(digits_of_hash, bytes.size()));
    if (body.size() % sizeof(Entry) != 0 || code::sha256_hex(body) != std::string_view(bytes).substr(0, digits_of_hash)) {
        return;
    }
    known_.resize(body.size() / sizeof(Entry));
    if (!known_.empty()) {
        std::memcpy(known_.data(), body.data(), body.size());
    }
}

std::array<char, 16> KnownFiles::key_of(const std::string& path, const machine::FileInfo& info) {
    const auto told = Packer()
                          .text(path)
                          .number(static_cast<std::int64_t>(info.size))
                          .number(info.changed)
                          .number(static_cast<std::int64_t>(info.identity.first))
                          .number(static_cast<std::int64_t>(info.identity.second))
                          .bytes();
    return bytes_of<16>(code::sha256_hex(told)).value();
}

std::optional<KnownFiles::Entry> KnownFiles::find(const std::array<char, 16>& file) const {
    const auto found = std::ranges::lower_bound(known_, file, {}, &Entry::file);
    return found != known_.end() && found->file == file ? std::optional{*found} : std::nullopt;
}

std::optional<std::string> KnownFiles::sha256_of(const std::string& path, const machine::FileInfo& info) const {
    const auto entry = info.kind == machine::FileKind::file ? find(key_of(path, info)) : std::nullopt;
    if (!entry) {
        return std::nullopt;
    }
    const std::lock_guard hold(mutex_);
    used_.push_back(*entry);
    return digits_of(entry->content);
}

void KnownFiles::add(const std::string& path, const machine::FileInfo& info, const std::string& sha256) {
    const auto content = bytes_of<32>(sha256);
    if (content && info.kind == machine::FileKind::file && is_settled(info)) {
        const std::lock_guard hold(mutex_);
        used_.push_back({.file = key_of(path, info), .content = *content});
    }
}

void KnownFiles::keep() {
    const std::lock_guard hold(mutex_);
    known_ = {};
    auto used = std::exchange(used_, {});
    std::ranges::sort(used);
    const auto is_same = [](const Entry& one, const Entry& other) { return one.file == other.file; };
    used.erase(std::unique(used.begin(), used.end(), is_same), used.end());
    std::string body(used.size() * sizeof(Entry), '\0');
    if (!used.empty()) {
        std::memcpy(body.data(), used.data(), body.size());
    }
    try {
        files_.write_quickly(kept_in_, code::sha256_hex(body) + body);
    } catch (const Error&) {
        return;
    }
}

} // namespace formradar::app
