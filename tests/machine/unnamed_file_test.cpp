// Bytes without a name.
#include "formradar/machine/unnamed_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "formradar/core/failure.hpp"

namespace formradar::machine {
namespace {

TEST(UnnamedFile, its_bytes_are_looked_at_as_often_as_one_likes) {
    const UnnamedFile file("een scan");
    EXPECT_EQ(MappedFile(file.descriptor()).bytes(), "een scan");
    EXPECT_EQ(MappedFile(file.descriptor()).bytes(), "een scan");
}

TEST(UnnamedFile, it_may_be_empty) {
    EXPECT_EQ(MappedFile(UnnamedFile("").descriptor()).bytes(), "");
}

TEST(UnnamedFile, nobody_who_has_it_can_change_it) {
    const UnnamedFile file("een scan");
    EXPECT_LT(::write(file.descriptor(), "x", 1), 0);
    EXPECT_NE(::ftruncate(file.descriptor(), 0), 0);
    EXPECT_EQ(MappedFile(file.descriptor()).bytes(), "een scan");
}

TEST(UnnamedFile, what_is_no_file_is_not_mapped) {
    EXPECT_THROW(MappedFile(-1), Error);
}

} // namespace
} // namespace formradar::machine
