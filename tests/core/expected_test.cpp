#include "formradar/core/expected.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace formradar {
namespace {

Expected<int, std::string> halved(int number) {
    if (number % 2 != 0) {
        return Unexpected{std::string("odd")};
    }
    return number / 2;
}

TEST(Expected, holds_the_value_or_the_reason) {
    ASSERT_TRUE(halved(8));
    EXPECT_EQ(*halved(8), 4);
    ASSERT_FALSE(halved(7));
    EXPECT_EQ(halved(7).error(), "odd");
}

TEST(Expected, tells_value_and_reason_of_one_type_apart) {
    const Expected<std::string, std::string> value = std::string("a");
    const Expected<std::string, std::string> reason = Unexpected{std::string("a")};
    EXPECT_TRUE(value.has_value());
    EXPECT_FALSE(reason.has_value());
    EXPECT_EQ(value->size(), 1U);
}

TEST(Expected, carries_what_cannot_be_copied) {
    Expected<std::unique_ptr<int>, int> holder = std::make_unique<int>(5);
    const std::unique_ptr<int> taken = std::move(*holder);
    EXPECT_EQ(*taken, 5);
}

} // namespace
} // namespace formradar
