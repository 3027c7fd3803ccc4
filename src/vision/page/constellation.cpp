// Every plausible pair of blobs starts an attempt, which grows by the anchor that it predicts best; the largest one wins.
#include "vision/page/constellation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace formradar::vision {
namespace {

double area_of(const Anchor& anchor) {
    return anchor.shape == AnchorShape::square ? anchor.size * anchor.size : std::numbers::pi / 4 * anchor.size * anchor.size;
}

double px_per_mm(const Homography& camera, Point<Mm> p) {
    const auto centre = camera(p), right = camera({p.x + 1, p.y}), below = camera({p.x, p.y + 1});
    const auto along = right - centre, down = below - centre;
    return std::sqrt(std::abs(along.x * down.y - along.y * down.x));
}

// One attempt: grows from the matches it starts with, always to the anchor that is predicted best.
class Growth {
public:
    Growth(std::span<const Anchor> anchors, std::span<const Blob> blobs, const ConstellationOptions& options, bool mirrored)
        : anchors_(anchors),
          blobs_(blobs),
          options_(options),
          mirrored_(mirrored),
          anchor_taken_(anchors.size()),
          blob_taken_(blobs.size()) {}

    void start(std::span<const Match> seeds) { matches_.assign(seeds.begin(), seeds.end()); }
    void take(std::size_t anchor, std::size_t blob) {
        anchor_taken_[anchor] = true;
        blob_taken_[blob] = true;
        pairs_.emplace_back(anchor, blob);
        matches_.push_back({anchors_[anchor].centre, blobs_[blob].centre});
    }

    Assignment run() {
        // Tried by constellation_test: eight_that_agree_roughly_do_not_end_the_search; register_test: six_anchors_are_enough.
        constexpr std::size_t enough = 5; // one more than any four make agree
        camera_ = fit(matches_, mirrored_);
        // Flat first; once so many agree, the others may be off by as much as curled paper moves them.
        for (const bool curled : {false, true}) {
            curled_ = curled && matches_.size() >= enough;
            while (grow()) {
                camera_ = fit(matches_, mirrored_);
            }
        }
        return {pairs_, camera_, residual(), mirrored_};
    }

private:
    // Takes the unmatched anchor that lies nearest to a matched one and has a fitting blob. False when there is none.
    bool grow() {
        std::size_t best_anchor = 0, best_blob = 0;
        double best = std::numeric_limits<double>::max();
        for (std::size_t a = 0; a < anchors_.size(); ++a) {
            if (anchor_taken_[a]) {
                continue;
            }
            const double reach = distance_to_known(anchors_[a].centre);
            const double allowed = tolerance(reach);
            const double unit = px_per_mm(camera_, anchors_[a].centre);
            const auto place = camera_(anchors_[a].centre);
            for (std::size_t b = 0; b < blobs_.size(); ++b) {
                constexpr double page_length = 300; // mm: near anchors before far ones that are predicted as well
                const double off = distance(place, blobs_[b].centre) / unit;
                const double badness = off / allowed + reach / page_length;
                if (!blob_taken_[b] && off < allowed && fits_size(a, b, unit) && badness < best) {
                    best = badness;
                    best_anchor = a;
                    best_blob = b;
                }
            }
        }
        if (best == std::numeric_limits<double>::max()) {
            return false;
        }
        take(best_anchor, best_blob);
        return true;
    }

    // How far, in mm, a prediction may be off, by how many matches it rests on.
    [[nodiscard]] double tolerance(double reach) const {
        if (curled_) {
            return std::max(options_.close, options_.curl * reach);
        }
        // Tried by constellation_test: eight_that_agree_roughly_do_not_end_the_search; register_test: six_anchors_are_enough.
        constexpr double affine = 2, homography = 6; // from three matches, from more: so many times as exact as a similarity
        const double by_distance = matches_.size() == 2   ? options_.loose
                                   : matches_.size() == 3 ? options_.loose / affine
                                                          : options_.loose / homography;
        return std::max(options_.close, by_distance * reach);
    }
    [[nodiscard]] bool fits_size(std::size_t anchor, std::size_t blob, double unit) const {
        const double ratio = std::sqrt(blobs_[blob].area / area_of(anchors_[anchor])) / unit;
        // Shown by constellation_test: eight_that_agree_roughly_do_not_end_the_search.
        constexpr double smallest = 0.66, largest = 1.45; // blur and thresholds move edges by up to a millimetre
        return ratio > smallest && ratio < largest;
    }
    [[nodiscard]] double distance_to_known(Point<Mm> p) const {
        double nearest = std::numeric_limits<double>::max();
        for (const auto& match : matches_) {
            nearest = std::min(nearest, distance(p, match.page));
        }
        return nearest;
    }
    [[nodiscard]] double residual() const {
        double sum = 0;
        for (const auto& match : matches_) {
            const double off = distance(camera_(match.page), match.picture) / px_per_mm(camera_, match.page);
            sum += off * off;
        }
        return std::sqrt(sum / static_cast<double>(matches_.size()));
    }

    std::span<const Anchor> anchors_;
    std::span<const Blob> blobs_;
    const ConstellationOptions& options_;
    bool mirrored_;
    bool curled_ = false;
    std::vector<bool> anchor_taken_, blob_taken_;
    std::vector<std::pair<std::size_t, std::size_t>> pairs_;
    std::vector<Match> matches_;
    Homography camera_;
};

// The scale that a pair implies must be the scale at which both blobs have the right size.
bool plausible(const Anchor& a, const Anchor& b, const Blob& p, const Blob& q) {
    const double scale = distance(p.centre, q.centre) / distance(a.centre, b.centre);
    const auto fits = [&](const Anchor& anchor, const Blob& blob) {
        const double ratio = std::sqrt(blob.area / area_of(anchor)) / scale;
        // Shown by register_test: six_anchors_are_enough.
        constexpr double smallest = 0.7, largest = 1.4; // the far end of a tilted page is smaller
        return ratio > smallest && ratio < largest;
    };
    return fits(a, p) && fits(b, q);
}

// Four blobs as the corners of the page, in the order of the corner anchors: convex, and each as large as the perspective says.
bool plausible_corners(std::span<const Anchor> anchors, std::span<const Blob> blobs, const std::array<std::size_t, 4>& corner) {
    std::vector<Match> matches;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto a = blobs[corner.at(i)].centre, b = blobs[corner.at((i + 1) % 4)].centre,
                   c = blobs[corner.at((i + 2) % 4)].centre;
        const auto ab = b - a, bc = c - b;
        if (ab.x * bc.y - ab.y * bc.x <= 0) { // clockwise in the picture, as on paper
            return false;
        }
        matches.push_back({anchors[i].centre, a, 1});
    }
    const auto camera = fit(matches);
    for (std::size_t i = 0; i < 4; ++i) {
        const double ratio = std::sqrt(blobs[corner.at(i)].area / area_of(anchors[i])) / px_per_mm(camera, anchors[i].centre);
        constexpr double smallest = 0.75, largest = 1.3; // the perspective is known here
        if (ratio < smallest || ratio > largest) {
            return false;
        }
    }
    return true;
}

// Strong perspective: the growth from two blobs predicts too far off, so all sets of four large blobs are tried as the corners.
Assignment match_corners(std::span<const Anchor> anchors, std::span<const Blob> blobs, const ConstellationOptions& options) {
    Assignment best;
    const std::size_t n = std::min(blobs.size(), options.most_corners);
    std::array<std::size_t, 4> corner{};
    for (corner[0] = 0; corner[0] < n; ++corner[0]) {
        for (corner[1] = 0; corner[1] < n; ++corner[1]) {
            for (corner[2] = 0; corner[2] < n; ++corner[2]) {
                for (corner[3] = 0; corner[3] < n; ++corner[3]) {
                    const auto& [a, b, c, d] = corner;
                    if (a == b || a == c || a == d || b == c || b == d || c == d || !plausible_corners(anchors, blobs, corner)) {
                        continue;
                    }
                    Growth growth(anchors, blobs, options, false);
                    for (std::size_t i = 0; i < 4; ++i) {
                        growth.take(i, corner.at(i));
                    }
                    const auto found = growth.run();
                    best = found.better_than(best) ? found : best;
                }
            }
        }
    }
    return best;
}

} // namespace

bool Assignment::better_than(const Assignment& other) const {
    return pairs.size() != other.pairs.size() ? pairs.size() > other.pairs.size() : residual_mm < other.residual_mm;
}

Assignment match_constellation(std::span<const Anchor> anchors, std::span<const Blob> blobs, std::span<const Match> seeds,
                               bool mirrored, const ConstellationOptions& options) {
    Assignment best;
    const auto consider = [&](const Assignment& found) {
        if (found.better_than(best)) {
            best = found;
        }
        return best.pairs.size() >= std::min(options.enough, anchors.size()) && best.residual_mm < options.enough_residual;
    };
    if (seeds.size() >= 3) {
        Growth growth(anchors, blobs, options, mirrored);
        growth.start(seeds);
        consider(growth.run());
        return best;
    }
    for (std::size_t a = 0; a < anchors.size(); ++a) {
        for (std::size_t b = a + 1; b < anchors.size(); ++b) {
            for (std::size_t p = 0; p < blobs.size(); ++p) {
                for (std::size_t q = 0; q < blobs.size(); ++q) {
                    if (p == q || !plausible(anchors[a], anchors[b], blobs[p], blobs[q])) {
                        continue;
                    }
                    Growth growth(anchors, blobs, options, mirrored);
                    growth.take(a, p);
                    growth.take(b, q);
                    if (consider(growth.run())) {
                        return best;
                    }
                }
            }
        }
    }
    if (!mirrored && (best.pairs.size() < options.enough || best.residual_mm > options.enough_residual)) {
        consider(match_corners(anchors, blobs, options));
    }
    return best;
}

} // namespace formradar::vision
