// Shapes to SVG elements.
#include "formradar/draw/svg.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <variant>

#include "formradar/core/text.hpp"
#include "formradar/draw/path.hpp"

namespace formradar::draw {
namespace {

// A thousandth of a millimetre is enough, and zeros at the end say nothing.
std::string number(double value) {
    std::string text = fixed(value, 3);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text;
}

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + std::string(value) + "\"";
}

// XML knows no other control characters than these white spaces, escaped or not.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char letter : is_utf8(text) ? std::string(text) : to_utf8(code_points(text))) {
        switch (letter) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            default:
                if (static_cast<unsigned char>(letter) >= 0x20 || letter == '\t' || letter == '\n') {
                    result += letter;
                }
        }
    }
    return result;
}

std::string paint(std::string_view what, const Colour& colour) {
    std::string hex = "#";
    for (const unsigned part : {colour.red, colour.green, colour.blue}) {
        constexpr std::string_view digits = "0123456789abcdef";
        hex += digits[part / 16];
        hex += digits[part % 16];
    }
    const std::string opacity = colour.alpha < 1 ? attribute(std::string(what) + "-opacity", number(colour.alpha)) : "";
    return attribute(what, hex) + opacity;
}

std::string stroke_of(const Stroke& stroke, bool sharp) {
    std::string text = paint("stroke", stroke.colour) + attribute("stroke-width", number(stroke.width));
    if (stroke.dash > 0) {
        text += attribute("stroke-dasharray", number(stroke.dash));
    }
    text += attribute("stroke-linecap", stroke.dash > 0 ? "butt" : "round");
    return text + attribute("stroke-linejoin", sharp ? "miter" : "round");
}

std::string data_of(const Path& path) {
    std::string data;
    auto point = path.points.begin();
    const auto add = [&](char letter, int count) {
        data += letter;
        for (int i = 0; i < count; ++i, ++point) {
            data += (i == 0 ? "" : " ") + number(point->x) + " " + number(point->y);
        }
    };
    using enum Path::Step;
    for (const Path::Step step : path.steps) {
        switch (step) {
            case move:
                add('M', 1);
                break;
            case line:
                add('L', 1);
                break;
            case curve:
                add('C', 3);
                break;
            case close:
                data += 'Z';
                break;
        }
    }
    return data;
}

struct Look {
    std::optional<Colour> fill;
    std::optional<Stroke> stroke;
    bool sharp = false; // corners of the stroke
};

std::string element(const Path& path, const Look& look) {
    if (path.steps.empty() || (!look.fill && !look.stroke)) {
        return "";
    }
    const std::string fill =
        look.fill ? paint("fill", *look.fill) + attribute("fill-rule", "evenodd") : attribute("fill", "none");
    const std::string stroke = look.stroke ? stroke_of(*look.stroke, look.sharp) : "";
    return "<path" + attribute("d", data_of(path)) + fill + stroke + "/>\n";
}

std::string element(const Text& text) {
    constexpr std::array anchors = {"start", "middle", "end"};
    const std::string x = number(text.baseline.x);
    const std::string y = number(text.baseline.y);
    std::string result = "<text" + attribute("x", x) + attribute("y", y) + attribute("font-size", number(text.style.size));
    result += text.style.font == Font::bold ? attribute("font-weight", "bold") : "";
    result += text.style.font == Font::italic ? attribute("font-style", "italic") : "";
    if (text.align != Align::left) {
        result += attribute("text-anchor", anchors.at(static_cast<std::size_t>(text.align)));
    }
    if (text.turn != 0) {
        result += attribute("transform", "rotate(" + number(text.turn) + " " + x + " " + y + ")");
    }
    return result + paint("fill", text.style.colour) + ">" + escaped(text.text) + "</text>\n";
}

std::string element(const Line& line) {
    return element(path_of(line), {.fill = {}, .stroke = line.stroke});
}
std::string element(const Polygon& p) {
    return element(path_of(p), {.fill = p.fill, .stroke = p.stroke});
}
std::string element(const Rectangle& r) {
    return element(path_of(r), {.fill = r.fill, .stroke = r.stroke, .sharp = r.corner <= 0});
}
std::string element(const Disc& d) {
    return element(path_of(d), {.fill = d.fill, .stroke = d.stroke});
}
std::string element(const Cells& cells) {
    return element(path_of(cells), {.fill = Colour{}, .stroke = {}});
}
std::string element(const Picture&) {
    return "";
}

std::string role_of(const SvgNames& names) {
    if (names.title.empty()) {
        return "";
    }
    return attribute("role", "img") + attribute("aria-labelledby", escaped(names.id) + "-title " + escaped(names.id) + "-desc");
}

std::string words_of(const SvgNames& names) {
    if (names.title.empty()) {
        return "";
    }
    return "<title" + attribute("id", escaped(names.id) + "-title") + ">" + escaped(names.title) + "</title>\n<desc" +
           attribute("id", escaped(names.id) + "-desc") + ">" + escaped(names.description) + "</desc>\n";
}

} // namespace

std::string render_svg(const Drawing& drawing, const SvgNames& names) {
    const std::string width = number(drawing.paper.width);
    const std::string height = number(drawing.paper.height);
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", width + "mm") +
                      attribute("height", height + "mm") + attribute("viewBox", "0 0 " + width + " " + height) +
                      " font-family=\"'Noto Sans', 'Open Sans', sans-serif\" xml:space=\"preserve\"" + role_of(names) + ">\n" +
                      words_of(names);
    for (const Shape& shape : drawing.shapes) {
        svg += std::visit([](const auto& one) { return element(one); }, shape);
    }
    return svg + "</svg>\n";
}

} // namespace formradar::draw
