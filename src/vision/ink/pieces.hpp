// Connected pieces of ink, and which box each belongs to.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "vision/ink/marks.hpp"

namespace formradar::vision {

struct Piece {
    cv::Rect bounds;                                 // px
    double area = 0, darkness = 0, strongest = 0;    // mm², mean, maximum: of what is not over print
    std::vector<std::pair<std::size_t, int>> within; // box, pixels within its outline
    std::vector<std::pair<std::size_t, int>> close;  // box, pixels a little outside of it
    std::optional<std::size_t> owner;                // box
    bool speck = false;                              // too small or too faint to be a mark
};

class Pieces {
public:
    Pieces(const MarkSheet&, std::span<const Rect<Mm>> boxes, const MarkOptions&);

    [[nodiscard]] std::span<const Piece> all() const { return pieces_; } // the first is the paper
    [[nodiscard]] const cv::Mat& labels() const { return labels_; }      // index of each pixel's piece
    [[nodiscard]] const Piece& of(int label) const { return pieces_[static_cast<std::size_t>(label)]; }
    [[nodiscard]] bool owned(int label, std::size_t box) const {
        return label != 0 && of(label).owner == box && !of(label).speck;
    }
    // Share of the directions from the box's centre in which ink of its own lies outside of the outline.
    [[nodiscard]] double own_around(std::size_t box) const;
    // Another box's mark has run together with a circle round this one.
    [[nodiscard]] bool ringed(std::size_t box) const;
    [[nodiscard]] std::vector<Stray> strays() const;

private:
    void find();
    void relate();
    void give();
    [[nodiscard]] double surrounds(int label, std::size_t box) const;
    template <class Accepts>
    [[nodiscard]] double around(std::size_t box, Accepts accepts) const;

    const MarkSheet& marks_;
    std::span<const Rect<Mm>> boxes_;
    const MarkOptions& options_;
    double area_unit_; // mm² a pixel
    cv::Mat labels_;
    std::vector<Piece> pieces_;
};

} // namespace formradar::vision
