// When a file that could not be read is read again.
#include "app/retries.hpp"

#include <gtest/gtest.h>

namespace formradar::app {
namespace {

using std::chrono::seconds;

constexpr Retries::Time start{};

TEST(Retries, what_could_not_be_read_is_tried_again_less_and_less_often_and_not_for_ever) {
    Retries retries;
    auto now = start;
    for (const int pause : {5, 20, 80, 320}) {
        retries.note("a.jpg", true, now);
        EXPECT_FALSE(retries.take("a.jpg", now + seconds(pause - 1))) << pause;
        now += seconds(pause);
        EXPECT_TRUE(retries.take("a.jpg", now)) << pause;
        EXPECT_FALSE(retries.take("a.jpg", now + seconds(300))) << "it is being read";
    }
    retries.note("a.jpg", true, now);
    EXPECT_FALSE(retries.take("a.jpg", now + seconds(10000)));
}

TEST(Retries, what_was_read_or_is_gone_is_not_tried_again) {
    Retries retries;
    retries.note("read.jpg", true, start);
    retries.note("read.jpg", false, start);
    retries.note("gone.jpg", true, start);
    retries.forget("gone.jpg");
    EXPECT_FALSE(retries.take("read.jpg", start + seconds(10000)));
    EXPECT_FALSE(retries.take("gone.jpg", start + seconds(10000)));
}

TEST(NextTry, comes_later_and_later_until_something_is_new) {
    NextTry next;
    EXPECT_LE(next.due(), start);
    auto now = start;
    for (const int pause : {2, 4, 8, 16, 32, 60, 60}) {
        next.failed(now);
        EXPECT_EQ(next.due(), now + seconds(pause));
        now = next.due();
    }
    next.begin_anew();
    EXPECT_LE(next.due(), start);
    next.failed(now);
    EXPECT_EQ(next.due(), now + seconds(2));
}

} // namespace
} // namespace formradar::app
