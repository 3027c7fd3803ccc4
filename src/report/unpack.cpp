// Raw deflate streams, as zip files hold them, and CRC-32.
#include "report/unpack.hpp"

#include <zlib.h>

#include <array>

namespace formradar::report {

std::uint32_t crc_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::optional<std::string> inflated(std::string_view packed, std::size_t size) {
    std::string bytes(size, '\0');
    std::string input(packed); // zlib's pointers are not const
    z_stream stream{};
    if (::inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        return std::nullopt;
    }
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    const bool whole = ::inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.total_out == size;
    ::inflateEnd(&stream);
    return whole ? std::optional{std::move(bytes)} : std::nullopt;
}

std::optional<std::size_t> deflated_length(std::string_view bytes) {
    std::array<Bytef, 1 << 15> scratch{};
    z_stream stream{};
    if (::inflateInit(&stream) != Z_OK) {
        return std::nullopt;
    }
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data())); // zlib does not write to it
    stream.avail_in = static_cast<uInt>(bytes.size());
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = scratch.data();
        stream.avail_out = static_cast<uInt>(scratch.size());
        state = ::inflate(&stream, Z_NO_FLUSH);
    }
    ::inflateEnd(&stream);
    return state == Z_STREAM_END ? std::optional<std::size_t>{stream.total_in} : std::nullopt;
}

std::uint32_t big_endian(std::string_view four) {
    std::uint32_t value = 0;
    for (const char byte : four) {
        value = (value << 8U) | static_cast<unsigned char>(byte);
    }
    return value;
}

std::uint32_t little_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = bytes.size(); i > 0; --i) {
        value = (value << 8U) | static_cast<unsigned char>(bytes[i - 1]);
    }
    return value;
}

} // namespace formradar::report
