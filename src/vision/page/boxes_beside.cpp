// In a picture of a few pixels a millimetre, what is darker than the paper about it is followed along its outer edge: a box is
// what has four corners, the right size, and more paper in it than ink.
#include "formradar/vision/page/boxes_beside.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "vision/page/mat.hpp"

namespace formradar::vision {
namespace {

// Tried by sheets_in_picture_test: of_which_only_rows_are_in_sight_is_named, is_no_text_and_no_drawing_on_a_desk.
constexpr double side_in_small = 21; // px, of a box in the picture that is looked at

// Halved as often as can be, for which OpenCV has vector instructions: means over parts of pixels took a quarter of all the time
// that a photo needs. What is left is less than a halving, so that bilinear samples still see every pixel.
cv::Mat small_picture(const GrayImage& picture, double side, double& scale) {
    scale = std::min(1.0, side_in_small / side);
    cv::Mat small = view(picture);
    double left = scale;
    for (; left <= 0.5 && std::min(small.cols, small.rows) > 1; left *= 2) {
        cv::Mat half;
        const cv::Rect even(0, 0, small.cols / 2 * 2, small.rows / 2 * 2);
        cv::resize(small(even), half, even.size() / 2, 0, 0, cv::INTER_AREA);
        small = half;
    }
    cv::Mat result;
    cv::resize(small, result, {}, left, left, cv::INTER_LINEAR);
    return result;
}

cv::Mat dark_on_paper(const cv::Mat& small, cv::Mat& level) {
    // Shown by sheets_in_picture_test: of_which_only_rows_are_in_sight_is_named.
    // Tried by sheets_in_picture_test: is_no_text_and_no_drawing_on_a_desk.
    constexpr int reach = 9;       // px: more than lines are wide, less than a box
    constexpr double light = 0.82; // of the paper's level: a thin line, blurred
    cv::morphologyEx(small, level, cv::MORPH_CLOSE, cv::Mat::ones(reach, reach, CV_8U));
    cv::Mat limit;
    level.convertTo(limit, CV_8U, light);
    return small < limit;
}

bool is_box(const std::vector<cv::Point>& edge, const cv::Mat& dark, double side) {
    // Shown by sheets_in_picture_test: of_which_only_rows_are_in_sight_is_named.
    // Tried by sheets_in_picture_test: is_no_text_and_no_drawing_on_a_desk.
    constexpr double smallest = 0.6, largest = 1.7; // of the area: nearer or farther than the sheet that was found
    constexpr double most_ink = 0.65, rough = 0.07, least_square = 0.72;
    const double area = cv::contourArea(edge);
    if (area < smallest * side * side || area > largest * side * side) {
        return false;
    }
    std::vector<cv::Point> corners;
    cv::approxPolyDP(edge, corners, rough * cv::arcLength(edge, true), true);
    const auto fit = cv::minAreaRect(edge).size;
    const bool square = std::min(fit.width, fit.height) > least_square * std::max(fit.width, fit.height);
    if (corners.size() != 4 || !cv::isContourConvex(corners) || !square) {
        return false;
    }
    const auto bounds = cv::boundingRect(edge);
    cv::Mat inside = cv::Mat::zeros(bounds.size(), CV_8U);
    cv::fillPoly(inside, std::vector{edge}, 255, cv::LINE_8, 0, -bounds.tl());
    return cv::countNonZero(inside & dark(bounds)) < most_ink * cv::countNonZero(inside);
}

} // namespace

int boxes_beside(const GrayImage& picture, std::span<const Outline> outlines, double side, double paper) {
    // Shown by sheets_in_picture_test: of_which_only_rows_are_in_sight_is_named.
    constexpr double darkest = 0.6; // of the paper's level
    constexpr double closest = 1.3; // sides: cells of a calendar or a table lie closer, boxes of a form are apart
    double scale = 1;
    const cv::Mat small = small_picture(picture, side, scale);
    cv::Mat level;
    const cv::Mat dark = dark_on_paper(small, level);
    std::vector<std::vector<cv::Point>> edges;
    cv::findContours(dark.clone(), edges, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    std::vector<Point<Px>> boxes;
    for (const auto& edge : edges) {
        const auto bounds = cv::boundingRect(edge);
        const cv::Point middle = (bounds.tl() + bounds.br()) / 2;
        const Point<Px> at{middle.x / scale, middle.y / scale};
        if (level.at<std::uint8_t>(middle) > darkest * paper &&
            std::ranges::none_of(outlines, [&](const Outline& outline) { return contains(outline, at, side); }) &&
            is_box(edge, dark, side * scale)) {
            boxes.push_back(at);
        }
    }
    return static_cast<int>(std::ranges::count_if(boxes, [&](Point<Px> at) { // more than half a box apart from each other
        return std::ranges::none_of(boxes, [&](Point<Px> other) {
            const double away = std::hypot(at.x - other.x, at.y - other.y);
            return away > 0 && away < closest * side;
        });
    }));
}

} // namespace formradar::vision
