// The marks of a page that touch no other one: what is far longer than any of them may be two that have run together.
#pragma once

#include <opencv2/core.hpp>
#include <span>
#include <vector>

#include "vision/page/components.hpp"
#include "vision/page/outlines.hpp"

namespace formradar::vision {

class UsualMarks {
public:
    // `print` is 255 where outlines and labels hide ink. The components must outlive this.
    UsualMarks(const Sheet&, const cv::Mat& print, std::span<const Rect<Mm>> boxes, std::span<const Component> components);

    // Whether the component may be a mark in each of two boxes: in different rows in which nothing else is marked, with as much
    // ink in both as the page's marks have, all equally dark, far longer than the longest of these and hardly farther beyond its
    // boxes than they are. `turning`: in both boxes it is more than a straight stroke, which might only pass.
    [[nodiscard]] bool are_two(const Component&, std::size_t first, std::size_t second, bool turning) const;

private:
    struct Single { // lengths in px
        double length = 0, reach = 0, inked = 0;
    };
    struct Inked { // ink of a component in a box, px; mean darkness
        const Component* component = nullptr;
        std::size_t box = 0;
        double area = 0, darkness = 0;
    };

    [[nodiscard]] bool is_too_long(double length, bool turning) const;
    [[nodiscard]] bool same_row(std::size_t a, std::size_t b) const;
    [[nodiscard]] double reach(const Component&, const cv::Rect& box) const;
    [[nodiscard]] Inked inked(const Component&, std::size_t box) const;

    const Sheet& sheet_;
    const cv::Mat& print_;
    std::span<const Rect<Mm>> boxes_;
    std::vector<Inked> inked_;
    std::vector<Single> singles_;
};

} // namespace formradar::vision
