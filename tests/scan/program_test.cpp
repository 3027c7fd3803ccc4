// Other programs run with limits, and the pictures that come from one.
#include "scan/program.hpp"

#include <gtest/gtest.h>

#include "scan/pdf_render.hpp"

namespace formradar {
namespace {

TEST(Program, its_output_comes_back) {
    const auto output = output_of({.arguments = {"echo", "een twee", "$HOME"}});
    ASSERT_TRUE(output);
    EXPECT_EQ(*output, "een twee $HOME\n");
}

TEST(Program, it_reads_a_file_without_a_name) {
    const UnnamedFile file("inhoud");
    const auto output = output_of({.arguments = {"cat", "/dev/fd/0"}, .input = file.descriptor()});
    ASSERT_TRUE(output);
    EXPECT_EQ(*output, "inhoud");
}

TEST(Program, each_way_to_fail_is_told) {
    EXPECT_EQ(output_of({.arguments = {"no-such-program-anywhere"}}).error(), ProgramFailure::not_found);
    EXPECT_EQ(output_of({.arguments = {"false"}}).error(), ProgramFailure::failed);
    EXPECT_EQ(output_of({.arguments = {"sleep", "60"}, .seconds = 0.02}).error(), ProgramFailure::too_slow);
    EXPECT_EQ(output_of({.arguments = {"yes"}, .most_output = 1000}).error(), ProgramFailure::too_much_output);
    EXPECT_EQ(output_of({.arguments = {"sh", "-c", "exec >&-; sleep 60"}, .seconds = 0.02}).error(), ProgramFailure::failed);
}

TEST(Pgm, pictures_and_what_is_none) {
    const auto image = parse_pgm("P5\n2 1\n255\nAB");
    ASSERT_TRUE(image);
    EXPECT_EQ(image->width(), 2);
    EXPECT_EQ(image->row(0)[1], 'B');
    for (const auto* text :
         {"", "P5", "P5\n2 1\n255\nA", "P5\n0 1\n255\n", "P5\n2 1\n65535\nABCD", "P6\n2 1\n255\nAB", "P5 99999999999 1 255\n"}) {
        EXPECT_FALSE(parse_pgm(text)) << text;
    }
}

} // namespace
} // namespace formradar
