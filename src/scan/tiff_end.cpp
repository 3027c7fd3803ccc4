// Directories, their values and what they point to (TIFF 6.0, section 2; BigTIFF has the same with wider numbers).
#include "scan/tiff_end.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "scan/bytes.hpp"

namespace formradar::scan {
namespace {

enum Tag : std::uint64_t {
    photometric = 262,
    strip_offsets = 273,
    strip_lengths = 279,
    tile_offsets = 324,
    tile_lengths = 325,
    directories_below = 330,
    jpeg_offset = 513,
    jpeg_length = 514,
    exif_directory = 34665,
    gps_directory = 34853,
    dng_version = 50706,
};

// Whose values lead further, or tell what the file is.
constexpr std::array<std::uint64_t, 11> read_of = {photometric,    strip_offsets,     strip_lengths, tile_offsets,
                                                   tile_lengths,   directories_below, jpeg_offset,   jpeg_length,
                                                   exif_directory, gps_directory,     dng_version};
constexpr std::size_t most_followed = 10'000;
constexpr std::array<std::size_t, 19> sizes = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8}; // of the types

class Walk {
public:
    explicit Walk(std::string_view bytes)
        : bytes_(bytes),
          order_(bytes.starts_with("II") ? ByteOrder::lower_first : ByteOrder::upper_first),
          wide_(number(2, 2) == 43),
          end_(wide_ ? 16 : 8) {}

    [[nodiscard]] std::size_t end() {
        waiting_ = {number(wide_ ? 8 : 4, width())};
        while (!waiting_.empty() && seen_.size() < most_followed && !raw_) {
            const auto at = waiting_.back();
            waiting_.pop_back();
            if (at != 0 && at < bytes_.size() && seen_.insert(at).second) {
                follow(at);
            }
        }
        return raw_ ? std::string_view::npos : static_cast<std::size_t>(end_);
    }

private:
    using Numbers = std::vector<std::uint64_t>;

    [[nodiscard]] std::size_t width() const { return wide_ ? 8 : 4; }
    [[nodiscard]] std::uint64_t number(std::uint64_t at, std::size_t length) const {
        return number_at(bytes_, at, length, order_);
    }

    // What leads out of the file is no part of it.
    bool reach(std::uint64_t at, std::uint64_t length) {
        const bool inside = at <= bytes_.size() && length <= bytes_.size() - at;
        end_ = inside ? std::max(end_, at + length) : end_;
        return inside;
    }

    void follow(std::uint64_t at) {
        const std::size_t head = wide_ ? 8 : 2;
        const std::size_t entry = wide_ ? 20 : 12;
        const auto count = std::min<std::uint64_t>(number(at, head), bytes_.size() / entry);
        std::map<std::uint64_t, Numbers> values;
        for (std::uint64_t i = 0; i < count; ++i) {
            const auto place = at + head + i * entry;
            const auto tag = number(place, 2);
            values[tag] = value(place, std::ranges::find(read_of, tag) != read_of.end());
        }
        if (reach(at, head + count * entry + width())) {
            waiting_.push_back(number(at + head + count * entry, width()));
        }
        take(values);
    }

    // Of the others only where they end.
    Numbers value(std::uint64_t entry, bool is_read) {
        const auto type = number(entry + 2, 2);
        const auto size = type < sizes.size() ? sizes.at(type) : 0;
        const auto count = std::min<std::uint64_t>(number(entry + 4, width()), bytes_.size());
        auto at = entry + 4 + width();
        if (size * count > width()) {
            at = number(at, width());
            if (!reach(at, size * count)) {
                return {};
            }
        }
        Numbers numbers;
        for (std::uint64_t i = 0; is_read && i < count && (type == 3 || type == 4 || type == 13 || type >= 16) && size > 0; ++i) {
            numbers.push_back(number(at + i * size, size));
        }
        return numbers;
    }

    void take(std::map<std::uint64_t, Numbers>& values) {
        constexpr std::array<std::pair<Tag, Tag>, 3> places = {
            {{strip_offsets, strip_lengths}, {tile_offsets, tile_lengths}, {jpeg_offset, jpeg_length}}};
        for (const auto& [offsets, lengths] : places) {
            for (std::size_t i = 0; i < std::min(values[offsets].size(), values[lengths].size()); ++i) {
                reach(values[offsets][i], values[lengths][i]);
            }
        }
        for (const auto tag : {directories_below, exif_directory, gps_directory}) {
            waiting_.insert(waiting_.end(), values[tag].begin(), values[tag].end());
        }
        const auto& kind = values[photometric];
        raw_ = raw_ || values.contains(dng_version) || (!kind.empty() && (kind[0] == 32803 || kind[0] == 34892));
    }

    std::string_view bytes_;
    ByteOrder order_;
    bool wide_;
    std::uint64_t end_;
    bool raw_ = false;
    std::vector<std::uint64_t> waiting_{};
    std::set<std::uint64_t> seen_{};
};

} // namespace

std::size_t end_of_tiff(std::string_view bytes) {
    return Walk(bytes).end();
}

} // namespace formradar::scan
