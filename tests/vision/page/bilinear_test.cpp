// Samples are those of the plain way, to the last bit, within a picture, at its edges and outside of it.
#include "vision/page/bilinear.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace formradar::vision {
namespace {

using Places = std::vector<int>;

cv::Mat noise(int width, int height) {
    std::mt19937 random(7);
    cv::Mat picture(height, width, CV_8U);
    for (int y = 0; y < height; ++y) {
        std::generate_n(picture.ptr(y), width, [&] { return static_cast<std::uint8_t>(random() & 255U); });
    }
    return picture;
}

void expect_same(const cv::Mat& picture, const Places& x, const Places& y) {
    std::vector<std::uint8_t> samples(x.size()), plain(x.size());
    sample_row(picture, x, y, samples);
    sample_row_plainly(picture, x, y, plain);
    EXPECT_EQ(samples, plain);
}

Places line(int from, int step, int count) {
    Places places;
    for (int i = 0; i < count; ++i) {
        places.push_back(from + i * step);
    }
    return places;
}

TEST(Bilinear, SamplesAlongATurnedRowAreThePlainOnes) {
    const auto picture = noise(600, 400);
    for (const int count : {1, 7, 64, 200, 311}) {
        for (const int step : {-3, 0, 1, 5, 17}) {
            expect_same(picture, line(200, 47, count), line(6000, step, count));
            expect_same(picture, line(6000, step, count), line(1, 31, count));
        }
    }
}

TEST(Bilinear, SamplesAtAndBeyondEveryEdgeAreThePlainOnes) {
    const auto picture = noise(130, 90);
    const int right = 130 * parts_of_pixel, bottom = 90 * parts_of_pixel;
    std::mt19937 random(3);
    const auto anywhere = [&](int end) { return static_cast<int>(random() % static_cast<unsigned>(end + 200)) - 100; };
    for (int round = 0; round < 100; ++round) {
        Places x(150), y(150);
        std::ranges::generate(x, [&] { return anywhere(right); });
        std::ranges::generate(y, [&] { return anywhere(bottom); });
        expect_same(picture, x, y);
    }
    // The last columns and rows one by one: four bytes are read at once there.
    for (int beside = -2; beside < 7; ++beside) {
        expect_same(picture, Places(64, right - beside * parts_of_pixel + 5), line(40, 43, 64));
        expect_same(picture, line(40, 61, 64), Places(64, bottom - beside * parts_of_pixel + 9));
    }
}

TEST(Bilinear, APartOfAPictureIsSampledWithinItself) {
    const auto picture = noise(300, 200);
    const cv::Mat part = picture(cv::Rect(100, 50, 90, 80));
    expect_same(part, line(-300, 40, 128), line(-50, 22, 128));
    expect_same(part.clone(), line(-300, 40, 128), line(-50, 22, 128));
    const Places x = line(-300, 40, 128), y = line(-50, 22, 128);
    std::vector<std::uint8_t> of_part(x.size()), of_copy(x.size());
    sample_row(part, x, y, of_part);
    sample_row(part.clone(), x, y, of_copy);
    EXPECT_EQ(of_part, of_copy);
}

TEST(Bilinear, WholePlacesAreThePixelsThemselves) {
    const auto picture = noise(200, 100);
    const auto x = line(0, parts_of_pixel, 200);
    std::vector<std::uint8_t> samples(x.size());
    sample_row(picture, x, Places(200, 42 * parts_of_pixel), samples);
    EXPECT_TRUE(std::equal(samples.begin(), samples.end(), picture.ptr(42)));
}

} // namespace
} // namespace formradar::vision
