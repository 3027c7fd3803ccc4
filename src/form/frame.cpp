// What every page on a paper has alike: its size, its anchors and the places of its codes.
#include "formradar/form/layout.hpp"

namespace formradar {
namespace {

constexpr double corner_inset = 13; // mm from the paper's edge to a corner square's centre: its edge is 10 mm in
constexpr double corner_size = 6;
constexpr double edge_inset = 12;
constexpr double edge_size = 4;
constexpr double code_size = 24;    // 25 cells of 0.96 mm
constexpr double code_inset_x = 21; // leaves the 4 quiet cells to the corner square
constexpr double code_inset_y = 12;

} // namespace

Size<Mm> size_of(Paper paper) {
    return paper == Paper::a4 ? Size<Mm>{210, 297} : Size<Mm>{215.9, 279.4};
}

std::string_view name_of(Paper paper) {
    return paper == Paper::a4 ? "a4" : "letter";
}

std::optional<Paper> paper_named(std::string_view name) {
    for (const auto paper : {Paper::a4, Paper::letter}) {
        if (name == name_of(paper)) {
            return paper;
        }
    }
    return std::nullopt;
}

// The discs stand so that no turn or mirror image of the page puts one within 15 mm of another's place.
std::vector<Anchor> anchors_of(Paper paper) {
    using enum AnchorShape;
    const auto [width, height] = size_of(paper);
    return {
        {square, {corner_inset, corner_inset}, corner_size},
        {square, {width - corner_inset, corner_inset}, corner_size},
        {square, {width - corner_inset, height - corner_inset}, corner_size},
        {square, {corner_inset, height - corner_inset}, corner_size},
        {disc, {0.34 * width, edge_inset}, edge_size},
        {disc, {width - edge_inset, 0.37 * height}, edge_size},
        {disc, {width - edge_inset, 0.81 * height}, edge_size},
        {disc, {0.55 * width, height - edge_inset}, edge_size},
        {disc, {edge_inset, 0.57 * height}, edge_size},
        {disc, {edge_inset, 0.27 * height}, edge_size},
    };
}

std::array<Rect<Mm>, 2> codes_of(Paper paper) {
    const auto [width, height] = size_of(paper);
    return {Rect<Mm>{width - code_inset_x - code_size, code_inset_y, code_size, code_size},
            Rect<Mm>{code_inset_x, height - code_inset_y - code_size, code_size, code_size}};
}

} // namespace formradar
