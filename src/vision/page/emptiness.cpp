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
#include "vision/page/mat.hpp"
#include "vision/page/pieces_on_paper.hpp"

namespace formradar::vision {
namespace {

// Shown by back_test: with_pencil_where_the_front_shines_through_waits_for_a_person,
// that_was_written_on_where_the_front_shines_through_waits_for_a_person.
constexpr double edge = 0.04;
constexpr int long_side = 1200;
constexpr double page_length = 297; // mm

struct Strokes {
    double area = 0; // mm²
    cv::Rect bounds;
};

Strokes all_of(const std::vector<PaperPiece>& pieces, double unit) {
    Strokes all;
    for (const auto& piece : pieces) {
        all.area += piece.component.area / (unit * unit);
        all.bounds |= piece.component.bounds;
    }
    return all;
}

bool is_too_small(const GrayImage& picture) {
    return std::min(picture.width(), picture.height()) < 100;
}

// The picture without its edges, made small.
struct Looked {
    explicit Looked(const GrayImage& picture) {
        const cv::Mat whole = view(picture);
        const cv::Rect middle(static_cast<int>(edge * whole.cols), static_cast<int>(edge * whole.rows),
                              std::max(1, static_cast<int>((1 - 2 * edge) * whole.cols)),
                              std::max(1, static_cast<int>((1 - 2 * edge) * whole.rows)));
        const cv::Mat part = whole(middle);
        corner = middle.tl();
        scale = std::min(1.0, static_cast<double>(long_side) / std::max(part.cols, part.rows));
        cv::resize(part, small, {}, scale, scale, cv::INTER_AREA);
        unit = std::max(small.cols, small.rows) / (page_length * (1 - 2 * edge));
    }

    [[nodiscard]] std::optional<Rect<Px>> in_picture(const cv::Rect& bounds) const {
        if (bounds.empty()) {
            return std::nullopt;
        }
        return Rect<Px>{corner.x + bounds.x / scale, corner.y + bounds.y / scale, bounds.width / scale, bounds.height / scale};
    }

    cv::Point corner; // of `small`, in the picture
    double scale = 1; // of its pixels over the picture's
    double unit = 1;  // of its pixels a millimetre
    cv::Mat small;
};

// Clearly darker than the paper around, dust left out.
cv::Mat dark_in(const cv::Mat& small, double from) {
    // Tried by back_test: that_was_written_on_where_the_front_shines_through_waits_for_a_person.
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
    // Tried by back_test: with_pale_pencil_waits_for_a_person, through_which_the_front_shines_is_blank.
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

// Tried by written_beside_test: waits_for_a_person, is_none_where_only_letters_are.
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
    // Tried by written_beside_test: is_none_where_only_letters_are, waits_for_a_person.
    constexpr double of_em = 1.2, blur = 0.4; // mm
    double size = 0;
    for (const auto& line : lines) {
        const bool apart = bounds.right() < line.rect.x || bounds.x > line.rect.right() || bounds.bottom() < line.rect.y ||
                           bounds.y > line.rect.bottom();
        size = apart ? size : std::max(size, line.size);
    }
    return size > 0 && bounds.height > of_em * size + blur;
}

std::vector<Written> pieces_in(const cv::Mat& mask, const WhereToLook& where, bool pale) {
    constexpr double unit = written_px_per_mm;
    std::vector<cv::Rect> words;
    std::ranges::transform(where.words, std::back_inserter(words), pixels_of);
    std::vector<Written> pieces;
    for (const auto& piece : pieces_of(mask, unit, words).strokes) {
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
    auto written = pieces_in(dark & free, where, false);
    std::ranges::move(pieces_in(pale & free & ~dark, where, true), std::back_inserter(written));
    std::ranges::copy_if(pieces_in(dark & unboxed, where, false), std::back_inserter(written),
                         [&](const Written& piece) { return is_over_lines(piece.bounds, where.lines); });
    return written;
}

Emptiness emptiness_of(const GrayImage& picture, double from) {
    constexpr double no_page = 1e6;    // mm²: too small a picture for the filters, and for a page
    constexpr double than_folds = 0.5; // of the paper's level: few folds are darker
    if (is_too_small(picture)) {
        return {.ink = 1, .strokes = no_page, .pale_strokes = 0, .bright = 255};
    }
    const Looked looked(picture);
    const auto& small = looked.small;
    const cv::Mat dark = dark_in(small, from);
    const auto found = pieces_of(dark, looked.unit);
    const auto strokes = all_of(found.strokes, looked.unit),
               pale = all_of(pieces_of(pale_in(small), looked.unit).strokes, looked.unit);
    const auto lines = all_of(drawn_lines(found.lines, dark_in(small, than_folds), looked.unit), looked.unit);
    return {.ink = static_cast<double>(cv::countNonZero(dark)) / static_cast<double>(small.total()),
            .strokes = strokes.area,
            .pale_strokes = pale.area,
            .lines = lines.area,
            .bright = cv::mean(small)[0],
            .px_per_mm = looked.unit / looked.scale,
            .dark_bounds = looked.in_picture(strokes.bounds),
            .pale_bounds = looked.in_picture(pale.bounds),
            .line_bounds = looked.in_picture(lines.bounds)};
}

Coloured colour_on(const GrayImage& colour) {
    if (is_too_small(colour)) {
        return {};
    }
    const Looked looked(colour);
    auto pieces = pieces_of(pale_in(255 - looked.small), looked.unit).strokes;
    std::erase_if(pieces, [](const PaperPiece& piece) { return piece.to_edge <= 0; }); // a table, or the lid of the scanner
    const auto strokes = all_of(pieces, looked.unit);
    return {.strokes = strokes.area, .bounds = looked.in_picture(strokes.bounds)};
}

} // namespace formradar::vision
