// What may be wrong with a picture of a page, for advice to whoever took it. Nothing is counted or left out by it.
#pragma once

#include <optional>
#include <vector>

namespace formradar::record {

// Of the page as it is read.
enum class Corner { top_left, top_right, bottom_right, bottom_left };

// Measured where something of the page waits for a person; else as it is here.
struct PictureFlaws {
    std::optional<double> blur;  // mm on the paper: standard deviation of how far sharp edges are spread, where there are any
    double paper = 1;            // level of the lightest paper, 0..1
    bool cut = false;            // paper runs out of the picture, and the page was not found: some of its marks were
    std::vector<Corner> cut_off; // corners of a page that was found which are not in the picture
    std::vector<int> shaded;     // statements on whose row less than `shade` of the page's light falls
    bool group_shaded = false;   // likewise
    bool operator==(const PictureFlaws&) const = default;
};

} // namespace formradar::record
