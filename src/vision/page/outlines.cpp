// Means along a side turn an outline into two peaks a box apart; neighbours vouch for what is hardly seen.
#include "vision/page/outlines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

#include "formradar/core/quantile.hpp"

namespace formradar::vision {
namespace {

float clamped(float darkness) {
    return std::clamp(darkness, 0.0F, 1.0F);
}

// Of each column, into `sums`. Row by row, so that the compiler makes vector instructions of it.
void add_rows(const cv::Mat& dark, std::span<double> sums) {
    std::vector<float> total(static_cast<std::size_t>(dark.cols), 0.0F);
    for (int y = 0; y < dark.rows; ++y) {
        const auto* row = dark.ptr<float>(y);
        for (std::size_t x = 0; x < total.size(); ++x) {
            total[x] += clamped(row[x]);
        }
    }
    std::ranges::copy(total, sums.begin());
}

// Of each row.
void add_columns(const cv::Mat& dark, std::span<double> sums) {
    for (int y = 0; y < dark.rows; ++y) {
        const std::span row(dark.ptr<float>(y), static_cast<std::size_t>(dark.cols));
        sums[static_cast<std::size_t>(y)] =
            std::accumulate(row.begin(), row.end(), 0.0F, [](float sum, float darkness) { return sum + clamped(darkness); });
    }
}

// Mean darkness along one direction over the box's length, as a function of the place across it.
std::vector<double> profile(const Sheet& sheet, const Rect<Mm>& rect, bool across_x, double search) {
    const double ppm = sheet.px_per_mm;
    const Rect<Mm> window = rect.grown(search);
    const double start = across_x ? sheet.x(window.x) : sheet.y(window.y);
    const auto count = static_cast<int>(std::lround((across_x ? window.width : window.height) * ppm));
    // Tried by follow_paper_test: flat_paper, a_curl_higher_than_a_row.
    constexpr double ends = 0.8; // mm: the lines of the other direction are left out, and a possible shift along them
    const double from = (across_x ? sheet.y(rect.y) : sheet.x(rect.x)) + ends * ppm;
    const double to = (across_x ? sheet.y(rect.bottom()) : sheet.x(rect.right())) - ends * ppm;
    std::vector<double> values(static_cast<std::size_t>(count), 0.0);
    const int first = static_cast<int>(from), last = static_cast<int>(to), begin = static_cast<int>(start);
    const int top = across_x ? first : begin, left = across_x ? begin : first;
    const cv::Rect window_px(left, top, across_x ? count : last - first, across_x ? last - first : count);
    const cv::Rect within = window_px & cv::Rect(0, 0, sheet.dark.cols, sheet.dark.rows);
    if (!within.empty()) {
        const auto sums = std::span(values).subspan(static_cast<std::size_t>(across_x ? within.x - left : within.y - top));
        across_x ? add_rows(sheet.dark(within), sums) : add_columns(sheet.dark(within), sums);
    }
    for (double& value : values) {
        value /= std::max(1, last - first);
    }
    return values;
}

// From the pixel at which a profile starts to the place it stands for, in px.
double start_fraction(const Sheet& sheet, const Rect<Mm>& rect, bool across_x, double search) {
    const double start = across_x ? sheet.x(rect.x - search) : sheet.y(rect.y - search);
    return start - static_cast<int>(start);
}

struct Peak {
    double shift = 0; // mm
    double height = 0;
};

struct Pair { // of lines, mm
    double apart = 0;
    double width = 0; // of each
};

// Where the two lines stand out most from what is beside them.
Peak find_pair(const std::vector<double>& values, Pair pair, double search, double ppm) {
    const int line = std::max(1, static_cast<int>(std::lround(pair.width * ppm)));
    // Shown by follow_paper_test: a_curl_higher_than_a_row.
    constexpr double paper_beside = 0.9; // mm
    const int beside = std::max(2, static_cast<int>(std::lround(paper_beside * ppm)));
    std::vector<double> sums(values.size() + 1, 0.0);
    std::partial_sum(values.begin(), values.end(), sums.begin() + 1);
    const auto n = static_cast<int>(values.size());
    const auto mean = [&](int from, int to) {
        from = std::clamp(from, 0, n);
        to = std::clamp(to, 0, n);
        return to > from ? (sums[static_cast<std::size_t>(to)] - sums[static_cast<std::size_t>(from)]) / (to - from) : 0.0;
    };
    const auto edge = [&](int at) { // `at`: first pixel of the line
        const double here = mean(at, at + line);
        return here - std::max(mean(at - beside, at - 1), mean(at + line + 1, at + line + beside));
    };
    const int reach = static_cast<int>(std::lround(search * ppm)), span = static_cast<int>(std::lround(pair.apart * ppm));
    // Tried by follow_paper_test: flat_paper, a_curl_higher_than_a_row.
    constexpr double of_better = 0.5; // how much of the side that is seen better counts
    std::vector<double> scores;
    for (int shift = -reach; shift <= reach; ++shift) {
        const int at = reach + shift - line / 2;
        const double a = edge(at), b = edge(at + span);
        scores.push_back(std::min(a, b) + of_better * std::max(a, b)); // both must be there
    }
    const auto best = std::ranges::max_element(scores) - scores.begin();
    double sub = 0;
    if (best > 0 && best + 1 < std::ssize(scores)) {
        const double before = scores[static_cast<std::size_t>(best) - 1], after = scores[static_cast<std::size_t>(best) + 1];
        const double curve = before - 2 * scores[static_cast<std::size_t>(best)] + after;
        sub = curve < 0 ? std::clamp((before - after) / (2 * curve), -0.5, 0.5) : 0;
    }
    const double half_pixel = line % 2 == 1 ? 0.5 : 0; // an odd number of pixels has its middle in one
    return {(static_cast<double>(best - reach) + sub + half_pixel) / ppm,
            scores[static_cast<std::size_t>(best)] / (1 + of_better)};
}

double local_mean(const std::vector<FoundBox>& boxes, std::span<const BoxPlace> places, std::size_t at, bool x) {
    // Tried by follow_paper_test: flat_paper, a_curl_higher_than_a_row.
    constexpr double reach = 14, farthest = 2; // mm: a row and its neighbours; times the reach, beyond which nothing weighs
    constexpr double largest = 0.8;            // mm: what is farther off than the smooth map can be is a mistake of the search
    double sum = 0, weights = 1e-6;
    for (std::size_t k = 0; k < boxes.size(); ++k) {
        const double d = distance(places[k].rect.centre(), places[at].rect.centre()) / reach;
        const double off = std::hypot(boxes[k].measured.x, boxes[k].measured.y);
        if (d < farthest && off < largest) {
            const double weight = std::exp(-d * d) * boxes[k].sharpness * boxes[k].sharpness;
            sum += weight * (x ? boxes[k].measured.x : boxes[k].measured.y);
            weights += weight;
        }
    }
    return sum / weights;
}

struct Outline {
    double share = 0;    // of points along it at which a line is seen within 0.25 mm
    double darkness = 0; // mean of the line
};

Outline outline_at(const Sheet& sheet, const Rect<Mm>& rect) {
    // Tried by follow_paper_test: flat_paper, a_curl_higher_than_a_row.
    constexpr double line_reach = 0.3, paper_beside = 0.8;     // mm
    constexpr double faint = 0.2, darker = 0.12, surely = 0.6; // darkness: of a line, than the paper beside it, without paper
    const double ppm = sheet.px_per_mm;
    const int reach = static_cast<int>(std::lround(line_reach * ppm)), beside = static_cast<int>(std::lround(paper_beside * ppm));
    int seen = 0, total = 0;
    double sum = 0;
    const auto at = [&](double x, double y) {
        const int px = static_cast<int>(x), py = static_cast<int>(y);
        const bool within = px >= 0 && py >= 0 && px < sheet.dark.cols && py < sheet.dark.rows;
        return within ? static_cast<double>(sheet.dark.at<float>(py, px)) : 0.0;
    };
    // Tried by follow_paper_test: flat_paper, a_curl_higher_than_a_row.
    constexpr int steps = 20;
    for (int side = 0; side < 4; ++side) {
        for (int step = 1; step < steps; ++step, ++total) {
            const double t = static_cast<double>(step) / steps;
            const bool vertical = side < 2;
            const double x = sheet.x(vertical ? (side == 0 ? rect.x : rect.right()) : rect.x + t * rect.width);
            const double y = sheet.y(vertical ? rect.y + t * rect.height : (side == 2 ? rect.y : rect.bottom()));
            double line = 0;
            for (int d = -reach; d <= reach; ++d) {
                line = std::max(line, vertical ? at(x + d, y) : at(x, y + d));
            }
            const double low =
                std::min(vertical ? at(x - beside, y) : at(x, y - beside), vertical ? at(x + beside, y) : at(x, y + beside));
            // A blackened box hides its outline on the inner side: dark is then enough.
            sum += line;
            seen += line > faint && (line > low + darker || line > surely) ? 1 : 0;
        }
    }
    return {static_cast<double>(seen) / total, sum / total};
}

} // namespace

cv::Rect pixels(const Sheet& sheet, const Rect<Mm>& rect) {
    const cv::Point from(static_cast<int>(std::lround(sheet.x(rect.x))), static_cast<int>(std::lround(sheet.y(rect.y))));
    const cv::Point to(static_cast<int>(std::lround(sheet.x(rect.right()))),
                       static_cast<int>(std::lround(sheet.y(rect.bottom()))));
    return cv::Rect(from, to) & cv::Rect(0, 0, sheet.dark.cols, sheet.dark.rows);
}

std::vector<FoundBox> find_outlines(const Sheet& sheet, std::span<const BoxPlace> places, double search) {
    search = std::round(search * sheet.px_per_mm) / sheet.px_per_mm; // whole pixels: shifts are counted in them
    std::vector<FoundBox> found;
    for (const auto& place : places) {
        const auto side = [&](bool across_x) {
            const double length = across_x ? place.rect.width : place.rect.height;
            auto peak = find_pair(profile(sheet, place.rect, across_x, search), {length, place.line}, search, sheet.px_per_mm);
            peak.shift -= start_fraction(sheet, place.rect, across_x, search) / sheet.px_per_mm;
            return peak;
        };
        // What a shift in the other direction moves out of sight matters little: the sums run over 7 mm.
        const auto x = side(true), y = side(false);
        FoundBox box;
        box.measured = {x.shift, y.shift};
        box.sharpness = std::clamp(std::min(x.height, y.height) * 2, 0.0, 1.0);
        found.push_back(box);
    }
    return found;
}

void settle_outlines(const Sheet& sheet, std::span<const BoxPlace> places, std::vector<FoundBox>& boxes) {
    // Tried by follow_paper_test: flat_paper, a_curl_higher_than_a_row.
    constexpr double better = 0.05; // share of the outline: then the box's own word counts more than its neighbours'
    for (std::size_t k = 0; k < boxes.size(); ++k) {
        const auto seen_at = [&](Point<Mm> off) {
            auto rect = places[k].rect;
            rect.x += off.x;
            rect.y += off.y;
            return outline_at(sheet, rect);
        };
        auto& box = boxes[k];
        box.off = {local_mean(boxes, places, k, true), local_mean(boxes, places, k, false)};
        auto seen = seen_at(box.off);
        if (seen.share < 1 - better) {
            if (const auto own = seen_at(box.measured); own.share > seen.share + better) {
                box.off = box.measured;
                seen = own;
            }
        }
        box.outline = seen.share;
        box.darkness = seen.darkness;
    }
}

double line_half_width(const Sheet& sheet, std::span<const BoxPlace> places, std::span<const FoundBox> boxes, double faintest) {
    constexpr double step = 0.05, widest = 0.6;            // mm
    constexpr double most = 0.75;                          // of the places: marks lie on the others
    constexpr std::array heights = {0.25, 0.4, 0.6, 0.75}; // of the box
    constexpr int steps = 24;
    std::vector<std::vector<double>> across(steps);
    for (std::size_t k = 0; k < boxes.size(); ++k) {
        const auto& rect = places[k].rect;
        for (int i = 0; i < steps; ++i) {
            // Outwards to the left and right, where neither marks nor labels are common.
            for (const double y : heights) {
                for (const int side : {-1, 1}) {
                    const double edge = side < 0 ? rect.x : rect.right();
                    const int px = static_cast<int>(sheet.x(edge + boxes[k].off.x + side * step * i));
                    const int py = static_cast<int>(sheet.y(rect.y + boxes[k].off.y + y * rect.height));
                    if (px >= 0 && py >= 0 && px < sheet.dark.cols && py < sheet.dark.rows) {
                        across[static_cast<std::size_t>(i)].push_back(sheet.dark.at<float>(py, px));
                    }
                }
            }
        }
    }
    for (int i = 0; i < steps; ++i) {
        auto& values = across[static_cast<std::size_t>(i)];
        if (values.empty()) {
            break;
        }
        if (quantile(values, most) < faintest) {
            return i * step;
        }
    }
    return widest;
}

} // namespace formradar::vision
