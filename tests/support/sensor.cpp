// Optics, streaks, noise, contrast and the depth of pixels.
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "formradar/scan/encode.hpp"
#include "formradar/scan/open.hpp"
#include "support/degrade.hpp"
#include "support/mat.hpp"

namespace formradar::simulator {
namespace {

constexpr std::size_t noise_length = 1U << 20U;

// Gaussian numbers of deviation 32, made once: rows start at random places of it.
const std::vector<std::int8_t>& noise_table() {
    static const auto table = [] {
        std::vector<std::int8_t> numbers(noise_length);
        Rng rng(7);
        for (auto& number : numbers) {
            number = static_cast<std::int8_t>(std::clamp(std::lround(rng.normal(0, 32)), -127L, 127L));
        }
        return numbers;
    }();
    return table;
}

void add_noise(GrayImage& image, double deviation, Rng& rng) {
    const auto& table = noise_table();
    const auto factor = static_cast<int>(std::lround(deviation * 8)); // times 32 * 8 = 256
    const auto width = static_cast<std::size_t>(image.width());
    for (int y = 0; y < image.height(); ++y) {
        const auto row = image.row(y);
        const auto* noise = &table[rng.next() % (noise_length - std::min(width, noise_length / 2) - 1)];
        for (std::size_t x = 0; x < width; ++x) {
            const auto value = row[x] + ((noise[x] * factor + 128) >> 8);
            row[x] = static_cast<std::uint8_t>(value < 0 ? 0 : value > 255 ? 255 : value);
        }
    }
}

void blur_motion(cv::Mat& mat, double length, double direction) {
    const auto side = 2 * static_cast<int>(std::ceil(length / 2)) + 3;
    cv::Mat kernel(side, side, CV_32FC1, cv::Scalar(0));
    const auto middle = side / 2;
    for (auto t = -length / 2; t <= length / 2; t += 0.1) { // a line with soft ends
        const auto x = middle + t * std::cos(direction);
        const auto y = middle + t * std::sin(direction);
        const auto i = static_cast<int>(std::floor(x));
        const auto j = static_cast<int>(std::floor(y));
        const auto u = static_cast<float>(x - i);
        const auto v = static_cast<float>(y - j);
        kernel.at<float>(j, i) += (1 - u) * (1 - v);
        kernel.at<float>(j, std::min(side - 1, i + 1)) += u * (1 - v);
        kernel.at<float>(std::min(side - 1, j + 1), i) += (1 - u) * v;
        kernel.at<float>(std::min(side - 1, j + 1), std::min(side - 1, i + 1)) += u * v;
    }
    kernel /= cv::sum(kernel)[0];
    cv::filter2D(mat, mat, -1, kernel, {-1, -1}, 0, cv::BORDER_REPLICATE);
}

void sharpen(cv::Mat& mat, double amount) {
    cv::Mat soft;
    cv::GaussianBlur(mat, soft, {}, 1.2);
    cv::addWeighted(mat, 1 + amount, soft, -amount, 0, mat);
}

void set_contrast(cv::Mat& mat, const Sensor& sensor) {
    if (sensor.gamma == 1 && sensor.low == 0 && sensor.high == 255) {
        return;
    }
    cv::Mat table(1, 256, CV_8UC1);
    for (int v = 0; v < 256; ++v) {
        const auto stretched = std::clamp((v - sensor.low) / (sensor.high - sensor.low), 0.0, 1.0);
        table.at<std::uint8_t>(v) = cv::saturate_cast<std::uint8_t>(255 * std::pow(stretched, sensor.gamma));
    }
    cv::LUT(mat, table, mat);
}

// Floyd and Steinberg's error diffusion, as fax machines and copiers do.
void diffuse(GrayImage& image) {
    const auto width = static_cast<std::size_t>(image.width());
    std::vector<int> here(width + 2);
    std::vector<int> next(width + 2);
    for (int y = 0; y < image.height(); ++y) {
        const auto row = image.row(y);
        std::ranges::fill(next, 0);
        for (std::size_t x = 0; x < width; ++x) {
            const auto value = row[x] + here[x + 1] / 16;
            const auto out = value >= 128 ? 255 : 0;
            const auto error = value - out;
            row[x] = static_cast<std::uint8_t>(out);
            here[x + 2] += 7 * error;
            next[x] += 3 * error;
            next[x + 1] += 5 * error;
            next[x + 2] += error;
        }
        std::swap(here, next);
    }
}

void screen(GrayImage& image) { // an ordered raster of 4 x 4 thresholds (Bayer)
    constexpr std::array<int, 16> order = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};
    for (int y = 0; y < image.height(); ++y) {
        const auto row = image.row(y);
        for (std::size_t x = 0; x < row.size(); ++x) {
            const auto threshold = order[static_cast<std::size_t>(y % 4) * 4 + x % 4] * 16 + 8;
            row[x] = row[x] >= threshold ? 255 : 0;
        }
    }
}

void reduce(GrayImage& image, const Sensor& sensor) {
    switch (sensor.depth) {
        case Depth::grey:
            return;
        case Depth::dithered:
            return diffuse(image);
        case Depth::ordered:
            return screen(image);
        case Depth::one_bit: {
            auto mat = mat_of(image);
            cv::threshold(mat, mat, 255 * sensor.threshold, 255, cv::THRESH_BINARY);
        }
    }
}

} // namespace

void add_streaks(GrayImage& image, const std::vector<Streak>& streaks, Rng& rng) {
    for (const auto& streak : streaks) {
        const auto span = streak.across ? image.height() : image.width();
        const auto first = streak.at * span;
        const auto seed = rng.turn();
        for (int y = 0; y < image.height(); ++y) {
            const auto row = image.row(y);
            const auto change = [&](std::size_t x, double cover, double along) {
                const auto uneven = 0.8 + 0.2 * std::sin(along / 90 + seed);
                row[x] = static_cast<std::uint8_t>(std::lerp(row[x], streak.grey, cover * streak.strength * uneven));
            };
            const auto cover_of = [&](double k) {
                return std::clamp(std::min(k + 1 - first, first + streak.width - k), 0.0, 1.0);
            };
            if (streak.across) {
                for (std::size_t x = 0; x < row.size() && cover_of(y) > 0; ++x) {
                    change(x, cover_of(y), static_cast<double>(x));
                }
                continue;
            }
            const auto end = std::min(static_cast<double>(image.width()), first + streak.width + 1);
            for (auto x = std::max(0.0, std::floor(first)); x < end; ++x) {
                change(static_cast<std::size_t>(x), cover_of(x), y);
            }
        }
    }
}

void sense(GrayImage& image, const Sensor& sensor, Rng& rng) {
    auto mat = mat_of(image);
    if (sensor.blur > 0.15) {
        cv::GaussianBlur(mat, mat, {}, sensor.blur);
    }
    if (sensor.motion > 0.5) {
        blur_motion(mat, sensor.motion, sensor.motion_direction);
    }
    if (sensor.noise > 0) {
        add_noise(image, sensor.noise, rng);
    }
    if (sensor.noise_blur > 0) {
        cv::GaussianBlur(mat, mat, {}, sensor.noise_blur);
    }
    if (sensor.sharpen > 0) {
        sharpen(mat, sensor.sharpen);
    }
    set_contrast(mat, sensor);
    reduce(image, sensor);
}

void compress(GrayImage& image, int jpeg_quality) {
    const auto bytes = scan::encode_jpeg(image, jpeg_quality);
    const auto file = scan::ScanFile::open(bytes);
    image = file->page(1)->image;
}

} // namespace formradar::simulator
