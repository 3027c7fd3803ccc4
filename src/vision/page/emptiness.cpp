// Dark and pale strokes are told from holes, staples, folds and dust by their size, shape and place.
#include "formradar/vision/page/emptiness.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <opencv2/imgproc.hpp>
#include <span>
#include <vector>

#include "formradar/core/quantile.hpp"
#include "formradar/vision/page/straighten.hpp"
#include "vision/page/components.hpp"
#include "vision/page/mat.hpp"

namespace formradar::vision {
namespace {

constexpr double edge = 0.04;
constexpr int long_side = 1200;
constexpr double page_length = 297; // mm

struct Extent { // mm, of the rectangle with the same moments
    double length = 0, width = 0;
};

struct Piece {
    Component component;
    Extent extent;
    double to_edge = 0;   // mm from the nearest edge of the picture
    double to_corner = 0; // mm: the farther of the distances to the two nearest edges
};

Extent extent_of(const Component& component, double unit) {
    const auto shape = shape_of(component);
    const double middle = (shape.xx + shape.yy) / 2;
    const double half = std::hypot((shape.xx - shape.yy) / 2, shape.xy);
    return {std::sqrt(12 * (middle + half)) / unit, std::sqrt(12 * std::max(0.0, middle - half)) / unit};
}

Piece piece_of(Component component, cv::Size size, double unit) {
    const auto& box = component.bounds;
    const double across = std::min(box.x, size.width - box.br().x) / unit,
                 down = std::min(box.y, size.height - box.br().y) / unit;
    const auto extent = extent_of(component, unit);
    return {std::move(component), extent, std::min(across, down), std::max(across, down)};
}

// Of a punch, seen as a disc or as the ring of its shadow.
bool is_hole(const Piece& piece, double unit) {
    constexpr double smallest = 3.5, largest = 9, longer = 1.35, farthest = 16; // mm
    const double width = piece.component.bounds.width / unit, height = piece.component.bounds.height / unit;
    const auto [less, more] = std::minmax(width, height);
    return less > smallest && more < largest && more < longer * less && piece.extent.length < longer * piece.extent.width &&
           piece.to_edge < farthest;
}

bool is_staple(const Piece& piece) {
    constexpr double shortest = 5, longest = 16, thickest = 2.2, farthest = 45; // mm
    return piece.extent.length > shortest && piece.extent.length < longest && piece.extent.width < thickest &&
           piece.to_corner < farthest;
}

// A fold, two that cross, a streak or an edge of paper: long, and nothing but that. Writing goes to and fro.
bool is_line(const Piece& piece, double unit) {
    constexpr double shortest = 45, thickest = 1.3;  // mm
    constexpr double piece_of_one = 8, straight = 1; // mm: what a scan leaves of a slanted fold
    const double width = piece.component.bounds.width / unit, height = piece.component.bounds.height / unit;
    if (piece.extent.length > piece_of_one && piece.extent.width < straight) {
        return true;
    }
    return std::max(width, height) > shortest && piece.component.area / (unit * unit) < thickest * (width + height);
}

std::vector<Piece> strokes_of(const cv::Mat& mask, double unit) {
    constexpr double dust = 2; // mm
    std::vector<Piece> strokes;
    for (auto& component : components_of(mask)) {
        if (std::max(component.bounds.width, component.bounds.height) < dust * unit) {
            continue;
        }
        auto piece = piece_of(std::move(component), mask.size(), unit);
        if (!is_hole(piece, unit) && !is_staple(piece) && !is_line(piece, unit)) {
            strokes.push_back(std::move(piece));
        }
    }
    return strokes;
}

struct Strokes {
    double area = 0; // mm²
    cv::Rect bounds;
};

// What is left.
Strokes all_strokes(const cv::Mat& mask, double unit) {
    Strokes all;
    for (const auto& piece : strokes_of(mask, unit)) {
        all.area += piece.component.area / (unit * unit);
        all.bounds |= piece.component.bounds;
    }
    return all;
}

std::optional<Rect<Px>> in_picture(const cv::Rect& bounds, cv::Point corner, double scale) {
    if (bounds.empty()) {
        return std::nullopt;
    }
    return Rect<Px>{corner.x + bounds.x / scale, corner.y + bounds.y / scale, bounds.width / scale, bounds.height / scale};
}

// Clearly darker than the paper around, dust left out.
cv::Mat dark_in(const cv::Mat& small, double from) {
    constexpr int dust = 3, widest = 25, paper_window = 9; // px
    cv::Mat clean, paper, limit;
    cv::medianBlur(small, clean, dust);
    cv::morphologyEx(clean, paper, cv::MORPH_CLOSE, cv::Mat::ones(widest, widest, CV_8U));
    cv::blur(paper, paper, {paper_window, paper_window});
    paper.convertTo(limit, CV_8U, from);
    return clean < limit;
}

// As pale as a pencil's stroke, and clear of the paper's noise.
cv::Mat pale_in(const cv::Mat& small) {
    constexpr double palest = 0.045, above_noise = 5; // darkness, standard deviations
    constexpr double grain = 0.8;                     // px: spread of the blur that takes single grains away
    constexpr int paper_window = 31, step = 3;        // px
    cv::Mat soft, paper, darkness;
    cv::GaussianBlur(small, soft, {}, grain);
    cv::medianBlur(small, paper, paper_window);
    cv::subtract(paper, soft, darkness, {}, CV_32F);
    cv::divide(darkness, cv::max(paper, 1), darkness, 1, CV_32F);
    std::vector<float> off;
    for (int y = 0; y < darkness.rows; y += step) {
        for (int x = 0; x < darkness.cols; x += step) {
            off.push_back(std::abs(darkness.at<float>(y, x)));
        }
    }
    return darkness > std::max(palest, above_noise * to_deviation * median(std::move(off)));
}

constexpr double written_px_per_mm = 4;

cv::Rect pixels_of(const Rect<Mm>& part) {
    const auto pixels = [](double mm) { return static_cast<int>(std::lround(mm * written_px_per_mm)); };
    return {pixels(part.x), pixels(part.y), pixels(part.width), pixels(part.height)};
}

// 0 where there is nothing to look at: print, and what the edges of the paper may show.
cv::Mat looked_at(cv::Size size, const WhereToLook& where, bool in_lines) {
    constexpr double edges = 4; // mm: shadows, tables and lids
    const cv::Rect whole({}, size);
    cv::Mat mask(size, CV_8U, cv::Scalar(0));
    mask(pixels_of(Rect<Mm>{0, 0, where.paper.width, where.paper.height}.grown(-edges)) & whole).setTo(255);
    for (const auto& place : where.printed) {
        mask(pixels_of(place) & whole).setTo(0);
    }
    for (const auto& line : where.lines) {
        if (!in_lines) {
            mask(pixels_of(line.rect) & whole).setTo(0);
        }
    }
    return mask;
}

// Letters are no higher than 1.05 em, accents included, and lines do not touch each other.
bool is_over_lines(const Rect<Mm>& bounds, std::span<const PrintedLine> lines) {
    constexpr double of_em = 1.2, blur = 0.4; // mm
    double size = 0;
    for (const auto& line : lines) {
        const bool apart = bounds.right() < line.rect.x || bounds.x > line.rect.right() || bounds.bottom() < line.rect.y ||
                           bounds.y > line.rect.bottom();
        size = apart ? size : std::max(size, line.size);
    }
    return size > 0 && bounds.height > of_em * size + blur;
}

std::vector<Written> pieces_in(const cv::Mat& mask, bool pale) {
    constexpr double unit = written_px_per_mm;
    std::vector<Written> pieces;
    for (const auto& piece : strokes_of(mask, unit)) {
        const auto& [x, y, width, height] = piece.component.bounds;
        pieces.push_back({.bounds = {x / unit, y / unit, width / unit, height / unit},
                          .area = piece.component.area / (unit * unit),
                          .pale = pale});
    }
    return pieces;
}

} // namespace

std::vector<Written> written_on(const GrayImage& picture, const PageMap& map, const WhereToLook& where) {
    const cv::Rect whole = pixels_of({0, 0, where.paper.width, where.paper.height});
    const cv::Mat free = looked_at(whole.size(), where, false), unboxed = looked_at(whole.size(), where, true);
    cv::Mat dark(whole.size(), CV_8U, cv::Scalar(0)), pale = dark.clone();
    for (const auto& part : where.parts) {
        const cv::Rect at = pixels_of(part) & whole;
        const Rect<Mm> rounded{at.x / written_px_per_mm, at.y / written_px_per_mm, at.width / written_px_per_mm,
                               at.height / written_px_per_mm};
        const GrayImage flat = straighten(picture, map, rounded, written_px_per_mm);
        const cv::Mat seen = view(flat);
        const cv::Rect fits = at & cv::Rect(at.tl(), seen.size());
        const cv::Mat shown = seen(cv::Rect({}, fits.size()));
        dark_in(shown, shows_through).copyTo(dark(fits));
        if (where.pale) {
            pale_in(shown).copyTo(pale(fits));
        }
    }
    auto written = pieces_in(dark & free, false);
    std::ranges::move(pieces_in(pale & free & ~dark, true), std::back_inserter(written));
    std::ranges::copy_if(pieces_in(dark & unboxed, false), std::back_inserter(written),
                         [&](const Written& piece) { return is_over_lines(piece.bounds, where.lines); });
    return written;
}

Emptiness emptiness_of(const GrayImage& picture, double from) {
    constexpr double no_page = 1e6; // mm²: too small a picture for the filters, and for a page
    if (std::min(picture.width(), picture.height()) < 100) {
        return {.ink = 1, .strokes = no_page, .pale_strokes = 0, .bright = 255};
    }
    const cv::Mat whole = view(picture);
    const cv::Rect middle(static_cast<int>(edge * whole.cols), static_cast<int>(edge * whole.rows),
                          std::max(1, static_cast<int>((1 - 2 * edge) * whole.cols)),
                          std::max(1, static_cast<int>((1 - 2 * edge) * whole.rows)));
    cv::Mat part = whole(middle), small;
    const double scale = std::min(1.0, static_cast<double>(long_side) / std::max(part.cols, part.rows));
    cv::resize(part, small, {}, scale, scale, cv::INTER_AREA);
    const double unit = std::max(small.cols, small.rows) / (page_length * (1 - 2 * edge));
    const cv::Mat dark = dark_in(small, from);
    const auto strokes = all_strokes(dark, unit), pale = all_strokes(pale_in(small), unit);
    return {.ink = static_cast<double>(cv::countNonZero(dark)) / static_cast<double>(small.total()),
            .strokes = strokes.area,
            .pale_strokes = pale.area,
            .bright = cv::mean(small)[0],
            .px_per_mm = unit / scale,
            .dark_bounds = in_picture(strokes.bounds, middle.tl(), scale),
            .pale_bounds = in_picture(pale.bounds, middle.tl(), scale)};
}

} // namespace formradar::vision
