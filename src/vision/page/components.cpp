// PixelRuns of pixels are united with the runs that they touch in the row above.
#include "vision/page/components.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace formradar::vision {
namespace {

struct PixelRuns {
    std::vector<Run> runs;
    std::vector<std::size_t> row_starts; // index of the first run of each row, and one past the last
};

PixelRuns runs_of(const cv::Mat& mask) {
    PixelRuns found;
    found.runs.reserve(static_cast<std::size_t>(mask.rows) * 8);
    found.row_starts.reserve(static_cast<std::size_t>(mask.rows) + 1);
    for (int y = 0; y < mask.rows; ++y) {
        found.row_starts.push_back(found.runs.size());
        const std::uint8_t* row = mask.ptr(y);
        for (int x = 0; x < mask.cols;) {
            std::uint64_t eight = 0; // most pixels are 0: skipped eight at a time
            if (x + 8 <= mask.cols) {
                std::memcpy(&eight, row + x, 8);
                if (eight == 0) {
                    x += 8;
                    continue;
                }
            }
            if (row[x] == 0) {
                ++x;
                continue;
            }
            const int begin = x;
            while (x < mask.cols && row[x] != 0) {
                ++x;
            }
            found.runs.push_back({y, begin, x});
        }
    }
    found.row_starts.push_back(found.runs.size());
    return found;
}

class Sets { // union-find with path halving
public:
    explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
    std::size_t find(std::size_t i) {
        while (parent_[i] != i) {
            parent_[i] = parent_[parent_[i]];
            i = parent_[i];
        }
        return i;
    }
    void unite(std::size_t a, std::size_t b) {
        a = find(a);
        b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> parent_;
};

void unite_touching(const PixelRuns& found, Sets& sets) {
    for (std::size_t y = 1; y + 1 < found.row_starts.size(); ++y) {
        std::size_t above = found.row_starts[y - 1];
        for (std::size_t run = found.row_starts[y]; run < found.row_starts[y + 1]; ++run) {
            while (above < found.row_starts[y] && found.runs[above].end < found.runs[run].begin) {
                ++above;
            }
            for (std::size_t a = above; a < found.row_starts[y] && found.runs[a].begin <= found.runs[run].end; ++a) {
                sets.unite(a, run);
            }
        }
    }
}

} // namespace

std::vector<Component> components_of(const cv::Mat& mask) {
    const auto found = runs_of(mask);
    Sets sets(found.runs.size());
    unite_touching(found, sets);
    constexpr std::size_t none = -1;
    std::vector<std::size_t> index(found.runs.size(), none), counts;
    for (std::size_t i = 0; i < found.runs.size(); ++i) { // of components, in the order of their first runs
        auto& root = index[sets.find(i)];
        if (root == none) {
            root = counts.size();
            counts.push_back(0);
        }
        index[i] = root;
        ++counts[root];
    }
    std::vector<Component> components(counts.size());
    for (std::size_t i = 0; i < found.runs.size(); ++i) {
        auto& component = components[index[i]];
        const auto& run = found.runs[i];
        const cv::Rect extent(run.begin, run.y, run.end - run.begin, 1);
        if (component.runs.empty()) {
            component.runs.reserve(counts[index[i]]);
            component.bounds = extent;
        }
        component.bounds |= extent;
        component.area += run.end - run.begin;
        component.runs.push_back(run);
    }
    return components;
}

Shape shape_of(const Component& component) {
    double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (const auto& run : component.runs) {
        const double n = run.end - run.begin, middle = (run.begin + run.end) / 2.0 - component.bounds.x,
                     y = run.y + 0.5 - component.bounds.y;
        sx += n * middle;
        sy += n * y;
        sxx += n * middle * middle + n * (n * n - 1) / 12; // of the pixels' centres along the run
        syy += n * y * y;
        sxy += n * middle * y;
    }
    const double n = component.area, cx = sx / n, cy = sy / n;
    // A pixel is a square, not a point: its own second moment is 1/12.
    return {component.bounds.x + cx, component.bounds.y + cy, sxx / n - cx * cx + 1.0 / 12, syy / n - cy * cy + 1.0 / 12,
            sxy / n - cx * cy};
}

} // namespace formradar::vision
