// A piece belongs to the box that holds most of its ink; one that goes round a box belongs to that.
#include "vision/ink/pieces.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "vision/page/components.hpp"

namespace formradar::vision {
namespace {

constexpr double near_reach = 1.2;   // mm round an outline in which ink is said to be near the box
constexpr double surround_reach = 9; // mm from a box's centre: a circle drawn round it
constexpr int directions = 24;

void bump(std::vector<std::pair<std::size_t, int>>& counts, std::size_t box) {
    if (counts.empty() || counts.back().first != box) {
        counts.emplace_back(box, 0);
    }
    ++counts.back().second;
}

} // namespace

Pieces::Pieces(const MarkSheet& marks, std::span<const Rect<Mm>> boxes, const MarkOptions& options)
    : marks_(marks), boxes_(boxes), options_(options), area_unit_(1 / (marks.sheet.px_per_mm * marks.sheet.px_per_mm)) {
    find();
    relate();
    give();
}

void Pieces::find() {
    labels_ = cv::Mat::zeros(marks_.mask.size(), CV_32S);
    pieces_.resize(1); // label 0 is paper
    for (const auto& component : components_of(marks_.mask)) {
        auto& piece = pieces_.emplace_back();
        piece.bounds = component.bounds;
        for (const auto& run : component.runs) {
            int* labels = labels_.ptr<int>(run.y);
            const float* dark = marks_.dark.ptr<float>(run.y);
            const std::uint8_t* print = marks_.print.ptr(run.y);
            for (int x = run.begin; x < run.end; ++x) {
                labels[x] = static_cast<int>(pieces_.size()) - 1;
                if (print[x] == 0) { // ink over print only holds the pieces together
                    piece.area += area_unit_;
                    piece.darkness += static_cast<double>(dark[x]) * area_unit_;
                    piece.strongest = std::max(piece.strongest, static_cast<double>(dark[x]));
                }
            }
        }
        piece.darkness /= std::max(1e-9, piece.area);
        piece.speck = piece.area < options_.speck || piece.strongest < options_.strong;
    }
}

void Pieces::relate() {
    for (std::size_t b = 0; b < boxes_.size(); ++b) {
        const auto inner = pixels(marks_.sheet, boxes_[b]);
        const auto outer = pixels(marks_.sheet, boxes_[b].grown(near_reach));
        for (int y = outer.y; y < outer.br().y; ++y) {
            const int* row = labels_.ptr<int>(y);
            for (int x = outer.x; x < outer.br().x; ++x) {
                if (row[x] != 0 && marks_.print.at<std::uint8_t>(y, x) == 0) {
                    auto& piece = pieces_[static_cast<std::size_t>(row[x])];
                    bump(inner.contains({x, y}) ? piece.within : piece.close, b);
                }
            }
        }
    }
}

// In the directions from the box's centre, what `accepts` takes of the ink outside of the outline.
template <class Accepts>
double Pieces::around(std::size_t box, Accepts accepts) const {
    const auto centre = boxes_[box].centre();
    const auto outside = pixels(marks_.sheet, boxes_[box].grown(surround_reach - boxes_[box].width / 2));
    const auto inner = pixels(marks_.sheet, boxes_[box]);
    std::array<bool, directions> seen{};
    const double cx = marks_.sheet.x(centre.x), cy = marks_.sheet.y(centre.y);
    for (int y = outside.y; y < outside.br().y; ++y) {
        const int* row = labels_.ptr<int>(y);
        for (int x = outside.x; x < outside.br().x; ++x) {
            if (row[x] != 0 && !inner.contains({x, y}) && accepts(row[x])) {
                const double turn = (std::atan2(y - cy, x - cx) / std::numbers::pi + 1) / 2;
                seen.at(static_cast<std::size_t>(turn * directions) % directions) = true;
            }
        }
    }
    return static_cast<double>(std::ranges::count(seen, true)) / directions;
}

double Pieces::surrounds(int label, std::size_t box) const {
    const auto rect = pixels(marks_.sheet, boxes_[box]);
    const auto& bounds = pieces_[static_cast<std::size_t>(label)].bounds;
    if ((bounds & rect) != rect) { // what goes round a box has a bounding box that holds it
        return 0;
    }
    return around(box, [&](int other) { return other == label; });
}

void Pieces::give() {
    for (std::size_t label = 1; label < pieces_.size(); ++label) {
        auto& piece = pieces_[label];
        const auto& counts = piece.within.empty() ? piece.close : piece.within;
        const auto most = std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; });
        if (most != counts.end()) {
            piece.owner = most->first;
        }
        if (piece.within.empty()) { // a circle is drawn round a box without touching it
            for (std::size_t b = 0; b < boxes_.size(); ++b) {
                constexpr double circle = 0.7; // share of the directions
                if (surrounds(static_cast<int>(label), b) > circle) {
                    piece.owner = b;
                }
            }
        }
    }
}

double Pieces::own_around(std::size_t box) const {
    return around(box, [&](int label) { return owned(label, box); });
}

bool Pieces::ringed(std::size_t b) const {
    constexpr double most_of_it = 0.6;
    for (std::size_t label = 1; label < pieces_.size(); ++label) {
        if (!pieces_[label].speck && pieces_[label].owner != b && surrounds(static_cast<int>(label), b) > most_of_it) {
            return true;
        }
    }
    return false;
}

std::vector<Stray> Pieces::strays() const {
    constexpr double grazing = 0.25; // mm² in a box
    std::vector<Stray> strays;
    for (const auto& piece : pieces_) {
        int within = 0;
        for (const auto& [box, count] : piece.within) {
            within += count;
        }
        if (within * area_unit_ < grazing && !piece.speck && piece.area > 0) {
            const double ppm = marks_.sheet.px_per_mm;
            strays.push_back({{marks_.sheet.zone.x + piece.bounds.x / ppm, marks_.sheet.zone.y + piece.bounds.y / ppm,
                               piece.bounds.width / ppm, piece.bounds.height / ppm},
                              piece.area});
        }
    }
    return strays;
}

} // namespace formradar::vision
