// The paper's level is taken from beyond what a highlighter covers, and its grain from what most of the paper has.
#include "formradar/vision/evidence/words.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "formradar/core/quantile.hpp"
#include "formradar/vision/page/straighten.hpp"
#include "vision/page/mat.hpp"

namespace formradar::vision {
namespace {

constexpr double word_resolution = 4; // px/mm
constexpr double paper_about = 4;     // mm of paper round a word
constexpr double broadest = 9;        // mm: a highlighter's line is narrower
constexpr double soft = 0.4;          // mm: the paper's grain is not its level

// By how much each pixel is darker than the paper.
cv::Mat darkness_over_paper(const cv::Mat& grey) {
    const auto side = static_cast<int>(std::lround(broadest * word_resolution));
    cv::Mat paper, darkness;
    cv::GaussianBlur(grey, paper, {}, soft * word_resolution);
    cv::morphologyEx(paper, paper, cv::MORPH_CLOSE, cv::Mat::ones(side, side, CV_8U));
    cv::subtract(paper, grey, darkness, {}, CV_32F);
    cv::divide(darkness, cv::max(paper, 1), darkness, 1, CV_32F);
    return darkness;
}

double usual(const cv::Mat& darkness) {
    std::vector<float> values;
    for (int y = 0; y < darkness.rows; ++y) {
        values.insert(values.end(), darkness.ptr<float>(y), darkness.ptr<float>(y) + darkness.cols);
    }
    return median(std::move(values));
}

double ink_on_word(const GrayImage& picture, const PageMap& map, const Rect<Mm>& word) {
    const auto room = word.grown(paper_about);
    const auto flat = straighten(picture, map, room, word_resolution);
    const cv::Mat darkness = darkness_over_paper(view(flat));
    const auto counted = word.grown(round_words);
    const auto px = [](double mm) { return static_cast<int>(std::lround(mm * word_resolution)); };
    const cv::Rect at(cv::Point(px(counted.x - room.x), px(counted.y - room.y)),
                      cv::Point(px(counted.right() - room.x), px(counted.bottom() - room.y)));
    const cv::Mat part = darkness(at & cv::Rect({}, darkness.size()));
    return (cv::sum(part)[0] - usual(darkness) * static_cast<double>(part.total())) / (word_resolution * word_resolution);
}

} // namespace

std::vector<double> ink_on_words(const GrayImage& picture, const PageMap& map, std::span<const Rect<Mm>> words) {
    std::vector<double> inks;
    std::ranges::transform(words, std::back_inserter(inks),
                           [&](const Rect<Mm>& word) { return ink_on_word(picture, map, word); });
    return inks;
}

} // namespace formradar::vision
