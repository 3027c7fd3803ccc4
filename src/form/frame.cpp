// What every page on a paper has alike: its size, its anchors and the places of its codes.
#include "formradar/form/layout.hpp"

namespace formradar::form {
namespace {

constexpr double corner_inset = 13; // mm from the paper's edge to a corner square's centre: its edge is 10 mm in
constexpr double corner_size = 6;
constexpr double edge_inset = 12;
constexpr double edge_size = 4;
constexpr double code_size = 24;    // 25 cells of 0.96 mm
constexpr double code_inset_x = 21; // leaves the 4 quiet cells to the corner square
constexpr double code_inset_y = 12;

// Where the discs stand, as shares of the height or width. No turn or mirror image of a page, nor the other paper scaled to this
// one's size, puts all of them near these places: found by random search over such sets, the nearest disc being 8 mm off.
struct Discs {
    double left_upper, left_lower, right_upper, right_lower, top, bottom;
};

Discs discs_of(Paper paper) {
    return paper == Paper::a4 ? Discs{0.27, 0.57, 0.37, 0.81, 0.34, 0.55} : Discs{0.47, 0.76, 0.30, 0.67, 0.40, 0.72};
}

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

std::vector<Anchor> anchors_of(Paper paper) {
    using enum AnchorShape;
    const auto [width, height] = size_of(paper);
    const auto discs = discs_of(paper);
    return {
        {square, {corner_inset, corner_inset}, corner_size},
        {square, {width - corner_inset, corner_inset}, corner_size},
        {square, {width - corner_inset, height - corner_inset}, corner_size},
        {square, {corner_inset, height - corner_inset}, corner_size},
        {disc, {discs.top * width, edge_inset}, edge_size},
        {disc, {width - edge_inset, discs.right_upper * height}, edge_size},
        {disc, {width - edge_inset, discs.right_lower * height}, edge_size},
        {disc, {discs.bottom * width, height - edge_inset}, edge_size},
        {disc, {edge_inset, discs.left_lower * height}, edge_size},
        {disc, {edge_inset, discs.left_upper * height}, edge_size},
    };
}

std::array<Rect<Mm>, 2> codes_of(Paper paper) {
    const auto [width, height] = size_of(paper);
    return {Rect<Mm>{width - code_inset_x - code_size, code_inset_y, code_size, code_size},
            Rect<Mm>{code_inset_x, height - code_inset_y - code_size, code_size, code_size}};
}

} // namespace formradar::form
