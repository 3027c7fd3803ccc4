// Messages between processes.
#include "formradar/machine/channel.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <cstdint>
#include <string>
#include <thread>

#include "formradar/machine/unnamed_file.hpp"

namespace formradar::machine {
namespace {

TEST(Channel, messages_come_whole_and_in_order) {
    const auto ends = make_channel();
    const std::string large(5'000'000, 'x');
    std::thread sender([&] {
        EXPECT_TRUE(ends.first.send(""));
        EXPECT_TRUE(ends.first.send(large));
    });
    EXPECT_EQ(ends.second.receive({})->message, "");
    EXPECT_EQ(ends.second.receive({})->message, large);
    sender.join();
}

// The other end may be a stranger.
TEST(Channel, whoever_does_not_listen_is_waited_for_no_longer_than_is_said) {
    const auto ends = make_channel();
    EXPECT_FALSE(ends.first.send(std::string(5'000'000, 'x'), -1, 0.2));
    const auto others = make_channel();
    std::string heard;
    std::thread listener([&] { heard = others.second.receive({})->message; });
    const std::string large(5'000'000, 'y');
    EXPECT_TRUE(others.first.send(large, -1, 30));
    listener.join();
    EXPECT_EQ(heard, large);
}

TEST(Channel, an_open_file_comes_along_only_where_one_is_wanted) {
    const auto ends = make_channel();
    const UnnamedFile file("een scan");
    ASSERT_TRUE(ends.first.send("this", file.descriptor()));
    ASSERT_TRUE(ends.first.send("that", file.descriptor()));
    const auto first = ends.second.receive({.take_file = true});
    ASSERT_TRUE(first && first->file.is_open());
    EXPECT_EQ(MappedFile(first->file.number()).bytes(), "een scan");
    const auto second = ends.second.receive({});
    EXPECT_TRUE(second && !second->file.is_open());
}

TEST(Channel, the_end_and_what_is_late_or_too_long_are_told_apart) {
    auto ends = make_channel();
    EXPECT_EQ(ends.first.receive({.seconds = 0.01}).error(), NoMessage::late);
    ASSERT_TRUE(ends.second.send("in time"));
    EXPECT_EQ(ends.first.receive({.seconds = 1e-9})->message, "in time") << "whoever looks too late finds what came";
    ASSERT_TRUE(ends.second.send("longer than this"));
    EXPECT_EQ(ends.first.receive({.seconds = 1, .longest = 5}).error(), NoMessage::too_long);
    { const auto gone = std::move(ends.second); }
    const auto others = make_channel();
    ASSERT_TRUE(::shutdown(others.second.number(), SHUT_RDWR) == 0);
    EXPECT_EQ(others.first.receive({}).error(), NoMessage::end);
    EXPECT_FALSE(others.first.send("anybody?"));
}

// A length that nobody has memory for is refused before memory is taken; one that is cut off is the end.
TEST(Channel, lengths_are_not_believed) {
    const auto ends = make_channel();
    const std::uint64_t endless = ~std::uint64_t{0};
    ASSERT_EQ(::send(ends.second.number(), &endless, sizeof endless, 0), static_cast<ssize_t>(sizeof endless));
    EXPECT_EQ(ends.first.receive({}).error(), NoMessage::too_long);
    const auto others = make_channel();
    const std::uint64_t large = 60 << 20;
    ASSERT_EQ(::send(others.second.number(), &large, sizeof large, 0), static_cast<ssize_t>(sizeof large));
    ASSERT_TRUE(::shutdown(others.second.number(), SHUT_RDWR) == 0);
    EXPECT_EQ(others.first.receive({}).error(), NoMessage::end);
}

} // namespace
} // namespace formradar::machine
