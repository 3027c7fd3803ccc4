#include "formradar/form/logo.hpp"

#include <gmock/gmock.h>

#include <array>

#include "formradar/core/wording.hpp"
#include "formradar/form/form.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/form/printed.hpp"

namespace formradar::form {
namespace {

using testing::HasSubstr;

// A dark frame with a grey heart, white all round.
GrayImage picture(int width, int height, int margin) {
    GrayImage image(width, height, 255);
    for (int y = margin; y < height - margin; ++y) {
        for (int x = margin; x < width - margin; ++x) {
            const bool heart = x > width / 3 && x < width * 2 / 3 && y > height / 3 && y < height * 2 / 3;
            image.row(y)[static_cast<std::size_t>(x)] = heart ? 120 : 10;
        }
    }
    return image;
}

TEST(Logo, loses_its_white_margins_and_keeps_its_shape) {
    const auto logo = logo_from(picture(260, 140, 20));
    EXPECT_EQ(logo.width(), 220);
    EXPECT_EQ(logo.height(), 100);
    EXPECT_LT(logo.row(0)[0], 30);
}

TEST(Logo, is_no_larger_than_paper_shows) {
    for (const auto& [width, height] : {std::pair{3000, 600}, std::pair{600, 3000}, std::pair{481, 169}, std::pair{4000, 3}}) {
        const auto logo = logo_from(picture(width, height, 0));
        EXPECT_LE(logo.width(), widest_logo);
        EXPECT_LE(logo.height(), highest_logo);
        EXPECT_NEAR(static_cast<double>(logo.width()) * height, static_cast<double>(logo.height()) * width, 4000.0 + 3000.0 * 2);
        const auto size = logo_size(logo);
        EXPECT_LE(size.width, 40.001);
        EXPECT_LE(size.height, 14.001);
    }
    const auto icon = logo_size(logo_from(picture(32, 32, 0)));
    EXPECT_DOUBLE_EQ(icon.width, 8) << "pixels of a small one are not blown up";
}

TEST(Logo, of_which_nothing_would_be_seen_is_none) {
    EXPECT_TRUE(logo_from(GrayImage(100, 100, 255)).empty());
    EXPECT_TRUE(logo_from(GrayImage(100, 100, 230)).empty()) << "pale: a copier leaves it out";
    EXPECT_TRUE(logo_from(GrayImage()).empty());
}

TEST(Logo, written_as_rows_is_the_same_again) {
    const auto logo = logo_from(picture(300, 90, 4));
    const auto rows = logo_rows(logo);
    EXPECT_EQ(rows.size(), static_cast<std::size_t>(logo.height()));
    EXPECT_EQ(rows[1], "") << "as the one above";
    EXPECT_EQ(logo_of_rows(rows), logo);
}

TEST(Logo, of_rows_that_no_form_has_is_none) {
    using Rows = std::vector<std::string>;
    for (const auto& rows :
         {Rows{}, Rows{""}, Rows{"a3", "a4"}, Rows{"q"}, Rows{"a0"}, Rows{"a481"}, Rows{"a480", "a480p"}, Rows{"3a"},
          Rows{"a99999999999"}, Rows{"a-3"}, Rows{"A3"}, Rows(highest_logo + 1, "a3"), Rows{"a3", "?"}}) {
        EXPECT_EQ(logo_of_rows(rows), std::nullopt) << (rows.empty() ? "" : rows.front());
    }
    EXPECT_TRUE(logo_of_rows(Rows{"a480"}));
}

constexpr std::string_view text = R"(id = "mine"
language = "nl"
title = "Wat vinden we ervan, nu en over een jaar of wat?"
logo = "logo.png"
question = "Eens?"
[scale]
low = "nee"
high = "ja"
[[statement]]
label = "a"
text = "Eerste."
[[statement]]
label = "b"
text = "Tweede."
[[statement]]
label = "c"
text = "Derde."
)";

Form with_logo() {
    constexpr std::array papers = {Paper::a4, Paper::letter};
    return parse_printable(text, "mine.toml", papers, [](const std::string& name) -> Expected<GrayImage, NoLogo> {
        EXPECT_EQ(name, "logo.png");
        return logo_from(picture(900, 300, 10));
    });
}

TEST(Logo, goes_with_the_form_into_its_session) {
    const auto form = with_logo();
    EXPECT_FALSE(form.logo.empty());
    EXPECT_EQ(parse_form(to_toml(form), "session.toml"), form);
}

TEST(Logo, stands_beside_the_title_and_over_nothing_else) {
    const auto form = with_logo();
    for (const auto print : {Print::usual, Print::large}) {
        const auto pages = lay_out(form, Paper::a4, print);
        const auto& shapes = pages.backgrounds.at(0).shapes;
        const auto is_logo = [](const auto& shape) { return std::holds_alternative<draw::Picture>(shape); };
        ASSERT_EQ(std::ranges::count_if(shapes, is_logo), 1);
        const auto place = std::get<draw::Picture>(*std::ranges::find_if(shapes, is_logo)).rect;
        EXPECT_LT(place.right(), codes_of(Paper::a4)[0].x - 3.8) << "the code's quiet zone";
        const auto places = printed_places(form, pages.layout, 0);
        ASSERT_TRUE(places);
        for (const auto& line : places->lines) {
            const bool beside = line.rect.right() <= place.x || line.rect.x >= place.right() || line.rect.bottom() <= place.y ||
                                line.rect.y >= place.bottom();
            EXPECT_TRUE(beside);
        }
        const auto covers = [&](const Rect<Mm>& other) {
            return other.x <= place.x && other.right() >= place.right() && other.y <= place.y;
        };
        EXPECT_TRUE(std::ranges::any_of(places->others, covers)) << "known as print, and so nobody's writing";
    }
}

std::string complaint_about(NoLogo why) {
    try {
        static_cast<void>(parse_printable(text, "mine.toml", {}, [why](const std::string&) { return Unexpected{why}; }));
    } catch (const WordedError& error) {
        return error.what();
    }
    return "none";
}

TEST(Logo, that_cannot_be_had_is_said_with_its_line) {
    EXPECT_THAT(complaint_about(NoLogo::not_there), HasSubstr("mine.toml:4:8: `logo` names logo.png, which is not there"));
    EXPECT_THAT(complaint_about(NoLogo::no_png), HasSubstr("no PNG picture"));
    EXPECT_THAT(complaint_about(NoLogo::too_large), HasSubstr("4000 pixels"));
    EXPECT_THAT(complaint_about(NoLogo::nothing_seen), HasSubstr("nothing on white paper"));
    EXPECT_THROW(static_cast<void>(parse_form("logo = [\"x9\"]\n", "session.toml")), WordedError);
}

} // namespace
} // namespace formradar::form
