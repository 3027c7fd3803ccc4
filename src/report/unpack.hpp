// zlib is called behind this: check sums, and the parts of a zip file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace formradar::report {

[[nodiscard]] std::uint32_t crc_of(std::string_view bytes);
[[nodiscard]] std::optional<std::string> inflated(std::string_view packed, std::size_t size); // nothing for any other size
// Of the zlib stream that they begin with; nothing for a broken one.
[[nodiscard]] std::optional<std::size_t> deflated_length(std::string_view bytes);
[[nodiscard]] std::uint32_t big_endian(std::string_view four);
[[nodiscard]] std::uint32_t little_endian(std::string_view two_or_four);

} // namespace formradar::report
