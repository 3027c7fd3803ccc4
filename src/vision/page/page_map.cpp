// Least squares throughout: normalised for the camera, weighted and held down for the bend.
#include "formradar/vision/page/page_map.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <opencv2/core.hpp>

#include "formradar/core/quantile.hpp"

namespace formradar::vision {
namespace {

// Moves and scales points so that their mean is the origin and their mean distance from it is the root of 2.
struct Normaliser {
    double x = 0, y = 0, scale = 1;
};

template <class Get>
Normaliser normaliser(std::span<const Match> matches, Get get) {
    Normaliser n;
    const auto count = static_cast<double>(matches.size());
    for (const auto& match : matches) {
        n.x += get(match).x / count;
        n.y += get(match).y / count;
    }
    double spread = 0;
    for (const auto& match : matches) {
        spread += std::hypot(get(match).x - n.x, get(match).y - n.y) / count;
    }
    n.scale = spread > 0 ? std::sqrt(2.0) / spread : 1;
    return n;
}

cv::Matx33d matrix_of(const Normaliser& n) {
    return {n.scale, 0, -n.scale * n.x, 0, n.scale, -n.scale * n.y, 0, 0, 1};
}

Homography from_matrix(const cv::Matx33d& matrix) {
    Homography h;
    for (int i = 0; i < 9; ++i) {
        h.m.at(static_cast<std::size_t>(i)) = matrix.val[i] / matrix.val[8];
    }
    return h;
}

Homography similarity(const Match& a, const Match& b, bool mirrored) {
    const double flip = mirrored ? -1 : 1;
    const auto page = b.page - a.page;
    const auto picture = b.picture - a.picture;
    const double px = page.x * flip;
    const double squared = page.x * page.x + page.y * page.y;
    const double re = (px * picture.x + page.y * picture.y) / squared;
    const double im = (px * picture.y - page.y * picture.x) / squared;
    // picture = a + (re + i im) * (flip * dx + i dy)
    Homography h;
    h.m = {re * flip, -im, 0, im * flip, re, 0, 0, 0, 1};
    h.m[2] = a.picture.x - (h.m[0] * a.page.x + h.m[1] * a.page.y);
    h.m[5] = a.picture.y - (h.m[3] * a.page.x + h.m[4] * a.page.y);
    return h;
}

// Rows of the linear equations of a match in the eight unknowns of a homography (six of an affine map).
void equations(const Match& match, const Normaliser& from, const Normaliser& to, cv::Mat_<double>& a, cv::Mat_<double>& b,
               int row) {
    const double x = (match.page.x - from.x) * from.scale, y = (match.page.y - from.y) * from.scale;
    const double u = (match.picture.x - to.x) * to.scale, v = (match.picture.y - to.y) * to.scale;
    const double w = std::sqrt(match.weight);
    const std::array<double, 8> first = {x, y, 1, 0, 0, 0, -u * x, -u * y};
    const std::array<double, 8> second = {0, 0, 0, x, y, 1, -v * x, -v * y};
    for (int i = 0; i < a.cols; ++i) {
        a(row, i) = w * first.at(static_cast<std::size_t>(i));
        a(row + 1, i) = w * second.at(static_cast<std::size_t>(i));
    }
    b(row) = w * u;
    b(row + 1) = w * v;
}

std::vector<double> monomials(Point<Mm> p, Size<Mm> paper, int degree) {
    const double u = 2 * p.x / paper.width - 1, v = 2 * p.y / paper.height - 1;
    std::vector<double> terms;
    for (int total = 0; total <= degree; ++total) {
        for (int j = 0; j <= total; ++j) {
            terms.push_back(std::pow(u, total - j) * std::pow(v, j));
        }
    }
    return terms;
}

// Weighted ridge regression of both coordinates at once.
cv::Mat_<double> solve_bend(std::span<const Displacement> data, const cv::Mat_<double>& terms, const std::vector<double>& weights,
                            double stiffness) {
    const int n = terms.cols;
    cv::Mat_<double> normal(n, n, 0.0), right(n, 2, 0.0);
    for (int k = 0; k < terms.rows; ++k) {
        const double w = weights.at(static_cast<std::size_t>(k));
        const auto& by = data[static_cast<std::size_t>(k)].by;
        for (int i = 0; i < n; ++i) {
            for (int j = 0; j < n; ++j) {
                normal(i, j) += w * terms(k, i) * terms(k, j);
            }
            right(i, 0) += w * terms(k, i) * by.x;
            right(i, 1) += w * terms(k, i) * by.y;
        }
    }
    for (int i = 0; i < n; ++i) {
        normal(i, i) += i == 0 ? 1e-9 : stiffness;
    }
    cv::Mat_<double> solution;
    cv::solve(normal, right, solution, cv::DECOMP_CHOLESKY);
    return solution;
}

} // namespace

Point<Px> Homography::operator()(Point<Mm> p) const {
    const double w = m[6] * p.x + m[7] * p.y + m[8];
    return {(m[0] * p.x + m[1] * p.y + m[2]) / w, (m[3] * p.x + m[4] * p.y + m[5]) / w};
}

Homography fit(std::span<const Match> matches, bool mirrored) {
    assert(matches.size() >= 2);
    if (matches.size() == 2) {
        return similarity(matches[0], matches[1], mirrored);
    }
    const auto from = normaliser(matches, [](const Match& match) { return match.page; });
    const auto to = normaliser(matches, [](const Match& match) { return match.picture; });
    const int unknowns = matches.size() == 3 ? 6 : 8;
    cv::Mat_<double> a(static_cast<int>(matches.size()) * 2, unknowns), b(static_cast<int>(matches.size()) * 2, 1), solution;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        equations(matches[i], from, to, a, b, static_cast<int>(i) * 2);
    }
    cv::solve(a, b, solution, cv::DECOMP_QR);
    cv::Matx33d matrix = cv::Matx33d::eye();
    for (int i = 0; i < unknowns; ++i) {
        matrix.val[i] = solution(i);
    }
    return from_matrix(matrix_of(to).inv() * matrix * matrix_of(from));
}

Point<Mm> Bend::operator()(Point<Mm> p) const {
    if (degree == 0) {
        return p;
    }
    // Horner-free but allocation-free: this runs for every node of the straightening grid.
    const double u = 2 * p.x / paper.width - 1, v = 2 * p.y / paper.height - 1;
    Point<Mm> moved = p;
    std::size_t term = 0;
    for (int total = 0; total <= degree; ++total) {
        for (int j = 0; j <= total; ++j, ++term) {
            double value = 1;
            for (int k = 0; k < total; ++k) {
                value *= k < j ? v : u;
            }
            moved.x += x[term] * value;
            moved.y += y[term] * value;
        }
    }
    return moved;
}

Displacement displacement(const Homography& camera, Point<Mm> page, Point<Px> seen) {
    const auto origin = camera(page), right = camera({page.x + 1, page.y}), below = camera({page.x, page.y + 1});
    const auto u = right - origin, v = below - origin, off = seen - origin;
    const double area = u.x * v.y - u.y * v.x;
    return {page, {(off.x * v.y - off.y * v.x) / area, (u.x * off.y - u.y * off.x) / area}, 1};
}

Bend fit_bend(std::span<const Displacement> data, Size<Mm> paper, int degree, double stiffness) {
    const int unknowns = (degree + 1) * (degree + 2) / 2;
    cv::Mat_<double> terms(static_cast<int>(data.size()), unknowns);
    std::vector<double> weights;
    for (std::size_t k = 0; k < data.size(); ++k) {
        const auto row = monomials(data[k].at, paper, degree);
        std::ranges::copy(row, terms.ptr<double>(static_cast<int>(k)));
        weights.push_back(data[k].weight);
    }
    // Tried by page_map_test: ignores_outliers, recovers_a_quadratic.
    // mm: never sharper than what an outline's place is known to; times the usual residual, from which a place says nothing.
    constexpr double sharpest = 0.15, far_off = 4;
    constexpr int rounds = 4;
    cv::Mat_<double> solution;
    for (int round = 0; round < rounds; ++round) {
        solution = solve_bend(data, terms, weights, stiffness);
        const cv::Mat_<double> fitted(terms * solution);
        std::vector<double> residuals;
        for (std::size_t k = 0; k < data.size(); ++k) {
            const int row = static_cast<int>(k);
            residuals.push_back(std::hypot(data[k].by.x - fitted(row, 0), data[k].by.y - fitted(row, 1)));
        }
        const double cut = std::max(sharpest, far_off * median(residuals));
        for (std::size_t k = 0; k < data.size(); ++k) {
            const double t = residuals[k] / cut;
            weights[k] = data[k].weight * (t < 1 ? (1 - t * t) * (1 - t * t) : 0);
        }
    }
    Bend bend{.degree = degree, .paper = paper, .x = {}, .y = {}};
    for (int i = 0; i < unknowns; ++i) {
        bend.x.push_back(solution(i, 0));
        bend.y.push_back(solution(i, 1));
    }
    return bend;
}

Bend local_bend(std::span<const Displacement> data, Point<Mm> about, Size<Mm> paper) {
    // Tried by follow_paper_test: a_curl_higher_than_a_row.
    constexpr double reach = 22, slope_costs = 15; // mm; how far data must lie to say something of the slope
    cv::Matx33d normal = cv::Matx33d::diag({1e-9, 1e-9, 1e-9});
    cv::Matx<double, 3, 2> right = cv::Matx<double, 3, 2>::zeros();
    double weights = 0;
    for (const auto& known : data) {
        const auto off = known.at - about;
        const double weight = known.weight * std::exp(-std::hypot(off.x, off.y) / reach);
        const cv::Vec3d terms(1, off.x, off.y);
        normal += weight * (terms * terms.t());
        right += weight * (terms * cv::Matx12d(known.by.x, known.by.y));
        weights += weight;
    }
    normal(1, 1) += weights * slope_costs * slope_costs;
    normal(2, 2) += weights * slope_costs * slope_costs;
    const cv::Matx<double, 3, 2> solution = normal.solve(right, cv::DECOMP_CHOLESKY);
    Bend bend{.degree = 1, .paper = paper, .x = {}, .y = {}}; // its variables run from -1 to 1 over the paper
    for (const int axis : {0, 1}) {
        const double middle = solution(0, axis) + solution(1, axis) * (paper.width / 2 - about.x) +
                              solution(2, axis) * (paper.height / 2 - about.y);
        (axis == 0 ? bend.x : bend.y) = {middle, solution(1, axis) * paper.width / 2, solution(2, axis) * paper.height / 2};
    }
    return bend;
}

double PageMap::px_per_mm(Point<Mm> p) const {
    constexpr double step = 2; // mm
    const auto left = (*this)({p.x - step, p.y}), right = (*this)({p.x + step, p.y});
    const auto above = (*this)({p.x, p.y - step}), below = (*this)({p.x, p.y + step});
    const auto along = right - left, down = below - above;
    return std::sqrt(std::abs(along.x * down.y - along.y * down.x)) / (2 * step);
}

} // namespace formradar::vision
