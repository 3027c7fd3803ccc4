// Every sheet in a picture: two drawn in together, an open spread, four in one photo, a front above a back.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "formradar/code/payload.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/vision/page/register.hpp"

namespace formradar::read {

struct SheetsInPicture {
    std::vector<vision::Registration> located; // in the order that people read in: from the top, then from the left
    std::vector<code::PageCode> named;         // whose code is in sight, but not enough of their anchors
    bool unnamed = false;                      // anchors of one more are in sight, and neither its code nor enough of them
};

// Looks for others only where anchors or paper lie outside of the page that was found: searching all of a picture costs as much
// as decoding it. `first`, and what was seen while it was looked for.
[[nodiscard]] SheetsInPicture find_sheets(const GrayImage&, std::span<const vision::Frame>, const vision::Registration& first,
                                          const FindCodes&, const vision::RegisterTrace&);

// Where the page fills one half of its picture and the other is paper as light, as where both sides were scanned into one
// picture: that half, up to the page's edge. Nothing where any table is in sight: what lies on one is no writing on a back.
[[nodiscard]] std::optional<GrayImage> other_half(const GrayImage&, std::span<const vision::Frame>, const vision::Registration&);

// By sheet: the picture with the parts painted over that another sheet, lying on top of it, has; nothing where it lies free.
[[nodiscard]] std::vector<std::optional<GrayImage>> without_what_lies_on_top(const GrayImage&, std::span<const vision::Frame>,
                                                                             std::span<const vision::Registration>);

} // namespace formradar::read
