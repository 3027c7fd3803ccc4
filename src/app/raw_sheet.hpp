// What a reader says of a sheet, its pictures as pixels: whoever takes it has nothing to decode, and makes files of them itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/outcome.hpp"
#include "formradar/core/image.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/record/quote.hpp"

namespace formradar::app {

struct RawSheet {
    PageOutcome page; // without pictures
    std::vector<read::Crop> crops;
    std::vector<record::Quote> answers;
};

// Handed over one by one before their page: those of a picture of many sheets would not fit into a message.
struct RawDebug {
    int sheet = 1;    // in the picture
    std::string name; // "02-anchors"
    ColourImage image;
};

[[nodiscard]] std::string to_bytes(const std::vector<RawSheet>&); // of one page of a file
[[nodiscard]] std::string to_bytes(const RawDebug&);

// Nothing for pictures that no reader cuts out: too wide or too high, or with other than as many pixels as their sides say.
[[nodiscard]] std::optional<std::vector<RawSheet>> raw_sheets(std::string_view bytes);
[[nodiscard]] std::optional<RawDebug> raw_debug(std::string_view bytes);

// With the pictures as PNG.
[[nodiscard]] std::vector<PageOutcome> outcomes_of(const std::vector<RawSheet>&);

// Debug pictures of a page that is still to come.
class PendingDebug {
public:
    [[nodiscard]] bool add(const RawDebug&); // false for more than a page can have
    void give_to(std::vector<PageOutcome>& sheets);
    void forget() { pictures_.clear(); }

private:
    std::vector<std::pair<int, DebugPng>> pictures_; // by sheet
};

} // namespace formradar::app
