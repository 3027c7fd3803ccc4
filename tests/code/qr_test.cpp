// Codes made, drawn into pictures, damaged and read back.
#include "formradar/code/qr.hpp"

#include <gtest/gtest.h>

#include <random>

#include "code/cells.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"

namespace formradar::code {
namespace {

std::string random_payload(std::mt19937& random) {
    std::string text(payload_prefix);
    while (text.size() < payload_length) {
        text += base32_alphabet[random() % 32];
    }
    text[11] = base32_alphabet[1 + random() % 31]; // the page is never 0
    return text;
}

struct Look {
    int pixels_per_cell = 8;
    int black = 20;
    int white = 235;
    int noise = 0; // half the range of a uniform noise
};

// A code in the middle of a picture with a margin of ten cells.
GrayImage picture_of(const std::string& payload, const Look& look) {
    std::mt19937 random(7);
    const auto black = make_code(payload);
    const int side = (code_cells + 20) * look.pixels_per_cell;
    GrayImage image(side, side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int column = x / look.pixels_per_cell - 10;
            const int row = y / look.pixels_per_cell - 10;
            const bool inside = column >= 0 && row >= 0 && column < code_cells && row < code_cells;
            const bool ink = inside && black[cell_index(column, row)];
            const int noise =
                look.noise == 0 ? 0 : static_cast<int>(random() % static_cast<unsigned>(2 * look.noise + 1)) - look.noise;
            image.row(y)[static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(std::clamp((ink ? look.black : look.white) + noise, 0, 255));
        }
    }
    return image;
}

std::vector<double> cells_of(const std::string& payload) {
    std::vector<double> cells;
    for (const bool black : make_code(payload)) {
        cells.push_back(black ? 60 : 200);
    }
    return cells;
}

const std::string payload = "F1K7QX2MA7F13TZ9QWX0";

TEST(MakeCode, every_payload_is_version_2_and_decodes_to_itself) {
    std::mt19937 random(1);
    for (int i = 0; i < 200; ++i) {
        const auto text = random_payload(random);
        EXPECT_EQ(make_code(text).size(), 625U);
        EXPECT_EQ(decode_cells(cells_of(text)), text);
    }
}

TEST(MakeCode, refuses_what_is_no_payload) {
    EXPECT_THROW((void)make_code("hello"), Error);
    EXPECT_THROW((void)make_code(""), Error);
}

TEST(Cells, painted_patterns_are_those_of_the_library) {
    std::mt19937 random(2);
    for (int i = 0; i < 30; ++i) {
        const auto code = make_code(random_payload(random));
        auto painted = code;
        paint_patterns(painted);
        EXPECT_EQ(painted, code);
        int matching = 0;
        for (int mask = 0; mask < mask_count; ++mask) {
            paint_format(painted, mask);
            matching += painted == code ? 1 : 0;
        }
        EXPECT_EQ(matching, 1);
    }
}

TEST(FindCodes, a_clear_code_at_the_first_try_with_its_corners) {
    const auto found = find_codes(picture_of(payload, {}), false);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].text, payload);
    EXPECT_LT(distance(found[0].corners[0], {80, 80}), 3);
    EXPECT_LT(distance(found[0].corners[1], {280, 80}), 3);
    EXPECT_LT(distance(found[0].corners[2], {280, 280}), 3);
    EXPECT_LT(distance(found[0].corners[3], {80, 280}), 3);
}

TEST(FindCodes, a_faint_code_only_when_thorough) {
    const auto image = picture_of(payload, {.black = 190, .white = 225});
    EXPECT_TRUE(find_codes(image, false).empty());
    const auto found = find_codes(image, true);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].text, payload);
    EXPECT_LT(distance(found[0].corners[2], {280, 280}), 4);
}

TEST(FindCodes, a_noisy_code_when_thorough) {
    const auto found = find_codes(picture_of(payload, {.black = 90, .white = 170, .noise = 90}), true);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].text, payload);
}

TEST(FindCodes, both_copies_on_one_picture) {
    const auto one = picture_of(payload, {});
    GrayImage two(one.width(), 2 * one.height());
    std::ranges::copy(one.pixels(), two.pixels().begin());
    std::ranges::copy(one.pixels(), two.pixels().begin() + static_cast<std::ptrdiff_t>(one.pixels().size()));
    EXPECT_EQ(find_codes(two, true).size(), 2U);
}

TEST(FindCodes, nothing_on_an_empty_or_plain_picture) {
    EXPECT_TRUE(find_codes(GrayImage(), true).empty());
    EXPECT_TRUE(find_codes(GrayImage(1, 1, 0), true).empty());
    EXPECT_TRUE(find_codes(GrayImage(300, 200, 255), true).empty());
}

TEST(DecodeCells, strokes_over_every_finder_and_timing_pattern_do_no_harm) {
    auto cells = cells_of(payload);
    for (int i = 0; i < code_cells; ++i) {
        for (const int line : {2, 6}) {
            cells[static_cast<std::size_t>(line * code_cells + i)] = 30;
            cells[static_cast<std::size_t>(i * code_cells + line)] = 30;
        }
    }
    EXPECT_EQ(decode_cells(cells), payload);
}

TEST(DecodeCells, a_stroke_over_both_copies_of_the_format_does_no_harm) {
    auto cells = cells_of(payload);
    for (int i = 0; i < code_cells; ++i) {
        cells[static_cast<std::size_t>(8 * code_cells + i)] = 30;
        cells[static_cast<std::size_t>(i * code_cells + 8)] = 30;
    }
    EXPECT_EQ(decode_cells(cells), payload);
}

// Every cell takes a fifth of its colour from each neighbour to the right and below: blur, and a grid that is off by as much.
TEST(DecodeCells, blurred_cells_of_a_grid_that_is_off) {
    const auto sharp = cells_of(payload);
    auto cells = sharp;
    for (int row = 0; row < code_cells; ++row) {
        for (int column = 0; column < code_cells; ++column) {
            double sum = 0.35 * sharp[cell_index(column, row)];
            for (int i = 0; i < 3; ++i) {
                const int x = column + (i == 1 ? 0 : 1);
                const int y = row + (i == 0 ? 0 : 1);
                sum += 0.65 / 3 * (x < code_cells && y < code_cells ? sharp[cell_index(x, y)] : 200);
            }
            cells[cell_index(column, row)] = sum;
        }
    }
    const auto code = make_code(payload);
    const auto wrong = [&](Threshold threshold) {
        const auto black = black_cells(cells, threshold);
        int count = 0;
        for (std::size_t i = 0; i < code.size(); ++i) {
            count += black[i] != code[i] ? 1 : 0;
        }
        return count;
    };
    EXPECT_GT(wrong(Threshold::of_all), 60); // scattered as they are, more than the code itself corrects
    EXPECT_LT(wrong(Threshold::learnt), 10);
    EXPECT_EQ(decode_cells(cells), payload);
}

TEST(DecodeCells, light_that_falls_off_to_one_side) {
    auto cells = cells_of(payload);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        cells[i] *= 1 - 0.8 * static_cast<double>(i % code_cells) / code_cells;
    }
    EXPECT_EQ(decode_cells(cells), payload);
}

TEST(DecodeCells, what_is_no_code_is_nothing) {
    EXPECT_EQ(decode_cells({}), std::nullopt);
    EXPECT_EQ(decode_cells(std::vector<double>(625, 128)), std::nullopt);
    std::mt19937 random(3);
    for (int i = 0; i < 50; ++i) {
        std::vector<double> noise(625);
        std::ranges::generate(noise, [&] { return static_cast<double>(random() % 256); });
        EXPECT_EQ(decode_cells(noise), std::nullopt);
    }
}

} // namespace
} // namespace formradar::code
