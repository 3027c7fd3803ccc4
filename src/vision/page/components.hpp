// Connected components of a sparse mask. By runs: rows without ink cost a memory scan, which makes it many times faster than
// labelling every pixel, and pages are nearly empty.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace formradar::vision {

struct Run {
    int y = 0, begin = 0, end = 0; // pixels begin..end-1 of row y
};

struct Component {
    cv::Rect bounds;
    double area = 0;       // px
    std::vector<Run> runs; // from top to bottom
};

struct Shape {
    double x = 0, y = 0;           // centroid, px; a pixel's centre is at half
    double xx = 0, yy = 0, xy = 0; // central second moments, the pixels' own extent included
};

// 8-connected, of the pixels that are not 0; in the order of their first run.
[[nodiscard]] std::vector<Component> components_of(const cv::Mat& mask);

[[nodiscard]] Shape shape_of(const Component&);

} // namespace formradar::vision
