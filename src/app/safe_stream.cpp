// Letters of several bytes may come in pieces: the last bytes wait for the rest of theirs.
#include "app/safe_stream.hpp"

#include "formradar/core/harmless.hpp"
#include "formradar/core/text.hpp"

namespace formradar::app {
namespace {

// How many bytes at the end may be the beginning of a letter whose rest is still to come.
std::size_t unfinished(std::string_view text) {
    for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if (byte >= 0xC0) {
            const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return length > back ? back : 0;
        }
        if (byte < 0x80) {
            return 0;
        }
    }
    return 0;
}

std::string safe(std::string_view text) {
    std::string result;
    for (const char32_t letter : code_points(text)) {
        const char32_t said = letter != U'\n' && letter != U'\t' && steers(letter) ? U'\uFFFD' : letter;
        result += to_utf8({&said, 1});
    }
    return result;
}

} // namespace

SafeBuffer::~SafeBuffer() {
    hand_on_rest();
}

SafeBuffer::int_type SafeBuffer::overflow(int_type letter) {
    if (letter != traits_type::eof()) {
        const char byte = traits_type::to_char_type(letter);
        xsputn(&byte, 1);
    }
    return to_.good() ? traits_type::not_eof(letter) : traits_type::eof();
}

std::streamsize SafeBuffer::xsputn(const char* text, std::streamsize count) {
    held_.append(text, static_cast<std::size_t>(count));
    hand_on();
    return to_.good() ? count : 0;
}

int SafeBuffer::sync() {
    hand_on_rest();
    to_.flush();
    return to_.good() ? 0 : -1;
}

void SafeBuffer::hand_on() {
    const auto whole = held_.size() - unfinished(held_);
    to_ << safe(std::string_view(held_).substr(0, whole));
    held_.erase(0, whole);
}

void SafeBuffer::hand_on_rest() {
    to_ << safe(held_);
    held_.clear();
}

} // namespace formradar::app
