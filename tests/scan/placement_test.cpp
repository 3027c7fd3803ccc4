// Pictures on the pages of a PDF: which way they are turned, and which contents are one picture.
#include "scan/placement.hpp"

#include <gtest/gtest.h>

#include "scan/content.hpp"

namespace formradar::scan {
namespace {

TEST(Placement, every_way_to_lie_on_a_page) {
    EXPECT_EQ(placement_of({595, 0, 0, 842, 0, 0}, 0), (Placement{595, 842, 1}));
    EXPECT_EQ(placement_of({-595, 0, 0, 842, 595, 0}, 0), (Placement{595, 842, 2}));
    EXPECT_EQ(placement_of({-595, 0, 0, -842, 595, 842}, 0), (Placement{595, 842, 3}));
    EXPECT_EQ(placement_of({595, 0, 0, -842, 0, 842}, 0), (Placement{595, 842, 4}));
    EXPECT_EQ(placement_of({0, -842, 595, 0, 0, 842}, 0), (Placement{842, 595, 6})); // turned to the right
    EXPECT_EQ(placement_of({0, 842, -595, 0, 595, 0}, 0), (Placement{842, 595, 8}));
}

TEST(Placement, the_turn_of_the_page_is_added) {
    const Matrix upright = {595, 0, 0, 842, 0, 0};
    EXPECT_EQ(placement_of(upright, 90)->orientation, 6);
    EXPECT_EQ(placement_of(upright, 180)->orientation, 3);
    EXPECT_EQ(placement_of(upright, 270)->orientation, 8);
    EXPECT_EQ(placement_of(upright, -90)->orientation, 8);
    EXPECT_EQ(placement_of(upright, 360)->orientation, 1);
    EXPECT_EQ(placement_of({0, -842, 595, 0, 0, 842}, 270)->orientation, 1);
}

TEST(Placement, skewed_or_flat_pictures_have_none) {
    EXPECT_EQ(placement_of({595, 30, -30, 842, 0, 0}, 0), std::nullopt);
    EXPECT_EQ(placement_of({595, 0, 300, 842, 0, 0}, 0), std::nullopt);
    EXPECT_EQ(placement_of({0, 0, 0, 0, 0, 0}, 0), std::nullopt);
}

std::vector<Operand> numbers(std::initializer_list<double> values) {
    std::vector<Operand> operands;
    for (const double value : values) {
        operands.push_back({value, ""});
    }
    return operands;
}

TEST(Content, matrices_are_multiplied_and_restored) {
    OnePictureContent content;
    EXPECT_TRUE(content.apply("q", {}));
    EXPECT_TRUE(content.apply("cm", numbers({7, 0, 0, 7, 0, 0})));
    EXPECT_TRUE(content.apply("Q", {}));
    EXPECT_TRUE(content.apply("cm", numbers({2, 0, 0, 2, 10, 20})));
    EXPECT_TRUE(content.apply("cm", numbers({100, 0, 0, 200, 1, 2})));
    EXPECT_TRUE(content.apply("Do", {{std::nullopt, "/Im1"}}));
    EXPECT_EQ(content.name(), "/Im1");
    EXPECT_EQ(content.matrix(), (Matrix{200, 0, 0, 400, 12, 24}));
    EXPECT_FALSE(content.apply("Do", {{std::nullopt, "/Im2"}}));
}

TEST(Content, what_paints_more_is_not_simple) {
    for (const auto* operation : {"f", "S", "sh", "BI", "Tj", "gs", "unknown", "Q", "Do", "cm"}) {
        EXPECT_FALSE(OnePictureContent().apply(operation, {})) << operation;
    }
    EXPECT_FALSE(OnePictureContent().apply("BDC", {{std::nullopt, "/OC"}, {std::nullopt, "/layer"}}));
}

TEST(Content, hidden_text_is_harmless) {
    OnePictureContent content;
    EXPECT_TRUE(content.apply("BT", {}));
    EXPECT_TRUE(content.apply("Tr", numbers({3})));
    EXPECT_TRUE(content.apply("Tj", {{std::nullopt, ""}}));
    EXPECT_TRUE(content.apply("Tr", numbers({0})));
    EXPECT_FALSE(content.apply("Tj", {{std::nullopt, ""}}));
}

} // namespace
} // namespace formradar::scan
