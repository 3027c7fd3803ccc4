// Maps are recovered from the fewest points that fix them, and outliers do not bend them.
#include "formradar/vision/page/page_map.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace formradar::vision {
namespace {

constexpr Size<Mm> a4{210, 297};

// A photo: turned, tilted, ten pixels a millimetre.
const Homography camera{{9.5, -1.2, 300, 1.1, 9.8, 150, 0.0004, -0.0002, 1}};
const Homography affine{{9.5, -1.2, 300, 1.1, 9.8, 150, 0, 0, 1}};
const Homography turned{{8, -6, 100, 6, 8, 50, 0, 0, 1}};      // a similarity
const Homography mirrored{{-8, -6, 900, -6, 8, 700, 0, 0, 1}}; // the same seen from behind

const std::vector<Point<Mm>> places = {{10, 10}, {200, 12}, {195, 285}, {14, 280}, {100, 140}, {40, 210}};

std::vector<Match> seen(const Homography& map, std::size_t count) {
    std::vector<Match> matches;
    for (std::size_t i = 0; i < count; ++i) {
        matches.push_back({places[i], map(places[i]), 1});
    }
    return matches;
}

double worst(const Homography& a, const Homography& b) {
    double most = 0;
    for (double x = 0; x <= 210; x += 30) {
        for (double y = 0; y <= 297; y += 33) {
            most = std::max(most, distance(a({x, y}), b({x, y})));
        }
    }
    return most;
}

TEST(Fit, two_matches_give_a_similarity) {
    EXPECT_LT(worst(fit(seen(turned, 2)), turned), 1e-6);
}

TEST(Fit, two_matches_give_a_page_turned_over_when_asked_for) {
    EXPECT_LT(worst(fit(seen(mirrored, 2), true), mirrored), 1e-6);
}

TEST(Fit, three_matches_give_an_affine_map) {
    EXPECT_LT(worst(fit(seen(affine, 3)), affine), 1e-6);
}

TEST(Fit, four_and_more_matches_give_a_homography) {
    for (std::size_t count = 4; count <= places.size(); ++count) {
        EXPECT_LT(worst(fit(seen(camera, count)), camera), 1e-4) << count << " matches";
    }
}

TEST(Fit, a_light_match_pulls_less_than_a_heavy_one) {
    auto matches = seen(camera, 6);
    matches[4].picture.x += 20;
    const auto equal = worst(fit(matches), camera);
    matches[4].weight = 0.01;
    EXPECT_LT(worst(fit(matches), camera), 0.3 * equal);
}

TEST(Displacement, is_measured_in_millimetres_of_the_page) {
    const auto moved = displacement(camera, {60, 90}, camera({60.3, 89.8}));
    EXPECT_NEAR(moved.by.x, 0.3, 0.01);
    EXPECT_NEAR(moved.by.y, -0.2, 0.01);
}

Point<Mm> curl(Point<Mm> p) {
    const double u = 2 * p.x / a4.width - 1, v = 2 * p.y / a4.height - 1;
    return {0.4 + 0.3 * u * u - 0.5 * u * v, -0.2 + 0.6 * v + 0.25 * v * v};
}

std::vector<Displacement> curled() {
    std::vector<Displacement> data;
    for (double x = 15; x < 210; x += 20) {
        for (double y = 15; y < 297; y += 24) {
            data.push_back({{x, y}, curl({x, y}), 1});
        }
    }
    return data;
}

double worst(const Bend& bend) {
    double most = 0;
    for (const auto& d : curled()) {
        most = std::max(most, distance(bend(d.at), d.at + d.by));
    }
    return most;
}

TEST(FitBend, recovers_a_quadratic) {
    EXPECT_LT(worst(fit_bend(curled(), a4, 2, 0)), 1e-6);
}

TEST(FitBend, ignores_outliers) {
    auto data = curled();
    for (std::size_t i = 0; i < data.size(); i += 8) {
        data[i].by = {5, -4}; // outlines mistaken for others
    }
    EXPECT_LT(worst(fit_bend(data, a4, 2, 0)), 0.02);
}

TEST(FitBend, stiffness_holds_the_paper_flat) {
    const auto stiff = fit_bend(curled(), a4, 2, 1e6);
    EXPECT_NEAR(stiff({0, 0}).x, stiff({105, 0}).x - 105, 0.01);
}

TEST(Bend, of_degree_zero_moves_nothing) {
    EXPECT_EQ(Bend{}({12, 34}), (Point<Mm>{12, 34}));
}

TEST(PageMap, a_millimetre_is_as_large_as_the_map_makes_it) {
    EXPECT_NEAR((PageMap{turned, {}}).px_per_mm({100, 100}), 10, 1e-9);
}

} // namespace
} // namespace formradar::vision
