// Pages as files of every kind that scanners, phones, copiers and fax servers make.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "formradar/core/image.hpp"
#include "support/random.hpp"

namespace formradar::hostile {

using simulator::Rng;
using Pictures = std::span<const GrayImage>;

struct Encoding {
    std::string_view name;
    std::string_view extension;
    int most_pages = 1;
    int share = 10; // how often it is met, against the others
    std::string (*encode)(Pictures, Rng&) = nullptr;
};

[[nodiscard]] std::span<const Encoding> all_encodings();
[[nodiscard]] const Encoding& encoding_named(std::string_view); // throws std::out_of_range for no such name

} // namespace formradar::hostile
