// A plain layout and renderer until form and vision bring theirs.
#include "support/interim.hpp"

#include <opencv2/imgproc.hpp>

#include "formradar/draw/text.hpp"
#include "support/mat.hpp"

namespace formradar::simulator {

FormPages interim_pages(const Form& form, Paper paper) {
    FormPages pages;
    pages.layout.paper = paper;
    const auto size = size_of(paper);
    PageLayout page;
    Drawing drawing{.paper = size, .shapes = {}};
    for (const auto& anchor : anchors_of(paper)) {
        const auto h = anchor.size / 2;
        if (anchor.shape == AnchorShape::disc) {
            drawing.shapes.emplace_back(Disc{.centre = anchor.centre, .radius = h, .fill = Colour{}, .stroke = {}});
        } else {
            drawing.shapes.emplace_back(Rectangle{
                .rect = {anchor.centre.x - h, anchor.centre.y - h, anchor.size, anchor.size}, .fill = Colour{}, .stroke = {}});
        }
    }
    const auto add_box = [&](Box box, const std::string& label) {
        drawing.shapes.emplace_back(Rectangle{.rect = box.rect, .fill = {}, .stroke = Stroke{.width = box_line}});
        drawing.shapes.emplace_back(Text{.baseline = {box.label.x, box.label.bottom()}, .text = label, .style = {.size = 3}});
        return box;
    };
    drawing.shapes.emplace_back(Text{.baseline = {22, 45}, .text = form.title, .style = {.font = Font::bold, .size = 6}});
    for (std::size_t i = 0; i < form.groups.size(); ++i) {
        const auto x = 22 + 28.0 * static_cast<double>(i);
        page.groups.push_back(
            add_box({.rect = {x, 55, 7, 7}, .value = static_cast<int>(i) + 1, .label = {x + 8, 57, 18, 4}}, form.groups[i]));
    }
    for (std::size_t i = 0; i < form.statements.size() && i < 14; ++i) {
        const auto y = 75 + 14.0 * static_cast<double>(i);
        Row row{.statement = static_cast<int>(i) + 1, .boxes = {}};
        const auto lines = wrap(form.statements[i].text, Font::regular, 3.6, 105);
        for (std::size_t k = 0; k < lines.size(); ++k) {
            drawing.shapes.emplace_back(
                Text{.baseline = {22, y + 4.5 * static_cast<double>(k) + 1}, .text = lines[k], .style = {.size = 3.6}});
        }
        for (int v = 1; v <= 5; ++v) {
            const auto x = 131 + 12.5 * (v - 1);
            row.boxes[static_cast<std::size_t>(v - 1)] =
                add_box({.rect = {x, y, 7, 7}, .value = v, .label = {x + 2.5, y - 4, 2, 3}}, std::to_string(v));
        }
        page.rows.push_back(row);
    }
    for (int i = 0; i < 3; ++i) {
        const auto y = 190.0 + 22 * i;
        page.answers.push_back({.question = i + 1, .rect = {22, y, 166, 18}});
        for (int k = 1; k <= 2; ++k) {
            drawing.shapes.emplace_back(Line{.points = {{22, y + 9.0 * k}, {188, y + 9.0 * k}}, .stroke = {.width = 0.2}});
        }
    }
    pages.layout.pages = {page};
    pages.backgrounds = {drawing};
    return pages;
}

GrayImage interim_render(const Drawing& drawing, double s) {
    GrayImage image(static_cast<int>(drawing.paper.width * s), static_cast<int>(drawing.paper.height * s), 255);
    auto mat = mat_of(image);
    const auto fixed = [&](Point<Mm> p) {
        return cv::Point(static_cast<int>(std::lround((p.x * s - 0.5) * 16)),
                         static_cast<int>(std::lround((p.y * s - 0.5) * 16)));
    };
    for (const auto& shape : drawing.shapes) {
        if (const auto* disc = std::get_if<Disc>(&shape)) {
            cv::circle(mat, fixed(disc->centre), static_cast<int>(disc->radius * s * 16), cv::Scalar(0), -1, cv::LINE_AA, 4);
        } else if (const auto* box = std::get_if<Rectangle>(&shape)) {
            const auto draw = [&](double grow, int grey) {
                const auto r = box->rect.grown(grow);
                std::vector<cv::Point> p{fixed({r.x, r.y}), fixed({r.right(), r.y}), fixed({r.right(), r.bottom()}),
                                         fixed({r.x, r.bottom()})};
                cv::fillPoly(mat, p, cv::Scalar(grey), cv::LINE_AA, 4);
            };
            draw(box->stroke ? box->stroke->width / 2 : 0, 0);
            if (box->stroke) {
                draw(-box->stroke->width / 2, 255);
            }
        } else if (const auto* text = std::get_if<Text>(&shape)) {
            std::vector<std::vector<cv::Point>> rings;
            for (const auto& ring : outlines(*text)) {
                auto& points = rings.emplace_back();
                for (const auto& p : ring) {
                    points.push_back(fixed(p));
                }
            }
            if (!rings.empty()) {
                cv::fillPoly(mat, rings, cv::Scalar(0), cv::LINE_AA, 4);
            }
        } else if (const auto* line = std::get_if<Line>(&shape)) {
            cv::line(mat, fixed(line->points[0]), fixed(line->points[1]), cv::Scalar(0),
                     std::max(1, static_cast<int>(line->stroke.width * s)), cv::LINE_AA, 4);
        }
    }
    return image;
}

} // namespace formradar::simulator
